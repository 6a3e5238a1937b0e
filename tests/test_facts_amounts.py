"""Currencies of amounts, the time to a cap, and the form of telephone numbers and addresses."""

from __future__ import annotations

from typing import Any

import pytest

from hetong.contract.entry import State
from hetong.lint import Linter, Options
from hetong.record import parse_record
from tests.sheets import column

UNKNOWN, NONE = State.UNRECORDED, State.NONE


@pytest.mark.parametrize(
    ("fees", "currencies"),
    [
        ("{monthly_fee: 50000, one_off: 3万元}", ["CNY", "CNY"]),
        ("{currency: USD, monthly_fee: 8000, one_off: 3万元}", ["USD", "CNY"]),
        ("{currency: 日元, monthly_fee: 8000}", ["JPY"]),
        ("{monthly_fee: USD 8000, one_off: 3000}", ["USD", "USD"]),
        ("{currency: ____, monthly_fee: 8000, one_off: USD 1}", [State.BLANK, "USD"]),
        ("{currency: 贝壳, monthly_fee: 8000}", [UNKNOWN]),
    ],
)
def test_currency_of_an_amount(linter: Linter, fees: str, currencies: list[Any]) -> None:
    assert column(linter, f"{{fees: {fees}}}", "amounts", "currency") == currencies


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("[120万元, 120元]", [10_000, NONE]),
        ("[12万元, 120000]", [NONE, NONE]),
        ("[USD 5, 50000]", [NONE, NONE]),
        ("[____, 50000]", [NONE]),
    ],
)
def test_how_far_statements_are_apart(linter: Linter, said: str, times: list[Any]) -> None:
    assert column(linter, f"{{fees: {{total_amount: {said}}}}}", "amounts", "times") == times


def test_amounts_in_other_currencies_are_not_compared(linter: Linter) -> None:
    """A total in dollars neither equals a fee in yuan nor differs from it; the report says why."""
    text = (
        "{fees: {model: fixed, items: none, provisional: false, free_months: none, one_off: none,"
        " floating_fee: none, total_amount: USD 60000, monthly_fee: 5000元}, term: {years: 1}}"
    )
    result = linter.check(parse_record(text.encode(), "r.yaml"), Options())
    open_ = {each.rule: each for each in result.unknown}
    assert "CST-027" in open_
    assert any("不是人民币" in reason for reason in open_["CST-027"].reasons)
    assert not any(each.rule == "CST-027" for each in result.findings)


@pytest.mark.parametrize(
    ("penalty", "after", "third"),
    [
        ("{rate: 1%, per: day, base: overdue, cap: 5%}", "5 days", None),
        ("{rate: 0.03%, per: day, base: overdue, cap: 10%}", "334 days", None),
        ("{rate: 1%, per: day, base: overdue, cap: 5%, cap_base: month_fee}", UNKNOWN, UNKNOWN),
        ("{rate: 1%, per: month, cap: 5%}", NONE, NONE),
        ("{rate: 1%, per: day, cap: none}", NONE, NONE),
        ("{rate: 0%, per: day, cap: 5%}", UNKNOWN, UNKNOWN),
        ("{rate: 1%, per: day, base: overdue, cap: 6%}", "6 days", "2 days"),
    ],
)
def test_time_to_the_cap(linter: Linter, penalty: str, after: Any, third: Any) -> None:
    record = f"{{liability: {{penalties: [{penalty}]}}}}"
    assert column(linter, record, "liability.penalties", "capped_after") == [after]
    if third is not None:
        assert column(linter, record, "liability.penalties", "capped_third") == [third]


@pytest.mark.parametrize(
    ("phone", "formed"),
    [
        ("027-55507719", True),
        ("+86 138 0000 1111、0571-88001234 转 8012", True),
        ("400-820-1188", True),
        ("95588", True),
        ("1380000111", False),
        ("138000011112", False),
        ("见附件", False),
        ("12", False),
    ],
)
def test_form_of_a_telephone_number(linter: Linter, phone: str, formed: bool) -> None:
    record = f'{{party_a: {{phone: "{phone}"}}}}'
    assert column(linter, record, "parties", "phone_formed")[0] is formed


@pytest.mark.parametrize(
    ("email", "formed"),
    [
        ("ops@tingbu.example", True),
        ("客服@店铺.中国", True),
        ("a@b.example；c@d.example", True),
        ("ops.tingbu.example", False),
        ("ops@tingbu", False),
        ("ops@@tingbu.example", False),
    ],
)
def test_form_of_an_address(linter: Linter, email: str, formed: bool) -> None:
    record = f'{{party_a: {{email: "{email}"}}}}'
    assert column(linter, record, "parties", "email_formed")[0] is formed
