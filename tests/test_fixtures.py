"""Contracts as people fill them, in `fixtures/<kind>/<case>/`, and exactly what is found in them.

Beside each `contract.*` stand the reports expected (`--update` writes them anew) and, unless the
contract is clean, `planted.yaml`: each finding with its rule and the line it stands on, or the
record key that is not there. A near miss is full of what looks wrong and is not.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random
from statistics import median
from typing import Any

import pytest

from hetong.contract import walk
from hetong.contract.entry import State
from hetong.contract.listing import Listing
from hetong.contract.model import read_contract
from hetong.findings import ContractResult, Finding, Outcome, RunResult, Severity
from hetong.lint import Linter, Options
from hetong.record import Record
from hetong.reports import REPORTS, View
from hetong.source.tree import Mapping
from tests.filled import FIXTURES, TODAY, Fixture, cases
from tests.trees import swapped, thinned, without

# A blank and a statement that contradicts another stay when everything around them is lost.
OF_WHAT_STANDS_THERE = ("CMP-008", "CST-082")


@cache
def result_of(linter: Linter, fixture: Fixture) -> ContractResult:
    """Judge the contract as it stands, once for all tests."""
    return linter.check(fixture.record, Options(today=TODAY, phase=fixture.phase))


def judged(linter: Linter, tree: Mapping, **options: Any) -> ContractResult:
    record = Record(read_contract(tree), "", "", "contract")
    result = linter.check(record, Options(today=TODAY, min_coverage=0, **options))
    assert result.failure is None
    return result


def found(
    findings: tuple[Finding, ...], planted: Counter[tuple[str, int | str]]
) -> Counter[tuple[str, int | str]]:
    """Count findings by rule and line; one planted by the key that is left out, by that key."""
    places = [(one.rule, one.where.line or one.where.field) for one in findings]
    keys = [(one.rule, one.where.field) for one in findings]
    return Counter(k if k in planted else p for k, p in zip(keys, places, strict=True))


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{one.rule} {one.where.field} {one.where.line}: {one.message}" for one in findings]


def stated(planted: list[dict[str, Any]]) -> Counter[tuple[str, int | str]]:
    return Counter((one["rule"], one.get("line") or one["field"]) for one in planted)


def test_every_kind_has_all_cases_in_two_hands(linter: Linter) -> None:
    held = {(fixture.kind, fixture.folder.name) for fixture in FIXTURES}
    kinds = set(linter.rulebook.kinds) - {"service"}
    twice = {f"{case}{hand}" for case in ("clean", "blank", "flawed") for hand in ("", "-second")}
    assert held >= {(kind, case) for kind in kinds for case in twice | {"near-miss"}}


@cases()
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_report_is_the_one_expected(
    linter: Linter, fixture: Fixture, form: str, request: pytest.FixtureRequest
) -> None:
    rulebook = linter.rulebook
    run = RunResult(
        version="…",
        rules=len(rulebook.judging),
        rulebook_sha256="…",
        laws_as_of=linter.register.as_of.isoformat(),
        unreviewed_rules=sum(not rule.reviewed_by_lawyer for rule in rulebook.judging),
        contracts=(result_of(linter, fixture),),
    )
    view = View(
        rules={rule.id: rule.title for rule in rulebook.rules},
        kinds={name: kind.title for name, kind in rulebook.kinds.items()},
    )
    report = REPORTS[form](run, view)
    expected = fixture.folder / ("expected.txt" if form == "text" else "expected.json")
    if request.config.getoption("--update"):
        expected.write_text(report, encoding="utf-8", newline="\n")
    assert report == expected.read_text(encoding="utf-8")


@cases()
def test_the_kind_recorded_is_that_of_the_folder(fixture: Fixture) -> None:
    assert fixture.record.contract.kind.value == fixture.kind


@cases("clean")
def test_a_clean_contract_is_rich_and_clean(linter: Linter, fixture: Fixture) -> None:
    """The first is as full as contracts get; the second is a smaller firm's, and as sound."""
    contract = fixture.record.contract
    given = [path for path, entry in walk.entries(contract) if entry.state is State.GIVEN]
    assert contract.closed
    assert len(given) >= (90 if fixture.second else 120)
    result = result_of(linter, fixture)
    assert result.coverage is not None
    assert result.coverage >= 0.9
    grave = tuple(one for one in result.findings if one.severity is not Severity.INFO)
    assert told(grave) == []
    assert len(result.findings) <= (2 if fixture.second else 0), told(result.findings)


@cases("clean", first_only=True)
def test_most_rules_are_asked_of_the_full_contract(linter: Linter, fixture: Fixture) -> None:
    contract = fixture.record.contract
    items = [len(part) for _, part in walk.parts(contract) if isinstance(part, Listing)]
    assert contract.status.value == "signed"
    assert sum(items) >= 25
    result = result_of(linter, fixture)
    kind = linter.rulebook.kinds[result.kind]
    # A rule on house positions asks nothing until a house takes one.
    rules = [rule for rule in linter.rulebook.judging if rule.category != "position"]
    heard = [rule.id for rule in rules if kind.hears(rule)]
    asked = [rule for rule in heard if result.outcomes[rule] is not Outcome.NOT_APPLICABLE]
    assert len(asked) >= 0.6 * len(heard), sorted(set(heard) - set(asked))


@cases("clean")
@pytest.mark.parametrize("share", [0.5, 0.1])
def test_nothing_is_found_in_what_is_left(
    linter: Linter, fixture: Fixture, share: float, request: pytest.FixtureRequest
) -> None:
    """A key left out says nothing: half a clean record is not a worse contract."""
    record = without(fixture.tree, "complete")
    known = {*OF_WHAT_STANDS_THERE, *(one["rule"] for one in fixture.planted)}
    coverage = []
    for seed in range(request.config.getoption("--draws")):
        draw = Random(f"{fixture} {share} {seed}")
        rest = thinned(record, share, draw, leaves=seed % 2 == 1)
        result = judged(linter, rest)
        others = [one for one in result.findings if one.rule not in known]
        assert told(tuple(others)) == [], f"draw {seed}"
        coverage.append(result.coverage or 0)
    if share == 0.1 and not fixture.second:  # a lean record leaves more open to begin with
        # A median of few draws strays.
        assert median(coverage) >= (0.6 if len(coverage) >= 50 else 0.5)


@cases()
def test_exactly_the_planted_findings(linter: Linter, fixture: Fixture) -> None:
    result = result_of(linter, fixture)
    planted = stated(fixture.planted)
    assert found(result.findings, planted) == planted, told(result.findings)


@cases("near-miss")
def test_nothing_grave_is_found_in_a_near_miss(linter: Linter, fixture: Fixture) -> None:
    assert fixture.record.contract.closed
    grave = [one for one in result_of(linter, fixture).findings if one.severity is Severity.ERROR]
    assert told(tuple(grave)) == []
    assert all(one["why"] for one in fixture.planted)


@cases("flawed")
def test_a_flawed_contract_has_defects_of_every_category(linter: Linter, fixture: Fixture) -> None:
    causes = [one for one in fixture.planted if "consequence_of" not in one]
    rules = {rule.id: rule for rule in linter.rulebook.judging}
    assert fixture.record.contract.closed
    assert len(causes) >= 12
    assert {rules[one["rule"]].category for one in causes} == {
        "completeness",
        "consistency",
        "fairness",
        "legality",
    }
    for one in fixture.planted:
        assert one["why"]
        assert one.get("consequence_of", causes[0]["rule"]) in {each["rule"] for each in causes}


@cases("flawed")
def test_only_absences_hang_on_a_complete_record(linter: Linter, fixture: Fixture) -> None:
    """`absence: true` marks the findings that say something is not there: they go, others stay."""
    result = judged(linter, without(fixture.tree, "complete"))
    there = [one for one in fixture.planted if not one.get("absence")]
    assert len(there) >= 8
    planted = stated(there)
    assert found(result.findings, planted) == planted, told(result.findings)


@cases()
def test_letters_do_not_matter(linter: Linter, fixture: Fixture) -> None:
    """Party a and party b exchanged: the same findings, as grave, at the same places."""
    other = swapped(fixture.tree)
    sides = [("neutral", "neutral")] + [("a", "b"), ("b", "a")] * (fixture.case == "flawed")
    for side, opposite in sides:
        here = judged(linter, fixture.tree, side=side, phase=fixture.phase)
        there = judged(linter, other, side=opposite, phase=fixture.phase)
        assert here.outcomes == there.outcomes
        assert _graves(here) == _graves(there)


def _graves(result: ContractResult) -> Counter[tuple[str, str, int | None]]:
    return Counter((one.rule, one.severity.value, one.where.line) for one in result.findings)


@cases("blank")
def test_every_slot_is_reported_once_where_it_stands(linter: Linter, fixture: Fixture) -> None:
    result = result_of(linter, fixture)
    slots = [one for one in fixture.planted if one["rule"] in OF_WHAT_STANDS_THERE]
    places = Counter((one["line"], one["column"]) for one in slots)
    assert 15 <= len(slots) <= 30
    assert len(places) == len(slots)
    assert places == Counter(
        (one.where.line, one.where.column)
        for one in result.findings
        if one.rule in OF_WHAT_STANDS_THERE
    )
    lines = fixture.record.text.splitlines()
    for one in slots:
        assert lines[one["line"] - 1][one["column"] - 1 :].startswith(one["slot"])
