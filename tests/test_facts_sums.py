"""What items, instalments, months and tax come to, and amounts written twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hetong.contract.entry import State
from hetong.lint import Linter
from tests.sheets import column, fact, sheet_of

UNKNOWN, NONE = State.UNRECORDED, State.NONE


def of(linter: Linter, fees: str, path: str, more: str = "") -> Any:
    return fact(linter, f"{{fees: {fees}{more}}}", f"fees.{path}")


@pytest.mark.parametrize(
    ("fees", "total"),
    [
        ("{items: [{unit_price: 6000, quantity: 10, periods: 12}, {amount: 5000}]}", 725_000),
        ("{items: [{unit_price: 6000, quantity: 10}]}", 60_000),
        ("{items: [{amount: 5000}, {unit_price: 3}]}", UNKNOWN),
        ("{items: [{amount: ____}, {amount: 3}]}", State.BLANK),
        ("{items: [{amount: 5000}, {amount: USD 10}]}", UNKNOWN),
        ("{items: none, unit_price: 3000, quantity: 10}", 30_000),
        ("{unit_price: 3000, quantity: 10}", 30_000),
        ("{unit_price: 3000}", UNKNOWN),
    ],
)
def test_sum_of_items(linter: Linter, fees: str, total: Any) -> None:
    assert of(linter, fees, "items_sum") == total


@pytest.mark.parametrize(
    ("fees", "times"),
    [
        ("{tax_included: true, total_amount: 720000}", 12),
        ("{tax_included: true, total_amount: 60000.9}", 1),
        ("{tax_included: true, total_amount: 60002}", NONE),
        ("{tax_included: false, tax_rate: 6%, total_amount: 63600}", 1),
        ("{tax_rate: none, total_amount: 63600}", NONE),
        ("{total_amount: 63600}", UNKNOWN),
        ("{total_amount: 70000}", NONE),
        ("{total_amount: 50000}", NONE),
        ("{total_amount: USD 60000}", UNKNOWN),
    ],
)
def test_how_often_the_items_make_the_total(linter: Linter, fees: str, times: Any) -> None:
    text = fees.removesuffix("}") + ", unit_price: 6000, quantity: 10}"
    assert of(linter, text, "total_periods") == times


@pytest.mark.parametrize(
    ("instalments", "share", "amount"),
    [
        ("[{share: 30%}, {share: 70%}]", Decimal(1), NONE),
        ("[{amount: 3}, {amount: 4.5}]", NONE, Decimal("7.5")),
        ("[{share: 30%}, {amount: 7}]", UNKNOWN, UNKNOWN),
        ("[{share: 30%, amount: 3}, {share: 70%, amount: 7}]", Decimal(1), 10),
        ("[{share: 30%}, {share: ____}]", State.BLANK, NONE),
        ("none", NONE, NONE),
    ],
)
def test_instalments(linter: Linter, instalments: str, share: Any, amount: Any) -> None:
    fees = f"{{instalments: {instalments}}}"
    assert of(linter, fees, "instalments_share_sum") == share
    assert of(linter, fees, "instalments_amount_sum") == amount


@pytest.mark.parametrize(
    ("fees", "term", "total"),
    [
        ("{monthly_fee: 10000}", "{years: 1}", 120_000),
        ("{monthly_fee: 10000, free_months: 1, one_off: 8000}", "{months: 12}", 118_000),
        ("{monthly_fee: USD 100}", "{years: 1}", (1200, "USD")),
        ("{monthly_fee: 10000}", "{start_date: 2026-11-16, end_date: 2027-11-30}", UNKNOWN),
        ("{monthly_fee: 10000}", "{days: 90日}", UNKNOWN),
        ("{monthly_fee: [1, 2]}", "{years: 1}", State.CONTESTED),
    ],
)
def test_total_by_the_month(linter: Linter, fees: str, term: str, total: Any) -> None:
    assert of(linter, fees, "expected_total", f", term: {term}") == total


def test_beyond_a_cut_no_free_months_are_assumed_away(linter: Linter) -> None:
    rest = ", term: {years: 1}, truncated: 第三条"
    assert of(linter, "{monthly_fee: 10000}", "expected_total", rest) == UNKNOWN
    assert of(linter, "{monthly_fee: 10000, free_months: 1}", "expected_total", rest) == UNKNOWN
    both = "{monthly_fee: 10000, free_months: none, one_off: none}"
    assert of(linter, both, "expected_total", rest) == 120_000


def test_tax_ties_within_the_slack_of_rounding(linter: Linter) -> None:
    fees = "{net_amount: 100000, tax_rate: 6%}"
    assert of(linter, fees, "gross_min") == Decimal("105999.95")
    assert of(linter, fees, "gross_max") == Decimal("106000.05")
    assert of(linter, fees, "tax_min") == Decimal("5999.95")
    lines = ", ".join(["{amount: 1}"] * 9)
    wider = f"{{net_amount: 100000, tax_rate: 6%, items: [{lines}]}}"
    assert of(linter, wider, "tax_max") == Decimal("6000.09")
    assert of(linter, "{net_amount: 100, tax_amount: 3}", "gross_min") == Decimal("102.95")
    assert of(linter, "{net_amount: 100}", "gross_min") is UNKNOWN


def test_amounts_and_their_words(linter: Linter) -> None:
    text = """
fees:
  {total_amount: 12万元, total_amount_words: 壹拾贰万元整, monthly_fee: 5, monthly_fee_words: 五元}
liability: {penalties: [{amount: 100, amount_words: 壹佰元整}, {amount: 200}]}
"""
    assert column(linter, text, "amounts_in_words", "value") == [120_000, 5, 100]
    assert column(linter, text, "amounts_in_words", "standard") == [True, False, True]
    assert column(linter, text, "amounts_in_words", "of") == ["合同总额", "月费", "违约金"]


def test_words_nobody_can_read_are_unknown_with_the_reason(linter: Linter) -> None:
    text = "fees: {total_amount: 1, total_amount_words: 若干元}"
    cell = sheet_of(linter, text).cell("fees.total_amount_words_value")
    assert cell.state is UNKNOWN
    assert cell.reason is not None
    assert "若干元" in cell.reason.zh
