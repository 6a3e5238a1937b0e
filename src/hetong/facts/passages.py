"""Everything the record quotes of the contract's wording, each passage with its record key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from hetong.contract.entry import Entry, State
from hetong.contract.kinds import Kind
from hetong.contract.titles import title_of
from hetong.contract.walk import fields
from hetong.errors import Words
from hetong.facts.model import Cell, Row, Rows, Source

_WORDED = (Kind.TEXT, Kind.CODE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of wording: the schema path and entry it stands at, and its text."""

    path: str
    entry: Entry
    text: str
    part: str | None

    @property
    def source(self) -> Source:
        """The record key the passage stands at."""
        return Source(self.entry.key, self.entry.statements)

    @property
    def title(self) -> Words:
        """What the record key is called."""
        return title_of(self.entry.key)


def passages_of(recorded: Iterable[tuple[str, Entry]]) -> Iterator[Passage]:
    """Yield the texts and names the recorded keys give, and the quotes beside any other value.

    `recorded` holds schema paths with their entries.
    """
    worded = _worded()
    for path, entry in recorded:
        for one in entry.statements:
            if one.state is not State.GIVEN:
                continue
            if path in worded and one.text:
                yield Passage(path, entry, one.text, one.part)
            if one.quote:
                yield Passage(path, entry, one.quote, one.part)


def row_of(n: int, passage: Passage, cells: dict[str, Cell]) -> Row:
    """Return a row of a computed list that stands where a passage stands."""
    return Row(n, passage.entry.key, cells, source=passage.source)


def at(passage: Passage, value: object) -> Cell:
    """Return a given cell resting on a passage."""
    return Cell(State.GIVEN, value, (passage.source,))


def place_of(passage: Passage, clauses: Rows) -> Words:
    """Return where a passage stands as a lawyer names it: 第二条; of another key its title."""
    key = passage.entry.key.rpartition(".")[0]
    row = next((row for row in clauses.rows if row.key == key), None)
    no = str(row.cells["no"].value or "") if row else ""
    if not no:
        return Words(f"“{passage.title.zh}”", f"“{passage.title.en}”")
    return Words(no if no.startswith("第") else f"第 {no} 条", f"clause {no}")


@lru_cache(maxsize=1)
def _worded() -> frozenset[str]:
    return frozenset(field.path for field in fields() if field.reads.kind in _WORDED)
