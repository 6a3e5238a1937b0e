"""Systems under one list, the name each goes by, and the definitions that speak of them."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given, none
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import item_fact, listing
from hetong.facts.sheet import Sheet
from hetong.facts.types import folded

_LEAST_PART = 3  # characters a name must have to be found inside a longer one


@listing("systems", "系统和设备", "systems and equipment", {})
def systems(sheet: Sheet) -> Rows:
    """Return the systems and, last, the short form `scope.systems_supplied_by`, without a name."""
    recorded = sheet.recorded_rows("systems")
    short = sheet.cell("scope.systems_supplied_by")
    if short.state in (State.UNRECORDED, State.NONE):
        return recorded
    cells = {"name": none(), "supplier": short, "owner": none(), "clause": none()}
    source = next((s for s in short.sources if s.statements), None)
    row = Row(len(recorded.rows), "scope.systems_supplied_by", cells, source=source)
    return Rows(State.GIVEN, (*recorded.rows, row), recorded.sources)


@item_fact("systems", "id", Kind.CODE, "系统", "system")
def system_id(sheet: Sheet, row: Row) -> Cell:
    """Return the name a system is told apart by."""
    return row.cells["name"]


@item_fact("definitions", "system", Kind.CODE, "所定义的系统", "system defined")
def defined_system(sheet: Sheet, row: Row) -> Cell:
    """Return the name of the system a definition speaks of; none where it speaks of no system.

    The same name, or one that contains the other and no second system does.
    """
    term = row.cells["term"]
    if term.state is not State.GIVEN:
        return term
    names = {
        folded(str(each.cells["name"].value)): each.cells["name"]
        for each in sheet.rows("systems").rows
        if each.cells["name"].state is State.GIVEN
    }
    asked = folded(str(term.value))
    if asked in names:
        return given(names[asked].value, term)
    near = [name for name in names if _contains(asked, name)]
    return given(names[near[0]].value, term) if len(near) == 1 else none(term)


def _contains(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_PART and short in long
