"""Runs the cases written in rule files through the real flow: they are the rules' tests.

`python -m hetong.rulecheck FOLDER…` prints every case that does not hold.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hetong.contract.model import read_contract
from hetong.errors import HetongError, Place, Words
from hetong.findings import ContractResult, Outcome
from hetong.lint import Linter, Options
from hetong.record import Record
from hetong.rulebook.model import Case, Rule
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence, child_path

CASE_DAY = date(2026, 11, 1)
EXPECTED = {
    "fires": Outcome.FAIL,
    "passes": Outcome.PASS,
    "not_applicable": Outcome.NOT_APPLICABLE,
    "unknown": Outcome.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """A case that does not hold: the rule, where the case stands, and what came out instead."""

    rule: str
    place: Place
    words: Words


def check_cases(linter: Linter, rules: Iterable[Rule]) -> list[CaseFailure]:
    """Return the cases of `rules` that do not hold, in file order."""
    return [
        failure
        for rule in rules
        for alone in (linter.alone(rule),)
        for case in rule.cases
        if (failure := check_case(alone, rule, case)) is not None
    ]


def check_case(linter: Linter, rule: Rule, case: Case) -> CaseFailure | None:
    """Judge one case; None when the rule says what the case expects."""
    if not rule.judges:
        told = _premise(linter, rule, case)
        wanted = EXPECTED[case.expected]
        return None if told is wanted else _failure(rule, case, wanted, told)
    try:
        result = case_result(linter, rule, case)
    except HetongError as refused:
        words = Words(refused.message("zh"), refused.message("en"))
        return CaseFailure(rule.id, case.place, words)
    told, wanted = result.outcomes[rule.id], EXPECTED[case.expected]
    if told is not wanted:
        return _failure(rule, case, wanted, told)
    return _details(rule, case, result)


def case_result(linter: Linter, rule: Rule, case: Case) -> ContractResult:
    """Judge the record of a case as the product would, with all rules at work."""
    return linter.check(case_record(rule, case), _options(case))


def case_record(rule: Rule, case: Case) -> Record:
    """Return the record of a case; `kind` defaults to the first kind of the rule."""
    root = _rerooted(case.record, "")
    assert isinstance(root, Mapping)
    if all(item.key != "kind" for item in root.items):
        kind = Scalar(rule.kinds[0], root.place, "kind")
        root = replace(root, items=(Item("kind", root.place, kind), *root.items))
    return Record(read_contract(root), "", "", rule.file)


def _premise(linter: Linter, rule: Rule, case: Case) -> Outcome:
    sheet = linter.sheet(case_record(rule, case), _options(case))
    return linter.judge_sheet(sheet)[rule.id].outcome


def _options(case: Case) -> Options:
    return Options(as_of=case.as_of, phase=case.phase, today=CASE_DAY, min_coverage=0)


def _rerooted(node: Node, path: str) -> Node:
    """Give the nodes of a case the paths they would have in a record of its own."""
    if isinstance(node, Mapping):
        items = tuple(
            replace(item, value=_rerooted(item.value, child_path(path, item.key)))
            for item in node.items
        )
        return replace(node, items=items, path=path)
    if isinstance(node, Sequence):
        values = tuple(_rerooted(v, child_path(path, n)) for n, v in enumerate(node.values))
        return replace(node, values=values, path=path)
    return replace(node, path=path)


def _details(rule: Rule, case: Case, result: ContractResult) -> CaseFailure | None:
    findings = [finding for finding in result.findings if finding.rule == rule.id]
    severities = {finding.base_severity for finding in findings}
    if case.severity and case.severity not in severities:
        got = ", ".join(sorted(severities))
        return CaseFailure(
            rule.id,
            case.place,
            Words(f"严重程度应为 {case.severity}，实为 {got}", f"{got} instead of {case.severity}"),
        )
    fields = {finding.where.field for finding in findings}
    absent = [key for key in case.at if key not in fields]
    if absent:
        got = "、".join(sorted(fields))
        return CaseFailure(
            rule.id,
            case.place,
            Words(f"应落在 {absent[0]}，实在 {got}", f"stands at {got}, not at {absent[0]}"),
        )
    return None


def _failure(rule: Rule, case: Case, wanted: Outcome, told: Outcome) -> CaseFailure:
    words = Words(
        f"规则 {rule.id} 的案例应为 {wanted}，实为 {told}",
        f"a case of {rule.id} should be {wanted} and is {told}",
    )
    return CaseFailure(rule.id, case.place, words)


def main(folders: list[str]) -> int:
    """Check the cases of the rules under `folders`; return the number that do not hold."""
    linter = Linter.load()
    wanted = [Path(folder).resolve() for folder in folders]
    rules = [
        rule
        for rule in linter.rulebook.rules
        if not wanted or any(Path(rule.file).resolve().is_relative_to(each) for each in wanted)
    ]
    failures = check_cases(linter, rules)
    for failure in failures:
        place = failure.place
        sys.stdout.write(f"{place.file}:{place.line}: {failure.words.zh}\n")
    cases = sum(len(rule.cases) for rule in rules)
    sys.stdout.write(f"{len(rules)} rules, {cases} cases, {len(failures)} do not hold\n")
    return len(failures)


if __name__ == "__main__":
    try:
        sys.exit(min(main(sys.argv[1:]), 1))
    except HetongError as error:
        sys.stderr.write(error.message("zh") + "\n")
        sys.exit(2)
