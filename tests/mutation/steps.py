"""One unit more and one unit less than a constant, in the unit it is written in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from hetong.contract.kinds import Kind
from hetong.notation.money import parse_money
from hetong.notation.rate import parse_rate

STEPPED = {Kind.MONEY, Kind.RATE, Kind.NUMBER, Kind.DATE, Kind.DURATION, Kind.MONTH_DAY}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HUNDREDTH = Decimal("0.0001")  # one hundredth of a percentage point


def stepped(kind: Kind, text: str) -> list[str]:
    """Return a constant one step up and one step down; nothing for kinds without order.

    A step is the smallest a lawyer would write: a day; a yuan; one of the unit a period is
    written in (3个月: a month); the last place a rate or a number is written to (6%: a percentage
    point, 99.9%: a tenth); a rate in Chinese numerals moves by 万分之一.
    """
    if kind not in STEPPED or text == "last":
        return []
    return [moved for up in (1, -1) if (moved := _moved(kind, text, up)) is not None]


def _moved(kind: Kind, text: str, up: int) -> str | None:
    if kind is Kind.DATE:
        return (date.fromisoformat(text) + timedelta(days=up)).isoformat()
    if kind is Kind.MONEY:
        return f"{parse_money(text).yuan + up}元"
    found = list(_NUMBER.finditer(text))
    if not found:
        return str(parse_rate(text) + up * _HUNDREDTH) if kind is Kind.RATE else None
    last = found[-1]
    places = len(last.group().partition(".")[2])
    value = Decimal(last.group()) + up * Decimal(1).scaleb(-places)
    return f"{text[: last.start()]}{value}{text[last.end() :]}"
