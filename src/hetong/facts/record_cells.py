"""Every key of a record as a cell or the rows of a list, by the names rules call it.

A key written for party a or b is named after the side that party is; where no role is recorded
the side is unknown, and so is everything that hangs on which it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from hetong.contract.entry import Entry, State, Statement
from hetong.contract.kinds import Kind
from hetong.contract.listing import Listing
from hetong.contract.model import Contract
from hetong.contract.section import Section
from hetong.contract.sides import SideFamily, side_families
from hetong.contract.slots import Slot, slots_of
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.registry import REGISTRY
from hetong.facts.types import UnknownSide

_OTHER = {"client": "provider", "provider": "client"}
PARTIES = ("party_a", "party_b")


class RecordCells:
    """The cells and rows of one contract's record keys, read at once.

    A list that a computed list of the same name extends is kept as `record:<name>`.
    """

    def __init__(self, contract: Contract) -> None:
        self.closed = contract.closed
        self.sides = _sides(contract)
        self.cells: dict[str, Cell] = {}
        self.rows: dict[str, Rows] = {}
        self._read_contract(contract)

    def entry_cell(self, entry: Entry, kind: Kind | None = None) -> Cell:
        """Return the cell of a record key: sides by role, left-out keys by `complete`."""
        state = entry.state
        if state is State.UNRECORDED and self.closed:
            state = State.NONE
        value = entry.value if state is State.GIVEN else None
        if kind is Kind.SIDE and value in ("a", "b"):
            value = self.sides[str(value)]
        elif value == "one_of_the_parties":
            value = UnknownSide("one")
        return Cell(state, value, (Source(entry.key, entry.statements),))

    def side_cell(self, key: str) -> Cell:
        """Return which side party `a` or `b` is, as a cell resting on its role."""
        return Cell(State.GIVEN, self.sides[key], (Source(f"party_{key}.role"),))

    def _read_contract(self, contract: Contract) -> None:
        for path, slot, value in _members(contract, ""):
            if slot.key in PARTIES and not path.count("."):
                continue
            self._place(path, slot, value)
        for side in _OTHER:
            key = next((k for k, s in self.sides.items() if s == side), None)
            party = getattr(contract, f"party_{key}") if key else None
            for path, slot, value in _members(contract.party_a if party is None else party, ""):
                if party is None:
                    if slot.reads is not None:
                        role = Source("party_a.role")
                        self.cells[f"{side}.{path}"] = Cell(State.UNRECORDED, None, (role,))
                else:
                    self._place(f"{side}.{path}", slot, value)
        self._read_families(contract, "")
        self._read_parties(contract)

    def _place(self, path: str, slot: Slot, value: Any) -> None:
        if slot.reads is not None:
            self.cells[path] = self.entry_cell(value, slot.reads.kind)
        elif slot.listed:
            self._add_list(path, value)

    def _add_list(self, path: str, listing: Listing[Any]) -> None:
        rows, nested = self._list_rows(path, listing)
        name = f"record:{path}" if path in REGISTRY.lists else path
        self.rows[name] = rows
        for inner, found in nested.items():
            self.rows[f"record:{inner}" if inner in REGISTRY.lists else inner] = found

    def _list_rows(self, path: str, listing: Listing[Any]) -> tuple[Rows, dict[str, Rows]]:
        state = listing.state
        if state is State.UNRECORDED and self.closed:
            state = State.NONE
        if state is State.BLANK:
            state = State.UNRECORDED
        rows, nested = self._items_of(path, listing.items)
        return Rows(state, rows, (Source(listing.path, _standing(listing.place, None)),)), nested

    def _items_of(
        self, path: str, items: Sequence[Section]
    ) -> tuple[tuple[Row, ...], dict[str, Rows]]:
        """Return a row for each item, and the rows of the lists inside the items by name."""
        rows = []
        nested: dict[str, list[tuple[int, Listing[Any]]]] = {}
        for n, item in enumerate(items):
            cells: dict[str, Cell] = {}
            for name, slot, value in _members(item, ""):
                if slot.reads is not None:
                    cells[name] = self.entry_cell(value, slot.reads.kind)
                elif slot.listed:
                    nested.setdefault(f"{path}.{name}", []).append((n, value))
            rows.append(_row(n, item, cells))
        inner: dict[str, Rows] = {}
        for name, found in nested.items():
            inner.update(self._nested_rows(name, found))
        return tuple(rows), inner

    def _nested_rows(self, name: str, found: Sequence[tuple[int, Listing[Any]]]) -> dict[str, Rows]:
        """Number the rows of a nested list through; it is known when every part of it is."""
        rows: list[Row] = []
        known = True
        sources: list[Source] = []
        deeper: dict[str, Rows] = {}
        for parent, listing in found:
            part, inner = self._list_rows(name, listing)
            known = known and part.known
            sources += part.sources
            for each, more in inner.items():
                deeper[each] = _appended(deeper.get(each), more, len(rows))
            rows += [replace(row, n=len(rows) + row.n, parent=parent) for row in part.rows]
        whole = Rows(State.GIVEN if known else State.UNRECORDED, tuple(rows), tuple(sources))
        return {name: whole, **deeper}

    def _read_parties(self, contract: Contract) -> None:
        """Party a and b are always items, even when left out; further ones follow."""
        sections: list[Section] = [contract.party_a, contract.party_b, *contract.parties.items]
        rows, nested = self._items_of("parties", sections)
        sides = [self.side_cell("a"), self.side_cell("b")]
        for n, row in enumerate(rows):
            side = sides[n] if n < len(sides) else Cell(State.NONE)
            rows = (*rows[:n], replace(row, cells={**row.cells, "side": side}), *rows[n + 1 :])
        self.rows["parties"] = Rows(State.GIVEN, rows)
        self.rows.update(nested)

    def _read_families(self, section: Section, prefix: str) -> None:
        for family in side_families(type(section)):
            for side in _OTHER:
                self._read_family(section, prefix, family, side)
        for slot in slots_of(type(section)).values():
            if slot.section is not None and not slot.listed:
                inner = getattr(section, slot.attr)
                self._read_families(inner, f"{prefix}{slot.key}.")

    def _read_family(self, section: Section, prefix: str, family: SideFamily, side: str) -> None:
        """Fill the facts of a key ending in a side from the spelling by role or by letter."""
        slots = slots_of(type(section))
        slot = slots[getattr(family, side)]
        path = f"{prefix}{slot.key}"
        letter = next((k for k, s in self.sides.items() if s == side), None)
        own = getattr(section, slot.attr)
        if _recorded(own) or letter is None:
            chosen = own
        else:
            chosen = getattr(section, getattr(family, letter))
        lettered = [getattr(section, attr) for attr in (family.a, family.b)]
        unclear = letter is None and not _recorded(own) and any(map(_recorded, lettered))
        for inner, inner_slot, value in _spread(path, slot, chosen):
            if unclear and inner_slot.reads is not None:
                role = Source("party_a.role")
                self.cells[inner] = Cell(State.UNRECORDED, None, (role,))
            elif unclear and inner_slot.listed:
                self.rows[inner] = Rows(State.UNRECORDED, (), (Source("party_a.role"),))
            else:
                self._place(inner, inner_slot, value)


def _appended(rows: Rows | None, more: Rows, offset: int) -> Rows:
    """Join the rows of a list two levels down, renumbering them and their parents."""
    before = rows.rows if rows else ()
    moved = tuple(
        replace(row, n=len(before) + row.n, parent=offset + (row.parent or 0)) for row in more.rows
    )
    known = more.known and (rows is None or rows.known)
    sources = (*(rows.sources if rows else ()), *more.sources)
    return Rows(State.GIVEN if known else State.UNRECORDED, (*before, *moved), sources)


def _spread(path: str, slot: Slot, value: Any) -> Iterator[tuple[str, Slot, Any]]:
    if slot.section is not None and not slot.listed:
        for inner, inner_slot, inner_value in _members(value, ""):
            yield f"{path}.{inner}", inner_slot, inner_value
    else:
        yield path, slot, value


def _members(section: Section, prefix: str) -> Iterator[tuple[str, Slot, Any]]:
    """Yield the entries and lists of a section and the sections in it, families left out."""
    family_attrs = {
        attr
        for family in side_families(type(section))
        for attr in (family.a, family.b, family.client, family.provider)
    }
    for slot in slots_of(type(section)).values():
        if slot.attr in family_attrs:
            continue
        value = getattr(section, slot.attr)
        path = f"{prefix}{slot.key}"
        if slot.section is not None and not slot.listed:
            if path in PARTIES:
                continue
            yield from _members(value, f"{path}.")
        else:
            yield path, slot, value


def _recorded(value: Any) -> bool:
    if isinstance(value, Section):
        return value.state_ is not State.UNRECORDED
    return bool(value.state is not State.UNRECORDED)


def _row(n: int, item: Section, cells: dict[str, Cell]) -> Row:
    clause = next(
        (
            statement.clause
            for cell in cells.values()
            for source in cell.sources
            for statement in source.statements
            if statement.clause
        ),
        None,
    )
    source = Source(item.path_, _standing(item.place_, clause))
    return Row(n, item.path_, cells, clause=clause, source=source)


def _standing(place: Any, clause: str | None) -> tuple[Statement, ...]:
    """Return a statement that only says where something stands."""
    if place is None:
        return ()
    return (Statement(state=State.GIVEN, place=place, clause=clause),)


def _sides(contract: Contract) -> dict[str, str | UnknownSide]:
    """Return the role of each party; a role left out is the other one's opposite."""
    roles = {key: getattr(contract, f"party_{key}").role.value for key in "ab"}
    for key, other in (("a", "b"), ("b", "a")):
        if roles[key] is None and roles[other] in _OTHER:
            roles[key] = _OTHER[roles[other]]
    if {roles["a"], roles["b"]} != set(_OTHER):
        return {key: UnknownSide(key) for key in "ab"}
    return {key: str(role) for key, role in roles.items()}
