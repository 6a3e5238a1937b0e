"""Oracle and engine against expectations worked out by hand from rules/README.md."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hetong.facts.model import Cell
from hetong.facts.types import Interval, UnknownSide
from hetong.notation.duration import parse_duration
from hetong.notation.money import parse_money
from tests.oracle.small_facts import (
    BLANK,
    CONTESTED,
    NONE,
    UNRECORDED,
    given,
    money,
    outcome,
    period,
)

README_RULE = """
applies: {all: [{renewal.mode: {eq: auto}}]}
when: {all: [{renewal.notice: {gte: {fact: term.length}}}]}
"""


@pytest.mark.parametrize(
    ("mode", "notice", "term", "expected"),
    [
        (given("auto"), period("3个月"), period("3个月"), "fail"),
        (given("auto"), period("90日"), period("3个月"), "unknown"),  # 89 to 92 days
        (given("auto"), period("92日"), period("3个月"), "fail"),
        (given("auto"), period("30日"), period("1年"), "pass"),
        (given("by_agreement"), period("3个月"), period("3个月"), "not_applicable"),
        (NONE, period("3个月"), period("3个月"), "not_applicable"),
        (UNRECORDED, period("3个月"), period("3个月"), "unknown"),
        (UNRECORDED, period("1个月"), period("3个月"), "unknown"),
        (given("auto"), UNRECORDED, period("3个月"), "unknown"),
        (given("auto"), BLANK, NONE, "pass"),
        (given("auto"), CONTESTED, period("3个月"), "unknown"),
    ],
)
def test_readme_rule(mode: Cell, notice: Cell, term: Cell, expected: str) -> None:
    cells = {"renewal.mode": mode, "renewal.notice": notice, "term.length": term}
    assert outcome(README_RULE, cells) == expected


TRUTH = {"fail": "t", "pass": "f", "unknown": "u"}
LEAF = {"t": "{fees.total: {gt: 0}}", "f": "{fees.total: {lt: 0}}", "u": "{fees.rate: {gt: 0}}"}


@pytest.mark.parametrize(
    ("group", "members", "expected"),
    [
        *(("all", m, "t") for m in ("t", "tt")),
        *(("all", m, "f") for m in ("f", "tf", "uf", "fu")),
        *(("all", m, "u") for m in ("u", "tu", "ut", "uu")),
        *(("any", m, "t") for m in ("t", "ft", "ut", "tu")),
        *(("any", m, "f") for m in ("f", "ff")),
        *(("any", m, "u") for m in ("u", "fu", "uf", "uu")),
        *(("none", m, "t") for m in ("f", "ff")),
        *(("none", m, "f") for m in ("t", "ft", "ut", "tu")),
        *(("none", m, "u") for m in ("u", "fu", "uf")),
    ],
)
def test_kleene(group: str, members: str, expected: str) -> None:
    rule = f"when: {{{group}: [{', '.join(LEAF[one] for one in members)}]}}"
    assert TRUTH[outcome(rule, {"fees.total": money("1")})] == expected


STATES = {
    "given": money("1"),
    "none": NONE,
    "blank": BLANK,
    "contested": CONTESTED,
    "unrecorded": UNRECORDED,
}
TRUE_ON = {
    "present": ("given", "contested"),
    "blank": ("blank",),
    "none": ("none",),
    "contested": ("contested",),
    "unrecorded": ("unrecorded",),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("test", TRUE_ON)
@pytest.mark.parametrize("wanted", [True, False])
def test_state_tests(state: str, test: str, wanted: bool) -> None:
    said = outcome(f"when: {{fees.total: {{{test}: {wanted}}}}}", {"fees.total": STATES[state]})
    if state == "unrecorded" and test != "unrecorded":
        assert said == "unknown"
    else:
        assert said == ("fail" if (state in TRUE_ON[test]) == wanted else "pass")


def test_short_form_of_none() -> None:
    assert outcome("when: {fees.total: none}", {"fees.total": NONE}) == "fail"
    assert outcome("when: {fees.total: none}", {"fees.total": money("1")}) == "pass"


@pytest.mark.parametrize("op", ["eq", "ne", "lt", "lte", "gt", "gte", "in"])
@pytest.mark.parametrize("state", ["none", "blank", "contested", "unrecorded"])
def test_comparisons_without_a_value(op: str, state: str) -> None:
    right = "[5万元]" if op == "in" else "5万元"
    said = outcome(f"when: {{fees.total: {{{op}: {right}}}}}", {"fees.total": STATES[state]})
    assert said == ("unknown" if state != "none" else "fail" if op == "ne" else "pass")


@pytest.mark.parametrize(("op", "expected"), [("eq", "pass"), ("ne", "fail"), ("lt", "pass")])
@pytest.mark.parametrize("other", [NONE, BLANK, UNRECORDED, CONTESTED, period("1日")])
def test_none_decides_whatever_the_other_side(op: str, expected: str, other: Cell) -> None:
    rule = f"when: {{renewal.notice: {{{op}: {{fact: term.length}}}}}}"
    assert outcome(rule, {"renewal.notice": NONE, "term.length": other}) == expected
    assert outcome(rule, {"renewal.notice": other, "term.length": NONE}) == expected


def test_an_enumeration_that_lists_none() -> None:
    for cell in (NONE, given("none")):
        assert outcome("when: {renewal.mode: {eq: none}}", {"renewal.mode": cell}) == "fail"
        assert outcome("when: {renewal.mode: none}", {"renewal.mode": cell}) == "fail"
        assert outcome("when: {renewal.mode: {ne: auto}}", {"renewal.mode": cell}) == "fail"
        assert outcome("when: {renewal.mode: {present: true}}", {"renewal.mode": cell}) == "pass"


@pytest.mark.parametrize(
    ("low", "high", "test", "expected"),
    [
        ("2", "4", "gt: 1", "fail"),
        ("2", "4", "gt: 2", "unknown"),
        ("2", "4", "gte: 2", "fail"),
        ("2", "4", "gt: 4", "pass"),
        ("2", "4", "eq: 3", "unknown"),
        ("2", "4", "ne: 5", "fail"),
        ("3", "3", "eq: 3", "fail"),
        ("2", "2.0001", "in: ['2', '2.0001']", "fail"),
        ("2", "3", "in: ['2', '3']", "unknown"),
        ("2", "3", "in: ['4', '5']", "pass"),
    ],
)
def test_intervals(low: str, high: str, test: str, expected: str) -> None:
    cell = given(Interval(parse_money(low), parse_money(high)))
    assert outcome(f"when: {{fees.total: {{{test}}}}}", {"fees.total": cell}) == expected


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("in: [client, provider]", "fail"),
        ("in: [client, both]", "unknown"),
        ("in: [both, none]", "pass"),
        ("eq: client", "unknown"),
        ("ne: client", "unknown"),
        ("eq: both", "pass"),
        ("ne: both", "fail"),
    ],
)
def test_a_side_nobody_knows(test: str, expected: str) -> None:
    cells = {"dispute.holder": given(UnknownSide("party_a"))}
    assert outcome(f"when: {{dispute.holder: {{{test}}}}}", cells) == expected


@pytest.mark.parametrize(
    ("left", "test", "expected"),
    [
        ("12个月", "eq: 1年", "fail"),
        ("24小时", "eq: 1日", "fail"),
        ("1个月", "eq: 30日", "unknown"),
        ("1个月", "eq: 27日", "pass"),
        ("1个月", "gt: 27日", "fail"),
        ("1个月", "lte: 31日", "fail"),
        ("5个工作日", "gte: 5日", "fail"),
        ("5个工作日", "lte: 6个工作日", "fail"),
        ("5个工作日", "eq: 7日", "unknown"),
        ("0个月", "eq: 0日", "fail"),
    ],
)
def test_durations(left: str, test: str, expected: str) -> None:
    assert outcome(f"when: {{term.length: {{{test}}}}}", {"term.length": period(left)}) == expected


def test_intervals_of_durations() -> None:
    cells = {"term.length": given(Interval(parse_duration("1个月"), parse_duration("12个月")))}
    assert outcome("when: {term.length: {gt: 3个月}}", cells) == "unknown"
    assert outcome("when: {term.length: {gt: 13个月}}", cells) == "pass"
    assert outcome("when: {term.length: {gt: 27日}}", cells) == "fail"


@pytest.mark.parametrize(
    ("path", "cell", "test", "expected"),
    [
        ("client.name", given("甲公司（上海）"), "eq: 甲公司(上海)", "fail"),
        ("client.name", given("ＡＢＣ 公司"), "in: [abc公司, 乙]", "fail"),
        ("client.name", given("甲"), "ne: 乙", "fail"),
        ("fees.total", money("5万元"), "eq: '50000.00'", "fail"),
        ("fees.rate", given(Decimal("0.06")), "eq: 6%", "fail"),
        ("term.start", given(date(2026, 1, 1)), "lt: 2026-01-02", "fail"),
        ("esign.used", given(True), "eq: true", "fail"),
        ("esign.used", given(False), "eq: true", "pass"),
        ("fees.total", money("3"), "gt: 2, lt: 3", "pass"),
    ],
)
def test_values(path: str, cell: Cell, test: str, expected: str) -> None:
    assert outcome(f"when: {{{path}: {{{test}}}}}", {path: cell}) == expected


def test_plus_adds_whole_units() -> None:
    cells = {"fees.total": money("101"), "value.CAP": money("100")}
    assert outcome("when: {fees.total: {eq: {fact: fees.total, plus: 0}}}", cells) == "fail"
    assert outcome("when: {fees.total: {lt: {fact: fees.total, plus: 1}}}", cells) == "fail"
    assert outcome("when: {fees.total: {gt: {value: CAP}}}", cells) == "fail"
    start = {"term.start": given(date(2026, 1, 31))}
    assert outcome("when: {term.start: {gte: {fact: term.start, plus: 1}}}", start) == "pass"
