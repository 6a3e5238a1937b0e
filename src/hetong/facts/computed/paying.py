"""When each payment falls due: how long after delivery, or only after a third party has paid."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.contract.payment import PaymentCondition
from hetong.facts.cells import derive, given, none, unknown
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, item_fact, listing
from hetong.facts.sheet import Sheet
from hetong.facts.types import Interval
from hetong.notation.duration import Duration

PAYMENTS = "payments"
# The event that starts the statutory time to pay: delivery, acceptance, or the settlement both
# sides confirmed (Regulations on Ensuring Payments to SMEs, 2025 arts 9 and 10).
_FROM_EVENT = ("delivery", "acceptance", "statement", "period_end")
CONDITION_KINDS = {
    "assessment": "考核",
    "approval": "内部审批",
    "third_party": "第三方付款",
    "audit": "审计",
}
_MONTH = (28, 31)  # days of a calendar month, at least and at most


@item_fact(PAYMENTS, "pay_days", Kind.DURATION, "付款期限折合天数", "time to pay")
def pay_days(sheet: Sheet, row: Row) -> Cell:
    """Return how long after delivery, acceptance or settlement a payment falls due.

    A term counted from the invoice is longer by at most the time to issue it. A day of a month
    counts from the last day of the month billed: the days of whole months between are 28 to 31
    each, and a day of the billed month itself is no wait. Payments in advance wait for no delivery:
    none. Payments tied to a third party or to nothing recorded determine nothing.
    """
    trigger = sheet.row_cell(PAYMENTS, row, "trigger")
    billing = sheet.row_cell(PAYMENTS, row, "billing")
    if trigger.value == "signing" or billing.value == "advance":
        return none(trigger, billing)
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


@item_fact(
    PAYMENTS, "waits_for_third_party", Kind.BOOLEAN, "以第三方付款为前提", "waits for a third party"
)
def waits_for_third_party(sheet: Sheet, row: Row) -> Cell:
    """Return whether a payment hangs on a third party's: as its trigger or as a condition of it.

    A recorded trigger is taken as the event the payment waits for; conditions only add to it.
    """
    trigger = sheet.row_cell(PAYMENTS, row, "trigger")
    conditions = sheet.rows("payment_conditions")
    own = f"{row.key}.conditions"
    kinds = [each.cells["kind"] for each in conditions.rows if each.key.startswith(own)]
    named = [cell for cell in kinds if cell.value == "third_party"]
    if named:
        return given(True, *named)
    if trigger.state is State.GIVEN or not conditions.known:
        return derive(lambda event: event == "third_party_receipt", trigger)
    return given(False, trigger, *kinds)


@listing(
    "payment_conditions",
    "付款前提",
    "conditions of payment",
    {
        "kind": doc(Kind.CHOICE, "付款前提", "kind of condition", CONDITION_KINDS),
        "controlled_by": doc(Kind.SIDE, "由谁控制", "controlled by"),
        "deadline": doc(Kind.DURATION, "完成期限", "deadline"),
        "deemed": doc(Kind.BOOLEAN, "逾期视为成就", "silence fulfils it"),
    },
)
def payment_conditions(sheet: Sheet) -> Rows:
    """Return the conditions of every payment, written for the fee as a whole or fee by fee.

    They are all known when every form that is recorded lists them.
    """
    contract = sheet.matter.contract
    lists = [contract.payment.conditions, *(each.conditions for each in contract.payments.items)]
    told = [each for each in lists if each.state is not State.UNRECORDED]
    items = [item for each in told for item in each.items]
    rows = tuple(_condition(sheet, n, item) for n, item in enumerate(items))
    by_fee = all(each.state is not State.UNRECORDED for each in lists[1:])
    whole = lists[0].state is not State.UNRECORDED or (len(lists) > 1 and by_fee)
    blank = any(each.state is State.BLANK for each in told)
    known = sheet.closed or (whole and by_fee)
    state = State.UNRECORDED if blank or not known else State.GIVEN if rows else State.NONE
    return Rows(state, rows, sheet.rows("payment.conditions").sources)


def _condition(sheet: Sheet, n: int, item: PaymentCondition) -> Row:
    cells = {
        "kind": sheet.entry_cell(item.kind),
        "controlled_by": sheet.entry_cell(item.controlled_by, Kind.SIDE),
        "deadline": sheet.entry_cell(item.deadline),
        "deemed": sheet.entry_cell(item.deemed),
    }
    return Row(n, item.path_, cells)


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
    if months != offset:
        return None
    if months < 1:
        return Interval(_days(0), _days(0))
    least, most = _MONTH
    low = least if day == "last" else int(day)
    high = most if day == "last" else int(day)
    between = months - 1
    return Interval(_days(low + least * between), _days(high + most * between))


def _days(amount: Fraction | int) -> Duration:
    return Duration(Fraction(amount), "day")
