"""Allows of a record meet the findings: what they let stand, and what became of each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from hetong.errors import Words
from hetong.findings import Allowed, AllowState, Finding, Outcome, Waived
from hetong.record.allows import Allow, Fault

_FAULTS = {
    Fault.MALFORMED: AllowState.MALFORMED,
    Fault.NO_REASON: AllowState.NO_REASON,
    Fault.NOTHING_BELOW: AllowState.NOTHING_BELOW,
}


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings, those allowed marked so; what became of each allow; notes on the idle ones."""

    findings: tuple[Finding, ...]
    allows: tuple[Allowed, ...]
    notes: tuple[Words, ...]


def settle(
    allows: Sequence[Allow],
    findings: Iterable[Finding],
    outcomes: Mapping[str, Outcome],
    rules: Sequence[str],
) -> Settled:
    """Hold the allows of a record against its findings; `rules` are the ids of all rules."""
    marked, used = _waived(findings, allows)
    known = frozenset(rules)
    told = tuple(
        Allowed(
            line=allow.place.line,
            column=allow.place.column,
            rule=rule or None,
            reason=allow.reason,
            state=_state(allow, rule, used, outcomes, known),
            findings=used.get((allow.place.start, rule), 0),
            fields=tuple(scope.path for scope in allow.scopes if scope.path),
        )
        for allow in allows
        for rule in allow.rules or ("",)
    )
    return Settled(marked, told, tuple(_notes(told, marked, outcomes, rules)))


_Used = dict[tuple[int, str], int]
"""How many findings an allow let stand, by its offset in the file and the rule."""


def _waived(
    findings: Iterable[Finding], allows: Sequence[Allow]
) -> tuple[tuple[Finding, ...], _Used]:
    told = []
    used: _Used = {}
    for finding in findings:
        where = finding.where
        by = [
            allow
            for allow in allows
            if finding.rule in allow.rules and allow.holds(where.field, where.start)
        ]
        for allow in by:
            key = (allow.place.start, finding.rule)
            used[key] = used.get(key, 0) + 1
        if by:
            waived = Waived(by="inline", reason=by[0].reason, line=by[0].place.line)
            finding = finding.model_copy(update={"waived": waived})
        told.append(finding)
    return tuple(told), used


def _state(
    allow: Allow,
    rule: str,
    used: _Used,
    outcomes: Mapping[str, Outcome],
    known: frozenset[str],
) -> AllowState:
    if rule and rule not in known:
        return AllowState.UNKNOWN_RULE
    if allow.fault is not None:
        return _FAULTS[allow.fault]
    if (allow.place.start, rule) in used:
        return AllowState.USED
    if rule not in outcomes and (not outcomes or not _premise(rule)):
        return AllowState.NOT_ASKED
    return AllowState.UNUSED


def _notes(
    told: Iterable[Allowed],
    findings: Sequence[Finding],
    outcomes: Mapping[str, Outcome],
    rules: Sequence[str],
) -> Iterator[Words]:
    for one in told:
        if one.state in (AllowState.USED, AllowState.NOT_ASKED):
            continue
        words = _UNCLEAR.get(one.state) or (
            _no_rule(one.rule or "", rules)
            if one.state is AllowState.UNKNOWN_RULE
            else _unused(one.rule or "", findings, outcomes)
        )
        yield Words(
            f"第 {one.line} 行的豁免注释不起作用：{words.zh}",
            f"the allow on line {one.line} has no effect: {words.en}",
        )


def _unused(rule: str, findings: Sequence[Finding], outcomes: Mapping[str, Outcome]) -> Words:
    if _premise(rule):
        return Words(
            f"{rule} 是前提规则，本身不报告问题；请删掉",
            f"{rule} is a premise and reports nothing itself; delete it",
        )
    said = outcomes.get(rule)
    if said is Outcome.UNKNOWN:
        return Words(
            f"{rule} 还没有结论，没有结论的规则不能豁免；请补录它缺的内容",
            f"{rule} is undecided, which cannot be allowed; record what it lacks",
        )
    lines = sorted({each.where.line or 0 for each in findings if each.rule == rule} - {0})
    if any(each.rule == rule for each in findings):
        zh = f"（在第 {'、'.join(map(str, lines))} 行）" if lines else ""
        en = f" (line {', '.join(map(str, lines))})" if lines else ""
        return Words(
            f"{rule} 报告的问题不在这里{zh}；请移到那一行，或写在文件开头豁免整份合同",
            f"what {rule} found is elsewhere{en}; move it there, or above the first key to allow "
            "it in the whole contract",
        )
    return Words(f"{rule} 没有报告问题；请删掉", f"{rule} found nothing; delete the comment")


def _no_rule(rule: str, rules: Sequence[str]) -> Words:
    near = get_close_matches(rule, rules, n=1)
    if not near:
        return Words(
            f"没有规则 {rule}；hetong rules 列出全部",
            f"there is no rule {rule}; hetong rules lists all",
        )
    return Words(
        f"没有规则 {rule}，是不是 {near[0]}？", f"there is no rule {rule}; did you mean {near[0]}?"
    )


def _premise(rule: str) -> bool:
    return rule.startswith("PRM-")


_FORM = "# hetong: allow CST-012 "
_UNCLEAR = {
    AllowState.MALFORMED: Words(
        f"写法不对；请写成 {_FORM}理由，多个编号用空格隔开",
        f"it cannot be read; write {_FORM}reason, with spaces between several ids",
    ),
    AllowState.NO_REASON: Words(
        f"没有写理由；请写成 {_FORM}理由", f"it gives no reason; write {_FORM}reason"
    ),
    AllowState.NOTHING_BELOW: Words(
        "它下面没有同一层的键；请写在要豁免的那一行末尾，或写在上一行并与它对齐",
        "no key stands below it on its level; write it behind the value, or on the line above, "
        "aligned with it",
    ),
}
