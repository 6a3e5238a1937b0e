"""Questions packed into shards, rulesets small enough for the engine to carry.

Limits come from measurements of release 2.0.28: more than 64 sibling conditions on one fact are
an error, more than 252 fields are not parsed; both are kept well away from.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hetong.engine.columns import Column
from hetong.engine.compiler import CompiledRule, Question
from hetong.engine.patterns import CONTRACT, GATE, Pattern, PatternBuilder, Unsafe
from hetong.errors import RuleError, Words
from hetong.rulebook.model import Rule

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


def columns_of(question: Question) -> Iterable[Column]:
    """Yield every column a question compares."""
    each = question.alternative
    for test in (*each.tests, *(test for absent in each.absent for test in absent.tests)):
        for side in (test.left, test.right):
            if isinstance(side, Column):
                yield side


def pack(rules: list[CompiledRule], phase: int, first: int = 0) -> list[Shard]:
    """Pack questions into as few shards as the limits allow, in rule order, numbered on."""
    shards: list[Shard] = []
    current = _Shelf()
    for rule in rules:
        for question in rule.questions:
            patterns = _patterns(rule, question)
            if not current.takes(question, patterns):
                if current.questions:
                    shards.append(current.shard(phase, first + len(shards)))
                current = _Shelf()
                if not current.takes(question, patterns):
                    raise _unsafe(rule.rule, "too many facts in one condition")
            current.add(question, patterns)
    if current.questions:
        shards.append(current.shard(phase, first + len(shards)))
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
        for column in columns_of(question):
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
        for column in columns_of(question):
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
