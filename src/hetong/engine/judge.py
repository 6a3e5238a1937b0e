"""Facts of one contract in, the outcome of every rule out: phases, shards, then a tally."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hetong.engine.columns import Column, Encoder
from hetong.engine.derived import Layered, derive
from hetong.engine.patterns import CONTRACT, GATE
from hetong.engine.program import Program, Shard
from hetong.engine.session import Session
from hetong.engine.tally import Bound, RuleResult, Tally
from hetong.facts.model import Cell, Facts, Row
from hetong.facts.types import FactType


class Engine:
    """Judges contracts by one program; reusable, one at a time."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._session = Session()
        self._plans = {shard.name: _plan(program, shard) for shard in program.shards}

    def judge(self, facts: Facts) -> dict[str, RuleResult]:
        """Return the result of every rule; raise EngineError if the engine did not finish."""
        return self.judge_with_facts(facts)[0]

    def judge_with_facts(self, facts: Facts) -> tuple[dict[str, RuleResult], Facts]:
        """Return the results and the facts with everything derived laid over them."""
        layered = Layered(facts)
        results: dict[str, RuleResult] = {}
        for phase in range(1, self.program.phases + 1):
            matches = self._matches(layered, phase)
            for rule in self.program.rules.values():
                if rule.phase == phase:
                    result = Tally(rule, layered, matches).result()
                    results[rule.rule.id] = result
                    derive(rule, result, layered, matches)
        return results, layered

    def _matches(self, facts: Facts, phase: int) -> dict[str, set[Bound]]:
        encoder = Encoder()
        found: dict[str, set[Bound]] = defaultdict(set)
        for shard in self.program.shards:
            if shard.phase == phase:
                told = _told(self._plans[shard.name], facts, encoder)
                for match in self._session.run(shard, told):
                    found[match.question].add(match.rows)
        return found


@dataclass(frozen=True, slots=True)
class _Told:
    """One field of an engine fact: its name, and the column and type it is computed by.

    The type is None for columns that are no fact's: whether a list is known, a row certain.
    """

    field: str
    column: Column
    type: FactType | None


_Plan = Mapping[str, tuple[_Told, ...]]


def _plan(program: Program, shard: Shard) -> _Plan:
    """Return the fields of each kind of fact a shard compares."""
    return {
        kind: tuple(
            _Told(
                column.field,
                column,
                None if column.variant in ("known", "certain") else program.type_of(column),
            )
            for column in columns
        )
        for kind, columns in shard.columns.items()
    }


def _told(plan: _Plan, facts: Facts, encoder: Encoder) -> list[dict[str, Any]]:
    """Return the facts a shard needs, with only the columns it compares; the gate comes last."""
    told: list[dict[str, Any]] = []
    for kind, fields in plan.items():
        if kind == CONTRACT:
            fact: dict[str, Any] = {"kind": CONTRACT, "n": 0}
            for each in fields:
                fact[each.field] = _contract_value(each, facts, encoder)
            told.append(fact)
        else:
            told += [_row(kind, fields, row, facts, encoder) for row in facts.rows(kind).rows]
    told.append({"kind": GATE})
    return told


def _contract_value(each: _Told, facts: Facts, encoder: Encoder) -> int:
    if each.type is None:
        return int(facts.rows(each.column.path).known)
    return encoder.value(facts.cell(each.column.path), each.type, each.column)


def _row(
    kind: str, fields: tuple[_Told, ...], row: Row, facts: Facts, encoder: Encoder
) -> dict[str, Any]:
    fact = {"kind": kind, "n": row.n, "parent": -1 if row.parent is None else row.parent}
    for each in fields:
        if each.type is None:
            fact[each.field] = int(row.certain)
        else:
            cell: Cell = facts.row_cell(kind, row, each.column.path)
            fact[each.field] = encoder.value(cell, each.type, each.column)
    return fact
