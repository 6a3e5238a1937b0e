"""What the engine refuses, leaves open or bounds, because it could not judge it safely."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.engine import Engine, RuleResult, build_program
from hetong.errors import EngineError, RuleError, Words
from hetong.facts.model import Catalogue, Cell, FactDoc, ListDoc, Row, Rows, Source
from hetong.facts.types import FactType, Interval, UnknownSide
from hetong.findings import Outcome
from hetong.notation.duration import parse_duration
from tests.oracle.compare import parsed
from tests.oracle.judge import RuleDict
from tests.properties.memory import Memory

WORDS = Words("题", "title")
NUMBER = FactDoc(FactType(Kind.NUMBER), WORDS)
CATALOGUE = Catalogue(
    {f"a.f{n}": NUMBER for n in range(300)}
    | {"a.mode": FactDoc(FactType(Kind.CHOICE, ("auto", "manual")), WORDS)}
    | {"a.period": FactDoc(FactType(Kind.DURATION), WORDS)}
    | {"a.side": FactDoc(FactType(Kind.SIDE), WORDS)}
    | {"rows": NUMBER},
    {"rows": ListDoc(WORDS, {"v": NUMBER}), "few": ListDoc(WORDS, {"v": NUMBER})},
)
PAIRS: RuleDict = {
    "for": {"p": "rows", "q": "rows"},
    "when": {"all": [{"p.v": {"lt": {"fact": "q.v"}}}]},
}


def engine(*rules: RuleDict) -> Engine:
    numbered = [parsed({"id": f"CST-{n:03d}", **rule}) for n, rule in enumerate(rules)]
    return Engine(build_program(numbered, CATALOGUE, {}))


def judged(facts: Memory, *rules: RuleDict) -> list[RuleResult]:
    return list(engine(*rules).judge(facts).values())


def number(value: Any) -> Cell:
    return Cell(State.GIVEN, value)


def rows(count: int) -> Rows:
    return Rows(State.GIVEN, tuple(Row(n, str(n), {"v": number(Decimal(n))}) for n in range(count)))


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"when": {"all": [{"a.mode": "auto", "a.f1": {"gt": 1}}]}}, "a.mode: {eq: auto}"),
        ({"for": {"p$not": "rows"}, "when": {"all": [{"p$not.v": "none"}]}}, "letters"),
        ({"when": {"all": [{"a.f1": {"gt": {"fact": "a.f2", "plus": 10**15}}}]}}, "too large"),
        ({"when": {"all": [{f"a.f{n}": "none"} for n in range(300)]}}, "safe subset"),
        ({"for": dict.fromkeys([f"p{n}" for n in range(16)], "rows")}, "safe subset"),
    ],
)
def test_rules_the_engine_could_misread_are_refused(rule: RuleDict, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        engine({"when": {"all": [{"a.f1": "present"}]}} | rule)


def test_a_list_assumed_to_be_lacking_is_empty_unless_the_text_is_cut_off() -> None:
    lacking: RuleDict = {
        "assume": {"rows": "none"},
        "when": {"none": [{"r": "rows", "where": [{"r.v": {"gte": 0}}]}]},
    }
    (whole,) = judged(Memory(), lacking)
    (cut,) = judged(Memory(whole=False), lacking)
    assert whole.outcome is Outcome.FAIL
    assert cut.outcome is Outcome.UNKNOWN
    assert cut.missing_lists


def test_a_key_assumed_to_be_lacking_is_not_assumed_beyond_a_cut() -> None:
    rule: RuleDict = {"assume": {"a.f1": "none"}, "when": {"all": [{"a.f1": "none"}]}}
    (whole,) = judged(Memory(), rule)
    (cut,) = judged(Memory(whole=False), rule)
    assert whole.outcome is Outcome.FAIL
    assert cut.outcome is Outcome.UNKNOWN
    assert cut.missing


def test_only_the_rules_asked_for_are_judged_with_what_they_rest_on() -> None:
    plain: RuleDict = {"when": {"all": [{"a.f1": {"gt": 0}}]}}
    maker = plain | {"derives": {"flag": "big"}}
    reader: RuleDict = {"when": {"all": [{"derived.big": {"eq": True}}]}}
    facts = Memory({"a.f1": number(Decimal(1))})
    told = engine(plain, maker, reader).judge(facts, ["CST-002"])
    assert {name: each.outcome for name, each in told.items()} == {
        "CST-001": Outcome.FAIL,
        "CST-002": Outcome.FAIL,
    }


@pytest.mark.parametrize("alias", ["contract", "gate", "m", "kind", "n", "id", "甲", "o1_"])
def test_aliases_mean_nothing_to_the_engine(alias: str) -> None:
    rule = {
        "for": {alias: "rows"},
        "when": {"none": [{"o": "rows", "where": [{"o.v": {"gt": {"fact": f"{alias}.v"}}}]}]},
        "applies": {"all": [{"a.f1": {"lt": {"fact": f"{alias}.v"}}}]},
    }
    (result,) = judged(Memory({"a.f1": number(1)}, {"rows": rows(4)}), rule)
    assert [firing.rows for firing in result.firings] == [(3,)]


def test_a_condition_outside_the_row_holds_in_a_negated_exists() -> None:
    rule = {"when": {"none": [{"o": "rows", "where": [{"o.v": {"gt": 0}}, {"a.f1": {"gt": 5}}]}]}}
    facts = {value: Memory({"a.f1": number(value)}, {"rows": rows(2)}) for value in (1, 9)}
    assert judged(facts[1], rule)[0].outcome is Outcome.FAIL
    assert judged(facts[9], rule)[0].outcome is Outcome.PASS


def test_lists_too_long_to_compare_in_pairs_leave_only_their_rules_open() -> None:
    single = {"for": {"p": "rows"}, "when": {"all": [{"p.v": {"gt": 995}}]}}
    few = {**PAIRS, "for": {"p": "few", "q": "few"}}
    facts = Memory({}, {"rows": rows(1_000), "few": rows(3)})
    pairs, one, other = judged(facts, PAIRS, single, few)
    assert pairs.outcome is Outcome.UNKNOWN
    (missing,) = pairs.missing
    assert missing.reason is not None
    assert "rows" in missing.reason.en
    assert [firing.rows for firing in one.firings] == [(n,) for n in range(996, 1_000)]
    assert [firing.rows for firing in other.firings] == [(0, 1), (0, 2), (1, 2)]


def test_what_too_long_a_list_would_derive_is_unknown() -> None:
    maker = {**PAIRS, "derives": {"item": "pair", "fields": {"low": {"fact": "p.v"}}}}
    reader = {"when": {"none": [{"d": "derived.pair", "where": [{"d.low": {"lt": 0}}]}]}}
    assert judged(Memory({}, {"rows": rows(1_000)}), maker, reader)[1].outcome is Outcome.UNKNOWN
    assert judged(Memory({}, {"rows": rows(5)}), maker, reader)[1].outcome is Outcome.FAIL


def test_the_same_engine_judges_on_after_a_long_list() -> None:
    made = engine(PAIRS)
    long, short = Memory({}, {"rows": rows(1_000)}), Memory({}, {"rows": rows(2)})
    outcomes = [made.judge(each)["CST-000"].outcome for each in (short, long, short)]
    assert outcomes == [Outcome.FAIL, Outcome.UNKNOWN, Outcome.FAIL]


@pytest.mark.parametrize("value", [float("nan"), Decimal("Infinity"), "x", None, [1]])
def test_a_value_that_is_none_of_its_type_stops_the_judgement(value: Any) -> None:
    rule = {"when": {"all": [{"a.f1": {"gt": 1}}]}}
    with pytest.raises(EngineError, match=r"a\.f1"):
        judged(Memory({"a.f1": number(value)}), rule)


def test_a_number_beyond_exact_integers_is_unknown() -> None:
    rule = {"when": {"all": [{"a.f1": {"gt": 1}}]}}
    assert judged(Memory({"a.f1": number(10**40)}), rule)[0].outcome is Outcome.UNKNOWN
    assert judged(Memory({"a.f1": number(10**11)}), rule)[0].outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("path", "value", "test", "told"),
    [
        ("a.period", parse_duration("1个月"), {"gt": "30日"}, "does not settle"),
        ("a.side", UnknownSide("a"), {"eq": "client"}, "does not settle"),
        ("a.f1", Interval(1, 3), {"gt": 2}, "does not settle"),
        ("a.f1", 10**40, {"gt": 2}, "too large"),
    ],
)
def test_an_open_comparison_of_given_facts_says_why(
    path: str, value: Any, test: dict[str, Any], told: str
) -> None:
    cell = Cell(State.GIVEN, value, (Source(path),))
    (result,) = judged(Memory({path: cell}), {"when": {"all": [{path: test}]}})
    assert result.outcome is Outcome.UNKNOWN
    (missing,) = result.missing
    assert missing.sources == cell.sources
    assert missing.reason is not None
    assert told in missing.reason.en


def test_what_may_be_derived_names_what_it_hangs_on() -> None:
    maker = {
        "for": {"p": "rows"},
        "when": {"all": [{"p.v": {"gt": 1}}]},
        "derives": {"item": "big", "fields": {"v": {"fact": "p.v"}}},
    }
    reader = {"for": {"d": "derived.big"}, "when": {"all": [{"a.f1": {"gt": 1}}]}}
    blank = Row(0, "0", {"v": Cell(State.BLANK, None, (Source("rows[0].v"),))})
    facts = Memory({"a.f1": number(0)}, {"rows": Rows(State.GIVEN, (blank,))})
    result = judged(facts, maker, reader)[1]
    assert result.outcome is Outcome.UNKNOWN
    assert [source.key for rows_ in result.missing_lists for source in rows_.sources] == [
        "rows[0].v"
    ]
