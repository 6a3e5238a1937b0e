"""Facts of one contract in, the outcome of every rule out: phases, shards, then a tally."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import prod

from hetong.contract.entry import State
from hetong.engine.columns import Column
from hetong.engine.derived import Layered, derive
from hetong.engine.encoding import Asked, Encoder, grouped, key_of
from hetong.engine.patterns import CONTRACT, GATE
from hetong.engine.program import Program
from hetong.engine.session import EngineFact, Session
from hetong.engine.shards import Shard
from hetong.engine.tally import Bound, RuleResult, Tally
from hetong.errors import Words
from hetong.facts.model import Cell, Facts, Row
from hetong.findings import Outcome

# Some 220 items compared in pairs; a combination costs some 20 microseconds and 1 kB at worst.
MAX_COMBINATIONS = 50_000


class Engine:
    """Judges contracts by one program; reusable, one at a time."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._session = Session()
        self._plans = {shard.name: _plans(program, shard) for shard in program.shards}
        self._joined = {shard.name: shard.joined() for shard in program.shards}
        self._rules = {
            shard.name: {question.rule for question in shard.questions.values()}
            for shard in program.shards
        }

    def judge(self, facts: Facts, asked: Collection[str] | None = None) -> dict[str, RuleResult]:
        """Return the result of every rule, or of those `asked` and what they rest on.

        Raises EngineError if the engine did not finish.
        """
        return self.judge_with_facts(facts, asked)[0]

    def judge_with_facts(
        self, facts: Facts, asked: Collection[str] | None = None
    ) -> tuple[dict[str, RuleResult], Facts]:
        """Return the results and the facts with everything derived laid over them."""
        wanted = self._wanted(asked)
        layered = Layered(facts)
        results: dict[str, RuleResult] = {}
        encoder = Encoder(assumes=facts.whole)
        for phase in range(1, self.program.phases + 1):
            matches, skipped = self._matches(layered, phase, encoder, wanted)
            for rule in self.program.rules.values():
                if rule.phase == phase and rule.rule.id in wanted:
                    lists = skipped.get(rule.rule.id)
                    tally = Tally(rule, layered, matches)
                    result = tally.result() if lists is None else _too_many(lists)
                    results[rule.rule.id] = result
                    derive(rule, result, layered, tally)
        return results, layered

    def _wanted(self, asked: Collection[str] | None) -> Collection[str]:
        """Return the rules to judge: those asked for, and all that others in their shards read."""
        if asked is None:
            return self.program.rules.keys()
        makers = {maker for each in self.program.needs.values() for maker in each}
        return self.program.companies({*asked, *makers})

    def _matches(
        self, facts: Facts, phase: int, encoder: Encoder, wanted: Collection[str]
    ) -> tuple[dict[str, set[Bound]], dict[str, tuple[str, ...]]]:
        """Return the matches of a phase, and the rules left out with the lists they combine."""
        found: dict[str, set[Bound]] = defaultdict(set)
        skipped: dict[str, tuple[str, ...]] = {}
        for shard in self.program.shards:
            if shard.phase != phase or self._rules[shard.name].isdisjoint(wanted):
                continue
            told = _told(self._plans[shard.name], facts, encoder)
            large = self._too_large(shard, facts)
            skipped |= {shard.questions[name].rule: lists for name, lists in large.items()}
            runnable = shard.without(frozenset(large)) if large else shard
            for match in self._session.run(runnable, told):
                found[match.question].add(match.rows)
        return found, skipped

    def _too_large(self, shard: Shard, facts: Facts) -> dict[str, tuple[str, ...]]:
        """Return the questions with more combinations of items than the engine should carry."""
        return {
            name: lists
            for name, lists in self._joined[shard.name].items()
            if prod(len(facts.rows(each).rows) for each in lists) > MAX_COMBINATIONS
        }


def _too_many(lists: tuple[str, ...]) -> RuleResult:
    """A rule over lists so long that comparing their items would take too long is unknown."""
    named = ", ".join(dict.fromkeys(lists))
    reason = Words(
        f"{named} 的项太多，逐一比较的组合超过 {MAX_COMBINATIONS:,} 种",
        f"too many items in {named}: more than {MAX_COMBINATIONS:,} combinations to compare",
    )
    missing = (Cell(State.UNRECORDED, reason=reason),)
    return RuleResult(Outcome.UNKNOWN, missing=missing, complete=False)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the facts of one kind carry: whether lists are known, the row certain, and cells."""

    known: tuple[tuple[str, Column], ...]  # (key, whether a list is known)
    certain: str | None
    cells: tuple[Asked, ...]


def _plans(program: Program, shard: Shard) -> dict[str, _Plan]:
    """Return what each kind of fact carries that a shard compares."""
    plans = {}
    for kind, columns in shard.columns.items():
        plans[kind] = _Plan(
            tuple((key_of(each), each) for each in columns if each.variant == "known"),
            next((key_of(each) for each in columns if each.variant == "certain"), None),
            grouped(
                (each, program.type_of(each))
                for each in columns
                if each.variant not in ("known", "certain")
            ),
        )
    return plans


def _told(plans: Mapping[str, _Plan], facts: Facts, encoder: Encoder) -> list[EngineFact]:
    """Return the facts a shard needs, with only the columns it compares; the gate comes last."""
    told: list[EngineFact] = []
    for kind, plan in plans.items():
        if kind == CONTRACT:
            members = [f'"kind":"{CONTRACT}","n":0']
            for key, column in plan.known:
                assumed = column.assumed and encoder.assumes
                members.append(f"{key}{int(facts.rows(column.path).known or assumed)}")
            for asked in plan.cells:
                encoder.fill(members, facts.cell(asked.column.path), asked)
            told.append(EngineFact(0, ",".join(members)))
        else:
            told += [_row(kind, plan, row, facts, encoder) for row in facts.rows(kind).rows]
    told.append(EngineFact(0, f'"kind":"{GATE}"'))
    return told


def _row(kind: str, plan: _Plan, row: Row, facts: Facts, encoder: Encoder) -> EngineFact:
    parent = -1 if row.parent is None else row.parent
    members = [f'"kind":{json.dumps(kind)},"n":{row.n},"parent":{parent}']
    if plan.certain is not None:
        members.append(f"{plan.certain}{int(row.certain)}")
    for asked in plan.cells:
        encoder.fill(members, facts.row_cell(kind, row, asked.column.path), asked)
    return EngineFact(row.n, ",".join(members))
