"""The numbering of clauses: each number as dotted figures, what it stands under and after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, given, none, unknown
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import folded
from hetong.notation.chinese import chinese_integer

CLAUSES = "clauses"
BODY = "正文"
FIGURE = "[0-9一二三四五六七八九十百零〇]"
# Parts with a numbering of their own; 通用条款 and 专用条款 share theirs by design.
_APART = re.compile(r"附[件录表]|补充协议|通用|专用|协议书|annex|appendix|schedule|exhibit")
_GROUP = re.compile(rf"第{FIGURE}{{1,8}}(?:部分|[章编部篇])")
_PART = re.compile(rf"第{FIGURE}{{1,8}}(?:部分|[编篇])")
_PARAGRAPH = re.compile(rf"第{FIGURE}{{1,8}}[款项]")
_SECTION = re.compile(rf"第({FIGURE}{{1,8}})条")
_STEP = re.compile(rf"\(({FIGURE}{{1,8}})\)|({FIGURE}{{1,8}})(?=[.、,:)(]|$)|[.、,:)]")
_MOST_STEPS = 6
_LEADERS = re.compile(r"[.…·\s]*[0-9]*$")
_LEAST_WORDING = 20  # shorter sentences repeat by nature: 双方应当保密


@item_fact(CLAUSES, "number", Kind.CODE, "条款号", "number")
def number(sheet: Sheet, row: Row) -> Cell:
    """Return a clause's number as dotted figures: 第五条 is 5, 五.2 is 5.2, 六(二)1 is 6.2.1.

    None for chapters and parts, for annexes and for numbers of another form.
    """
    own = row.cells["no"]
    if own.state is not State.GIVEN:
        return own
    steps = steps_of(str(own.value))
    return given(dotted(steps), own) if steps else none(own)


@item_fact(CLAUSES, "parent", Kind.CODE, "上级条款号", "number of the clause above")
def parent(sheet: Sheet, row: Row) -> Cell:
    """Return the number of the clause a sub-clause stands under; none for a top-level one."""
    return _from_steps(row, lambda steps: steps[:-1])


@item_fact(CLAUSES, "before", Kind.CODE, "前一条款号", "number of the clause before")
def before(sheet: Sheet, row: Row) -> Cell:
    """Return the number that must come before; none for the first of its level."""
    return _from_steps(row, lambda steps: (*steps[:-1], steps[-1] - 1) if steps[-1] > 1 else ())


@item_fact(CLAUSES, "section", Kind.CODE, "编号所属部分", "part that is numbered")
def section(sheet: Sheet, row: Row) -> Cell:
    """Return the part within which numbers are told apart: an annex by name, else the body.

    A clause that names no part stands in the body. Where the printed number itself begins with
    the part (第二部分四), the body's parts are told apart too.
    """
    part, no = row.cells["part"], row.cells["no"]
    if part.state in (State.BLANK, State.CONTESTED):
        return unknown(None, part)
    named = folded(str(part.value or ""))
    if _APART.search(named):
        return given(named, part)
    if no.state not in (State.GIVEN, State.NONE):
        return unknown(None, no)
    printed = _PART.match(folded(str(no.value or "")))
    return given(f"{BODY}{printed[0] if printed else ''}", part, no)


def in_body(cell: Cell) -> bool:
    """Return whether a section is the body or a part of it."""
    return str(cell.value or "").startswith(BODY)


@item_fact(CLAUSES, "contents", Kind.BOOLEAN, "是否目录项", "is an entry of the table of contents")
def contents(sheet: Sheet, row: Row) -> Cell:
    """Return whether an item is an entry of the table of contents; unmarked items are clauses."""
    mark = row.cells["toc"]
    return given(mark.value is True, mark)


@item_fact(CLAUSES, "title", Kind.CODE, "标题", "heading")
def title(sheet: Sheet, row: Row) -> Cell:
    """Return a heading without leader dots and page number; none for an annex."""
    heading, no = row.cells["heading"], row.cells["no"]
    if heading.state is not State.GIVEN:
        return heading
    if any(str(cell.value or "").strip().startswith("附") for cell in (no, heading)):
        return none(heading)
    return derive(lambda text: _LEADERS.sub("", folded(str(text))) or None, heading)


@item_fact(CLAUSES, "wording", Kind.CODE, "正文用字", "wording")
def wording(sheet: Sheet, row: Row) -> Cell:
    """Return the text without punctuation and spaces; none where it is under 20 characters."""
    text = row.cells["text"]
    if text.state is not State.GIVEN:
        return text
    plain = "".join(ch for ch in folded(str(text.value)) if ch.isalnum())
    return given(plain, text) if len(plain) >= _LEAST_WORDING else none(text)


def steps_of(text: str) -> tuple[int, ...]:
    """Return the figures of a clause number, outermost first; empty where it has another form."""
    plain = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    plain = _PARAGRAPH.sub("", _GROUP.sub("", "".join(plain.split())))
    head = _SECTION.match(plain)
    if head is not None:
        rest = plain[head.end() :].lstrip(".、,:")
        first = figure(head[1])
        if first is None or not rest:
            return (first,) if first else ()
        inner = _plain_steps(rest)
        if not inner:
            return ()
        return inner if inner[0] == first and len(inner) > 1 else (first, *inner)
    return _plain_steps(plain)


def dotted(steps: tuple[int, ...]) -> str:
    """Return figures as one number: 5.2.1."""
    return ".".join(map(str, steps))


def figure(text: str) -> int | None:
    """Return the whole number of Arabic or Chinese figures, None where they are none."""
    return int(text) if text.isascii() and text.isdecimal() else chinese_integer(text)


def _plain_steps(text: str) -> tuple[int, ...]:
    steps: list[int] = []
    place = 0
    while place < len(text):
        found = _STEP.match(text, place)
        if found is None or len(steps) == _MOST_STEPS:
            return ()
        place = found.end()
        said = found[1] or found[2]
        if said:
            value = figure(said)
            if not value:
                return ()
            steps.append(value)
    return () if text.startswith("(") else tuple(steps)


def _from_steps(row: Row, pick: Callable[[tuple[int, ...]], tuple[int, ...]]) -> Cell:
    own = row.cells["no"]
    if own.state is not State.GIVEN:
        return own
    steps = steps_of(str(own.value))
    picked = pick(steps) if steps else ()
    return given(dotted(picked), own) if picked else none(own)


_BRACKETS = str.maketrans("〔〕【】[]〇", "()()()零")
