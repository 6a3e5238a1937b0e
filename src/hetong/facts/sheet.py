"""The facts of one contract: its record keys as cells and rows, computed facts on demand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from hetong.contract import walk
from hetong.contract.entry import Entry, State
from hetong.contract.kinds import Kind
from hetong.contract.model import Contract
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.passages import Passage, passages_of
from hetong.facts.record_cells import RecordCells
from hetong.facts.registry import REGISTRY
from hetong.law.register import Register
from hetong.law.values import Values
from hetong.positions import Positions


@dataclass(frozen=True, slots=True)
class Matter:
    """A contract and the circumstances it is judged in.

    `contract_day` is the signing date, else `as_of`: repealed and renumbered laws, loan prime
    rates and dated values go by it; jurisdiction and "already expired" go by `as_of`. `positions`
    are those of the house that asks.
    """

    contract: Contract
    kind: str
    phase: str
    as_of: date
    contract_day: date
    key_terms: frozenset[str]
    register: Register
    values: Values
    positions: Positions = field(default_factory=Positions)


class Sheet:
    """Answers by name what a rule asks about one matter; implements the Facts protocol."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.closed = matter.contract.closed
        self.whole = matter.contract.whole
        self._record = RecordCells(matter.contract)
        self.sides = self._record.sides
        self._cells = dict(self._record.cells)
        self._rows = dict(self._record.rows)
        self._items: dict[tuple[str, int, str], Cell] = {}

    def cell(self, path: str) -> Cell:
        """Return the contract-level fact at `path`."""
        found = self._cells.get(path)
        if found is None:
            head, _, rest = path.partition(".")
            found = self._value(rest) if head == "value" else REGISTRY.facts[path][1](self)
            self._cells[path] = found
        return found

    def _value(self, name: str) -> Cell:
        """Return a dated value on the contract day, or why none is known."""
        dated = self.matter.values.on(name, self.matter.contract_day)
        if dated.value is None:
            return Cell(State.UNRECORDED, reason=dated.reason)
        return Cell(State.GIVEN, dated.value)

    def rows(self, name: str) -> Rows:
        """Return the rows of a list."""
        found = self._rows.get(name)
        if found is None:
            known = REGISTRY.lists.get(name)
            found = self._rows[name] = known[1](self) if known else self._unread(name)
        return found

    def _unread(self, name: str) -> Rows:
        """Return a list no item holds: empty where its parent is known, else unrecorded."""
        parent = self._rows.get(name.rpartition(".")[0])
        if parent is None:
            return Rows(State.UNRECORDED, (), (Source("party_a.role"),))
        return Rows(State.NONE if parent.known else State.UNRECORDED, (), parent.sources)

    def recorded_rows(self, name: str) -> Rows:
        """Return the rows of a record list that a computed list of the same name extends."""
        found = self._rows.get(f"record:{name}")
        return self._unread(name) if found is None else found

    def row_cell(self, name: str, row: Row, path: str) -> Cell:
        """Return the fact `path` of an item of list `name`."""
        found = row.cells.get(path)
        if found is not None:
            return found
        key = (name, row.n, path)
        if key not in self._items:
            self._items[key] = REGISTRY.items[name][path][1](self, row)
        return self._items[key]

    def entry_cell(self, entry: Entry, kind: Kind | None = None) -> Cell:
        """Return the cell of a record key: sides by role, left-out keys by `complete`."""
        return self._record.entry_cell(entry, kind)

    def side_cell(self, key: str) -> Cell:
        """Return which side party `a` or `b` is, as a cell resting on its role."""
        return self._record.side_cell(key)

    @cached_property
    def recorded(self) -> tuple[tuple[str, Entry], ...]:
        """The schema path and the entry of every key that is recorded."""
        return tuple(walk.entries(self.matter.contract))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every piece of wording the record quotes, in the order of the record."""
        return tuple(passages_of(self.recorded))
