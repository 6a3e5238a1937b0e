"""Every operator on a rule written here: its mutants in full, and none twice."""

from __future__ import annotations

import pytest

from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.catalogue import catalogue
from hetong.facts.model import Catalogue, FactDoc, ListDoc
from hetong.facts.types import FactType
from hetong.rulebook.model import Rule
from hetong.rulebook.parse import parse_rule
from hetong.source import read_tree
from tests.mutation.names import mirrored, sibling
from tests.mutation.operators import OPERATORS, Mutant, mutants
from tests.mutation.spots import plain, shown
from tests.mutation.steps import stepped

HEAD = """
id: FAI-900
name: sample
title: {zh: 题, en: title}
category: fairness
severity: warning
nature: practice
message: {zh: 话, en: words}
suggestion: {zh: 改, en: mend}
cases:
  fires: [{fees: {total_amount: 5元}}]
  passes: [{fees: {total_amount: 4元}}]
"""
RULE = """
for: {c: termination.causes_client}
applies: {all: [{client.name: {present: true}}]}
when:
  all:
    - {renewal.notice: {gte: 30日}}
    - any: [{renewal.mode: {eq: auto}}, {renewal.mode: none}]
    - none: [{p: liability.penalties, where: [{p.party: {in: [client, both]}}]}]
levels:
  - {if: {fees.total_amount: {gt: {fact: fees.net_amount, plus: 1}}}, severity: error}
  - {severity: info}
"""
PENALTY = "{p: liability.penalties, where: [{p.party: {in: [client, both]}}]}"
EXPECTED = {
    "drop": {
        "when: {renewal.notice: {gte: 30日}} → (nothing)",
        "when: {renewal.mode: {eq: auto}} → (nothing)",
        "when: {renewal.mode: {none: true}} → (nothing)",
        f"when: {PENALTY} → (nothing)",
        "when: {p.party: {in: [client, both]}} → (nothing)",
        "applies: {client.name: {present: true}} → (nothing)",
        "level 1: {fees.total_amount: {gt: {fact: fees.net_amount, plus: 1}}} → (nothing)",
    },
    "negate": {
        "applies: {client.name: {present: true}} → {client.name: {present: false}}",
        "when: {renewal.notice: {gte: 30日}} → {none: [{renewal.notice: {gte: 30日}}]}",
        "when: {renewal.mode: {eq: auto}} → {none: [{renewal.mode: {eq: auto}}]}",
        "when: {renewal.mode: {none: true}} → {renewal.mode: {none: false}}",
        f"when: {PENALTY} → {{none: [{PENALTY}]}}",
        "when: {p.party: {in: [client, both]}} → {none: [{p.party: {in: [client, both]}}]}",
        "level 1: {fees.total_amount: {gt: {fact: fees.net_amount, plus: 1}}} → "
        "{none: [{fees.total_amount: {gt: {fact: fees.net_amount, plus: 1}}}]}",
    },
    "bound": {
        "when: {renewal.notice: {gte: 30日}} → {renewal.notice: {gt: 30日}}",
        "level 1: {fees.total_amount: {gt: {fact: fees.net_amount, plus: 1}}} → "
        "{fees.total_amount: {gte: {fact: fees.net_amount, plus: 1}}}",
    },
    "step": {
        "when: {renewal.notice: {gte: 30日}} → {renewal.notice: {gte: 31日}}",
        "when: {renewal.notice: {gte: 30日}} → {renewal.notice: {gte: 29日}}",
        "level 1: {fees.total_amount: {gt: {fact: fees.net_amount, plus: 1}}} → "
        "{fees.total_amount: {gt: {fact: fees.net_amount, plus: 2}}}",
        "level 1: {fees.total_amount: {gt: {fact: fees.net_amount, plus: 1}}} → "
        "{fees.total_amount: {gt: {fact: fees.net_amount}}}",
    },
    "party": {
        "for: {c: termination.causes_client} → {c: termination.causes_provider}",
        "applies: {client.name: {present: true}} → {provider.name: {present: true}}",
        "when: {p.party: {in: [client, both]}} → {p.party: {in: [provider, both]}}",
    },
    "level": {
        "level 1: error if {fees.total_amount: {gt: {fact: fees.net_amount, plus: 1}}} → (nothing)",
        "level 2: info if (nothing) → (nothing)",
    },
}


def rule(text: str) -> Rule:
    return parse_rule(read_tree((HEAD + text).encode(), "FAI-900.yaml"), "FAI-900.yaml")


def by_operator(text: str) -> dict[str, list[Mutant]]:
    made = mutants(rule(text), catalogue())
    return {each: [one for one in made if one.operator == each] for each in OPERATORS}


@pytest.mark.parametrize("operator", EXPECTED)
def test_an_operator_makes_these_mutants(operator: str) -> None:
    keys = [each.key for each in by_operator(RULE)[operator]]
    assert sorted(keys) == sorted(f"{operator} {each}" for each in EXPECTED[operator])


def doc(kind: Kind, *choices: str) -> FactDoc:
    return FactDoc(FactType(kind, choices), Words("事实", "fact"))


SMALL = Catalogue(
    {
        "s.one": doc(Kind.MONEY),
        "s.day": doc(Kind.DATE),
        "s.two": doc(Kind.MONEY),
        "s.three": doc(Kind.MONEY),
        "s.deep.four": doc(Kind.MONEY),
        "t.five": doc(Kind.MONEY),
        "s.colour": doc(Kind.CHOICE, "red", "blue"),
        "s.size": doc(Kind.CHOICE, "large", "small"),
        "derived.this": doc(Kind.BOOLEAN),
        "derived.that": doc(Kind.BOOLEAN),
    },
    {"l": ListDoc(Words("列", "list"), {"a": doc(Kind.MONEY), "b": doc(Kind.MONEY)})},
)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("s.one", "s.two"),
        ("s.two", "s.three"),
        ("s.three", "s.two"),
        ("s.day", None),
        ("s.deep.four", None),
        ("t.five", None),
        ("s.colour", None),
        ("derived.this", None),
        ("i.a", "i.b"),
        ("value.lpr", None),
    ],
)
def test_a_sibling_is_the_nearest_fact_of_its_type(fact: str, expected: str | None) -> None:
    assert sibling(fact, SMALL, {"i": "l"}) == expected


def test_a_fact_becomes_its_sibling_and_keeps_its_test() -> None:
    made = {each.before: each.after for each in by_operator(RULE)["sibling"]}
    assert made["{client.name: {present: true}}"] == "{client.uscc: {present: true}}"


def test_what_applies_and_none_blocks_hold_together_is_deleted() -> None:
    two = """
applies: {all: [{client.name: {present: true}}, {provider.name: {present: true}}]}
when:
  none: [{renewal.mode: {eq: auto}}, {fees.total_amount: {gt: 5元}}]
  all: [{term.length: {present: true}}]
"""
    assert {each.key for each in by_operator(two)["delete"]} == {
        "delete applies: {all: [{client.name: {present: true}}, "
        "{provider.name: {present: true}}]} → (nothing)",
        "delete when: {none: [{renewal.mode: {eq: auto}}, {fees.total_amount: {gt: 5元}}]}"
        " → (nothing)",
    }


def test_the_same_change_counts_once() -> None:
    twice = "when: {any: [{renewal.mode: {eq: auto}}, {renewal.mode: {eq: auto}}, {title: none}]}"
    made = by_operator(twice)
    assert [each.key for each in made["drop"]] == [
        "drop when: {title: {none: true}} → (nothing)",
    ]
    seen = [(shown(each.rule.when), each.operator) for group in made.values() for each in group]
    assert len(seen) == len(set(seen))


def test_every_mutant_says_where_it_stands_and_how_it_is_called() -> None:
    made = mutants(rule(RULE), catalogue())
    keys = [each.key for each in made]
    assert len(keys) == len(set(keys)) >= 25
    lines = (HEAD + RULE).splitlines()
    for each in made:
        assert each.place.file == "FAI-900.yaml"
        if each.operator not in ("level", "delete"):
            path = each.before.lstrip("{").partition(":")[0]
            assert f"{path}:" in lines[each.place.line - 1]


def test_a_key_does_not_move_with_the_rest_of_the_file() -> None:
    first = {each.key for each in mutants(rule(RULE), catalogue())}
    longer = RULE.replace("    - {renewal.notice", "    - {title: none}\n    - {renewal.notice")
    assert first <= {each.key for each in mutants(rule(longer), catalogue())}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.DURATION, "3个月", ["4个月", "2个月"]),
        (Kind.DURATION, "168小时", ["169小时", "167小时"]),
        (Kind.MONEY, "5万元", ["50001元", "49999元"]),
        (Kind.RATE, "5%", ["6%", "4%"]),
        (Kind.RATE, "99.99%", ["100.00%", "99.98%"]),
        (Kind.RATE, "万分之五", ["0.0006", "0.0004"]),
        (Kind.NUMBER, "12", ["13", "11"]),
        (Kind.NUMBER, "0.5", ["0.6", "0.4"]),
        (Kind.DATE, "2024-03-01", ["2024-03-02", "2024-02-29"]),
        (Kind.MONTH_DAY, "31", ["32", "30"]),
        (Kind.MONTH_DAY, "last", []),
        (Kind.CHOICE, "auto", []),
        (Kind.TEXT, "12", []),
    ],
)
def test_steps_are_of_the_unit_as_written(kind: Kind, text: str, expected: list[str]) -> None:
    assert stepped(kind, text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("termination.by_client_convenience", "termination.by_provider_convenience"),
        ("provider.size", "client.size"),
        ("client", "provider"),
        ("clientele.size", None),
        ("both", None),
    ],
)
def test_parties_change_places_in_whole_words(name: str, expected: str | None) -> None:
    assert mirrored(name) == expected


def test_groups_of_one_and_repetitions_mean_nothing() -> None:
    def meant(text: str) -> str:
        condition = rule(f"when: {text}").when
        assert condition is not None
        return shown(plain(condition))

    one = "{title: {present: true}}"
    two = "{number: {present: true}}"
    assert meant(f"{{all: [{{any: [{one}]}}, {one}]}}") == one
    assert meant(f"{{none: [{{none: [{one}]}}]}}") == one
    assert meant(f"{{all: [{one}, {{all: [{two}]}}]}}") == f"{{all: [{one}, {two}]}}"
    assert meant(f"{{none: [{one}, {two}]}}") != meant(f"{{none: [{one}]}}")
