"""Survivors argued one by one: mutants that no record can tell from their rule, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from tests.mutation.trial import Trial

FILE = Path(__file__).with_name("argued.yaml")
Argued = Mapping[tuple[str, str], str]


def load_argued(file: Path = FILE) -> Argued:
    """Return the reason for each argued mutant, by rule id and the mutant's key."""
    entries = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    return {
        (rule, each["mutant"]): each["reason"]
        for rule, listed in entries.items()
        for each in listed
    }


def stale(argued: Argued, trials: Iterable[Trial]) -> list[tuple[str, str]]:
    """Return the entries of tried rules whose mutant is now caught or gone."""
    tried = list(trials)
    names = {trial.rule.id for trial in tried}
    survived = {(trial.rule.id, each.key) for trial in tried for each in trial.survived}
    return [entry for entry in argued if entry[0] in names and entry not in survived]
