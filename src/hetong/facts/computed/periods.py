"""Periods in working and in calendar days, and dates and years that stand in other words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, none
from hetong.facts.model import Cell, Row, Source
from hetong.facts.registry import fact, item_fact
from hetong.facts.sheet import Sheet
from hetong.notation import Malformed
from hetong.notation.dates import parse_date
from hetong.notation.duration import Duration

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*年")
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
    """Return the one date in the words of an instalment; none where they name no date at all."""
    due = row.cells["due"]
    if due.state is State.GIVEN and not _dates(due.value):
        return none(due)
    return derive(_only_date, due)


@fact("title.year", Kind.NUMBER, "名称中的年度", "year in the title")
def title_year(sheet: Sheet) -> Cell:
    """Return the one year the title names (2026年, 2026年度); none where it names none."""
    title = sheet.cell("title")
    years = {int(year) for year in _YEAR.findall(str(title.value or ""))}
    if title.state is not State.GIVEN or len(years) > 1:
        return derive(lambda _: None, title)
    return derive(lambda _: Decimal(years.pop()), title) if years else none(title)


@fact("term.start_year", Kind.NUMBER, "起始年份", "year of the start")
def start_year(sheet: Sheet) -> Cell:
    """Return the calendar year the services start in."""
    return derive(lambda day: Decimal(day.year), sheet.cell("term.start_date"))


@fact("term.end_year", Kind.NUMBER, "终止年份", "year of the end")
def end_year(sheet: Sheet) -> Cell:
    """Return the calendar year the services end in."""
    return derive(lambda day: Decimal(day.year), sheet.cell("term.end_date"))


def _counted(sheet: Sheet, unit: str) -> Cell:
    sources = tuple(
        Source(entry.key, entry.statements)
        for _, entry in sheet.recorded
        if entry.state is State.GIVEN
        and isinstance(entry.value, Duration)
        and entry.value.unit == unit
    )
    return Cell(State.GIVEN, Decimal(len(sources)), sources)


def _dates(text: object) -> list[str]:
    return _DATE.findall("".join(str(text).split()))


def _only_date(text: str) -> date | None:
    found = _dates(text)
    if len(found) != 1:
        return None
    try:
        return parse_date(found[0])
    except Malformed:
        return None
