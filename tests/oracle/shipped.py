"""Engine and oracle side by side on the shipped rules, over the records of their own cases.

Run `python -m tests.oracle.shipped` for every case; the tests take a sample of them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml

from hetong.findings import Outcome
from hetong.lint import Linter
from hetong.rulebook import builtin_rules
from hetong.rulebook.model import Rule
from hetong.rulecheck import case_options, case_record
from tests.oracle.judge import RuleDict, judge


class Plain(yaml.CSafeLoader):
    """Reads a rule file into plain data; only true, false and numbers mean more than text."""


# YAML 1.1 would read 09:00 as 540 and `no` as false; the product reads both as they stand.
_READ = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag in _READ and first in "tfTF0123456789-"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain_rules() -> list[RuleDict]:
    """Return every built-in rule as plain data."""
    files = sorted(builtin_rules().glob("*/[A-Z][A-Z][A-Z]-*.yaml"))
    return [_plain(file.read_bytes()) for file in files]


def _plain(data: bytes) -> RuleDict:
    rule: RuleDict = yaml.load(data, Loader=Plain)
    return rule


def differences(linter: Linter, seen: Counter[Outcome], sheets: int | None = None) -> Iterator[str]:
    """Yield what engine and oracle differ on, over the records of all cases or of so many."""
    rules = plain_rules()
    cases = [(rule, case) for rule in linter.rulebook.rules for case in rule.cases]
    for rule, case in cases[:: max(1, len(cases) // sheets) if sheets else 1]:
        sheet = linter.sheet(case_record(rule, case), case_options(case))
        expected = judge(rules, sheet, linter.program.catalogue, linter.program.values)
        found = linter.judge_sheet(sheet)
        for one, verdict in expected.items():
            seen[verdict.outcome] += 1
            said = {firing.rows: firing.level for firing in found[one].firings}
            if (found[one].outcome, said) != (verdict.outcome, verdict.firings):
                yield f"{one} on {_named(rule, case.place)}: {found[one]} but {verdict}"


def _named(rule: Rule, place: Any) -> str:
    return f"{rule.file}:{place.line}"


def main() -> int:
    """Print what was compared and every difference; return 1 when there are any."""
    seen: Counter[Outcome] = Counter()
    told = list(differences(Linter.load(), seen))
    print("\n".join([*told, *(f"{outcome} {count}" for outcome, count in seen.most_common())]))
    print(f"differences {len(told)}")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
