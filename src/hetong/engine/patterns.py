"""A question becomes one durable-rules definition, inside the engine's measured safe subset.

Every pattern names its kind first and uses only comparisons of integers. A pattern that refers
to another fact ends with a join that is always true (the engine reads past the end of a join list
whose last member is false), and negated patterns come last, behind the gate fact asserted last
(elsewhere the engine does not take a match back when the negated fact arrives).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hetong.engine.alternatives import FLIPPED, Absent, Test
from hetong.engine.columns import Column
from hetong.engine.compiler import Question

CONTRACT, GATE = "@contract", "@gate"  # kinds and aliases that no list and no rule file can have
_OPS = {"lt": "$lt", "lte": "$lte", "gt": "$gt", "gte": "$gte", "neq": "$neq"}
MAX_PATTERNS = 14
MAX_JOINS = 26


class Unsafe(ValueError):
    """A definition would leave the engine's safe subset; the message says how."""


Pattern = dict[str, Any]


class PatternBuilder:
    """Builds the pattern list of one question."""

    def __init__(
        self, question: Question, lists: Mapping[str, str], parents: Mapping[str, str]
    ) -> None:
        self._question = question
        each = question.alternative
        self._lists = {a: lists[a] for a in question.aliases}
        self._parents = {a: parents[a] for a in question.aliases if a in parents}
        self._apart: dict[str, tuple[str, ...]] = {}
        for row in each.present:
            self._lists[row.alias] = row.list
            self._apart[row.alias] = row.apart
            if row.parent:
                self._parents[row.alias] = row.parent
        self._order: list[str] = [CONTRACT, *self._lists]
        if not self._needs_contract():
            self._order.remove(CONTRACT)

    def _needs_contract(self) -> bool:
        """An item-only question needs no contract pattern; one without items does."""
        tests = [
            *self._question.alternative.tests,
            *(test for absent in self._question.alternative.absent for test in absent.tests),
        ]
        sides = [side for test in tests for side in (test.left, test.right)]
        level = any(isinstance(side, Column) and side.alias is None for side in sides)
        return level or not self._lists

    def build(self) -> list[Pattern]:
        """Return the `all` list of the definition; raise Unsafe outside the envelope."""
        patterns = [self._pattern(alias) for alias in self._order]
        absent = self._question.alternative.absent
        if absent:
            patterns.append({GATE: {"$and": [{"kind": GATE}]}})
            patterns += [self._negated(each) for each in absent]
        if len(patterns) > MAX_PATTERNS:
            raise Unsafe(f"{len(patterns)} patterns")
        return patterns

    def _pattern(self, alias: str) -> Pattern:
        kind = self._lists.get(alias, CONTRACT)
        local, joins = self._tests_at(alias)
        if alias in self._parents:
            joins.append({"parent": {self._parents[alias]: "n"}})
        before = self._order[: self._order.index(alias)]
        joins += [_apart(other) for other in before if self._distinct(alias, other)]
        return {alias: _conjunct(kind, local, joins, self._order[0])}

    def _distinct(self, alias: str, other: str) -> bool:
        """Items of `for` over one list are different ones; so is an exists' from those it sees."""
        if alias in self._apart:
            return other in self._apart[alias]
        return self._lists[alias] == self._lists.get(other)

    def _tests_at(self, alias: str) -> tuple[list[Any], list[Any]]:
        """Return the comparisons decided once `alias` is bound: own ones, and joins backwards."""
        here = self._order.index(alias)
        local: list[Any] = []
        joins: list[Any] = []
        for test in self._question.alternative.tests:
            left = self._order.index(test.left.alias or CONTRACT)
            right = (
                self._order.index(test.right.alias or CONTRACT)
                if isinstance(test.right, Column)
                else left
            )
            if max(left, right) != here:
                continue
            if left == right:
                local.append(_same_fact(test))
            elif left == here:
                joins.append(_join(test, self._order[right]))
            else:
                joins.append(_join(_flipped(test), self._order[left]))
        return local, joins

    def _negated(self, absent: Absent) -> Pattern:
        local: list[Any] = []
        joins: list[Any] = []
        if absent.parent:
            joins.append({"parent": {absent.parent: "n"}})
        joins += [_apart(other) for other in absent.apart]
        for test in absent.tests:
            within = isinstance(test.right, int) or test.right.alias == test.left.alias
            if within:
                local.append(_same_fact(test))
                continue
            turned = test if test.left.alias == absent.alias else _flipped(test)
            assert isinstance(turned.right, Column)
            joins.append(_join(turned, turned.right.alias or CONTRACT))
        return {f"{absent.alias}$not": _conjunct(absent.list, local, joins, self._order[0])}


def _conjunct(kind: str, local: list[Any], joins: list[Any], first: str) -> dict[str, Any]:
    if len(joins) > MAX_JOINS:
        raise Unsafe(f"{len(joins)} joins in one pattern")
    sentinel = [{"_": {first: "_"}}] if joins else []
    return {"$and": [{"kind": kind}, *local, *joins, *sentinel]}


def _apart(other: str) -> dict[str, Any]:
    return {"$neq": {"n": {other: "n"}}}


def _same_fact(test: Test) -> dict[str, Any]:
    right = {"$m": test.right.field} if isinstance(test.right, Column) else test.right
    return _expression(test, right)


def _join(test: Test, alias: str) -> dict[str, Any]:
    assert isinstance(test.right, Column)
    return _expression(test, {alias: test.right.field})


def _expression(test: Test, right: Any) -> dict[str, Any]:
    comparison = {test.left.field: right}
    return comparison if test.op == "eq" else {_OPS[test.op]: comparison}


def _flipped(test: Test) -> Test:
    assert isinstance(test.right, Column)
    return Test(test.right, FLIPPED[test.op], test.left)
