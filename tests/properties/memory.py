"""Facts held in two dictionaries: what the engine and the oracle are both asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hetong.contract.entry import State
from hetong.facts.model import Cell, Row, Rows

UNRECORDED = Cell(State.UNRECORDED)


@dataclass(frozen=True)
class Memory:
    """A Facts: what is not held is unrecorded."""

    cells: Mapping[str, Cell] = field(default_factory=dict)
    lists: Mapping[str, Rows] = field(default_factory=dict)
    whole: bool = True

    def cell(self, path: str) -> Cell:
        return self.cells.get(path, UNRECORDED)

    def rows(self, name: str) -> Rows:
        return self.lists.get(name, Rows(State.UNRECORDED))

    def row_cell(self, name: str, row: Row, path: str) -> Cell:
        return row.cells.get(path, UNRECORDED)
