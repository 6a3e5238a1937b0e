"""Periods of confidence, general and by class, and how long records are kept, as lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, none, unknown
from hetong.facts.computed.term import later_day
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import chinese, doc, fact, listing
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration

_CLASS_WORDS = {
    "trade_secret": Words("商业秘密", "trade secrets"),
    "customer": Words("客户信息", "customer information"),
    "personal_info": Words("个人信息", "personal information"),
    "other": Words("其他保密信息", "other confidential information"),
}
_SECRETS = Words("保密信息", "confidential information")
_KEPT = {
    "logs": Words("网络日志", "network logs"),
    "chat": Words("聊天记录", "chat records"),
    "calls": Words("通话录音", "call recordings"),
}
_DATA = Words("业务数据", "the data")
_ANCHORS = {"effective": "生效之日起", "termination": "终止之日起", "indefinite": "无期限"}
# Words by which a contract reserves what the law asks to be kept; drafters' usage.
_KEEPS = "(?:予以|继续)?(?:留存|保存|保留)"
_DUTY = "(?:应当|必须|需要|应|须|需)?"
_RESERVED = re.compile(
    "(?:法律|法规)、?(?:行政法规)?另有(?:规定|要求)"
    f"|(?:法律|法规)(?:规定|要求){_DUTY}{_KEEPS}"
    "|(?:法律|法规)[^，。；]{0,4}(?:规定|要求)[^，。；删]{0,8}除外"
    f"|(?:依法|法定)(?:的|最短)?{_DUTY}{_KEEPS}"
)


@listing(
    "confidentiality.terms",
    "保密期限",
    "periods of confidence",
    {
        "class": doc(Kind.CHOICE, "信息类别", "class", chinese(_CLASS_WORDS)),
        "of": doc(Kind.TEXT, "信息", "information"),
        "anchor": doc(Kind.CHOICE, "起算点", "runs from", _ANCHORS),
        "period": doc(Kind.DURATION, "保密期限", "period"),
        "end_day": doc(Kind.DATE, "届满日", "last day"),
    },
)
def terms(sheet: Sheet) -> Rows:
    """Return the period of each class, then the general one, which has no class.

    A class without a starting point of its own runs from the general one. `end_day` is the last
    day of a period that runs from effect: the earliest by either way of counting.
    """
    general = sheet.cell("confidentiality.anchor")
    classes = sheet.rows("confidentiality.classes")
    rows = [_class(sheet, row, general) for row in classes.rows]
    years = sheet.cell("confidentiality.years")
    section = sheet.matter.contract.confidentiality
    if section.state_ is State.NONE:
        return Rows(State.NONE, (), years.sources + general.sources)
    unsaid = (State.NONE, State.UNRECORDED)
    if years.state not in unsaid or (general.state not in unsaid and not classes.rows):
        cells = {"class": none(), "of": Cell(State.GIVEN, _SECRETS), "anchor": general}
        rows.append(_row(sheet, len(rows), "confidentiality", cells, years))
    if rows:
        return Rows(State.GIVEN, tuple(rows), classes.sources)
    known = classes.known and years.state is State.NONE and general.state is State.NONE
    sources = years.sources + general.sources
    return Rows(State.NONE if known else State.UNRECORDED, (), sources)


@fact("effective.day", Kind.DATE, "生效日", "day of effect")
def effect_day(sheet: Sheet) -> Cell:
    """Return the stated day of effect, else the signing date where signature gives effect."""
    stated, mode = sheet.cell("effective.date"), sheet.cell("effective.mode")
    if mode.value == "on_signature" and stated.state in (State.NONE, State.UNRECORDED):
        return sheet.cell("signing_date")
    if stated.state is State.NONE and mode.value == "on_event":
        return unknown(None, stated)
    return stated


@listing(
    "retention",
    "资料保存期限",
    "how long records are kept",
    {
        "class": doc(Kind.CHOICE, "资料类别", "class of records", chinese({**_KEPT, "all": _DATA})),
        "of": doc(Kind.TEXT, "资料", "records"),
        "keep": doc(Kind.DURATION, "保存期限", "kept for"),
        "delete_by": doc(Kind.DURATION, "终止后删除期限", "deleted within, after the end"),
    },
)
def retention(sheet: Sheet) -> Rows:
    """Return logs, chat records and recordings with their periods, then the general retention."""
    rows: list[Row] = []
    for name in _KEPT:
        keep, gone = (sheet.cell(f"data.{name}.{key}") for key in ("keep", "delete_by"))
        if any(cell.state not in (State.UNRECORDED, State.NONE) for cell in (keep, gone)):
            rows.append(_kept(len(rows), name, f"data.{name}", keep, gone))
    keep = sheet.cell("data.retention_months")
    if keep.state not in (State.UNRECORDED, State.NONE):
        rows.append(_kept(len(rows), "all", "data", keep, none()))
    if rows:
        return Rows(State.GIVEN, tuple(rows))
    return Rows(State.NONE if keep.state is State.NONE else State.UNRECORDED, (), keep.sources)


@fact(
    "data.deletion_reserved", Kind.BOOLEAN, "删除约定保留法定留存", "statutory retention reserved"
)
def deletion_reserved(sheet: Sheet) -> Cell:
    """Return whether the words on return or deletion reserve what the law asks to be kept."""
    return derive(
        lambda text: _RESERVED.search(str(text)) is not None, sheet.cell("data.return_delete")
    )


def _class(sheet: Sheet, row: Row, general: Cell) -> Row:
    own = row.cells["anchor"]
    inherits = own.state in (State.UNRECORDED, State.NONE) and general.state is State.GIVEN
    kind = row.cells["class"]
    name = Cell(State.GIVEN, _CLASS_WORDS.get(str(kind.value), _SECRETS), kind.sources)
    cells = {"class": kind, "of": name, "anchor": general if inherits else own}
    made = _row(sheet, row.n, row.key, cells, row.cells["period"])
    return Row(row.n, row.key, made.cells, clause=row.clause, source=row.source)


def _row(sheet: Sheet, n: int, key: str, cells: Mapping[str, Cell], period: Cell) -> Row:
    anchor = cells["anchor"]
    if anchor.value == "effective":
        end = derive(_last_day, period, effect_day(sheet))
    else:
        end = none(anchor) if anchor.decided else anchor
    return Row(n, key, {**cells, "period": period, "end_day": end})


def _last_day(span: Duration, start: date) -> date | None:
    last = later_day(start, span)
    return None if last is None else last - timedelta(days=1)


def _kept(n: int, name: str, key: str, keep: Cell, gone: Cell) -> Row:
    cells = {
        "class": Cell(State.GIVEN, name),
        "of": Cell(State.GIVEN, _KEPT.get(name, _DATA)),
        "keep": keep,
        "delete_by": gone,
    }
    source = next((s for s in (*keep.sources, *gone.sources) if s.statements), None)
    return Row(n, key, cells, source=source)
