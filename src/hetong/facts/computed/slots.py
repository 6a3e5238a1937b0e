"""Slots nobody filled, and keys the contract states more than once and differently."""

from __future__ import annotations

from hetong.contract import walk
from hetong.contract.entry import State, Statement
from hetong.contract.kinds import Kind
from hetong.contract.titles import title_of
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.registry import doc, listing
from hetong.facts.sheet import Sheet

_FIELDS = {
    "key": doc(Kind.CODE, "记录键", "record key"),
    "section": doc(Kind.CODE, "所在部分", "section"),
    "title": doc(Kind.TEXT, "名称", "title"),
    "key_term": doc(Kind.BOOLEAN, "关键条款", "key term"),
    "value": doc(Kind.TEXT, "所写内容", "what stands there"),
}


@listing("blanks", "未填写的空格", "slots nobody filled", _FIELDS)
def blanks(sheet: Sheet) -> Rows:
    """Return a row for every slot left blank, a whole section counting once."""
    found = []
    for n, (path, key, place) in enumerate(walk.blanks(sheet.matter.contract)):
        statement = Statement(state=State.BLANK, place=place)
        found.append(_row(sheet, n, path, Source(key, (statement,))))
    return Rows(State.GIVEN, tuple(found))


@listing("contested", "前后不一的内容", "keys stated differently", _FIELDS)
def contested(sheet: Sheet) -> Rows:
    """Return a row for every key the contract states more than once and differently."""
    stated = (
        (path, Source(entry.key, entry.statements))
        for path, entry in sheet.recorded
        if entry.state is State.CONTESTED
    )
    return Rows(State.GIVEN, tuple(_row(sheet, n, *each) for n, each in enumerate(stated)))


def _row(sheet: Sheet, n: int, path: str, source: Source) -> Row:
    terms = sheet.matter.key_terms
    cells = {
        "key": Cell(State.GIVEN, path, (source,)),
        "section": Cell(State.GIVEN, path.partition(".")[0].partition("[")[0], (source,)),
        "title": Cell(State.GIVEN, title_of(source.key), (source,)),
        "key_term": Cell(State.GIVEN, path in terms or source.key in terms, (source,)),
        "value": Cell(State.GIVEN, " / ".join(s.text for s in source.statements), (source,)),
    }
    return Row(n, source.key, cells, source=source)
