"""Hours a week that seats manned around the clock need, and hours the agreed headcount covers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hetong.contract.kinds import Kind
from hetong.facts.cells import derive
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration

HOURS_A_WEEK = 7 * 24


@fact("staffing.weekly_need", Kind.DURATION, "全天候每周所需工时", "hours a week that are needed")
def weekly_need(sheet: Sheet) -> Cell:
    """Return the hours a week of the seats, each manned around the clock."""
    return derive(lambda seats: _hours(seats * HOURS_A_WEEK), sheet.cell("staffing.posts"))


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
