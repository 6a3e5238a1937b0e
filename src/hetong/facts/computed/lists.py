"""Whether a contract has a list at all: each list of the record as a fact, its number of items.

With it a rule says `{sla: none}` or `assume: {payments: none}` of a list as of any other key.
"""

from __future__ import annotations

from decimal import Decimal

from hetong.contract import walk
from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.contract.listing import Listing
from hetong.contract.titles import title_of
from hetong.facts.model import Cell
from hetong.facts.registry import REGISTRY, FactFn, fact
from hetong.facts.sheet import Sheet

# Read by role, or (further parties) never absent, as the two parties are items themselves.
_OTHERWISE = ("parties", "party_a.", "party_b.", "obligations.", "termination.causes")


def lists() -> tuple[str, ...]:
    """Return the lists that stand in the contract itself, not in the items of another list."""
    found = (path.removesuffix("[]") for path, slot in walk.sections() if slot.listed)
    return tuple(path for path in found if "[]" not in path and not path.startswith(_OTHERWISE))


def _counted(name: str) -> FactFn:
    def count(sheet: Sheet) -> Cell:
        rows = sheet.recorded_rows(name) if name in REGISTRY.lists else sheet.rows(name)
        if rows.rows:
            return Cell(State.GIVEN, Decimal(len(rows.rows)), rows.sources)
        written = walk.find(sheet.matter.contract, name)
        if isinstance(written, Listing) and written.state is State.BLANK:
            return Cell(State.BLANK, None, rows.sources)
        return Cell(State.NONE if rows.known else State.UNRECORDED, None, rows.sources)

    return count


for _name in lists():
    fact(_name, Kind.NUMBER, title_of(_name).zh, title_of(_name).en)(_counted(_name))
