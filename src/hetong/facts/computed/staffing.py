"""The provider's people: overtime that a roster implies, and signs that the client controls it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, given
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration

WEEKS_A_MONTH = Fraction(52, 12)


@fact("staffing.roster.overtime_implied", Kind.DURATION, "排班折合的每月加班", "overtime implied")
def overtime_implied(sheet: Sheet) -> Cell:
    """Return the monthly overtime, in hours, of the weekly hours above the standard week.

    The standard week is the value `weekly_hours_standard`; a month has 52/12 weeks; the result is
    rounded to hundredths. Weekly hours within the standard give no overtime.
    """
    weekly = sheet.cell("staffing.roster.weekly_hours")
    return derive(_implied, weekly, sheet.cell("value.weekly_hours_standard"))


def _implied(weekly: Duration, standard: Duration) -> Duration | None:
    if (weekly.family, standard.family) != ("hours", "hours"):
        return None
    above = max(Fraction(0), (weekly.exact - standard.exact) / 3600)
    return Duration(Fraction(round(above * WEEKS_A_MONTH * 100), 100), "hour")


@fact("staffing.control_signs", Kind.NUMBER, "用工管理特征的个数", "number of signs of control")
def control_signs(sheet: Sheet) -> Cell:
    """Return how many different signs that the client manages the staff are recorded."""
    rows = sheet.rows("staffing.management")
    if not rows.known:
        return Cell(State.UNRECORDED, None, rows.sources)
    cells = [row.cells["value"] for row in rows.rows]
    found = {cell.value for cell in cells if cell.state is State.GIVEN}
    return given(Decimal(len(found)), *cells)
