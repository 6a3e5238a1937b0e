"""Who may leave the contract: at will, and for which breaches, under one form for each side."""

from __future__ import annotations

import re

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, item_fact, listing
from hetong.facts.sheet import Sheet

_SIDES = ("client", "provider")
_NUMBER = r"[0-9０-９〇零一二两三四五六七八九十百]+"
_LASTING = re.compile(
    rf"连续|累计|屡次|多次|再次|{_NUMBER}次|(?:超过|达到?|满|持续){_NUMBER}个?(?:工作日|日|天|周|月)"
    rf"|{_NUMBER}个?(?:工作日|日|天|周|月)(?:以上|仍)"
)


@listing(
    "termination.exits",
    "任意解除权",
    "rights to end at will",
    {
        "side": doc(Kind.SIDE, "谁可任意解除", "who may end it at will"),
        "allowed": doc(Kind.BOOLEAN, "可否任意解除", "allowed"),
        "notice": doc(Kind.DURATION, "提前多久通知", "notice"),
        "compensation": doc(Kind.TEXT, "补偿", "compensation"),
    },
)
def exits(sheet: Sheet) -> Rows:
    """Return one row for each side: its right to end the contract at will, in either spelling."""
    return Rows(State.GIVEN, tuple(_exit(sheet, n, side) for n, side in enumerate(_SIDES)))


def _exit(sheet: Sheet, n: int, side: str) -> Row:
    short = sheet.cell(f"termination.by_{side}_convenience")
    long = sheet.cell(f"termination.convenience.{side}.allowed")
    allowed = long if short.state is State.UNRECORDED and long.sources != short.sources else short
    if short.state is State.NONE and long.state is State.GIVEN:
        allowed = long
    own = sheet.cell(f"termination.convenience.{side}.notice")
    unsaid = own.state in (State.UNRECORDED, State.NONE)
    notice = sheet.cell("termination.notice_days") if unsaid else own
    if allowed.state is State.NONE:
        allowed = Cell(State.GIVEN, False, allowed.sources)
    cells = {
        "side": Cell(State.GIVEN, side, allowed.sources),
        "allowed": allowed,
        "notice": notice,
        "compensation": sheet.cell(f"termination.convenience.{side}.compensation"),
    }
    return Row(n, allowed.sources[0].key if allowed.sources else "termination", cells)


@listing(
    "termination.grounds",
    "解除事由",
    "grounds to end",
    {
        "by": doc(Kind.SIDE, "谁可解除", "who may end it"),
        "ground": doc(Kind.TEXT, "事由", "ground"),
        "cure": doc(Kind.DURATION, "整改期", "time to cure"),
        "exercise": doc(Kind.DURATION, "行使期限", "time to exercise"),
        "material": doc(Kind.BOOLEAN, "是否重大违约", "material breach"),
        "kind": doc(
            Kind.CHOICE,
            "事由性质",
            "kind of ground",
            {"breach": "违约", "convenience": "任意解除", "event": "特定事件", "other": "其他"},
        ),
    },
)
def grounds(sheet: Sheet) -> Rows:
    """Return the grounds of both sides: `causes` with their `by`, `causes_client`, `_provider`.

    The list is known when `causes` is recorded, or the grounds of both sides are.
    """
    common = sheet.rows("termination.causes")
    sided = {side: sheet.rows(f"termination.causes_{side}") for side in _SIDES}
    rows = [_ground(row, row.cells["by"]) for row in common.rows]
    for side, own in sided.items():
        for row in own.rows:
            rows.append(_ground(row, Cell(State.GIVEN, side, row.cells["ground"].sources)))
    known = common.state is State.GIVEN or all(own.known for own in sided.values())
    parts = [own for own in (common, *sided.values()) if own.rows or not own.known]
    sources = [source for own in parts for source in own.sources]
    numbered = tuple(
        Row(n, row.key, row.cells, clause=row.clause, source=row.source)
        for n, row in enumerate(rows)
    )
    return Rows(State.GIVEN if known else State.UNRECORDED, numbered, tuple(sources))


def _ground(row: Row, by: Cell) -> Row:
    names = ("ground", "cure", "exercise", "material", "kind")
    cells = {"by": by, **{name: row.cells[name] for name in names}}
    return Row(row.n, row.key, cells, clause=row.clause, source=row.source)


@item_fact(
    "termination.grounds",
    "lasting",
    Kind.BOOLEAN,
    "事由本身写了次数或者多久",
    "the ground itself states how often or how long",
)
def lasting(sheet: Sheet, row: Row) -> Cell:
    """Return whether the ground counts its own breaches or days: 连续两个月, 逾期超过三十日."""
    return derive(lambda text: _LASTING.search(text) is not None, row.cells["ground"])
