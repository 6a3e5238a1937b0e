"""Periods the record states in working days and in calendar days, and days in the instalments."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from hetong.contract import walk
from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive
from hetong.facts.model import Cell, Row, Source
from hetong.facts.registry import fact, item_fact
from hetong.facts.sheet import Sheet
from hetong.notation import Malformed
from hetong.notation.dates import parse_date
from hetong.notation.duration import Duration

_DATE = re.compile(r"[0-9]{4}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}[日号])")


@fact("periods.in_workdays", Kind.NUMBER, "以工作日计的期限数", "periods in working days")
def in_workdays(sheet: Sheet) -> Cell:
    """Return how many recorded keys state a period in working days."""
    return _counted(sheet, "workday")


@fact("periods.in_days", Kind.NUMBER, "以日计的期限数", "periods in calendar days")
def in_days(sheet: Sheet) -> Cell:
    """Return how many recorded keys state a period in days without saying working days."""
    return _counted(sheet, "day")


@item_fact("fees.instalments", "due_day", Kind.DATE, "分期付款日", "day an instalment is due")
def due_day(sheet: Sheet, row: Row) -> Cell:
    """Return the one date that stands in the words of an instalment; unknown for an event."""
    return derive(_only_date, row.cells["due"])


def _counted(sheet: Sheet, unit: str) -> Cell:
    sources = tuple(
        Source(entry.key, entry.statements)
        for _, entry in walk.entries(sheet.matter.contract)
        if entry.state is State.GIVEN
        and isinstance(entry.value, Duration)
        and entry.value.unit == unit
    )
    return Cell(State.GIVEN, Decimal(len(sources)), sources)


def _only_date(text: str) -> date | None:
    found = _DATE.findall("".join(str(text).split()))
    if len(found) != 1:
        return None
    try:
        return parse_date(found[0])
    except Malformed:
        return None
