"""Oracle and engine against expectations worked out by hand from rules/README.md."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.model import Catalogue, Cell, FactDoc, ListDoc, Row, Rows
from hetong.facts.types import FactType, Interval, UnknownSide
from hetong.findings import Outcome
from hetong.notation.duration import parse_duration
from hetong.notation.money import parse_money
from tests.oracle.compare import differences
from tests.oracle.judge import Verdict, judge
from tests.properties.generate import World
from tests.properties.memory import Memory

WORDS = Words("题", "title")
MODE = FactType(Kind.CHOICE, ("auto", "none", "by_agreement"))


def doc(kind: Kind | FactType) -> FactDoc:
    return FactDoc(kind if isinstance(kind, FactType) else FactType(kind), WORDS)


CATALOGUE = Catalogue(
    {
        "renewal.mode": doc(MODE),
        "renewal.notice": doc(Kind.DURATION),
        "term.length": doc(Kind.DURATION),
        "term.start": doc(Kind.DATE),
        "fees.total": doc(Kind.MONEY),
        "fees.rate": doc(Kind.RATE),
        "client.name": doc(Kind.TEXT),
        "dispute.holder": doc(Kind.SIDE),
        "esign.used": doc(Kind.BOOLEAN),
    },
    {
        "penalties": ListDoc(WORDS, {"party": doc(Kind.SIDE), "amount": doc(Kind.MONEY)}),
        "tiers": ListDoc(WORDS, {"label": doc(Kind.CODE)}),
        "tiers.conditions": ListDoc(WORDS, {"from": doc(Kind.MONEY)}, "tiers"),
    },
)
NONE, BLANK, UNRECORDED, CONTESTED = (
    Cell(state) for state in (State.NONE, State.BLANK, State.UNRECORDED, State.CONTESTED)
)


def given(value: Any) -> Cell:
    return Cell(State.GIVEN, value)


def money(text: str) -> Cell:
    return given(parse_money(text))


def period(text: str) -> Cell:
    return given(parse_duration(text))


def rows(*items: dict[str, Cell], state: State = State.GIVEN) -> Rows:
    return Rows(state, tuple(Row(n, str(n), cells) for n, cells in enumerate(items)))


def penalties(*amounts: str, state: State = State.GIVEN) -> Rows:
    return rows(*({"amount": money(text)} for text in amounts), state=state)


def asked(text: str, cells: dict[str, Cell], **lists: Rows) -> Verdict:
    """Return the verdict on the last of the rules in `text`; the engine must say the same."""
    rules = list(yaml.safe_load_all(text))
    for number, rule in enumerate(rules):
        rule["id"] = f"CST-{number:03d}"
    facts, values = Memory(cells, lists), {"CAP": FactType(Kind.MONEY)}
    assert not list(differences(World(CATALOGUE, facts, values, rules)))
    return judge(rules, facts, CATALOGUE, values)[rules[-1]["id"]]


def outcome(text: str, cells: dict[str, Cell] | None = None, **lists: Rows) -> str:
    return asked(text, cells or {}, **lists).outcome.value


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


EXISTS = "when: {all: [{p: penalties, where: [{p.amount: {gt: 5}}]}]}"
NO_ITEM = "when: {none: [{p: penalties, where: [{p.amount: {gt: 5}}]}]}"


@pytest.mark.parametrize(
    ("listed", "exists", "no_item"),
    [
        (penalties("6", "1"), "fail", "pass"),
        (penalties("1"), "pass", "fail"),
        (penalties(), "pass", "fail"),
        (Rows(State.NONE), "pass", "fail"),
        (Rows(State.UNRECORDED), "unknown", "unknown"),
        (penalties("6", state=State.UNRECORDED), "fail", "pass"),
        (penalties("1", state=State.UNRECORDED), "unknown", "unknown"),
        (rows({"amount": BLANK}, {"amount": money("1")}), "unknown", "unknown"),
        (rows({"amount": BLANK}, {"amount": money("6")}), "fail", "pass"),
        (rows({}), "unknown", "unknown"),
    ],
)
def test_exists(listed: Rows, exists: str, no_item: str) -> None:
    assert outcome(EXISTS, penalties=listed) == exists
    assert outcome(NO_ITEM, penalties=listed) == no_item


EACH = "for: {p: penalties}\nwhen: {all: [{p.amount: {gt: 5}}]}"


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (penalties("6", "1", "7"), "fail"),
        (penalties("1"), "pass"),
        (rows({"amount": BLANK}, {"amount": money("1")}), "unknown"),
        (penalties(), "not_applicable"),
        (Rows(State.NONE), "not_applicable"),
        (Rows(State.UNRECORDED), "unknown"),
        (penalties("1", state=State.UNRECORDED), "unknown"),
        (penalties("6", state=State.UNRECORDED), "fail"),
    ],
)
def test_for(listed: Rows, expected: str) -> None:
    assert outcome(EACH, penalties=listed) == expected


def test_an_empty_list_decides_before_an_unrecorded_one() -> None:
    rule = "for: {p: penalties, t: tiers}\nwhen: {all: [{p.amount: {gt: 5}}]}"
    assert outcome(rule, penalties=Rows(State.UNRECORDED), tiers=rows()) == "not_applicable"
    assert outcome(rule, penalties=Rows(State.UNRECORDED), tiers=rows({})) == "unknown"


def test_a_pair_is_reported_once_and_never_of_one_item() -> None:
    same = "for: {p: penalties, q: penalties}\nwhen: {all: [{p.amount: {eq: {fact: q.amount}}}]}"
    listed = penalties("1", "2", "1", "1")
    assert dict(asked(same, {}, penalties=listed).firings) == {
        (0, 2): None,
        (0, 3): None,
        (2, 3): None,
    }
    assert outcome(same, penalties=penalties("1")) == "not_applicable"
    more = same.replace("eq:", "gt:")
    assert dict(asked(more, {}, penalties=penalties("1", "2")).firings) == {(1, 0): None}


def test_an_exists_over_the_list_of_for_means_another_item() -> None:
    rule = """
for: {p: penalties}
when: {all: [{q: penalties, where: [{q.amount: {eq: {fact: p.amount}}}]}]}
"""
    assert list(asked(rule, {}, penalties=penalties("1", "2", "1")).firings) == [(0,), (2,)]


def test_exists_beside_each_other_may_mean_one_item() -> None:
    rule = """
when:
  all:
    - {p: penalties, where: [{p.amount: {gt: 5}}]}
    - {q: penalties, where: [{q.amount: {lt: 7}}]}
"""
    assert outcome(rule, penalties=penalties("6")) == "fail"


def test_nested_lists_stay_under_their_item() -> None:
    lists = {
        "tiers": rows({"label": given("一档")}, {"label": given("二档")}),
        "tiers.conditions": Rows(
            State.GIVEN,
            (
                Row(0, "0", {"from": money("9")}, parent=1),
                Row(1, "1", {"from": money("1")}, parent=0),
            ),
        ),
    }
    walk = "for: {t: tiers, c: t.conditions}\nwhen: {all: [{c.from: {gt: 5}}]}"
    assert list(asked(walk, {}, **lists).firings) == [(1, 0)]
    lacking = "for: {t: tiers}\nwhen: {none: [{c: t.conditions, where: [{c.from: {gt: 5}}]}]}"
    assert list(asked(lacking, {}, **lists).firings) == [(0,)]


LEVELS = """
levels:
  - {if: {all: [{fees.rate: {gt: 5%}}]}, severity: error}
  - {if: {all: [{fees.total: {gt: 5}}]}, severity: warning}
"""


@pytest.mark.parametrize(
    ("rate", "total", "default", "expected", "level"),
    [
        (given(Decimal("0.06")), money("6"), False, "fail", 0),
        (UNRECORDED, money("6"), False, "fail", 1),
        (UNRECORDED, money("1"), False, "unknown", None),
        (given(Decimal("0.01")), money("1"), False, "pass", None),
        (UNRECORDED, money("1"), True, "fail", 2),
    ],
)
def test_levels(rate: Cell, total: Cell, default: bool, expected: str, level: int | None) -> None:
    rule = LEVELS + ("  - {severity: info}\n" if default else "")
    verdict = asked(rule, {"fees.rate": rate, "fees.total": total})
    assert verdict.outcome.value == expected
    assert list(verdict.firings.values()) == ([level] if level is not None else [])
    held = rule + "when: {all: [{fees.total: {lt: 0}}]}"
    assert outcome(held, {"fees.rate": rate, "fees.total": total}) == "pass"


def test_assume_reads_unrecorded_as_none_for_this_rule() -> None:
    rule = "when: {all: [{fees.total: none}]}\n"
    assert outcome(rule) == "unknown"
    assert outcome(rule + "assume: {fees.total: none}") == "fail"
    assert outcome(rule + "assume: {fees.total: none}", {"fees.total": BLANK}) == "pass"


FLAG = """
when: {all: [{fees.total: {gt: 5}}]}
derives: {flag: dear}
---
when: {all: [{derived.dear: {eq: true}}]}
"""


@pytest.mark.parametrize(
    ("total", "expected"), [(money("6"), "fail"), (money("1"), "pass"), (BLANK, "unknown")]
)
def test_derived_flags(total: Cell, expected: str) -> None:
    assert outcome(FLAG, {"fees.total": total}) == expected


ITEMS = """
for: {p: penalties}
when: {all: [{p.amount: {gt: 5}}]}
derives: {item: dear, fields: {side: {fact: p.party}, other: {other: p.party}, topic: exit}}
---
"""


def test_derived_items() -> None:
    certain = {"amount": money("6"), "party": given("client")}
    maybe = {"amount": BLANK, "party": given("client")}
    low = {"amount": money("1"), "party": given("client")}
    exists = "when: {all: [{d: derived.dear, where: [{d.side: {eq: client}}]}]}"
    each = "for: {d: derived.dear}\nwhen: {all: [{d.other: {eq: provider}}]}"
    never = "for: {d: derived.dear}\nwhen: {all: [{d.topic: {ne: exit}}]}"
    for listed, expected in (
        (rows(certain, maybe), ("fail", "fail", "unknown")),
        (rows(maybe), ("unknown", "unknown", "unknown")),
        (rows(certain), ("fail", "fail", "pass")),
        (rows(low), ("pass", "not_applicable", "not_applicable")),
        (Rows(State.UNRECORDED), ("unknown", "unknown", "unknown")),
    ):
        found = tuple(outcome(ITEMS + rule, penalties=listed) for rule in (exists, each, never))
        assert found == expected


def test_rules_that_derive_are_judged_first() -> None:
    first, second = yaml.safe_load_all(FLAG)
    facts = Memory({"fees.total": money("6")})
    verdicts = judge([{**second, "id": "B"}, {**first, "id": "A"}], facts, CATALOGUE)
    assert verdicts["B"].outcome is Outcome.FAIL
