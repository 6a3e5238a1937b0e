"""Slots nobody filled, and keys the contract states more than once and differently."""

from __future__ import annotations

from collections.abc import Iterator

from hetong.contract.entry import Entry, State
from hetong.contract.kinds import Kind
from hetong.contract.walk import entries
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.registry import doc, listing
from hetong.facts.sheet import Sheet

_FIELDS = {
    "key": doc(Kind.CODE, "记录键", "record key"),
    "section": doc(Kind.CODE, "所在部分", "section"),
    "key_term": doc(Kind.BOOLEAN, "关键条款", "key term"),
    "value": doc(Kind.TEXT, "所写内容", "what stands there"),
}


@listing("blanks", "未填写的空格", "slots nobody filled", _FIELDS)
def blanks(sheet: Sheet) -> Rows:
    """Return a row for every key left blank, in the order of the record's keys."""
    return _rows(sheet, State.BLANK)


@listing("contested", "前后不一的内容", "keys stated differently", _FIELDS)
def contested(sheet: Sheet) -> Rows:
    """Return a row for every key the contract states more than once and differently."""
    return _rows(sheet, State.CONTESTED)


def _rows(sheet: Sheet, state: State) -> Rows:
    found = tuple(_row(sheet, n, *each) for n, each in enumerate(_in(sheet, state)))
    return Rows(State.GIVEN, found)


def _in(sheet: Sheet, state: State) -> Iterator[tuple[str, Entry]]:
    for path, entry in entries(sheet.matter.contract):
        if entry.state is state:
            yield path, entry


def _row(sheet: Sheet, n: int, path: str, entry: Entry) -> Row:
    source = Source(entry.key, entry.statements)
    terms = sheet.matter.key_terms
    cells = {
        "key": Cell(State.GIVEN, path, (source,)),
        "section": Cell(State.GIVEN, path.partition(".")[0].partition("[")[0], (source,)),
        "key_term": Cell(State.GIVEN, path in terms or entry.key in terms, (source,)),
        "value": Cell(State.GIVEN, " / ".join(s.text for s in entry.statements), (source,)),
    }
    return Row(n, entry.key, cells, source=source)


