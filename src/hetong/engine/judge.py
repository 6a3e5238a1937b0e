"""Facts of one contract in, the outcome of every rule out: phases, shards, then a tally."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hetong.contract.entry import State
from hetong.engine.columns import Column, Encoder
from hetong.engine.compiler import (
    APPLIES,
    FIRES,
    LEVEL,
    MAY_APPLY,
    MAY_FIRE,
    CompiledRule,
    Question,
)
from hetong.engine.logic import Test
from hetong.engine.patterns import CONTRACT, GATE
from hetong.engine.program import Program, Shard
from hetong.engine.session import Session
from hetong.facts.model import Cell, Facts, Row, Rows, Source
from hetong.facts.types import UnknownSide
from hetong.findings import Outcome

Rows_ = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Firing:
    """One defect: the row bound to each alias of `for`, and which level won (None: no levels).

    `question` is the alternative of the condition that held: it says which facts matter.
    """

    rows: tuple[int, ...]
    level: int | None
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule said: its outcome, its firings, and the facts an unknown hangs on."""

    outcome: Outcome
    firings: tuple[Firing, ...] = ()
    missing: tuple[Cell, ...] = ()
    missing_lists: tuple[Rows, ...] = ()


class Layered:
    """The facts of a contract with what earlier phases derived laid over them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._cells: dict[str, Cell] = {}
        self._rows: dict[str, Rows] = {}

    def cell(self, path: str) -> Cell:
        """Return a contract-level fact, derived or not."""
        return self._cells.get(path) or self._facts.cell(path)

    def rows(self, name: str) -> Rows:
        """Return a list, derived or not."""
        return self._rows.get(name) or self._facts.rows(name)

    def row_cell(self, name: str, row: Row, path: str) -> Cell:
        """Return a fact of an item."""
        return row.cells[path] if name in self._rows else self._facts.row_cell(name, row, path)

    def add_flag(self, name: str, cell: Cell) -> None:
        """Lay a derived flag over the facts; of two rules the surer wins."""
        known = self._cells.get(name)
        if known is None or _weight(cell) > _weight(known):
            self._cells[name] = cell

    def add_rows(self, name: str, rows: Iterable[Row], state: State) -> None:
        """Add derived rows, numbered in the order of the rules that derive them."""
        known = self._rows.get(name, Rows(State.GIVEN))
        both = [*known.rows, *rows]
        numbered = tuple(
            Row(n, each.key, each.cells, None, each.clause, each.certain, each.source)
            for n, each in enumerate(both)
        )
        open_ = State.UNRECORDED in (known.state, state)
        self._rows[name] = Rows(State.UNRECORDED if open_ else State.GIVEN, numbered)


def _weight(cell: Cell) -> int:
    if cell.state is not State.GIVEN:
        return 1
    return 2 if cell.value else 0


class Engine:
    """Judges contracts by one program; reusable, one at a time."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._session = Session()

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
                    _derive(rule, result, layered, matches)
        return results, layered

    def _matches(self, facts: Facts, phase: int) -> dict[str, set[Rows_]]:
        encoder = Encoder()
        found: dict[str, set[Rows_]] = defaultdict(set)
        for shard in self.program.shards:
            if shard.phase == phase:
                rows = _engine_facts(self.program, shard, facts, encoder)
                for match in self._session.run(shard, rows):
                    found[match.question].add(match.rows)
        return found


def _none_at_all(lists: Iterable[Rows]) -> bool:
    """Whether one list surely has no items, so that there is no combination."""
    return any(each.known and not each.rows for each in lists)


def _engine_facts(
    program: Program, shard: Shard, facts: Facts, encoder: Encoder
) -> list[dict[str, Any]]:
    """Return the facts a shard needs, with only the columns it compares; the gate comes last."""
    told: list[dict[str, Any]] = []
    for kind, columns in shard.columns.items():
        if kind == CONTRACT:
            fact = {"kind": CONTRACT, "n": 0}
            for column in columns:
                fact[column.field] = _contract_value(program, facts, encoder, column)
            told.append(fact)
            continue
        for row in facts.rows(kind).rows:
            fact = {"kind": kind, "n": row.n, "parent": -1 if row.parent is None else row.parent}
            for column in columns:
                if column.variant == "certain":
                    fact[column.field] = int(row.certain)
                else:
                    cell = facts.row_cell(kind, row, column.path)
                    fact[column.field] = encoder.value(cell, program.type_of(column), column)
            told.append(fact)
    told.append({"kind": GATE})
    return told


def _contract_value(program: Program, facts: Facts, encoder: Encoder, column: Column) -> int:
    if column.variant == "known":
        return int(facts.rows(column.path).known)
    return encoder.value(facts.cell(column.path), program.type_of(column), column)


class Tally:
    """Adds up the matches of one rule's questions."""

    def __init__(self, rule: CompiledRule, facts: Facts, matches: Mapping[str, set[Rows_]]) -> None:
        self._rule = rule
        self._facts = facts
        self._matches = matches

    def _union(self, part: str, level: int = 0) -> dict[Rows_, Question]:
        found: dict[Rows_, Question] = {}
        for question in self._rule.questions:
            if question.part == part and question.level == level:
                for rows in self._matches.get(question.name, ()):
                    found.setdefault(rows, question)
        return found

    def unknown_rows(self) -> dict[Rows_, Question]:
        """Return the combinations that may fire and do not surely."""
        sure = self._union(FIRES)
        return {r: q for r, q in self._union(MAY_FIRE).items() if r not in sure}

    def result(self) -> RuleResult:
        """Return the rule's outcome with its firings, or what an unknown hangs on."""
        lists = [self._facts.rows(name) for name in self._rule.lists.values()]
        if _none_at_all(lists):
            return RuleResult(Outcome.NOT_APPLICABLE)
        fired = self._union(FIRES)
        if fired:
            return RuleResult(Outcome.FAIL, tuple(self._firings(fired)))
        open_lists = tuple(each for each in lists if not each.known)
        if open_lists:
            return RuleResult(Outcome.UNKNOWN, missing_lists=open_lists)
        if next(iter(self._combinations({}, tuple(self._rule.lists))), None) is None:
            return RuleResult(Outcome.NOT_APPLICABLE)
        maybe = self.unknown_rows()
        applies, may_apply = self._union(APPLIES), self._union(MAY_APPLY)
        maybe.update({r: q for r, q in may_apply.items() if r not in applies})
        if maybe:
            cells, more = self._missing(maybe)
            return RuleResult(Outcome.UNKNOWN, (), cells, more)
        return RuleResult(self._settled(bool(applies)))

    def _settled(self, applies: bool) -> Outcome:
        """Return the outcome when nothing may fire; `applies`: to some combination for sure."""
        if not self._rule.always_applies:
            return Outcome.PASS if applies else Outcome.NOT_APPLICABLE
        lists = [self._facts.rows(name).rows for name in self._rule.lists.values()]
        if all(row.certain for rows in lists for row in rows):
            return Outcome.PASS
        combinations = self._combinations({}, tuple(self._rule.lists))
        open_ = any(not row.certain for each in combinations for row in each.values())
        return Outcome.UNKNOWN if open_ else Outcome.PASS

    def _combinations(
        self, chosen: dict[str, Row], aliases: tuple[str, ...]
    ) -> Iterable[dict[str, Row]]:
        if not aliases:
            yield chosen
            return
        alias = aliases[0]
        name = self._rule.lists[alias]
        parent = self._rule.parents.get(alias)
        twins = {row.n for a, row in chosen.items() if self._rule.lists[a] == name}
        for row in self._facts.rows(name).rows:
            if row.n in twins or (parent and chosen[parent].n != row.parent):
                continue
            yield from self._combinations({**chosen, alias: row}, aliases[1:])

    def _firings(self, fired: Mapping[Rows_, Question]) -> Iterable[Firing]:
        """Yield each firing once: a pair of items over one list counts in one order only."""
        seen: set[tuple[tuple[str, int], ...]] = set()
        for rows in sorted(fired):
            if self.unordered(rows) not in seen:
                seen.add(self.unordered(rows))
                yield Firing(rows, self._level(rows), fired[rows])

    def unordered(self, rows: Rows_) -> tuple[tuple[str, int], ...]:
        """Return what two orders of the same items have in common."""
        return tuple(sorted(zip(self._rule.lists.values(), rows, strict=True)))

    def _level(self, rows: Rows_) -> int | None:
        levels = self._rule.rule.levels
        if not levels:
            return None
        aliases = tuple(self._rule.lists)
        for index, level in enumerate(levels):
            if len(levels) == 1 or level.condition is None:
                return index
            for question in self._rule.questions:
                if question.part == LEVEL and question.level == index:
                    own = tuple(rows[aliases.index(alias)] for alias in question.aliases)
                    if own in self._matches.get(question.name, ()):
                        return index
        return None

    def _missing(
        self, maybe: Mapping[Rows_, Question]
    ) -> tuple[tuple[Cell, ...], tuple[Rows, ...]]:
        """Return the undecided facts and unknown lists that the open questions compare."""
        cells: dict[tuple[Source, ...], Cell] = {}
        lists: dict[str, Rows] = {}
        for rows, question in maybe.items():
            bound = dict(zip(question.aliases, rows, strict=True))
            for test in _all_tests(question):
                for side in (test.left, test.right):
                    if not isinstance(side, Column):
                        continue
                    if side.variant == "known":
                        if not (found := self._facts.rows(side.path)).known:
                            lists[side.path] = found
                        continue
                    for cell in self._cells_of(side, bound):
                        if not cell.decided:
                            cells.setdefault(cell.sources, cell)
        return tuple(cells.values()), tuple(lists.values())

    def _cells_of(self, column: Column, bound: Mapping[str, int]) -> Iterable[Cell]:
        if column.list is None:
            yield self._facts.cell(column.path)
        elif column.variant != "certain":
            wanted = bound.get(column.alias or "")
            for row in self._facts.rows(column.list).rows:
                if wanted is None or row.n == wanted:
                    yield self._facts.row_cell(column.list, row, column.path)


def _all_tests(question: Question) -> Iterable[Test]:
    yield from question.alternative.tests
    for absent in question.alternative.absent:
        yield Test(Column(None, None, absent.list, "known"), "eq", 1)
        yield from absent.tests


def _derive(
    rule: CompiledRule,
    result: RuleResult,
    layered: Layered,
    matches: Mapping[str, set[Rows_]],
) -> None:
    derives = rule.rule.derives
    if derives is None:
        return
    if derives.flag:
        layered.add_flag(f"derived.{derives.flag}", _flag(result))
        return
    tally = Tally(rule, layered, matches)
    rows = [_row(rule, layered, each.rows, True) for each in result.firings]
    seen = {tally.unordered(each.rows) for each in result.firings}
    for combination in sorted(tally.unknown_rows()):
        if tally.unordered(combination) not in seen:
            seen.add(tally.unordered(combination))
            rows.append(_row(rule, layered, combination, False))
    lists = [layered.rows(name) for name in rule.lists.values()]
    known = all(each.known for each in lists) or _none_at_all(lists)
    state = State.GIVEN if known else State.UNRECORDED
    layered.add_rows(f"derived.{derives.item}", rows, state)


def _flag(result: RuleResult) -> Cell:
    if result.outcome is Outcome.UNKNOWN:
        sources = tuple(s for cell in result.missing for s in cell.sources)
        lists = tuple(s for rows in result.missing_lists for s in rows.sources)
        return Cell(State.UNRECORDED, None, sources + lists)
    return Cell(State.GIVEN, result.outcome is Outcome.FAIL)


def _row(rule: CompiledRule, facts: Facts, rows: Rows_, certain: bool) -> Row:
    """Return the derived row of one firing; it stands where the rule's first operand stands."""
    derives = rule.rule.derives
    assert derives is not None
    cells = {}
    for each in derives.fields:
        if each.path is None:
            cells[each.name] = Cell(State.GIVEN, each.symbol)
        else:
            cell = cell_of(rule, facts, rows, each.path)
            cells[each.name] = opposite(cell) if each.other else cell
    source = first_source(rule, facts, rows)
    return Row(0, f"derived.{derives.item}", cells, None, None, certain, source)


def opposite(cell: Cell) -> Cell:
    """Return the side opposite to the one a cell names; both and none have no opposite.

    The opposite of one of client and provider, nobody knows which, is one of them too.
    """
    if cell.state is not State.GIVEN or isinstance(cell.value, UnknownSide):
        return cell
    other = {"client": "provider", "provider": "client"}.get(str(cell.value))
    return Cell(State.GIVEN if other else State.NONE, other, cell.sources)


def cell_of(rule: CompiledRule, facts: Facts, rows: Rows_, path: str) -> Cell:
    """Return the cell a rule means by `path` for the rows bound to its aliases."""
    alias, _, rest = path.partition(".")
    aliases = tuple(rule.lists)
    if alias in aliases and rest:
        name = rule.lists[alias]
        wanted = rows[aliases.index(alias)]
        row = next(each for each in facts.rows(name).rows if each.n == wanted)
        return facts.row_cell(name, row, rest)
    return facts.cell(path)


def first_source(rule: CompiledRule, facts: Facts, rows: Rows_) -> Source | None:
    """Return the first record key a firing rests on."""
    for operand in rule.operands:
        if operand.term is None:
            sources = facts.rows(operand.list or "").sources
        else:
            term = operand.term
            path = f"{term.alias}.{term.path}" if term.alias else term.path
            sources = cell_of(rule, facts, rows, path).sources
        if sources:
            return sources[0]
    return None
