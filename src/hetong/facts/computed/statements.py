"""Which kind of thing the contract says twice: a value, or a sentence that may be worded freely."""

from __future__ import annotations

import re
from functools import lru_cache

from hetong.contract import walk
from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given
from hetong.facts.model import Cell, Row
from hetong.facts.registry import fact, item_fact
from hetong.facts.sheet import Sheet

_INDEX = re.compile(r"\[\d*\]")
# Words that make agreement a condition; drafters' usage. 可 alone adds a way and closes none.
_ONLY = re.compile(r"应当|应|须|必须|只能|方可|方能|才能|才可")


@item_fact("contested", "worded", Kind.BOOLEAN, "只是文字表述", "is a sentence")
def worded(sheet: Sheet, row: Row) -> Cell:
    """Return whether a key holds a sentence: two wordings of it need not contradict each other."""
    key = row.cells["key"]
    return given(_INDEX.sub("[]", str(key.value)) in _sentences(), key)


@fact("termination.agreement_only", Kind.BOOLEAN, "解除须双方一致", "termination needs agreement")
def agreement_only(sheet: Sheet) -> Cell:
    """Return whether a quoted statement makes agreement a condition of ending the contract.

    False where the quote only allows it (可以协商解除); unknown without a quote.
    """
    entry = sheet.matter.contract.termination.procedure
    cell = sheet.cell("termination.procedure")
    agreed = [one for one in entry.statements if one.value == "agreement"]
    quotes = [one.quote for one in agreed if one.quote]
    if any(_ONLY.search(quote) for quote in quotes):
        return given(True, cell)
    if cell.state in (State.NONE, State.BLANK):
        return Cell(cell.state, None, cell.sources)
    if entry.statements and (not agreed or len(quotes) == len(agreed)):
        return given(False, cell)
    return Cell(State.UNRECORDED, None, cell.sources)


@lru_cache(maxsize=1)
def _sentences() -> frozenset[str]:
    return frozenset(f.path for f in walk.fields() if f.reads.kind is Kind.TEXT)
