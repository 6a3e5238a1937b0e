"""Defined terms, and whether the rest of the contract uses each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given, unknown
from hetong.facts.computed.clauses import CLAUSES, dotted, steps_of
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import folded

_DEFINING = re.compile("定义|释义|术语")
_JOINTS = re.compile("[、/，,;；]|和|及|与|或")
_LEAST = 2  # characters; a shorter word stands in other words


@item_fact("definitions", "used", Kind.BOOLEAN, "定义之外是否用到", "used beside its definition")
def used(sheet: Sheet, row: Row) -> Cell:
    """Return whether the record shows a term, or one of its parts, beside definitions.

    False only where the record is complete and has the clauses with their texts: elsewhere the
    place that uses the term may just not be recorded.
    """
    term = row.cells["term"]
    if term.state is not State.GIVEN:
        return term
    whole = folded(str(term.value)).strip("“”\"'")
    parts = [part for part in (whole, *_JOINTS.split(whole)) if len(part) >= _LEAST] or [whole]
    defining = _defining(sheet, row)
    if any(_stands(parts, text) for text in _elsewhere(sheet, defining)):
        return given(True, term)
    texts = [each.cells["text"] for each in sheet.rows(CLAUSES).rows]
    read = sheet.closed and texts and all(text.state is not State.NONE for text in texts)
    if not read:
        return unknown(None, Cell(State.UNRECORDED, None, sheet.rows(CLAUSES).sources))
    return given(False, term)


def _elsewhere(sheet: Sheet, defining: frozenset[str]) -> Iterator[str]:
    """Yield the wording beside definitions: texts, quotes and values as written (3个工作日)."""
    for passage in sheet.passages:
        key = passage.entry.key
        if not passage.path.startswith("definitions") and key.rpartition(".")[0] not in defining:
            yield passage.text
    for path, entry in sheet.recorded:
        if not path.startswith(("definitions", "clauses")):
            yield from (one.text for one in entry.statements if one.state is State.GIVEN)


def _stands(parts: list[str], text: str) -> bool:
    """Whether a text has one of the parts, as it stands or with width and spaces made even."""
    return any(part in text for part in parts) or any(part in folded(text) for part in parts)


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
