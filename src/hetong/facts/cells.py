"""Cells computed from cells: what is lacking in the operands is lacking in the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.model import Cell, Source

_LACKING = (State.UNRECORDED, State.BLANK, State.CONTESTED)


def derive(function: Callable[..., Any], *cells: Cell) -> Cell:
    """Return the cell of `function` over the values of `cells`, when all are given.

    Where one is none the result is none; else it has the state of the first that is lacking. A
    function that returns None says that the values do not determine a result: unrecorded.
    """
    sources = sources_of(*cells)
    if any(cell.state is State.NONE for cell in cells):
        return Cell(State.NONE, None, sources)
    for state in _LACKING:
        lacking = [cell for cell in cells if cell.state is state]
        if lacking:
            reason = next((cell.reason for cell in lacking if cell.reason), None)
            return Cell(state, None, sources_of(*lacking), reason)
    value = function(*(cell.value for cell in cells))
    if value is None:
        return Cell(State.UNRECORDED, None, sources)
    return Cell(State.GIVEN, value, sources)


def sources_of(*cells: Cell) -> tuple[Source, ...]:
    """Return the sources of all cells, each once, in order."""
    return tuple(dict.fromkeys(source for cell in cells for source in cell.sources))


def given(value: Any, *cells: Cell) -> Cell:
    """Return a given cell resting on the sources of `cells`."""
    return Cell(State.GIVEN, value, sources_of(*cells))


def none(*cells: Cell) -> Cell:
    """Return a cell that says none, resting on the sources of `cells`."""
    return Cell(State.NONE, None, sources_of(*cells))


def unknown(reason: Words | None = None, *cells: Cell) -> Cell:
    """Return a cell nobody can fill, with the reason where it is not a missing record key."""
    return Cell(State.UNRECORDED, None, sources_of(*cells), reason)
