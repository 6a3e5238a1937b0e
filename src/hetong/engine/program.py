"""The whole rulebook compiled: rules in phases, questions packed into shards the engine carries.

A shard is one durable-rules ruleset with the columns it compares. Limits come from measurements
of release 2.0.28: more than 64 sibling conditions on one fact are an error, more than 252 fields
are not parsed; both are kept well away from.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hetong.contract.kinds import Kind
from hetong.engine.columns import Column
from hetong.engine.compiler import CompiledRule, Question, compile_rule
from hetong.engine.patterns import CONTRACT, GATE, Pattern, PatternBuilder, Unsafe
from hetong.errors import RuleError, Words
from hetong.facts.model import Catalogue, FactDoc, ListDoc
from hetong.facts.types import FactType
from hetong.rulebook.model import Derivation, Rule
from hetong.source.fields import refuse

MAX_SIBLINGS = 45
MAX_FIELDS = 200
END = "_end"
_NEVER = {"all": [{"m": {"_": 1}}, {"x": {"__never": 1}}]}
_END_RULE = {"pri": 60_000, "all": [{"m": {"$and": [{"kind": GATE}]}}]}


@dataclass(frozen=True, slots=True)
class Shard:
    """One ruleset: its definition as JSON, its questions by name, the columns of each kind.

    `columns` maps the kind of an engine fact (`contract` or a list) to the columns it carries.
    """

    name: str
    phase: int
    definition: str
    questions: Mapping[str, Question]
    columns: Mapping[str, tuple[Column, ...]]

    def joined(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each question that combines items, the lists they are of."""
        lists = {name: question.combined for name, question in self.questions.items()}
        return {name: each for name, each in lists.items() if len(each) > 1}

    def without(self, names: frozenset[str]) -> Shard:
        """Return the shard without these questions."""
        rules = {k: v for k, v in json.loads(self.definition).items() if k not in names}
        questions = {k: v for k, v in self.questions.items() if k not in names}
        name = f"{self.name} without {', '.join(sorted(names))}"
        return replace(self, name=name, definition=json.dumps(rules), questions=questions)


@dataclass(frozen=True, slots=True)
class Program:
    """Everything compiled once per rulebook."""

    rules: Mapping[str, CompiledRule]
    shards: tuple[Shard, ...]
    catalogue: Catalogue
    values: Mapping[str, FactType]

    @property
    def phases(self) -> int:
        """The number of phases; derived facts of one are read in the next."""
        return max((rule.phase for rule in self.rules.values()), default=1)

    @property
    def engine_rules(self) -> int:
        """The number of engine rules, end markers and catch-alls left out."""
        return sum(len(shard.questions) for shard in self.shards)

    def company(self, rule_id: str) -> set[str]:
        """Return a rule with all that it cannot be judged without.

        That is the rules that derive what it reads, and the rules it yields to, with theirs.
        """
        needs = _needs(self.rules.values())
        found: set[str] = set()
        open_ = [rule_id]
        while open_:
            each = open_.pop()
            if each not in found:
                found.add(each)
                open_ += [*needs[each], *self.rules[each].rule.yields_to]
        return found

    def type_of(self, column: Column) -> FactType:
        """Return the type of the fact a column encodes."""
        if column.list is not None:
            return self.catalogue.lists[column.list].fields[column.path].type
        if column.path.startswith("value."):
            return self.values[column.path.removeprefix("value.")]
        return self.catalogue.facts[column.path].type


def build_program(
    rules: Iterable[Rule], catalogue: Catalogue, values: Mapping[str, FactType]
) -> Program:
    """Compile all rules; raise RuleError with file and line for the first that is wrong."""
    rules = tuple(rules)
    full = with_derived(catalogue, rules)
    compiled = [compile_rule(rule, full, values) for rule in rules]
    phased = _phased(compiled)
    shards: list[Shard] = []
    for phase in sorted({rule.phase for rule in phased}):
        members = [rule for rule in phased if rule.phase == phase]
        shards += _pack(members, phase)
    return Program({rule.rule.id: rule for rule in phased}, tuple(shards), full, dict(values))


def with_derived(catalogue: Catalogue, rules: Iterable[Rule]) -> Catalogue:
    """Return the catalogue with the facts that rules derive; several may derive one list."""
    facts, lists = dict(catalogue.facts), dict(catalogue.lists)
    items: list[tuple[Rule, Derivation]] = []
    for rule in rules:
        if rule.derives and rule.derives.flag:
            facts[f"derived.{rule.derives.flag}"] = FactDoc(FactType(Kind.BOOLEAN), rule.title)
        elif rule.derives:
            items.append((rule, rule.derives))
    for rule, derives in _sources_first(items):
        name = f"derived.{derives.item}"
        fields = _derived_fields(rule, derives, Catalogue(facts, lists))
        known = lists.get(name)
        if known is not None and dict(known.fields) != fields:
            raise refuse(
                derives.place,
                f"派生列表 {name} 的字段与其他规则不同",
                f"the fields of {name} differ from those another rule derives",
            )
        lists[name] = ListDoc(rule.title if known is None else known.title, fields)
    return Catalogue(facts, lists)


def _sources_first(items: list[tuple[Rule, Derivation]]) -> Iterable[tuple[Rule, Derivation]]:
    """Yield rules that derive items behind those whose items they are derived from."""
    while items:
        open_ = {f"derived.{derives.item}" for _, derives in items}
        ready = [each for each in items if not open_ & set(_full_lists(each[0]).values())]
        yield from ready or items  # a circle is refused when phases are given
        items = [each for each in items if ready and each not in ready]


def _full_lists(rule: Rule) -> dict[str, str]:
    """Return the list of each alias of `for`; one named through an alias is nested in its list."""
    full: dict[str, str] = {}
    for each in rule.bindings:
        head, _, rest = each.list.partition(".")
        full[each.alias] = f"{full[head]}.{rest}" if head in full and rest else each.list
    return full


def _derived_fields(rule: Rule, derives: Derivation, catalogue: Catalogue) -> dict[str, FactDoc]:
    """A derived field holds a symbol, or a side where a fact of type side is named."""
    fields: dict[str, FactDoc] = {}
    bound = _full_lists(rule)
    for each in derives.fields:
        kind = FactType(Kind.CODE)
        if each.path:
            alias, _, rest = each.path.partition(".")
            if alias in bound:
                rows = catalogue.lists.get(bound[alias])
                source = rows.fields.get(rest) if rows else None
            else:
                source = catalogue.facts.get(each.path)
            if source is None:
                raise refuse(
                    each.place,
                    f"derives 用了不存在的事实“{each.path}”",
                    f"derives uses the unknown fact '{each.path}'",
                )
            side = source.type.kind is Kind.SIDE
            kind = FactType(Kind.SIDE) if side else source.type
        elif each.symbol in ("client", "provider", "both"):
            kind = FactType(Kind.SIDE)
        fields[each.name] = FactDoc(kind, Words(each.name, each.name))
    return fields


def _phased(compiled: list[CompiledRule]) -> list[CompiledRule]:
    """Give every rule a phase behind those whose derived facts it reads; refuse circles."""
    needs = _needs(compiled)
    phases: dict[str, int] = {}

    def phase(rule_id: str, trail: tuple[str, ...]) -> int:
        if rule_id in trail:
            circle = " → ".join((*trail[trail.index(rule_id) :], rule_id))
            rule = next(each.rule for each in compiled if each.rule.id == rule_id)
            raise refuse(
                rule.place, f"派生事实互相依赖：{circle}", f"derived facts form a circle: {circle}"
            )
        if rule_id not in phases:
            before = [phase(other, (*trail, rule_id)) for other in sorted(needs[rule_id])]
            phases[rule_id] = 1 + max(before, default=0)
        return phases[rule_id]

    return [replace(each, phase=phase(each.rule.id, ())) for each in compiled]


def _needs(compiled: Iterable[CompiledRule]) -> dict[str, frozenset[str]]:
    """Return for each rule the rules that derive what it reads."""
    compiled = tuple(compiled)
    makers: dict[str, list[str]] = defaultdict(list)
    for each in compiled:
        if (derives := each.rule.derives) is not None:
            makers[f"derived.{derives.flag or derives.item}"].append(each.rule.id)
    return {
        each.rule.id: frozenset(
            maker for name in _read_names(each) for maker in makers.get(name, ())
        )
        for each in compiled
    }


def _read_names(compiled: CompiledRule) -> set[str]:
    names = set(compiled.lists.values())
    for question in compiled.questions:
        for column in _columns(question):
            names.add(column.path)
            if column.list:
                names.add(column.list)
        names |= {row.list for row in question.alternative.present}
        names |= {row.list for row in question.alternative.absent}
    derives = compiled.rule.derives
    names |= {each.path for each in (derives.fields if derives else ()) if each.path}
    return names


def _columns(question: Question) -> Iterable[Column]:
    each = question.alternative
    for test in (*each.tests, *(test for absent in each.absent for test in absent.tests)):
        for side in (test.left, test.right):
            if isinstance(side, Column):
                yield side


def _pack(rules: list[CompiledRule], phase: int) -> list[Shard]:
    """Pack questions into as few shards as the limits allow, in rule order."""
    shards: list[Shard] = []
    current = _Shelf()
    for rule in rules:
        for question in rule.questions:
            patterns = _patterns(rule, question)
            if not current.takes(question, patterns):
                if current.questions:
                    shards.append(current.shard(phase, len(shards)))
                current = _Shelf()
                if not current.takes(question, patterns):
                    raise _unsafe(rule.rule, "too many facts in one condition")
            current.add(question, patterns)
    if current.questions:
        shards.append(current.shard(phase, len(shards)))
    return shards


def _patterns(rule: CompiledRule, question: Question) -> list[Pattern]:
    try:
        return PatternBuilder(question, rule.lists, rule.parents).build()
    except Unsafe as unsafe:
        raise _unsafe(rule.rule, str(unsafe)) from None


def _unsafe(rule: Rule, why: str) -> RuleError:
    return RuleError(
        Words(
            f"规则 {rule.id} 超出引擎的安全范围（{why}）",
            f"rule {rule.id} leaves the engine's safe subset ({why})",
        ),
        advice=Words("请拆分规则，或用 derives 分步", "split the rule, or derive a fact first"),
        place=rule.place,
    )


class _Shelf:
    """A shard being filled."""

    def __init__(self) -> None:
        self.questions: dict[str, Question] = {}
        self._rules: dict[str, Any] = {}
        self._kinds: Counter[str] = Counter({GATE: 1})
        self._columns: dict[str, dict[str, Column]] = defaultdict(dict)

    def takes(self, question: Question, patterns: list[Pattern]) -> bool:
        """Whether the limits still hold with one more question."""
        kinds = self._kinds + _kinds_of(patterns)
        fields = {k: set(v) for k, v in self._columns.items()}
        for column in _columns(question):
            fields.setdefault(column.list or CONTRACT, set()).add(column.field)
        crowded = max(kinds.values()) > MAX_SIBLINGS
        wide = any(len(each) > MAX_FIELDS for each in fields.values())
        return not (crowded or wide)

    def add(self, question: Question, patterns: list[Pattern]) -> None:
        self.questions[question.name] = question
        # By default the engine keeps any two patterns of a rule apart; here they say so themselves.
        self._rules[question.name] = {"all": patterns, "dist": 0}
        self._kinds += _kinds_of(patterns)
        for name in _lists_of(patterns):
            self._columns[name].setdefault("", Column(None, name, "", ""))
        for column in _columns(question):
            self._columns[column.list or CONTRACT][column.field] = replace(column, alias=None)

    def shard(self, phase: int, number: int) -> Shard:
        name = f"hetong-{phase}-{number}"
        rules = {**self._rules, END: _END_RULE, "_never": _NEVER}
        columns = {
            kind: tuple(column for field, column in sorted(found.items()) if field)
            for kind, found in self._columns.items()
        }
        return Shard(name, phase, json.dumps(rules), self.questions, columns)


def _kinds_of(patterns: list[Pattern]) -> Counter[str]:
    return Counter(
        conjunct["$and"][0]["kind"] for pattern in patterns for conjunct in pattern.values()
    )


def _lists_of(patterns: list[Pattern]) -> set[str]:
    return set(_kinds_of(patterns)) - {GATE}
