"""What no single key of a rule file shows: the parts of one rule held against each other."""

from __future__ import annotations

from hetong.errors import Words
from hetong.findings import Severity
from hetong.rulebook.model import CATEGORIES, Rule
from hetong.source.fields import refuse


def check_rule(rule: Rule) -> None:
    """Refuse what no single key shows: a rule that cannot fire, or one without authority.

    Raises RuleError with the place of the mistake.
    """
    if CATEGORIES[rule.id[:3]] != rule.category:
        raise refuse(
            rule.place,
            f"编号 {rule.id} 不属于类别 {rule.category}",
            f"id {rule.id} is not of category {rule.category}",
        )
    if rule.when is None and not rule.levels:
        raise refuse(rule.place, "规则缺少 when 或 levels", "a rule needs 'when' or 'levels'")
    for level in rule.levels[:-1]:
        if level.condition is None:
            raise refuse(
                level.place,
                "没有 if 的档位只能放在最后",
                "only the last level may be without 'if'",
            )
    if rule.judges and rule.nature != "practice" and not rule.basis:
        raise refuse(
            rule.place,
            "没有法律依据的规则应写 nature: practice",
            "a rule without basis is 'nature: practice'",
        )
    if rule.category == "position" and rule.nature != "practice":
        raise refuse(
            rule.place,
            "立场是本方自己的，应写 nature: practice",
            "a position is the house's own: write 'nature: practice'",
        )
    if rule.category == "position" and not rule.topics:
        raise refuse(
            rule.place,
            "applies 应问本方有没有这项立场，例如 {position.late_rate: {present: true}}",
            "'applies' must ask for the position, as in {position.late_rate: {present: true}}",
        )
    if not rule.judges and rule.derives is None:
        raise refuse(rule.place, "前提规则应写 derives", "a premise needs 'derives'")
    graves = [rule.severity, *(level.severity for level in rule.levels)]
    if rule.verified == "memory" and Severity.ERROR in graves:
        raise refuse(
            rule.place,
            "未核对原文的规则最多为 warning",
            "a rule nobody checked against the text is at most a warning",
        )


def check_cases(rule: Rule) -> None:
    """Refuse a rule whose cases do not show both when it fires and a near miss.

    Raises RuleError, also for a case that names a level the rule does not have.
    """
    expected = {case.expected for case in rule.cases}
    for needed in ("fires", "passes"):
        if needed not in expected:
            raise refuse(
                rule.place,
                f"规则 {rule.id} 的 cases 缺少 {needed}",
                f"the cases of {rule.id} lack '{needed}'",
                Words(
                    "至少各写一例应触发和相近而不应触发的记录",
                    "give one record that fires and one near miss",
                ),
            )
    for case in rule.cases:
        if case.level is not None and not 1 <= case.level <= len(rule.levels):
            raise refuse(
                case.place,
                f"案例写了第 {case.level} 档，规则只有 {len(rule.levels)} 档",
                f"the case names level {case.level} of {len(rule.levels)}",
                Words("档位从 1 数起", "levels count from 1"),
            )
