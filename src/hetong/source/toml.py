"""TOML text becomes the positioned tree: scanned for places, judged by tomllib."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence as Many
from dataclasses import dataclass, field

from hetong.errors import InputError, Place
from hetong.source.limits import Budget
from hetong.source.refusals import duplicate_key
from hetong.source.text import Positions, empty
from hetong.source.toml_errors import other
from hetong.source.toml_scan import Array, Atom, Inline, Key, Raw, Scanner, Statement
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(text: str, name: str) -> Node:
    """Return the tree of one TOML text; numbers and dates keep their text.

    A place covers the key or value itself; a table's runs from its header to its last value.
    Raises InputError with line and column for syntax errors (bare Chinese keys above all),
    duplicate or empty keys, inf and nan, more than MAX_DEPTH levels or MAX_NODES values.
    """
    positions = Positions(text, name)
    # The scan comes first: it bounds nesting, key and number length, which tomllib does not.
    statements = Scanner(positions).statements()
    if not statements:
        raise empty(name)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(str(error), positions, statements) from None
    return _Builder(positions).build(statements)


@dataclass(slots=True)
class _Table:
    """A table being filled; `start` and `end` are offsets, `end` grows with its values."""

    start: int
    end: int
    entries: dict[str, tuple[Key, _Slot]] = field(default_factory=dict)


@dataclass(slots=True)
class _List:
    """An array, or an array of tables being filled."""

    start: int
    end: int
    slots: list[_Slot] = field(default_factory=list)


_Slot = _Table | _List | Atom


class _Builder:
    """Hangs statements that tomllib accepted into tables, then freezes them into nodes."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._budget = Budget(positions)

    def build(self, statements: list[Statement]) -> Node:
        root = table = _Table(statements[0].start, statements[-1].end)
        for statement in statements:
            if statement.value is None:
                table = self._open(root, statement)
            else:
                self._put(table, statement, statement.value)
        return self._frozen(root, "", 1)

    def _open(self, root: _Table, header: Statement) -> _Table:
        """Return the table that `header` opens: a new one, or one that dotted keys began."""
        table = self._walk(root, header)
        key = header.keys[-1]
        fresh = _Table(header.start, header.end)
        old = table.entries.get(key.text)
        if header.array:
            rows = old[1] if old else _List(header.start, header.end)
            assert isinstance(rows, _List)
            rows.slots.append(fresh)
            table.entries.setdefault(key.text, (key, rows))
        elif old is not None:
            assert isinstance(old[1], _Table)
            return old[1]
        else:
            table.entries[key.text] = (key, fresh)
        return fresh

    def _put(self, table: _Table, pair: Statement, value: Raw) -> None:
        key = pair.keys[-1]
        self._walk(table, pair).entries[key.text] = (key, self._slot(value))

    def _walk(self, table: _Table, statement: Statement) -> _Table:
        """Return the table that all but the last key lead to, making those not yet there."""
        for key in statement.keys[:-1]:
            fresh = _Table(key.start, statement.end)
            _, slot = table.entries.setdefault(key.text, (key, fresh))
            last = slot.slots[-1] if isinstance(slot, _List) else slot
            assert isinstance(last, _Table)
            table = last
        return table

    def _slot(self, value: Raw) -> _Slot:
        if isinstance(value, Atom):
            return value
        if isinstance(value, Array):
            return _List(value.start, value.end, [self._slot(each) for each in value.values])
        table = _Table(value.start, value.end)
        for pair in value.pairs:
            assert pair.value is not None
            self._put(table, pair, pair.value)
        return table

    def _frozen(self, slot: _Slot, path: str, depth: int) -> Node:
        self._budget.take(slot.start)
        if isinstance(slot, Atom):
            place = self._positions.place(slot.start, slot.end)
            return Scalar(slot.text, place, path, quoted=slot.quoted)
        self._budget.descend(depth, slot.start)
        if isinstance(slot, _List):
            values = tuple(
                self._frozen(each, self._budget.path(path, index, each.start), depth + 1)
                for index, each in enumerate(slot.slots)
            )
            return Sequence(values, self._extent(slot, values), path)
        items = tuple(
            Item(
                key.text,
                self._positions.place(key.start, key.end),
                self._frozen(each, self._budget.path(path, key.text, key.start), depth + 1),
            )
            for key, each in slot.entries.values()
        )
        return Mapping(items, self._extent(slot, [item.value for item in items]), path)

    def _extent(self, slot: _Table | _List, children: Many[Node]) -> Place:
        end = max([slot.end, *(child.place.end for child in children)])
        return self._positions.place(slot.start, end)


def _refused(problem: str, positions: Positions, statements: list[Statement]) -> InputError:
    """Return the error for what tomllib refused, a key given twice with both its lines."""
    twice = _twice(statements)
    if twice is not None:
        first, again = twice
        return duplicate_key(positions, again.text, first.start, again.start)
    where = _WHERE.search(problem)
    offset = len(positions.text.rstrip())
    if where and where[1]:
        offset = positions.start_of(int(where[1])) + int(where[2]) - 1
    return positions.error(offset, *other(_WHERE.sub("", problem)))


def _twice(statements: Many[Statement]) -> tuple[Key, Key] | None:
    """Return the first key that is given twice, as (first, again), or None."""
    seen: dict[tuple[str, ...], Key] = {}
    rows: dict[tuple[str, ...], int] = {}
    base: tuple[str, ...] = ()
    for statement in statements:
        path = () if statement.value is None else base
        for key in statement.keys:
            path = (*path, key.text)
            last = key is statement.keys[-1]
            if last and statement.array:
                rows[path] = rows.get(path, 0) + 1
            elif last and path in seen:
                return seen[path], key
            if path in rows:
                path = (*path, f"[{rows[path]}]")
        seen[path] = statement.keys[-1]
        if statement.value is None:
            base = path
        elif isinstance(statement.value, Inline) and (inner := _twice(statement.value.pairs)):
            return inner
    return None
