"""The oracle over lists: exists, `for`, levels, assumptions and derived facts."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml

from hetong.contract.entry import State
from hetong.facts.model import Cell, Row, Rows
from hetong.findings import Outcome
from tests.oracle.judge import judge
from tests.oracle.small_facts import (
    BLANK,
    CATALOGUE,
    UNRECORDED,
    asked,
    given,
    money,
    outcome,
    penalties,
    rows,
)
from tests.properties.memory import Memory

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
