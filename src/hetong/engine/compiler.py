"""A Rule becomes questions for the engine: when it surely or possibly applies, fires, levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hetong.engine.alternatives import (
    ALWAYS,
    Absent,
    Alternative,
    Alternatives,
    Present,
    Test,
    TooMany,
    conjunction,
    disjunction,
)
from hetong.engine.columns import Column
from hetong.engine.logic import Nested, alternatives
from hetong.engine.operands import Operand, operands
from hetong.engine.terms import Scope
from hetong.engine.typed import TypedCondition
from hetong.errors import Words
from hetong.facts.model import Catalogue
from hetong.facts.types import FactType
from hetong.rulebook.model import PLACEHOLDER, Rule
from hetong.source.fields import refuse

FIRES, MAY_FIRE, APPLIES, MAY_APPLY, LEVEL = "fires", "may_fire", "applies", "may_apply", "level"


@dataclass(frozen=True, slots=True)
class Question:
    """One alternative of one part of a rule: a single engine rule.

    `aliases` are the items it binds, in the order of its patterns; `lists` the lists they are of;
    `name` is the engine rule's name, unique in the rulebook.
    """

    rule: str
    part: str
    level: int
    number: int
    aliases: tuple[str, ...]
    lists: tuple[str, ...]
    alternative: Alternative
    name: str = field(init=False)

    def __post_init__(self) -> None:
        name = f"{self.rule}|{self.part}|{self.level}|{self.number}"
        object.__setattr__(self, "name", name)

    @property
    def combined(self) -> tuple[str, ...]:
        """The lists whose items are combined; an item that must be lacking is looked up only."""
        return (*self.lists, *(row.list for row in self.alternative.present))

    @property
    def reads(self) -> tuple[str, ...]:
        """Every list it looks at."""
        return (*self.combined, *(row.list for row in self.alternative.absent))


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule ready for the engine.

    `lists` maps each alias of `for` to its list; `parents` an alias to the alias it is nested in;
    `phase` counts from 1 and exceeds that of every rule whose derived facts this one reads.
    """

    rule: Rule
    scope: Scope
    lists: Mapping[str, str]
    parents: Mapping[str, str]
    questions: tuple[Question, ...]
    operands: tuple[Operand, ...]
    always_applies: bool
    phase: int = 1


def compile_rule(rule: Rule, catalogue: Catalogue, values: Mapping[str, FactType]) -> CompiledRule:
    """Return the compiled rule; raise RuleError (file, line) for what cannot be compiled."""
    scope = Scope(rule, catalogue, values)
    resolved = _resolved(rule, scope)
    try:
        parts = _parts(rule, resolved)
    except TooMany:
        raise refuse(
            rule.place,
            f"规则 {rule.id} 的条件展开后过多",
            f"the conditions of {rule.id} multiply out into too many alternatives",
            Words("请拆成两条规则，或用 derives 分步", "split the rule, or derive a fact first"),
        ) from None
    except Nested:
        raise refuse(
            rule.place,
            f"规则 {rule.id} 在“不存在”里又嵌套了存在条件",
            f"rule {rule.id} nests an exists inside a negated exists",
            Words("请先用 derives 得出中间事实", "derive an intermediate fact first"),
        ) from None
    _check_names(rule, scope)
    lists = {each.alias: scope.list_of(each.alias) for each in rule.bindings}
    return CompiledRule(
        rule=rule,
        scope=scope,
        lists=lists,
        parents=dict(scope.parents),
        questions=tuple(_questions(rule, parts, lists, scope.parents)),
        operands=operands(resolved.when, resolved.levels, resolved.applies),
        always_applies=rule.applies is None,
    )


def _check_names(rule: Rule, scope: Scope) -> None:
    """Refuse facts that only the words of a rule, its `against` or its `derives` name."""
    for template in rule.templates():
        for words in (template.words.zh, template.words.en):
            for _, path in PLACEHOLDER.findall(words):
                if path not in ("client", "provider"):
                    scope.doc(path, template.place)
    for against in (rule.against, *(level.against for level in rule.levels)):
        if against is not None and against.path is not None:
            scope.term(against.path, rule.place)
    for path in rule.once_per:
        scope.term(path, rule.place)
    for each in rule.derives.fields if rule.derives else ():
        if each.path is not None:
            scope.term(each.path, each.place)


@dataclass(frozen=True, slots=True)
class _Resolved:
    applies: TypedCondition | None
    when: TypedCondition | None
    levels: tuple[TypedCondition | None, ...]


def _resolved(rule: Rule, scope: Scope) -> _Resolved:
    return _Resolved(
        scope.resolve(rule.applies) if rule.applies else None,
        scope.resolve(rule.when) if rule.when else None,
        tuple(scope.resolve(e.condition) if e.condition else None for e in rule.levels),
    )


def _parts(rule: Rule, resolved: _Resolved) -> dict[tuple[str, int], Alternatives]:
    """Return the alternatives of each part, keyed by (part, level)."""
    parts: dict[tuple[str, int], Alternatives] = {}
    for sure, fires, applies in ((True, FIRES, APPLIES), (False, MAY_FIRE, MAY_APPLY)):

        def read(condition: TypedCondition | None, sure: bool = sure) -> Alternatives:
            return ALWAYS if condition is None else alternatives(condition, sure=sure)

        steps = disjunction([read(each) for each in resolved.levels]) or ALWAYS
        parts[fires, 0] = conjunction([read(resolved.applies), read(resolved.when), steps])
        if resolved.applies is not None:
            parts[applies, 0] = read(resolved.applies)
    if len(rule.levels) > 1:
        for index, condition in enumerate(resolved.levels):
            if condition is not None:
                parts[LEVEL, index] = alternatives(condition, sure=True)
    return parts


def _questions(
    rule: Rule,
    parts: Mapping[tuple[str, int], Alternatives],
    lists: Mapping[str, str],
    parents: Mapping[str, str],
) -> Iterable[Question]:
    bound = tuple(lists)
    applying = [parts.get((part, 0), ()) for part in (APPLIES, MAY_APPLY)]
    touched = {alias for part in applying for each in part for alias in _touched(each)}
    if parents:
        touched = set(bound)  # a combination applies only if its items belong together
    for (part, level), found in parts.items():
        for number, each in enumerate(found):
            if part in (FIRES, MAY_FIRE):
                wanted = bound
            elif part == LEVEL:
                own = _touched(each)
                wanted = bound if parents and own & set(bound) else _kept(bound, own)
            else:
                wanted = _kept(bound, touched)
            sure = part not in (MAY_FIRE, MAY_APPLY)
            derived = [a for a in wanted if sure and lists[a].startswith("derived.")]
            certain = tuple(Test(Column(a, lists[a], "", "certain"), "eq", 1) for a in derived)
            yield Question(
                rule=rule.id,
                part=part,
                level=level,
                number=number,
                aliases=wanted,
                lists=tuple(lists[alias] for alias in wanted),
                alternative=each.joined(Alternative(certain)),
            )


def _kept(bound: tuple[str, ...], wanted: set[str]) -> tuple[str, ...]:
    return tuple(alias for alias in bound if alias in wanted)


def _touched(each: Alternative) -> set[str]:
    """Return every alias an alternative's comparisons mention, its own rows included."""
    tests = [*each.tests, *(test for absent in each.absent for test in absent.tests)]
    aliases = {alias for test in tests for alias in test.aliases}
    rows: tuple[Present | Absent, ...] = (*each.present, *each.absent)
    for row in rows:
        aliases |= {row.parent, *row.apart} if row.parent else {*row.apart}
    return aliases
