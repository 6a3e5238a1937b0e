"""Days of a monthly cycle as numbers, counted from the first day of the month that is billed.

Day 5 of the next month is 36 in every cycle: a month counts 31 days, whose last is the month's
last. So days of the month compare exactly; a period added to one crosses months of 28 to 31 days,
and the result is an interval over every month of four years, working days at their extremes.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, none, unknown
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import Interval
from hetong.notation.duration import Duration

PAYMENTS = "payments"
_SLOT = 31
_CYCLE = tuple(date(2024 + n // 12, n % 12 + 1, 1) for n in range(48))  # one leap year in four
_ZERO = Decimal(0)
_MOST_MONTHS, _MOST_DAYS = 120, 3_650


@item_fact(PAYMENTS, "period_end_ord", Kind.NUMBER, "结算期末", "end of the settlement period")
def period_end(sheet: Sheet, row: Row) -> Cell:
    """Return the last day of the settlement period; without an offset it lies in that month."""
    offset = row.cells["settlement.to_offset"]
    if not _said(offset):
        return derive(lambda day: _position(day, _ZERO), row.cells["settlement.to_day"])
    return derive(_position, row.cells["settlement.to_day"], offset)


@item_fact(PAYMENTS, "confirm_ord", Kind.NUMBER, "对账完成日", "day the statement is confirmed")
def confirmed(sheet: Sheet, row: Row) -> Cell:
    """Return the day the statement is due, plus the time to confirm it where there is one."""
    day, offset = row.cells["reconciliation.due_day"], row.cells["reconciliation.month_offset"]
    presented = _dated(day, offset)
    confirm = row.cells["reconciliation.confirm_days"]
    return derive(_later, presented, confirm) if _said(confirm) else presented


@item_fact(PAYMENTS, "due_ord", Kind.NUMBER, "付款到期日", "day payment falls due")
def due(sheet: Sheet, row: Row) -> Cell:
    """Return the day payment falls due: a day of the month, or a time after a day of the month.

    None where it runs from an event of no fixed day, such as the receipt of an invoice.
    """
    cells = row.cells
    if _said(cells["day_of_month"]):
        return _dated(cells["day_of_month"], cells["month_offset"])
    trigger, days = cells["trigger"], cells["due_days"]
    if trigger.value == "period_end":
        return derive(_later, sheet.row_cell(PAYMENTS, row, "period_end_ord"), days)
    if _said(cells["trigger_event_day"]):
        return derive(_later, _dated(cells["trigger_event_day"], cells["month_offset"]), days)
    if trigger.state is State.GIVEN:
        return none(trigger)
    if all(cells[key].state is State.NONE for key in ("day_of_month", "trigger", "due_days")):
        return none(cells["day_of_month"], trigger, days)
    return unknown(None, cells["day_of_month"], trigger, days)


def _said(cell: Cell) -> bool:
    return cell.state not in (State.UNRECORDED, State.NONE)


def _dated(day: Cell, offset: Cell) -> Cell:
    """Return the position of a day of a month; unknown where nobody says of which month."""
    if day.state is State.GIVEN and not _said(offset):
        return unknown(None, offset)
    return derive(_position, day, offset)


def _position(day: Any, offset: Decimal) -> Decimal | None:
    if offset != offset.to_integral_value() or abs(offset) > _MOST_MONTHS:
        return None
    return Decimal(_SLOT if day == "last" else int(day)) + _SLOT * offset


def _later(start: Any, span: Duration) -> Any:
    """Return the interval of positions `span` after `start` over every month of the cycle."""
    low, high = (start.low, start.high) if isinstance(start, Interval) else (start, start)
    least, most = span.days
    if most > _MOST_DAYS:
        return None
    ends = [_moved(month, low, math.ceil(least)) for month in _CYCLE]
    ends += [_moved(month, high, math.ceil(most)) for month in _CYCLE]
    if min(ends) == max(ends):
        return Decimal(ends[0])
    return Interval(Decimal(min(ends)), Decimal(max(ends)))


def _moved(month: date, position: Decimal, days: int) -> int:
    """Return where a position of the cycle that starts with `month` stands `days` later."""
    offset, day = divmod(int(position) - 1, _SLOT)
    start = month + relativedelta(months=offset) + relativedelta(day=day + 1)
    end = start + timedelta(days=days)
    return end.day + _SLOT * ((end.year - month.year) * 12 + end.month - month.month)
