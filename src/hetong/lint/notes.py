"""What a reader must know of how a contract was judged, beside the findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.sheet import Matter
from hetong.findings import Severity
from hetong.lint.options import Options
from hetong.rulebook.model import Rule

_NAMED = {
    Severity.WARNING: Words("降为警告", "lowered to warnings"),
    Severity.INFO: Words("降为提示", "lowered to advice"),
    None: Words("关闭", "turned off"),
}


def notes(
    matter: Matter,
    *,
    as_of_source: str,
    laws_as_of: date,
    sided: bool,
    softened: Iterable[Words] = (),
) -> Iterator[Words]:
    """Yield the notes on one contract; `sided` is false when --side names a party without role."""
    yield from softened
    if matter.contract.kind.state is not State.GIVEN:
        yield Words(
            "没有记录合同类型（kind），按一般服务合同判断，客服类完备性规则不适用",
            "no kind is recorded: judged as a general service contract, without the "
            "completeness rules for customer support",
        )
    if matter.contract.supplement:
        yield Words(
            "这是变更原合同的补充协议（amends），没有写的以原合同为准，缺少条款的规则只看签署部分",
            "this amends another contract, which provides for what is left out: of the rules on "
            "what is lacking only those on signing apply",
        )
    if as_of_source == "today":
        yield Words(
            "合同没有签署日期或检查日期，按今天的法律判断",
            "the contract names no signing or check date: judged by today's law",
        )
    if matter.as_of > laws_as_of:
        known = laws_as_of.isoformat()
        yield Words(
            f"法律数据核对至 {known}，此后的变化未知",
            f"the law data were checked up to {known}; later changes are unknown",
        )
    if not sided:
        yield Words(
            "没有记录各方角色（role），不能按一方的立场调整严重程度",
            "no roles are recorded: severities are not adjusted to a side",
        )


def softened(rules: Iterable[Rule], options: Options) -> Iterator[Words]:
    """Yield what the config takes from the weight of rules on what is void or prohibited."""
    found: dict[Severity | None, list[str]] = {}
    for rule in rules:
        if rule.id in options.severity and options.chooses(rule):
            set_to = options.severity[rule.id]
            if _is_error_at_law(rule) and set_to is not Severity.ERROR:
                found.setdefault(set_to, []).append(rule.id)
    for set_to, ids in sorted(found.items(), key=lambda each: each[0] or ""):
        named = _NAMED[set_to]
        yield Words(
            f"按配置{named.zh}的规则判断的是无效或违法的约定：{'、'.join(ids)}",
            f"rules on terms that are void or prohibited were {named.en} by the config: "
            f"{', '.join(ids)}",
        )


def _is_error_at_law(rule: Rule) -> bool:
    """Whether the rule can find something void or prohibited, and calls it an error."""
    steps = [(level.severity, level.effect or rule.effect) for level in rule.levels]
    steps = steps or [(rule.severity, rule.effect)]
    return any(severity is Severity.ERROR and effect != "none" for severity, effect in steps)
