"""Names in conditions resolved to typed terms: unknown facts, lists and values are refused here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hetong.contract.kinds import Kind
from hetong.engine.typed import (
    Number,
    Term,
    TypedAll,
    TypedAny,
    TypedCompare,
    TypedCondition,
    TypedExists,
    TypedNot,
    TypedState,
    mapped,
)
from hetong.errors import Place, RuleError, Words
from hetong.facts.model import Catalogue, FactDoc
from hetong.facts.types import KIND_NAMES, UNKNOWN, FactType, Span
from hetong.notation import Malformed
from hetong.rulebook.model import (
    ORDER_OPS,
    STATE_OPS,
    All,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Exists,
    FactOperand,
    Not,
    Rule,
    StateTest,
    ValueOperand,
)
from hetong.source.fields import nearest, refuse

_WHOLE_UNIT = {Kind.MONEY: 10_000, Kind.NUMBER: 10_000, Kind.DATE: 1, Kind.MONTH_DAY: 1}


class Scope:
    """Resolves the names of one rule against a catalogue and the dated values."""

    def __init__(self, rule: Rule, catalogue: Catalogue, values: Mapping[str, FactType]) -> None:
        self.rule = rule
        self._catalogue = catalogue
        self._values = values
        self._lists: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self._exists = 0
        for binding in rule.bindings:
            self._bind(binding.alias, binding.list, binding.place)
        self._assumed = {each.path for each in rule.assume}
        for each in rule.assume:
            self.term(each.path, each.place)

    def list_of(self, alias: str) -> str:
        """Return the list an alias of the rule stands for."""
        return self._lists[alias]

    def _bind(self, alias: str, name: str, place: Place) -> tuple[str, str | None]:
        """Bind an alias; a list named through another alias is nested in that alias's item."""
        if not alias.isidentifier():
            raise refuse(
                place,
                f"别名“{alias[:20]}”只能用字母、数字和下划线，并以字母开头",
                f"alias '{alias[:20]}' may hold letters, digits and _ only, a letter first",
            )
        if alias in self._lists or alias in self._catalogue.facts:
            raise refuse(place, f"别名“{alias}”已被使用", f"alias '{alias}' is already taken")
        head, _, rest = name.partition(".")
        parent = head if head in self._lists and rest else None
        full = f"{self._lists[head]}.{rest}" if parent else name
        if full not in self._catalogue.lists:
            raise self._unknown("列表", "list", full, place, self._catalogue.lists)
        self._lists[alias] = full
        if parent:
            self.parents[alias] = parent
        return full, parent

    def _unknown(
        self, zh: str, en: str, name: str, place: Place, known: Iterable[str]
    ) -> RuleError:
        return refuse(
            place,
            f"规则 {self.rule.id} 用了不存在的{zh}“{name}”",
            f"rule {self.rule.id} uses the unknown {en} '{name}'",
            nearest(name, known)
            or Words("hetong explain --facts 列出全部", "hetong explain --facts lists all"),
        )

    def term(self, path: str, place: Place) -> Term:
        """Return the term a path names; raise RuleError when there is no such fact."""
        head, _, rest = path.partition(".")
        if head in self._lists and rest:
            name = self._lists[head]
            fields = self._catalogue.lists[name].fields
            if rest not in fields:
                known = [f"{head}.{field}" for field in fields]
                raise self._unknown("事实", "fact", path, place, known)
            return Term(head, name, rest, fields[rest].type, assumed=path in self._assumed)
        doc = self._catalogue.facts.get(path)
        if head == "value" and rest in self._values:
            return Term(None, None, path, self._values[rest])
        if doc is None:
            raise self._unknown("事实", "fact", path, place, self._catalogue.facts)
        return Term(None, None, path, doc.type, assumed=path in self._assumed)

    def doc(self, path: str, place: Place) -> FactDoc:
        """Return the documentation of the fact a path names."""
        term = self.term(path, place)
        if path.startswith("value."):
            return FactDoc(term.type, Words(path, path))
        if term.list is None:
            return self._catalogue.facts[path]
        return self._catalogue.lists[term.list].fields[term.path]

    def resolve(self, condition: Condition) -> TypedCondition:
        """Return the typed form of a condition; raise RuleError for names, types, operators."""
        match condition:
            case All(members):
                return TypedAll(tuple(self.resolve(each) for each in members))
            case AnyOf(members):
                return TypedAny(tuple(self.resolve(each) for each in members))
            case Not(member):
                return TypedNot(self.resolve(member))
            case StateTest(path, state, wanted, place):
                if state not in STATE_OPS:
                    raise refuse(
                        place,
                        f"“{path}: {state[:20]}”应写成 {path}: {{eq: {state[:20]}}}",
                        f"write '{path}: {state[:20]}' as {path}: {{eq: {state[:20]}}}",
                        Words(
                            f"状态只有 {'、'.join(STATE_OPS)}", f"states: {', '.join(STATE_OPS)}"
                        ),
                    )
                return TypedState(self.term(path, place), state, wanted)
            case Exists():
                return self._resolve_exists(condition)
            case Compare():
                return self._resolve_compare(condition)

    def _resolve_exists(self, condition: Exists) -> TypedExists:
        full, parent = self._bind(condition.alias, condition.list, condition.place)
        apart = tuple(
            alias
            for alias, name in self._lists.items()
            if name == full and alias != condition.alias
        )
        self._exists += 1
        unique = f"{condition.alias}#{self._exists}"  # no alias of a rule file has a #
        where = _renamed(self.resolve(condition.where), condition.alias, unique)
        del self._lists[condition.alias]
        self.parents.pop(condition.alias, None)
        return TypedExists(unique, full, where, parent, apart, condition.list in self._assumed)

    def _resolve_compare(self, condition: Compare) -> TypedCompare:
        left = self.term(condition.path, condition.place)
        op, right = condition.op, condition.right
        if op in ORDER_OPS and not left.type.ordered:
            raise refuse(
                condition.place,
                f"“{condition.path}”没有大小，不能用 {op}",
                f"'{condition.path}' has no order, {op} means nothing",
                Words("用 eq、ne 或 in", "use eq, ne or in"),
            )
        if isinstance(right, Constant):
            spans = [self._constant(left, text, right.place) for text in right.texts]
            if op == "in":
                if any(span.low != span.high for span in spans):
                    raise refuse(right.place, "in 只接受确定的值", "'in' takes exact values only")
                return TypedCompare(left, op, tuple(sorted(span.low for span in spans)))
            return TypedCompare(left, op, Number(spans[0]))
        if isinstance(right, ValueOperand):
            return TypedCompare(left, op, self._value(left, right))
        return TypedCompare(left, op, self._fact(left, right))

    def _constant(self, left: Term, text: str, place: Place) -> Span:
        try:
            return left.type.constant(text)
        except (Malformed, ValueError) as bad:
            told = bad.words if isinstance(bad, Malformed) else Words("数值过大", "too large")
            raise refuse(
                place,
                f"“{left.path}”不能与“{text}”比较：{told.zh}",
                f"'{left.path}' cannot be compared with '{text}': {told.en}",
            ) from None

    def _value(self, left: Term, right: ValueOperand) -> Term:
        found = self._values.get(right.name)
        if found is None:
            raise refuse(
                right.place,
                f"规则 {self.rule.id} 用了不存在的数值“{right.name}”",
                f"rule {self.rule.id} uses the unknown value '{right.name}'",
                nearest(right.name, self._values)
                or Words(
                    "可用：" + "、".join(sorted(self._values)) + "；自己的数直接写在这里",
                    "known: " + ", ".join(sorted(self._values)) + "; write your own figure here",
                ),
            )
        self._must_compare(left.type, found, right.name, right.place)
        return Term(None, None, f"value.{right.name}", found)

    def _fact(self, left: Term, right: FactOperand) -> Term:
        term = self.term(right.path, right.place)
        self._must_compare(left.type, term.type, right.path, right.place)
        if right.plus and term.type.kind not in _WHOLE_UNIT:
            raise refuse(
                right.place,
                f"“{right.path}”不能用 plus",
                f"'{right.path}' takes no plus",
                Words("plus 用于金额、数字、日期", "plus is for money, numbers and dates"),
            )
        plus = right.plus * _WHOLE_UNIT.get(term.type.kind, 0)
        if abs(plus) >= UNKNOWN:
            raise refuse(right.place, "plus 过大", "plus is too large")
        return replace(term, plus=plus)

    def _must_compare(self, left: FactType, right: FactType, name: str, place: Place) -> None:
        if not left.comparable(right):
            one, other = KIND_NAMES[left.kind], KIND_NAMES[right.kind]
            raise refuse(
                place,
                f"类型不同，不能与“{name}”比较（{one.zh}与{other.zh}）",
                f"cannot compare with '{name}': {one.en} and {other.en}",
                Words("两边要是同一种值", "both sides must be of one type"),
            )


def _renamed(condition: TypedCondition, old: str, new: str) -> TypedCondition:
    """Give the alias of one exists a name no other part of the rule uses."""

    def term(each: Term) -> Term:
        return replace(each, alias=new) if each.alias == old else each

    return mapped(condition, term, {old: new})
