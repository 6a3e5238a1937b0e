"""Amounts of money become exact decimals with their currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.capitals import capital_amount
from hetong.notation.forms import malformed, prepare, shown
from hetong.notation.numerals import check_size, plain_number

Currency = Literal["CNY", "USD", "EUR", "HKD", "JPY", "GBP", "MOP", "TWD"]
"""ISO 4217 codes of the currencies that are told apart."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of its currency; for CNY, and by habit of the name, yuan."""

    yuan: Decimal
    currency: Currency = "CNY"


_CODES: tuple[Currency, ...] = get_args(Currency)
_NAMES: dict[str, Currency] = {
    **{code: code for code in _CODES},
    **dict.fromkeys(("人民币元", "元人民币", "人民币", "RMB", "CN¥", "¥"), "CNY"),
    **dict.fromkeys(("美元", "美金", "US$", "$"), "USD"),
    **dict.fromkeys(("欧元", "€"), "EUR"),
    **dict.fromkeys(("港元", "港币", "HK$"), "HKD"),
    **dict.fromkeys(("日元", "日圆", "JP¥"), "JPY"),
    **dict.fromkeys(("英镑", "£"), "GBP"),
    **dict.fromkeys(("澳门元", "澳门币"), "MOP"),
    **dict.fromkeys(("新台币", "NT$"), "TWD"),
}
_ANY = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
_LABEL = r"(?:\((?:金额)?[大小]写\)|(?:金额)?[大小]写|金额)?:?"
_FRONT = re.compile(rf"(-?){_LABEL}({_ANY})?{_LABEL}", re.IGNORECASE)
_BACK = re.compile(rf"({_ANY})[整正]?$", re.IGNORECASE)
_BODY = re.compile(r"(.*?)(?:元|圆|块钱|块|yuan)?[整正]?", re.IGNORECASE)
_SMALL_CHANGE = re.compile(r"(?:([0-9]+)[元圆块])?(?:([0-9])角)?(?:([0-9])分)?[整正]?")
_PER = re.compile(r"[/每]")
_KIND = Words(zh="金额", en="an amount of money")
_EXAMPLES = ("50000", "5万元", "人民币伍万元整")


def parse_money(text: str) -> Money:
    """Return the amount `text` says: `50,000.00`, `￥5万`, `人民币伍万元整`, `1.2亿元`, `-500`.

    Without a currency it is CNY. Raises Malformed for wrong grouping, two currencies, a price per
    unit (`3元/件`), ranges and words like 约.
    """
    plain = prepare(text)
    if _PER.search(plain):
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”是单价，这里只写金额，例如 3 元；“每件”写到对应的单位键里",
                en=f"'{shown(text)}' is a price per unit; write the amount alone, such as 3元, "
                "and the unit under its own key",
            )
        )
    front = _FRONT.match(plain)
    assert front is not None  # every part of the pattern may be empty
    rest = plain[front.end() :]
    back = _BACK.search(rest)
    currency = _currency(front[2], back[1] if back else None, text)
    value = _amount(rest[: back.start()] if back else rest, text)
    if value is None:
        raise malformed(text, _KIND, *_EXAMPLES)
    return Money(value.copy_negate() if front[1] and value else value, currency)


def _currency(front: str | None, back: str | None, text: str) -> Currency:
    named = [_NAMES[name.upper()] for name in (front, back) if name]
    if len(set(named)) > 1:
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”写了两种货币，请只写一种，例如 5万美元",
                en=f"'{shown(text)}' names two currencies; name one, as in 5万美元",
            )
        )
    return named[0] if named else "CNY"


def _amount(rest: str, text: str) -> Decimal | None:
    body = _BODY.fullmatch(rest)
    number = body[1] if body else rest
    check_size(number, text)
    value = plain_number(number)
    if value is None:
        value = capital_amount(rest)
    if value is None and rest and (found := _SMALL_CHANGE.fullmatch(rest)) and any(found.groups()):
        yuan, jiao, fen = (int(part or 0) for part in found.groups())
        value = Decimal(f"{yuan}.{jiao}{fen}")
    return value
