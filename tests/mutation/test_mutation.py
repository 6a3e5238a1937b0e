"""A sample of the shipped rules: their own cases notice at least 95 % of the mutants."""

from __future__ import annotations

import hashlib

import pytest

from hetong.lint import Linter
from hetong.rulebook.model import Rule
from tests.mutation import trial
from tests.mutation.__main__ import WANTED, chosen, main
from tests.mutation.argued import load_argued
from tests.mutation.operators import OPERATORS
from tests.mutation.score import Score, scored
from tests.mutation.trial import Trial, try_rule

EVERY = 16  # one rule in sixteen, by the hash of its id: adding a rule does not move the others


def in_sample(rule: Rule) -> bool:
    return hashlib.sha256(rule.id.encode()).digest()[0] % EVERY == 0


@pytest.fixture(scope="module")
def trials(linter: Linter) -> list[Trial]:
    return [try_rule(linter, rule) for rule in linter.rulebook.rules if in_sample(rule)]


@pytest.mark.xdist_group("mutation")
def test_the_cases_of_the_sample_catch_the_mutants(trials: list[Trial]) -> None:
    score = scored(trials, {})
    left = [f"{one.rule.id} {each.key}" for one in trials for each in one.survived]
    assert score.share >= WANTED, f"{score.share:.1%}\n" + "\n".join(left)


@pytest.mark.xdist_group("mutation")
def test_the_sample_is_worth_the_name(linter: Linter, trials: list[Trial]) -> None:
    assert len(trials) * 2 * EVERY >= len(linter.rulebook.rules)
    assert {one.rule.category for one in trials} >= {
        "completeness",
        "consistency",
        "fairness",
        "legality",
    }
    assert scored(trials, {}).judged >= 8 * len(trials)
    assert not [case for one in trials for case in one.broken]


def test_every_operator_finds_something_in_some_rule(linter: Linter) -> None:
    rules = [rule for rule in linter.rulebook.rules if rule.id in ("CST-025", "LGL-033", "CST-007")]
    trials = [try_rule(linter, rule) for rule in rules]
    for operator in OPERATORS:
        assert scored(trials, {}, operator).judged, operator


@pytest.mark.parametrize("name", ["LGL-038", "PRM-010", "CST-036"])
def test_mutants_do_not_disturb_each_other(
    name: str, linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = linter.rulebook.by_id(name)
    assert rule is not None
    together = try_rule(linter, rule)
    monkeypatch.setattr(trial, "BATCH", 1)
    alone = try_rule(linter, rule)
    assert [each.key for each in alone.caught] == [each.key for each in together.caught]
    assert [each.key for each in alone.refused] == [each.key for each in together.refused]


def test_argued_survivors_are_of_rules_that_exist(linter: Linter) -> None:
    assert {name for name, _ in load_argued()} <= {rule.id for rule in linter.rulebook.rules}


def test_rules_are_chosen_by_id_beginning_and_folder(linter: Linter) -> None:
    rules = linter.rulebook.rules
    assert chosen(rules, []) == list(rules)
    assert [rule.id for rule in chosen(rules, ["LGL-001"])] == ["LGL-001"]
    assert {rule.category for rule in chosen(rules, ["PRM"])} == {"premise"}
    assert {rule.category for rule in chosen(rules, ["rules/fairness"])} == {"fairness"}
    with pytest.raises(SystemExit):
        chosen(rules, ["XYZ-1"])


def test_the_command_says_what_survives(linter: Linter, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["LGL-001", "--survivors"], linter) == 0
    told = capsys.readouterr().out
    assert "LGL-001" in told
    assert "1 rules" in told
    assert main(["LGL-001", "--list"], linter) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) > 20
    assert all(line.startswith("LGL-001  ") for line in listed)


def test_argued_survivors_count_as_survivors() -> None:
    score = Score(caught=90, survived=10, argued=10)
    assert (score.share, score.lenient) == (0.9, 1.0)
    assert Score().share == 1.0
