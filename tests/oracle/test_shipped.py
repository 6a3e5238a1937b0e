"""The shipped rules by the engine and by the oracle, on a sample of their own cases."""

from __future__ import annotations

from collections import Counter

from hetong.findings import Outcome
from hetong.lint import Linter
from tests.oracle.shipped import differences, plain_rules

SHEETS = 12


def test_engine_and_oracle_say_the_same_of_shipped_rules(linter: Linter) -> None:
    seen: Counter[Outcome] = Counter()
    told = list(differences(linter, seen, SHEETS))
    assert not told, "\n".join(told[:3])
    assert set(seen) == set(Outcome)


def test_every_shipped_rule_is_compared(linter: Linter) -> None:
    assert {rule["id"] for rule in plain_rules()} == {rule.id for rule in linter.rulebook.rules}
