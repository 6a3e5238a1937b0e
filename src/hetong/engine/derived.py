"""What rules derive, laid over the facts of a contract for the rules of later phases."""

from __future__ import annotations

from collections.abc import Iterable

from hetong.contract.entry import State
from hetong.engine.compiler import CompiledRule
from hetong.engine.tally import Bound, RuleResult, Tally, none_at_all
from hetong.facts.model import Cell, Facts, Row, Rows, Source
from hetong.facts.types import UnknownSide
from hetong.findings import Outcome


class Layered:
    """The facts of a contract with what earlier phases derived laid over them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._cells: dict[str, Cell] = {}
        self._rows: dict[str, Rows] = {}

    @property
    def whole(self) -> bool:
        """Whether the text is not cut off."""
        return self._facts.whole

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

    def add_rows(
        self, name: str, rows: Iterable[Row], state: State, sources: tuple[Source, ...]
    ) -> None:
        """Add derived rows, numbered in the order of the rules that derive them.

        `sources` are the record keys that would tell whether there are more.
        """
        known = self._rows.get(name, Rows(State.GIVEN))
        both = [*known.rows, *rows]
        numbered = tuple(
            Row(n, each.key, each.cells, None, each.clause, each.certain, each.source)
            for n, each in enumerate(both)
        )
        open_ = State.UNRECORDED in (known.state, state)
        lacking = tuple(dict.fromkeys(known.sources + sources))
        self._rows[name] = Rows(State.UNRECORDED if open_ else State.GIVEN, numbered, lacking)


def _weight(cell: Cell) -> int:
    if cell.state is not State.GIVEN:
        return 1
    return 2 if cell.value else 0


def derive(rule: CompiledRule, result: RuleResult, layered: Layered, tally: Tally) -> None:
    """Lay what a rule derives from its result over the facts: a flag, or a row for each firing.

    What only may fire becomes a row that is not certain.
    """
    derives = rule.rule.derives
    if derives is None:
        return
    if derives.flag:
        layered.add_flag(f"derived.{derives.flag}", _flag(result))
        return
    rows = [_row(rule, layered, each.rows, True) for each in result.firings]
    seen = {tally.unordered(each.rows) for each in result.firings}
    for combination in sorted(tally.unknown_rows()):
        if tally.unordered(combination) not in seen:
            seen.add(tally.unordered(combination))
            rows.append(_row(rule, layered, combination, False))
    lists = [layered.rows(name) for name in rule.lists.values()]
    known = all(each.known for each in lists) or none_at_all(lists)
    state = State.GIVEN if known and result.complete else State.UNRECORDED
    layered.add_rows(f"derived.{derives.item}", rows, state, _lacking(result))


def _lacking(result: RuleResult) -> tuple[Source, ...]:
    cells = tuple(source for cell in result.missing for source in cell.sources)
    return cells + tuple(source for rows in result.missing_lists for source in rows.sources)


def _flag(result: RuleResult) -> Cell:
    if result.outcome is Outcome.UNKNOWN:
        return Cell(State.UNRECORDED, None, _lacking(result))
    return Cell(State.GIVEN, result.outcome is Outcome.FAIL)


def _row(rule: CompiledRule, facts: Facts, rows: Bound, certain: bool) -> Row:
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

    Where nobody knows which of client and provider party a is, its opposite is party b.
    """
    if cell.state is not State.GIVEN:
        return cell
    if isinstance(cell.value, UnknownSide):
        key = {"a": "b", "b": "a"}.get(cell.value.key, cell.value.key)
        return Cell(State.GIVEN, UnknownSide(key), cell.sources)
    other = {"client": "provider", "provider": "client"}.get(str(cell.value))
    return Cell(State.GIVEN if other else State.NONE, other, cell.sources)


def cell_of(rule: CompiledRule, facts: Facts, rows: Bound, path: str) -> Cell:
    """Return the cell a rule means by `path` for the rows bound to its aliases."""
    alias, _, rest = path.partition(".")
    aliases = tuple(rule.lists)
    if alias in aliases and rest:
        name = rule.lists[alias]
        wanted = rows[aliases.index(alias)]
        listed = facts.rows(name).rows
        here = listed[wanted] if wanted < len(listed) else None
        if here is None or here.n != wanted:
            here = next(each for each in listed if each.n == wanted)
        return facts.row_cell(name, here, rest)
    return facts.cell(path)


def first_source(rule: CompiledRule, facts: Facts, rows: Bound) -> Source | None:
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
