"""How long the contract runs: as stated, by its dates, and the end the stated length asks."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, given, none, sources_of, unknown
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.registry import doc, fact, listing
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration

_DAY = timedelta(days=1)


@fact("term.stated", Kind.DURATION, "写明的期限", "length stated")
def stated(sheet: Sheet) -> Cell:
    """Return the length written in years, months or days; years and months add up to months."""
    written = [sheet.cell(f"term.{key}") for key in ("years", "months", "days")]
    parts = [cell for cell in written if cell.state not in (State.UNRECORDED, State.NONE)]
    if parts:
        return derive(_added, *parts)
    if all(cell.state is State.NONE for cell in written):
        return none(*written)
    return Cell(State.UNRECORDED, None, sources_of(*written))


@fact("term.length", Kind.DURATION, "合同期限", "length of the term")
def length(sheet: Sheet) -> Cell:
    """Return the length stated, else that of the dates: whole months where they fit, else days.

    The dates are whole months when the end is the corresponding day of a later month or the day
    before it; days count both ends.
    """
    written = sheet.cell("term.stated")
    if written.state is State.GIVEN:
        return written
    start, end = sheet.cell("term.start_date"), sheet.cell("term.end_date")
    if start.state is State.GIVEN and end.state is State.GIVEN:
        return derive(_between, start, end)
    cells = (written, start, end)
    if all(cell.state is State.NONE for cell in cells):
        return none(*cells)
    state = next(
        (s for s in (State.CONTESTED, State.BLANK) if any(c.state is s for c in cells)),
        State.UNRECORDED,
    )
    return Cell(state, None, sources_of(*(c for c in cells if not c.decided)))


@fact("term.month_count", Kind.NUMBER, "合同期限的月数", "whole months of the term")
def month_count(sheet: Sheet) -> Cell:
    """Return the number of months of the term; unknown where it is no whole number of months."""
    return derive(_whole_months, sheet.cell("term.length"))


@fact("term.computed_end_min", Kind.DATE, "按期限推算的最早届满日", "earliest end by the length")
def computed_end_min(sheet: Sheet) -> Cell:
    """Return the day before the corresponding day: the start is counted as the first day."""
    return _end(sheet, 0)


@fact("term.computed_end_max", Kind.DATE, "按期限推算的最晚届满日", "latest end by the length")
def computed_end_max(sheet: Sheet) -> Cell:
    """Return the corresponding day, or the month's last where it lacks that day.

    Source: 《民法典》201 to 203; a term from a month's last day may end with the month.
    """
    return _end(sheet, 1)


@fact("renewal.notice", Kind.DURATION, "续展通知期", "notice of renewal")
def notice(sheet: Sheet) -> Cell:
    """Return how long before expiry notice must be given."""
    return sheet.cell("renewal.notice_days")


@fact("renewal.length", Kind.DURATION, "续展期", "length of a renewal")
def renewal_length(sheet: Sheet) -> Cell:
    """Return how long each renewal lasts."""
    return sheet.cell("renewal.length_months")


@fact("effective.recorded", Kind.NUMBER, "生效约定的项数", "terms on taking effect")
def effect_recorded(sheet: Sheet) -> Cell:
    """Return how many of mode, date and wording are said; none where all of them are none."""
    cells = [sheet.cell(f"effective.{key}") for key in ("mode", "date", "trigger_text")]
    said = [cell for cell in cells if not cell.decided or cell.state is State.GIVEN]
    recorded = [cell for cell in said if cell.state is not State.UNRECORDED]
    if recorded:
        return given(Decimal(len(recorded)), *recorded)
    return unknown(None, *said) if said else none(*cells)


@listing(
    "renewal.statements",
    "续展约定",
    "what is said of renewal",
    {
        "mode": doc(
            Kind.CHOICE,
            "续展方式",
            "mode",
            {"none": "没有", "auto": "自动续展", "by_agreement": "另行协商"},
        )
    },
)
def renewal_statements(sheet: Sheet) -> Rows:
    """Return one row for each place where the contract says how it is renewed."""
    entry = sheet.matter.contract.renewal.mode
    whole = Source(entry.key, entry.statements)
    rows = tuple(
        Row(
            n,
            entry.key,
            {"mode": Cell(said.state, said.value, (Source(entry.key, (said,)),))},
            clause=said.clause,
            source=Source(entry.key, (said,)),
        )
        for n, said in enumerate(entry.statements)
    )
    if rows:
        return Rows(State.GIVEN, rows, (whole,))
    return Rows(State.NONE if sheet.closed else State.UNRECORDED, (), (whole,))


def later_day(start: date, span: Duration) -> date | None:
    """Return the corresponding day `span` after `start`, clamped to the month's end.

    None for working days, parts of a month or a day, and beyond the year 9999.
    """
    if span.family == "workdays" or span.exact > 120_000 * 86_400:
        return None
    try:
        if span.family == "months":
            if span.exact.denominator != 1:
                return None
            return start + relativedelta(months=int(span.exact))
        days = span.exact / 86_400
        return start + timedelta(days=int(days)) if days.denominator == 1 else None
    except (OverflowError, ValueError):
        return None


def _added(*parts: Duration) -> Duration | None:
    if len(parts) == 1:
        return parts[0]
    if any(part.family != "months" for part in parts):
        return None
    return Duration(sum((part.exact for part in parts), Fraction(0)), "month")


def _between(start: date, end: date) -> Duration | None:
    if end < start:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month
    for count in (months, months + 1):
        whole = later_day(start, Duration(Fraction(count), "month"))
        if count and whole in (end, _after(end)):
            return Duration(Fraction(count), "month")
    return Duration(Fraction((end - start).days + 1), "day")


def _after(day: date) -> date | None:
    return day + _DAY if day < date.max else None


def _whole_months(span: Duration) -> Decimal | None:
    if span.family != "months" or span.exact.denominator != 1:
        return None
    return Decimal(int(span.exact))


def _end(sheet: Sheet, which: int) -> Cell:
    span, start = sheet.cell("term.stated"), sheet.cell("term.start_date")

    def end(length: Duration, first: date) -> date | None:
        bounds = _bounds(first, length)
        return bounds[which] if bounds else None

    return derive(end, span, start)


def _bounds(start: date, span: Duration) -> tuple[date, date] | None:
    last = later_day(start, span)
    if last is None or span.exact == 0:
        return None
    latest = last
    if span.family == "months" and _ends_month(start):
        latest = last + relativedelta(day=31)
    return last - _DAY, latest


def _ends_month(day: date) -> bool:
    return day == day + relativedelta(day=31)
