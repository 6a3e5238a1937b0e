"""The provider's people: the overtime that a roster implies."""

from __future__ import annotations

from fractions import Fraction

from hetong.contract.kinds import Kind
from hetong.facts.cells import derive
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
