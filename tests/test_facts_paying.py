"""How long a payment takes, what it waits for, the cap of earnest money, overtime of a roster."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hetong.contract.entry import State
from hetong.facts.model import Cell
from hetong.facts.sheet import Sheet
from hetong.facts.types import Interval
from hetong.lint import Linter, Options
from hetong.notation.duration import Duration, parse_duration
from hetong.notation.money import Money
from hetong.record import parse_record


def sheet_of(linter: Linter, text: str) -> Sheet:
    return linter.sheet(parse_record(text.encode(), "record.yaml"), Options())


def told(cell: Cell) -> object:
    if cell.state is not State.GIVEN:
        return cell.state
    if isinstance(cell.value, Interval):
        return [_text(cell.value.low), _text(cell.value.high)]
    return _text(cell.value) if isinstance(cell.value, Duration) else cell.value


def _text(span: Duration) -> str:
    return span.show("en")


def last_payment(sheet: Sheet, field: str) -> object:
    return told(sheet.row_cell("payments", sheet.rows("payments").rows[-1], field))


@pytest.mark.parametrize(
    ("terms", "days"),
    [
        ("trigger: delivery, due_days: 60日", "60 days"),
        ("trigger: acceptance, due_days: 10个工作日", "10 working days"),
        ("trigger: invoice, due_days: 30日", "30 days"),
        ("day_of_month: 15, month_offset: 1", ["15 days", "15 days"]),
        ("day_of_month: 15, month_offset: 3", ["71 days", "77 days"]),
        ("day_of_month: last, month_offset: 2", ["56 days", "62 days"]),
        ("day_of_month: 15, month_offset: 0", ["0 days", "0 days"]),
        ("day_of_month: 15", State.UNRECORDED),
        ("trigger: signing, due_days: 90日", State.NONE),
        ("trigger: invoice, due_days: 90日, billing: advance", State.NONE),
        ("trigger: third_party_receipt, due_days: 90日", State.UNRECORDED),
        ("due_days: 90日", State.UNRECORDED),
        ("trigger: delivery, due_days: '[X]日'", State.BLANK),
    ],
)
def test_days_to_pay(linter: Linter, terms: str, days: object) -> None:
    assert last_payment(sheet_of(linter, f"{{payment: {{{terms}}}}}"), "pay_days") == days


def test_the_time_to_invoice_may_come_on_top(linter: Linter) -> None:
    text = "payment: {trigger: invoice, due_days: 55日}, invoice: {timing: %s, days: 10日}"
    before = sheet_of(linter, "{" + text % "before_payment" + "}")
    after = sheet_of(linter, "{" + text % "after_payment" + "}")
    assert last_payment(before, "pay_days") == ["55 days", "65 days"]
    assert last_payment(after, "pay_days") == "55 days"


@pytest.mark.parametrize(
    ("terms", "waits"),
    [
        ("trigger: third_party_receipt", True),
        ("trigger: invoice", False),
        ("trigger: invoice, conditions: [{kind: third_party}]", True),
        ("trigger: invoice, conditions: [{kind: assessment}]", False),
        ("due_days: 10日, conditions: [{kind: audit}]", False),
        ("due_days: 10日", State.UNRECORDED),
    ],
)
def test_waiting_for_a_third_party(linter: Linter, terms: str, waits: object) -> None:
    short = sheet_of(linter, f"{{payment: {{{terms}}}}}")
    long = sheet_of(linter, f"{{payments: [{{item: 月费, {terms}}}]}}")
    assert last_payment(short, "waits_for_third_party") == waits
    assert last_payment(long, "waits_for_third_party") == waits


def test_conditions_belong_to_their_payment(linter: Linter) -> None:
    sheet = sheet_of(
        linter,
        "{payments: [{item: 甲, trigger: invoice}, "
        "{item: 乙, trigger: invoice, conditions: [third_party]}]}",
    )
    found = [
        told(sheet.row_cell("payments", row, "waits_for_third_party"))
        for row in sheet.rows("payments").rows
    ]
    assert found == [False, True]


@pytest.mark.parametrize(
    ("text", "state", "kinds"),
    [
        ("{payment: {conditions: [approval, audit]}}", State.GIVEN, ["approval", "audit"]),
        ("{payment: {conditions: none}}", State.NONE, []),
        ("{payment: {due_days: 3日}}", State.UNRECORDED, []),
        ("{payments: [{conditions: [approval]}, {item: 乙}]}", State.UNRECORDED, ["approval"]),
        ("{payments: [{conditions: [approval]}, {conditions: none}]}", State.GIVEN, ["approval"]),
        ("{complete: true, payments: [{item: 甲}]}", State.NONE, []),
        ("{payments: none}", State.UNRECORDED, []),
    ],
)
def test_conditions_of_all_payments(
    linter: Linter, text: str, state: State, kinds: list[str]
) -> None:
    rows = sheet_of(linter, text).rows("payment_conditions")
    assert rows.state is state
    assert [told(row.cells["kind"]) for row in rows.rows] == kinds


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        ("{fees: {total_amount: 40万元}}", Money(Decimal("80000.0"))),
        ("{fees: {total_amount: 40万元}, deposit: {base_total: 10万元}}", Money(Decimal("20000"))),
        ("{fees: {total_amount: USD 1000}}", Money(Decimal("200.0"), "USD")),
        ("{fees: {total_amount: none}}", State.UNRECORDED),
        ("{fees: {total_amount: ____}}", State.BLANK),
        ("{complete: true, title: 合同}", State.UNRECORDED),
    ],
)
def test_the_cap_of_earnest_money(linter: Linter, text: str, cap: object) -> None:
    assert told(sheet_of(linter, text).cell("deposit.cap")) == cap


@pytest.mark.parametrize(
    ("hours", "overtime"),
    [
        ("40小时", "0小时"),
        ("36小时", "0小时"),
        ("48小时", "34.67小时"),
        ("72小时", "138.67小时"),
    ],
)
def test_overtime_a_roster_implies(linter: Linter, hours: str, overtime: str) -> None:
    sheet = sheet_of(linter, f"{{staffing: {{roster: {{weekly_hours: {hours}}}}}}}")
    assert sheet.cell("staffing.roster.overtime_implied").value == parse_duration(overtime)
