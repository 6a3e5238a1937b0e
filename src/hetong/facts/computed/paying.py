"""How long after delivery, acceptance or settlement each payment falls due."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, unknown
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import Interval
from hetong.notation.duration import Duration

PAYMENTS = "payments"
# The event that starts the statutory time to pay: delivery, acceptance, or the settlement both
# sides confirmed (Regulations on Ensuring Payments to SMEs, 2025 arts 9 and 10).
_FROM_EVENT = ("delivery", "acceptance", "statement", "period_end")
_MONTH = (28, 31)  # days of a calendar month, at least and at most


@item_fact(PAYMENTS, "pay_days", Kind.DURATION, "付款期限折合天数", "time to pay")
def pay_days(sheet: Sheet, row: Row) -> Cell:
    """Return how long after delivery, acceptance or settlement a payment falls due.

    A term counted from the invoice is longer by at most the time to issue it. A day of a month
    counts from the last day of the month billed: the days of whole months between are 28 to 31
    each. Payments tied to signing, to a third party or to nothing recorded determine nothing.
    """
    trigger = sheet.row_cell(PAYMENTS, row, "trigger")
    due = sheet.row_cell(PAYMENTS, row, "due_days")
    if trigger.state is State.GIVEN and trigger.value in _FROM_EVENT:
        return derive(lambda term, _: term, due, trigger)
    if trigger.state is State.GIVEN and trigger.value == "invoice":
        return _after_invoice(sheet, due, trigger)
    if trigger.state is State.GIVEN:
        return unknown(None, due)
    day = sheet.row_cell(PAYMENTS, row, "day_of_month")
    if day.state is State.GIVEN:
        offset = sheet.row_cell(PAYMENTS, row, "month_offset")
        return derive(_from_month_end, day, offset)
    return derive(lambda _: None, trigger if due.state is State.GIVEN else due)


def _after_invoice(sheet: Sheet, due: Cell, trigger: Cell) -> Cell:
    issue = sheet.cell("invoice.days")
    timing = sheet.cell("invoice.timing")
    if issue.state is not State.GIVEN or timing.value == "after_payment":
        return derive(lambda term, _: term, due, trigger)
    return derive(_longer, due, issue)


def _longer(term: Duration, issue: Duration) -> Interval:
    return Interval(_days(term.days[0]), _days(term.days[1] + issue.days[1]))


def _from_month_end(day: int | str, offset: Decimal) -> Interval | None:
    months = int(offset)
    if months < 1 or months != offset:
        return None
    least, most = _MONTH
    low = least if day == "last" else int(day)
    high = most if day == "last" else int(day)
    between = months - 1
    return Interval(_days(low + least * between), _days(high + most * between))


def _days(amount: Fraction | int) -> Duration:
    return Duration(Fraction(amount), "day")
