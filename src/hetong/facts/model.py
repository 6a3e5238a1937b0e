"""What a rule may ask about: cells, rows of cells, and the catalogue of their names and types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from hetong.contract.entry import State, Statement
from hetong.errors import Words
from hetong.facts.types import FactType


@dataclass(frozen=True, slots=True)
class Source:
    """A record key a fact was computed from, and what the contract says there.

    `clause` is the statement's own clause, else that of the list item it stands in.
    """

    key: str
    statements: tuple[Statement, ...] = ()
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact of one contract.

    `value` is a Python value of the fact's type (or an Interval), None unless `state` is given.
    A fact that could not be computed has the state of what it lacked, and `reason` where the
    cause is not a record key (no loan prime rate for that day, say).
    """

    state: State
    value: Any = None
    sources: tuple[Source, ...] = ()
    reason: Words | None = None

    @property
    def decided(self) -> bool:
        """Whether comparisons with this cell have an answer: given or none."""
        return self.state in (State.GIVEN, State.NONE)


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a list: its position from 0, that of its parent item, and its cells.

    `certain` is False for a derived item that only may exist.
    """

    n: int
    key: str
    cells: Mapping[str, Cell]
    parent: int | None = None
    clause: str | None = None
    certain: bool = True
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A list: `state` is given (also when derived), none (no items) or unrecorded."""

    state: State
    rows: tuple[Row, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the rows are all there are."""
        return self.state in (State.GIVEN, State.NONE)


@dataclass(frozen=True, slots=True)
class FactDoc:
    """A fact's type and what it means, for `hetong explain` and error messages.

    `labels` has the Chinese word for each choice that has one; in English a choice is its own word.
    """

    type: FactType
    title: Words
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListDoc:
    """A list's fields; `parent` names the list its items belong to, for nested ones."""

    title: Words
    fields: Mapping[str, FactDoc]
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every fact and list a rule may name."""

    facts: Mapping[str, FactDoc]
    lists: Mapping[str, ListDoc] = field(default_factory=dict)


class Facts(Protocol):
    """The facts of one contract, by the names of a Catalogue."""

    @property
    def whole(self) -> bool:
        """Whether the text is not cut off; beyond a cut nothing may be assumed to be lacking."""

    def cell(self, path: str) -> Cell:
        """Return the contract-level fact at `path`."""

    def rows(self, name: str) -> Rows:
        """Return the rows of list `name`; cells of a row are looked up by `row_cell`."""

    def row_cell(self, name: str, row: Row, path: str) -> Cell:
        """Return the fact `path` of an item of list `name`."""
