"""Hours a week that seats manned around the clock need, and hours the agreed headcount covers."""

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

HOURS_A_WEEK = 7 * 24


@fact("staffing.weekly_need", Kind.DURATION, "全天候每周所需工时", "hours a week that are needed")
def weekly_need(sheet: Sheet) -> Cell:
    """Return the hours a week of the seats, each manned around the clock; at least one seat."""
    seats = sheet.cell("staffing.posts")
    if seats.state is not State.GIVEN:
        return given(_hours(Decimal(HOURS_A_WEEK)), seats)
    return derive(lambda n: _hours(n * HOURS_A_WEEK), seats)


@fact(
    "staffing.weekly_cover", Kind.DURATION, "约定人数每周可排工时", "hours a week that are covered"
)
def weekly_cover(sheet: Sheet) -> Cell:
    """Return the headcount times the hours a person works in a week.

    Those are the value `headcount_weekly_hours`, a choice of the product.
    """
    return derive(
        lambda people, week: Duration(week.amount * Fraction(people), week.unit),
        sheet.cell("staffing.headcount_min"),
        sheet.cell("value.headcount_weekly_hours"),
    )


def _hours(count: Decimal) -> Duration:
    return Duration(Fraction(count), "hour")
