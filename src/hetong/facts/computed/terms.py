"""Defined terms, and how often the rest of the contract uses each."""

from __future__ import annotations

import re
from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given, unknown
from hetong.facts.computed.clauses import CLAUSES, dotted, steps_of
from hetong.facts.computed.passages import passages
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import folded

_DEFINING = re.compile("定义|释义|术语")
_JOINTS = re.compile("[、/，,;；]|和|及|与|或")
_LEAST = 2  # characters; a shorter word stands in other words


@item_fact("definitions", "uses", Kind.NUMBER, "定义之外的使用次数", "uses beside the definition")
def uses(sheet: Sheet, row: Row) -> Cell:
    """Return in how many places beside definitions the record shows a term, or one of its parts.

    0 is said only where the clauses are recorded with their texts: elsewhere nobody knows.
    """
    term = row.cells["term"]
    if term.state is not State.GIVEN:
        return term
    whole = folded(str(term.value)).strip("“”\"'")
    parts = [part for part in (whole, *_JOINTS.split(whole)) if len(part) >= _LEAST] or [whole]
    defining = _defining(sheet, row)
    count = sum(
        any(part in folded(passage.text) for part in parts)
        for passage in passages(sheet)
        if not passage.path.startswith("definitions")
        and passage.entry.key.rpartition(".")[0] not in defining
    )
    texts = [each.cells["text"] for each in sheet.rows(CLAUSES).rows]
    if not count and (not texts or any(text.state is State.UNRECORDED for text in texts)):
        return unknown(None, Cell(State.UNRECORDED, None, sheet.rows(CLAUSES).sources))
    return given(Decimal(count), term)


def _defining(sheet: Sheet, row: Row) -> frozenset[str]:
    """Return the clauses that hold the definition: the one it names, else those on definitions."""
    named = dotted(steps_of(row.clause)) if row.clause else ""
    found = set()
    for each in sheet.rows(CLAUSES).rows:
        no, heading = (str(each.cells[key].value or "") for key in ("no", "heading"))
        own = dotted(steps_of(no))
        holds = own and (named == own or named.startswith(f"{own}."))
        if holds or _DEFINING.search(heading):
            found.add(each.key)
    return frozenset(found)
