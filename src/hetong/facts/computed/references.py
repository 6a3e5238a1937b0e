"""References to clauses and annexes, and the clauses and annexes there are to refer to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given, none, unknown
from hetong.facts.computed.clauses import (
    CLAUSES,
    FIGURE,
    contents,
    dotted,
    figure,
    in_body,
    number,
    section,
    steps_of,
)
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.passages import Passage, at, place_of, row_of
from hetong.facts.registry import doc, item_fact, listing
from hetong.facts.sheet import Sheet

_NUMBER = rf"第{FIGURE}{{1,6}}(?:\.[0-9]{{1,3}}){{0,3}}条"
_OWN = re.compile(rf"本(?:合同|协议)(?:书)?(?:正文|主文)?({_NUMBER})")
_LED = re.compile(rf"(?:按照|依照|依据|根据|按|依|详见|参见|参照|违反|符合|适用)({_NUMBER})")
# A statute, another agreement or an annex named shortly before: its article, not a clause here.
_ELSEWHERE = re.compile(r"[》法]|条例|规定|办法|解释|规则|附件|补充协议|原合同|主合同|另行")
_BEFORE = 24
_INSIDE = re.compile(rf"(?:^|[\s。;；:：])({FIGURE}{{1,3}}(?:\.{FIGURE}{{1,3}}){{1,3}})")
_ANNEX = re.compile(rf"(?<!原)附件 ?({FIGURE}{{1,3}})(?!届)")
_ANNEX_NO = re.compile(rf"(?:附件|附录|附表)?第?({FIGURE}{{1,3}})号?")
# Read elsewhere, or of a statute, or of another paper.
_NOT_READ = ("cited_laws", "clauses[].no", "clauses[].part", "clauses[].heading", "incorporated")
_ANNEX_KEYS = ("annexes", "clauses[].part", "clauses[].no", "clauses[].heading", "incorporated")


@listing(
    "references",
    "对本合同条款的引用",
    "references to clauses of this contract",
    {
        "target": doc(Kind.CODE, "所引条款", "clause referred to"),
        "number": doc(Kind.CODE, "所引条款号", "number referred to"),
        "said_in": doc(Kind.TEXT, "引用所在", "where it is referred to"),
    },
)
def references(sheet: Sheet) -> Rows:
    """Return a row for each reference to a clause of the body, once for each place and target.

    Read in the clauses and in every text of the record: 本合同第X条 anywhere, 按照第X条 where no
    statute, annex or other agreement is named just before it. `number` is unknown for a sub-clause
    where the record does not go down to its level.
    """
    levels = _levels(sheet)
    rows: list[Row] = []
    for passage in sheet.passages:
        if passage.path.startswith(_NOT_READ):
            continue
        for target in dict.fromkeys(_targets(passage, sheet)):
            steps = steps_of(target.replace("条", "")[1:])
            if not steps:
                continue
            seen = len(steps) == 1 or steps[:-1] in levels
            cell = at(passage, dotted(steps))
            cells = {
                "target": at(passage, target),
                "number": cell if seen else unknown(None, cell),
                "said_in": at(passage, place_of(passage, sheet.rows(CLAUSES))),
            }
            rows.append(row_of(len(rows), passage, cells))
    return Rows(State.GIVEN, tuple(rows))


@listing(
    "provisions",
    "正文中的条款号",
    "numbers of the clauses of the body",
    {"number": doc(Kind.CODE, "条款号", "number")},
)
def provisions(sheet: Sheet) -> Rows:
    """Return the numbers of the body's clauses, and those of sub-clauses printed in their texts.

    Known where the clauses are recorded; a clause whose number cannot be read leaves it open.
    """
    clauses = sheet.rows(CLAUSES)
    if clauses.state is not State.GIVEN:
        return Rows(State.UNRECORDED, (), clauses.sources)
    found: list[Row] = []
    for row in clauses.rows:
        if in_body(section(sheet, row)) and not contents(sheet, row).value:
            cell = number(sheet, row)
            cells = [cell, *(given(dotted(each), row.cells["text"]) for each in _printed(row))]
            for each in cells:
                found.append(Row(len(found), row.key, {"number": each}, source=row.source))
    return Rows(State.GIVEN, tuple(found), clauses.sources)


@listing(
    "annex_references",
    "对附件的引用",
    "references to annexes",
    {
        "ordinal": doc(Kind.NUMBER, "附件序号", "number of the annex"),
        "said_in": doc(Kind.TEXT, "引用所在", "where it is referred to"),
    },
)
def annex_references(sheet: Sheet) -> Rows:
    """Return a row for each annex number the texts of the record name, once for each number."""
    found: dict[int, Passage] = {}
    for passage in sheet.passages:
        if passage.path.startswith(_ANNEX_KEYS) or _in_annex(passage, sheet):
            continue
        for said in _ANNEX.findall(_even(passage.text)):
            value = figure(said)
            if value:
                found.setdefault(value, passage)
    rows = tuple(
        row_of(
            n,
            passage,
            {
                "ordinal": at(passage, Decimal(value)),
                "said_in": at(passage, place_of(passage, sheet.rows(CLAUSES))),
            },
        )
        for n, (value, passage) in enumerate(found.items())
    )
    return Rows(State.GIVEN, rows)


@item_fact("annexes", "ordinal", Kind.NUMBER, "附件序号", "number of the annex")
def annex_ordinal(sheet: Sheet, row: Row) -> Cell:
    """Return an annex's number: 附件二 is 2; none where it goes by another sign."""
    own = row.cells["no"]
    if own.state is not State.GIVEN:
        return own
    found = _ANNEX_NO.fullmatch(_even(str(own.value)).strip())
    value = figure(found[1]) if found else None
    return given(Decimal(value), own) if value else none(own)


def _targets(passage: Passage, sheet: Sheet) -> Iterator[str]:
    """Yield the clause numbers a passage of the body refers to."""
    text = _even(passage.text)
    if _in_annex(passage, sheet):
        return
    for found in _OWN.finditer(text):
        yield found[1]
    for found in _LED.finditer(text):
        if not _ELSEWHERE.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            yield found[1]


def _in_annex(passage: Passage, sheet: Sheet) -> bool:
    """Whether a passage stands in an annex, whose own numbers are not those of the body."""
    if (passage.part or "").startswith("附") or passage.path.startswith("annexes"):
        return True
    if not passage.path.startswith(CLAUSES):
        return False
    key = passage.entry.key.rpartition(".")[0]
    return any(
        row.key == key and not in_body(section(sheet, row)) for row in sheet.rows(CLAUSES).rows
    )


def _levels(sheet: Sheet) -> frozenset[tuple[int, ...]]:
    """Return the clauses below which the record shows sub-clauses."""
    levels = set()
    for row in sheet.rows(CLAUSES).rows:
        own = row.cells["no"]
        numbers = [steps_of(str(own.value))] if own.state is State.GIVEN else []
        levels |= {steps[:-1] for steps in (*numbers, *_printed(row)) if len(steps) > 1}
    return frozenset(levels)


def _printed(row: Row) -> list[tuple[int, ...]]:
    """Return the sub-clause numbers at the head of the sentences of a clause's text."""
    text = row.cells["text"]
    if text.state is not State.GIVEN:
        return []
    return [steps_of(said) for said in _INSIDE.findall(_even(str(text.value)))]


def _even(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
