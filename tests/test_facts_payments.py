"""Payment terms as one list, and their days as numbers of a cycle."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hetong.contract.entry import State
from hetong.lint import Linter
from tests.sheets import column, fact, sheet_of

UNKNOWN, NONE = State.UNRECORDED, State.NONE


def last(linter: Linter, terms: str, path: str) -> Any:
    return column(linter, f"payment: {terms}", "payments", path)[-1]


def test_the_short_form_is_the_last_item(linter: Linter) -> None:
    text = """
payments: [{item: 系统费, day_of_month: 5}]
payment: {day_of_month: 10, conditions: [approval], account: {number: "1"}}
"""
    assert column(linter, text, "payments", "day_of_month") == [5, 10]
    assert column(linter, text, "payments", "item") == ["系统费", NONE]
    assert column(linter, text, "payments.conditions", "kind") == ["approval"]
    condition = sheet_of(linter, text).rows("payments.conditions").rows[0]
    assert condition.parent == 1


@pytest.mark.parametrize(
    ("text", "known", "items"),
    [
        ("payment: {account: {number: '1'}}", False, 0),
        ("payment: none", True, 0),
        ("payments: none", True, 0),
        ("payments: [{item: 系统费}]", True, 1),
        ("{complete: true}", True, 0),
        ("{kind: service}", False, 0),
    ],
)
def test_when_the_list_is_known(linter: Linter, text: str, known: bool, items: int) -> None:
    rows = sheet_of(linter, text).rows("payments")
    assert (rows.known, len(rows.rows)) == (known, items)


def test_invoices_by_item_and_in_general(linter: Linter) -> None:
    text = "invoice: {timing: 先票后款, items: [{item: 系统费, timing: 先款后票}]}"
    assert column(linter, text, "invoices", "timing") == ["after_payment", "before_payment"]
    assert column(linter, text, "invoices", "item") == ["系统费", NONE]


@pytest.mark.parametrize(
    ("terms", "day"),
    [
        ("{day_of_month: 15, month_offset: 1}", 46),
        ("{day_of_month: last, month_offset: 0}", 31),
        ("{day_of_month: 5, month_offset: -1}", -26),
        ("{day_of_month: 15}", UNKNOWN),
        ("{day_of_month: 15, month_offset: 0.5}", UNKNOWN),
        ("{trigger: invoice, due_days: 30日}", NONE),
        ("{trigger: period_end, due_days: 5日, settlement: {to_day: last}}", 36),
        ("{trigger: period_end, due_days: 5日, settlement: {to_day: 20}}", 25),
        ("{trigger: statement, trigger_event_day: 3, month_offset: 1, due_days: 3日}", 37),
        ("{method: transfer}", UNKNOWN),
        ("{day_of_month: ____, month_offset: 1}", State.BLANK),
    ],
)
def test_the_day_payment_falls_due(linter: Linter, terms: str, day: Any) -> None:
    assert last(linter, terms, "due_ord") == day


@pytest.mark.parametrize(
    ("terms", "day"),
    [
        ("{due_day: 5, month_offset: 1}", 36),
        ("{due_day: 5, month_offset: 1, confirm_days: 5日}", 41),
        ("{due_day: 28, month_offset: 0, confirm_days: 5日}", (33, 36)),
        ("{due_day: 3, month_offset: 1, confirm_days: 3个工作日}", (37, 54)),
        ("{due_day: 5}", UNKNOWN),
    ],
)
def test_the_day_a_statement_is_confirmed(linter: Linter, terms: str, day: Any) -> None:
    assert last(linter, f"{{reconciliation: {terms}}}", "confirm_ord") == day


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("{day_of_month: 15, month_offset: 1}", "次月 15 日"),
        ("{day_of_month: last, month_offset: 2}", "其后第 2 个月的最后一日"),
        ("{trigger: period_end, due_days: 5日}", "结算期满后 5 日"),
    ],
)
def test_days_in_words(linter: Linter, terms: str, said: str) -> None:
    assert last(linter, terms, "due_said") == said


def test_dates_and_years_in_other_words(linter: Linter) -> None:
    text = """
title: 2027年度客服合同
fees: {instalments: [{due: 2026年11月10日前}, {due: 验收后}, {due: 2026-11-10或2026-12-10}]}
payment: {due_days: 10个工作日}
acceptance: {days: 5日}
review: {confirm: 2日}
"""
    due = column(linter, text, "fees.instalments", "due_day")
    assert [str(day) for day in due[:1]] == ["2026-11-10"]
    assert due[1:] == [NONE, UNKNOWN]
    assert fact(linter, text, "title.year") == Decimal(2027)
    assert fact(linter, "title: 客服合同", "title.year") is NONE
    assert fact(linter, text, "periods.in_workdays") == 1
    assert fact(linter, text, "periods.in_days") == 2
