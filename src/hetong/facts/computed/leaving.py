"""Whether each side has any way of its own to end the contract early."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given, unknown
from hetong.facts.model import Cell
from hetong.facts.party_words import ROLES
from hetong.facts.registry import FactFn, fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import UnknownSide

_SIDES = ("client", "provider")


def _may_leave(side: str) -> FactFn:
    def may_leave(sheet: Sheet) -> Cell:
        """Return whether a side has a ground, or a right at will, to end the contract."""
        exits = [
            r.cells["allowed"]
            for r in sheet.rows("termination.exits").rows
            if r.cells["side"].value == side
        ]
        grounds = sheet.rows("termination.grounds")
        own = [r for r in grounds.rows if r.cells["by"].value in (side, "both")]
        unclear = [
            r
            for r in grounds.rows
            if isinstance(r.cells["by"].value, UnknownSide)
            or r.cells["by"].state is State.UNRECORDED
        ]
        granted = [cell for cell in exits if cell.value is True]
        if granted or own:
            return given(True, *granted, *(r.cells["ground"] for r in own))
        lacking = [cell for cell in exits if cell.state is not State.GIVEN]
        if lacking or unclear or not grounds.known:
            open_ = Cell(State.UNRECORDED, None, grounds.sources)
            return unknown(None, *lacking, *(r.cells["by"] for r in unclear), open_)
        return Cell(State.GIVEN, False, grounds.sources)

    return may_leave


for _side in _SIDES:
    fact(
        f"termination.{_side}_may_leave",
        Kind.BOOLEAN,
        f"{ROLES[_side].zh}可以提前终止",
        f"{ROLES[_side].en} may end it early",
    )(_may_leave(_side))
