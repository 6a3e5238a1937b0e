"""What is known of a key: given, blank, none, unrecorded, contested."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from hetong.contract.entry import Entry, State
from hetong.contract.model import Contract
from hetong.contract.walk import blanks, entries, find
from hetong.notation.duration import Duration
from hetong.notation.money import Money
from tests.records import contract_of, entry_of


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("title: 外包客服合同", "title", "外包客服合同"),
        ("title: 【外包】客服合同", "title", "外包客服合同"),
        ("fees: {monthly_fee: 5万元}", "fees.monthly_fee", Money(Decimal(50000))),
        ("fees: {tax_rate: 6%}", "fees.tax_rate", Decimal("0.06")),
        ("fees: {quantity: 10}", "fees.quantity", Decimal(10)),
        ("signing_date: 2026年11月20日", "signing_date", date(2026, 11, 20)),
        ("renewal: {notice_days: 30}", "renewal.notice_days", Duration(Fraction(30), "day")),
        ("renewal: {notice_days: 3个月}", "renewal.notice_days", Duration(Fraction(3), "month")),
        ("term: {months: 6}", "term.months", Duration(Fraction(6), "month")),
        ("term: {years: 【2】年}", "term.years", Duration(Fraction(2), "year")),
        ("payment: {day_of_month: last}", "payment.day_of_month", "last"),
        ("payment: {day_of_month: 15日}", "payment.day_of_month", 15),
        ("negotiated: 否", "negotiated", False),
        ("drafted_by: 甲方", "drafted_by", "a"),
        ("subcontract: {allowed: true}", "subcontract.allowed", "free"),
        ("renewal: {mode: 自动续展}", "renewal.mode", "auto"),
        ("kind: 快递客服", "kind", "express-support"),
        ("payment: {account: {number: 0102003004005006}}", "payment.account.number",
         "0102003004005006"),
    ],
)  # fmt: skip
def test_a_value_is_given(text: str, key: str, value: object) -> None:
    entry = entry_of(text, key)
    assert entry.state is State.GIVEN
    assert entry.value == value
    assert entry.key == key


@pytest.mark.parametrize("slot", ["____", '""', "", "[x]", "[具体日期]", "【具体日期】", "待定"])
def test_a_slot_nobody_filled_is_blank(slot: str) -> None:
    entry = entry_of(f"signing_date: {slot}\ntitle: x合同", "signing_date")
    assert entry.state is State.BLANK
    assert entry.value is None
    assert len(entry.statements) == 1


@pytest.mark.parametrize("word", ["none", "无", "~", "null", '"none"', "[]"])
def test_none_says_there_is_no_such_clause(word: str) -> None:
    entry = entry_of(f"fees: {{monthly_fee: {word}}}", "fees.monthly_fee")
    assert entry.state is State.NONE
    assert entry.value is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("renewal: {mode: none}", "renewal.mode"),
        ("interpretation: {right_holder: 无}", "interpretation.right_holder"),
        ("renewal: none", "renewal.mode"),
    ],
)
def test_an_enumeration_that_lists_none_has_it_as_value_and_state(text: str, key: str) -> None:
    entry = entry_of(text, key)
    assert entry.state is State.NONE
    assert entry.value == "none"


def test_a_key_left_out_is_unrecorded_and_knows_its_path() -> None:
    contract = contract_of("sla: [{metric: csat}]")
    assert contract.sla.items[0].channel == Entry(key="sla[0].channel")
    assert contract.fees.monthly_fee == Entry(key="fees.monthly_fee")
    assert contract.payment.settlement.to_day.key == "payment.settlement.to_day"
    assert [path for path, _ in entries(contract)] == ["sla[].metric"]


@pytest.mark.parametrize("answer", ["false", "否"])
def test_a_sentence_key_answered_no_is_none(answer: str) -> None:
    assert entry_of(f"data: {{return_delete: {answer}}}", "data.return_delete").state is State.NONE
    assert entry_of(f"title: '{answer}'", "title").state is State.GIVEN


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("[6%, 6%]", State.GIVEN),
        ("[6%, 0.06]", State.GIVEN),
        ("[6%, 3%]", State.CONTESTED),
        ("[____, 6%]", State.GIVEN),
        ("[____, 6%, 3%]", State.CONTESTED),
        ("[____, 【税率】]", State.BLANK),
        ("[none, 6%]", State.CONTESTED),
        ("[none, ____]", State.BLANK),
        ("[none, 无]", State.NONE),
    ],
)
def test_statements_make_one_state(written: str, state: State) -> None:
    entry = entry_of(f"fees: {{tax_rate: {written}}}", "fees.tax_rate")
    assert entry.state is state
    assert len(entry.statements) == written.count(",") + 1
    assert entry.value == (Decimal("0.06") if state is State.GIVEN else None)


@pytest.mark.parametrize(
    ("key", "written", "state"),
    [
        ("term.years", "[1年, 12个月]", State.GIVEN),
        ("term.years", "[1年, 365日]", State.CONTESTED),
        ("party_a.name", "[甲公司（杭州）, '甲公司(杭州) ']", State.GIVEN),
        ("party_a.name", "[甲公司, 乙公司]", State.CONTESTED),
        ("fees.total_amount", "[12万元, '120,000.00元']", State.GIVEN),
        ("fees.total_amount", "[12万元, 12万美元]", State.CONTESTED),
    ],
)
def test_equal_values_in_other_words_are_no_contradiction(
    key: str, written: str, state: State
) -> None:
    section, _, name = key.partition(".")
    assert entry_of(f"{section}: {{{name}: {written}}}", key).state is state


def test_the_value_and_place_are_those_of_the_statement_that_has_them() -> None:
    entry = entry_of("term:\n  years: [____, 2年]", "term.years")
    assert entry.value == Duration(Fraction(2), "year")
    assert entry.place is not None
    assert (entry.place.line, entry.place.column) == (2, 17)


def test_the_long_form_says_where_the_contract_says_it() -> None:
    text = (
        "fees:\n"
        "  total_amount:\n"
        "    - {value: 60万元, clause: 四.1, quote: 合计60万元, part: body}\n"
        "    - {value: ____, part: 附件三, at: {page: 3, start: 8, end: 12}}\n"
    )
    first, second = entry_of(text, "fees.total_amount").statements
    assert (first.clause, first.quote, first.part) == ("四.1", "合计60万元", "body")
    assert (second.state, second.part) == (State.BLANK, "附件三")
    assert (second.page, second.start, second.end) == (3, 8, 12)


def test_a_statement_of_an_annex_does_not_stand_in_the_clause_of_its_section() -> None:
    text = (
        "confidentiality:\n"
        "  clause: 七\n"
        "  obligors: [b, {value: a, part: 正文}, {value: both, part: 附件四},"
        " {value: both, part: 附件五, clause: 2}]\n"
    )
    statements = entry_of(text, "confidentiality.obligors").statements
    assert [one.clause for one in statements] == ["七", "七", None, "2"]


def test_every_key_below_a_section_that_is_none_is_none() -> None:
    contract = contract_of("title: x合同\nliability: 无\npayment:\n  account: none\n")
    assert contract.liability.state_ is State.NONE
    assert contract.liability.legal_costs.state is State.NONE
    assert contract.liability.refund.scope.state is State.NONE
    assert contract.liability.penalties.state is State.NONE
    assert contract.payment.account.number.state is State.NONE
    assert contract.payment.method.state is State.UNRECORDED
    assert contract.payment.account.number.place is not None
    assert contract.payment.account.number.place.line == 4


def test_a_blank_section_or_list_is_one_blank() -> None:
    contract = contract_of("deposit: ____\nsla: 【具体指标】\nscope: {services: [电话, ____]}")
    assert contract.deposit.state_ is State.BLANK
    assert contract.deposit.amount.state is State.BLANK
    assert contract.sla.state is State.BLANK
    assert len(contract.sla) == 0
    assert [item.value.state for item in contract.scope.services] == [State.GIVEN, State.BLANK]
    found = [(path, key, place.line) for path, key, place in blanks(contract)]
    assert found == [
        ("scope.services[]", "scope.services[1]", 3),
        ("sla[]", "sla", 2),
        ("deposit", "deposit", 1),
    ]


def test_a_section_without_keys_says_nothing() -> None:
    contract = contract_of("fees: {}\ntitle: x合同")
    assert contract.fees.state_ is State.UNRECORDED
    assert contract.fees.place_ is not None


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("complete: true", True),
        ("complete: false", False),
        ("complete: [true, false]", False),
        ("title: x合同", False),
        ("complete: true\ntruncated: {after: 六(二)1}", False),
        ("complete: true\ntruncated: 六(二)1", False),
        ("complete: true\ntruncated: true", False),
        ("complete: true\ntruncated: false", True),
        ("complete: true\ntruncated: none", True),
    ],
)
def test_left_out_keys_mean_none_only_in_a_complete_record(text: str, closed: bool) -> None:
    assert contract_of(text).closed is closed


def test_a_contract_made_in_python_fills_itself_up() -> None:
    given = Entry(state=State.UNRECORDED, key="title")
    contract = Contract(title=given)
    assert contract.title is given
    assert contract.fees.monthly_fee == Entry(key="fees.monthly_fee")
    assert list(entries(contract)) == []


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("sla[0].value", Entry),
        ("dispute.litigation.court", Entry),
        ("dispute.arbitration.institution", type(contract_of("{}").sla)),
        ("sla[7].value", type(None)),
        ("sla[0].colour", type(None)),
        ("title.value", type(None)),
    ],
)
def test_find_follows_a_record_path(key: str, kind: type) -> None:
    text = "sla: [{metric: csat}]\ndispute: {litigation: {court: 杭州互联网法院}}"
    assert type(find(contract_of(text), key)) is kind
