"""The shipped rules by the engine and by the oracle, on a sample of their own cases."""

from __future__ import annotations

from collections import Counter

from hetong.findings import Outcome
from hetong.lint import Linter
from hetong.rulecheck import case_options, case_record
from tests.oracle.shipped import differences, plain_rules

SHEETS = 8


def test_engine_and_oracle_say_the_same_of_shipped_rules(linter: Linter) -> None:
    seen: Counter[Outcome] = Counter()
    told = list(differences(linter, seen, SHEETS))
    assert not told, "\n".join(told[:3])
    assert set(seen) == set(Outcome)


def test_every_shipped_rule_is_compared(linter: Linter) -> None:
    assert {rule["id"] for rule in plain_rules()} == {rule.id for rule in linter.rulebook.rules}


def test_every_unknown_says_what_it_hangs_on(linter: Linter) -> None:
    cases = [(rule, case) for rule in linter.rulebook.rules for case in rule.cases]
    for rule, case in cases[:: len(cases) // SHEETS]:
        sheet = linter.sheet(case_record(rule, case), case_options(case))
        for name, result in linter.judge_sheet(sheet).items():
            told = [cell.sources or cell.reason for cell in result.missing]
            told += [rows.sources for rows in result.missing_lists]
            assert result.outcome is not Outcome.UNKNOWN or any(told), f"{name} on {rule.id}"
