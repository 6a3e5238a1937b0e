"""Conditions of a rule, as yaml.safe_load gives them, evaluated to True, False or None."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hetong.contract.entry import State
from hetong.facts.model import Cell, Facts, Row, Rows
from hetong.facts.types import FactType
from tests.oracle.values import (
    ORDER,
    Truth,
    compare,
    every,
    negated,
    some,
    state_test,
    stated,
    valued,
    within,
)

STATES = ("present", "blank", "none", "unrecorded", "contested")
GROUPS = ("all", "any", "none")


@dataclass(frozen=True)
class Scope:
    """What a condition can see: facts, their types, rows bound to aliases, assumptions."""

    facts: Facts
    types: Mapping[str, FactType]  # also "list[].field" for the fields of lists
    assumed: frozenset[str] = frozenset()
    bound: Mapping[str, tuple[str, Row]] = field(default_factory=dict)

    def bind(self, alias: str, name: str, row: Row) -> Scope:
        return replace(self, bound={**self.bound, alias: (name, row)})

    def cell(self, path: str) -> Cell:
        alias, _, rest = path.partition(".")
        if alias in self.bound:
            name, row = self.bound[alias]
            cell = self.facts.row_cell(name, row, rest)
        else:
            cell = self.facts.cell(path)
        if self._assumes(path) and cell.state is State.UNRECORDED:
            return Cell(State.NONE)
        return cell

    def _assumes(self, path: str) -> bool:
        return path in self.assumed and self.facts.whole

    def type(self, path: str) -> FactType:
        alias, _, rest = path.partition(".")
        return self.types[f"{self.bound[alias][0]}[].{rest}" if alias in self.bound else path]

    def list(self, path: str) -> tuple[str, Rows, int | None]:
        """Return a list's full name, its rows, and the parent item they must belong to."""
        alias, _, rest = path.partition(".")
        parent = None
        if alias in self.bound:
            outer, row = self.bound[alias]
            path, parent = f"{outer}.{rest}", row.n
        rows = self.facts.rows(path)
        if self._assumes(path) and rows.state is State.UNRECORDED:
            rows = replace(rows, state=State.NONE)
        return path, rows, parent

    def items(self, path: str) -> tuple[str, bool, Iterator[Row]]:
        """Return a list's name, whether it is all there is, and the rows an alias may take."""
        name, rows, parent = self.list(path)
        taken = {row.n for other, row in self.bound.values() if other == name}
        free = (
            row
            for row in rows.rows
            if row.n not in taken and (parent is None or row.parent == parent)
        )
        return name, rows.known, free


def holds(node: Any, scope: Scope) -> Truth:
    """Evaluate a condition: a mapping (all of its keys) or a list (all of its members)."""
    if isinstance(node, list):
        return every([holds(child, scope) for child in node])
    (_, value), *more = node.items()
    if "where" in node or (not more and isinstance(value, str) and value not in STATES):
        return _exists(node, scope)
    return every([_entry(key, value, scope) for key, value in node.items()])


def _entry(key: str, value: Any, scope: Scope) -> Truth:
    if key in GROUPS:
        truths = [holds(child, scope) for child in value]
        return every(truths) if key == "all" else _settle(key, truths)
    if value in STATES:
        value = {value: True}
    return every([_test(key, op, right, scope) for op, right in value.items()])


def _settle(group: str, truths: list[Truth]) -> Truth:
    return some(truths) if group == "any" else negated(some(truths))


def _exists(node: dict[str, Any], scope: Scope) -> Truth:
    (alias,) = set(node) - {"where"}
    name, known, rows = scope.items(node[alias])
    truths: list[Truth] = [False if known else None]
    for row in rows:
        truth = holds(node.get("where", []), scope.bind(alias, name, row))
        truths.append(truth if row.certain else every([truth, None]))
    return some(truths)


def _test(path: str, op: str, right: Any, scope: Scope) -> Truth:
    fact_type = scope.type(path)
    if op in STATES:
        truth = state_test(stated(scope.cell(path), fact_type), op)
        return truth if right else negated(truth)
    left = valued(scope.cell(path), fact_type)
    if op == "in":
        return within(left, [spelled(text) for text in right], fact_type, fact_type.kind)
    assert op in ("eq", "ne", *ORDER), op
    if isinstance(right, dict):
        other = f"value.{right['value']}" if "value" in right else right["fact"]
        meant = valued(scope.cell(other), scope.type(other))
        return compare(op, left, meant, fact_type.kind, right.get("plus", 0))
    constant = Cell(State.GIVEN, fact_type.parse(spelled(right)))
    return compare(op, left, constant, fact_type.kind)


def spelled(constant: Any) -> str:
    """Return a constant as it is written in YAML."""
    return str(constant).lower() if isinstance(constant, bool) else str(constant)
