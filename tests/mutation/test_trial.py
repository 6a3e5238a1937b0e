"""Mutants before the cases of rules written here: caught, survived, refused, argued."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hetong.lint import Linter
from hetong.rulebook.model import Rule
from hetong.rulebook.parse import parse_rule
from hetong.source import read_tree
from tests.mutation.argued import load_argued, stale
from tests.mutation.score import scored
from tests.mutation.trial import Trial, try_rule

RULE = """
id: FAI-900
name: sample
title: {zh: 题, en: title}
category: fairness
severity: warning
nature: practice
message: {zh: 话, en: words}
suggestion: {zh: 改, en: mend}
"""
BOUNDARY = """
when: {all: [{term.length: {gt: 12个月}}, {renewal.mode: {eq: auto}}]}
cases:
  fires:
    - {term: {months: 13}, renewal: {mode: auto}}
  passes:
    - {term: {months: 12}, renewal: {mode: auto}}
"""
LEVELS = """
when: {renewal.mode: {eq: auto}}
levels:
  - {if: {term.length: {gt: 12个月}}, severity: warning}
  - {severity: warning, message: {zh: 另, en: other}}
cases:
  fires:
    - LONG
    - SHORT
  passes: [{renewal: {mode: by_agreement}}]
"""
LONG = "{record: {term: {months: 13}, renewal: {mode: auto}}, level: 1}"
SHORT = "{record: {term: {months: 12}, renewal: {mode: auto}}, level: 2}"
YIELDING = """
when: {term.length: {gt: 12个月}}
yields_to: [FAI-901]
cases:
  fires: [{term: {months: 13}}]
  passes: [{term: {months: 12}}]
  not_applicable: [{term: {months: 14}, renewal: {mode: auto}}]
"""
SPECIFIC = """
when: {all: [{renewal.mode: {eq: auto}}, {term.length: {gt: 12个月}}]}
cases:
  fires: [{term: {months: 14}, renewal: {mode: auto}}]
  passes: [{term: {months: 12}, renewal: {mode: auto}}]
"""
PREMISE = """
id: PRM-900
name: long
title: {zh: 题, en: title}
category: premise
when: {term.length: {gt: 12个月}}
derives: {flag: long_term}
cases:
  fires: [{term: {months: 13}}]
  passes: [{term: {months: 12}}]
"""
READER = """
applies: {derived.long_term: {eq: true}}
when: {renewal.mode: {eq: auto}}
cases:
  fires: [{term: {months: 13}, renewal: {mode: auto}}]
  passes: [{term: {months: 13}, renewal: {mode: by_agreement}}]
  not_applicable: [{term: {months: 12}, renewal: {mode: auto}}]
"""


def read(text: str, name: str = "FAI-900") -> Rule:
    file = f"{name}.yaml"
    return parse_rule(read_tree(text.replace("FAI-900", name).encode(), file), file)


def tried(linter: Linter, first: Rule, *others: Rule) -> Trial:
    book = replace(linter.rulebook, rules=(first, *others))
    return try_rule(Linter(book, linter.register, linter.values), first)


def keys(trial: Trial) -> set[str]:
    """Return what survived, the siblings left out: term.length is read from the keys around it."""
    left = (each for each in trial.survived if each.operator != "sibling")
    return {each.key.partition(" → ")[0] for each in left}


def test_what_no_case_notices_survives(linter: Linter) -> None:
    trial = tried(linter, read(RULE + BOUNDARY))
    assert keys(trial) == {"drop when: {renewal.mode: {eq: auto}}"}
    assert {"bound", "step", "negate"} <= {each.operator for each in trial.caught}


def test_a_case_more_catches_the_survivor(linter: Linter) -> None:
    text = BOUNDARY + "    - {term: {months: 13}, renewal: {mode: by_agreement}}\n"
    assert not keys(tried(linter, read(RULE + text)))


def test_a_rule_the_product_refuses_is_not_counted(linter: Linter) -> None:
    trial = tried(linter, read(RULE + YIELDING), read(RULE + SPECIFIC, "FAI-901"))
    assert [each.key for each in trial.refused] == [
        "drop when: {term.length: {gt: 12个月}} → (nothing)"
    ]
    assert trial.judged == len(trial.caught) + len(trial.survived) > 3


def test_a_case_that_does_not_hold_catches_nothing(linter: Linter) -> None:
    wrong = BOUNDARY + "    - {term: {months: 14}, renewal: {mode: auto}}\n"
    trial = tried(linter, read(RULE + wrong))
    assert [case.place.line for case in trial.broken] == [(RULE + wrong).count("\n")]
    assert keys(trial) == keys(tried(linter, read(RULE + BOUNDARY)))
    unreadable = BOUNDARY + "    - {term: {months: 十来个月}, renewal: {mode: auto}}\n"
    assert len(tried(linter, read(RULE + unreadable)).broken) == 1


def test_yielding_is_part_of_what_is_judged(linter: Linter) -> None:
    trial = tried(linter, read(RULE + YIELDING), read(RULE + SPECIFIC, "FAI-901"))
    assert not keys(trial)


def test_levels_of_one_severity_are_told_apart_by_their_number(linter: Linter) -> None:
    blind = LEVELS.replace("LONG", LONG.replace(", level: 1", ""))
    blind = blind.replace("SHORT", SHORT.replace(", level: 2", ""))
    survived = keys(tried(linter, read(RULE + blind)))
    assert "level level 1: warning if {term.length: {gt: 12个月}}" in survived
    seeing = LEVELS.replace("LONG", LONG).replace("SHORT", SHORT)
    assert not keys(tried(linter, read(RULE + seeing)))


def test_the_number_of_a_level_stays_when_one_before_it_goes(linter: Linter) -> None:
    only_short = LEVELS.replace("    - LONG\n", "").replace("SHORT", SHORT)
    trial = tried(linter, read(RULE + only_short))
    assert "level level 1: warning if {term.length: {gt: 12个月}}" in keys(trial)


def test_premises_and_those_who_read_them_are_judged_together(linter: Linter) -> None:
    premise, reader = read(PREMISE, "PRM-900"), read(RULE + READER)
    assert not keys(tried(linter, premise, reader))
    trial = tried(linter, reader, premise)
    assert not keys(trial)
    assert "drop" in {each.operator for each in trial.caught}


def test_entries_whose_mutant_is_caught_or_gone_are_stale(linter: Linter, tmp_path: Path) -> None:
    trial = tried(linter, read(RULE + BOUNDARY))
    survivor, *others = trial.survived
    caught = trial.caught[0]
    file = tmp_path / "argued.yaml"
    file.write_text(
        f"FAI-900:\n  - {{mutant: '{survivor.key}', reason: why}}\n"
        f"  - {{mutant: '{caught.key}', reason: why}}\nCST-001:\n  - {{mutant: x, reason: y}}\n",
        encoding="utf-8",
    )
    argued = load_argued(file)
    assert stale(argued, [trial]) == [("FAI-900", caught.key)]
    score = scored([trial], argued)
    assert (score.survived, score.argued) == (1 + len(others), 1)
    assert score.share < score.lenient
    assert score.lenient - score.share == pytest.approx(1 / trial.judged)


def test_every_argued_mutant_has_a_reason_of_its_own() -> None:
    reasons = list(load_argued().values())
    assert all(len(reason.split()) > 5 for reason in reasons)
