"""Whose seat a court clause names."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import none
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet

LITIGATION = "dispute.litigation"


@item_fact(LITIGATION, "seat", Kind.SIDE, "哪一方所在地", "whose seat")
def seat(sheet: Sheet, row: Row) -> Cell:
    """Return the side whose seat decides; none where the connecting factor is another one."""
    locus = row.cells["locus"]
    if locus.state is not State.GIVEN:
        return locus
    side = sheet.sides.get(str(locus.value), locus.value)
    named = not isinstance(side, str) or side in ("client", "provider")
    return Cell(State.GIVEN, side, locus.sources) if named else none(locus)
