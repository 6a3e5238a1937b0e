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
from hetong.engine import RuleResult
from hetong.errors import EngineError, HetongError, Place, Words
from hetong.findings import Finding, Outcome, Severity
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


_OUTCOMES = {
    Outcome.FAIL: Words("触发", "fires"),
    Outcome.PASS: Words("通过（不触发）", "passes"),
    Outcome.NOT_APPLICABLE: Words("不适用", "not applicable"),
    Outcome.UNKNOWN: Words("没有结论", "unknown"),
}


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """A case that does not hold: the rule, where the case stands, and what came out instead."""

    rule: str
    place: Place
    words: Words


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says of a record: its outcome and, where it fires, how gravely and where.

    `levels` holds the places of the levels that fired, where a case asks for one.
    """

    outcome: Outcome
    severities: frozenset[Severity] = frozenset()
    fields: frozenset[str] = frozenset()
    levels: frozenset[Place] = frozenset()


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
    try:
        words = differs(rule, case, hear(linter, rule, case)[rule.id])
    except HetongError as refused:
        return _refused(rule, case, refused)
    return CaseFailure(rule.id, case.place, words) if words else None


def _refused(rule: Rule, case: Case, refused: HetongError) -> CaseFailure:
    """Return a case that is no record: it stands where the record is wrong."""
    line, column = refused.line, refused.column
    place = replace(case.place, line=line, column=column or 1) if line else case.place
    advice = refused.advice or Words("", "")
    zh = "。".join(part for part in (refused.words.zh, advice.zh) if part)
    en = ". ".join(part for part in (refused.words.en, advice.en) if part)
    return CaseFailure(rule.id, place, Words(zh, en))


def hear(linter: Linter, rule: Rule, case: Case) -> dict[str, Said]:
    """Return what every rule of `linter` says of the record of a case of `rule`.

    Raises HetongError when the record cannot be read or judged.
    """
    record, options = case_record(rule, case), case_options(case)
    rules = linter.program.rules
    plain: dict[str, RuleResult] = {}
    if case.level is not None or not rule.judges:
        plain = linter.judge_sheet(linter.sheet(record, options))
    if not rule.judges:
        return {each: Said(result.outcome) for each, result in plain.items()}
    result = linter.check(record, options)
    if result.failure is not None:
        raise EngineError(Words(result.failure, result.failure))
    findings: dict[str, list[Finding]] = {each: [] for each in rules}
    for finding in result.findings:
        findings[finding.rule].append(finding)
    return {
        each: Said(
            outcome,
            frozenset(finding.base_severity for finding in findings[each]),
            frozenset(finding.where.field for finding in findings[each]),
            _levels(rules[each].rule, plain.get(each)),
        )
        for each, outcome in result.outcomes.items()
    }


def case_record(rule: Rule, case: Case) -> Record:
    """Return the record of a case; `kind` defaults to the first kind of the rule."""
    root = _rerooted(case.record, "")
    assert isinstance(root, Mapping)
    if all(item.key != "kind" for item in root.items):
        kind = Scalar(rule.kinds[0], root.place, "kind")
        root = replace(root, items=(Item("kind", root.place, kind), *root.items))
    return Record(read_contract(root), "", "", rule.file)


def case_options(case: Case) -> Options:
    """Return how a case is judged: on its own day and for its own house, else as of CASE_DAY."""
    return Options(
        as_of=case.as_of,
        phase=case.phase,
        today=CASE_DAY,
        min_coverage=0,
        positions=case.positions,
    )


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


def differs(rule: Rule, case: Case, said: Said) -> Words | None:
    """Return in what `said` is not what a case of `rule` expects; None when it is."""
    wanted = EXPECTED[case.expected]
    if said.outcome is not wanted:
        due, came = _OUTCOMES[wanted], _OUTCOMES[said.outcome]
        return Words(
            f"规则 {rule.id} 的这个案例应当{due.zh}，实际{came.zh}；请改案例的值或规则的条件",
            f"this case of {rule.id} should be '{due.en}' and is '{came.en}': change its values, "
            "or the conditions of the rule",
        )
    if case.severity and case.severity not in said.severities:
        got = ", ".join(sorted(said.severities))
        return Words(
            f"严重程度应为 {case.severity}，实为 {got}", f"{got} instead of {case.severity}"
        )
    absent = [key for key in case.at if key not in said.fields]
    if absent:
        got = "、".join(sorted(said.fields))
        return Words(f"应落在 {absent[0]}，实在 {got}", f"stands at {got}, not at {absent[0]}")
    if case.level is not None and rule.levels[case.level - 1].place not in said.levels:
        return Words(f"应由第 {case.level} 档触发", f"level {case.level} should tell and does not")
    return None


def _levels(rule: Rule, result: RuleResult | None) -> frozenset[Place]:
    firings = result.firings if result else ()
    return frozenset(rule.levels[each.level].place for each in firings if each.level is not None)


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
