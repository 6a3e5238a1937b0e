"""One file under `rules/values/` becomes a value by date, with its articles and sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from hetong.errors import RuleError, Words
from hetong.law.laws import Verified
from hetong.law.lpr import Tenor
from hetong.law.table import count_of, members, open_table
from hetong.notation import Malformed
from hetong.notation.dates import parse_date
from hetong.notation.duration import Duration, parse_duration
from hetong.notation.money import Money, parse_money
from hetong.notation.rate import parse_rate
from hetong.notation.scalars import parse_number
from hetong.source.fields import Fields, refuse
from hetong.source.tree import Node

ValueKind = Literal["rate", "money", "number", "duration", "day"]
Value = Decimal | Money | Duration | date

PARSERS: Mapping[ValueKind, Callable[[str], Value]] = {
    "rate": parse_rate,
    "money": parse_money,
    "number": parse_number,
    "duration": parse_duration,
    "day": parse_date,
}


@dataclass(frozen=True, slots=True)
class Basis:
    """An article behind a value, on the days it is the one to cite."""

    law: str
    article: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """A value from `since` (inclusive) until `until` (exclusive); None: without that end."""

    value: Value
    since: date | None
    until: date | None
    source: Words


@dataclass(frozen=True, slots=True)
class FromLpr:
    """A value computed as a multiple of the loan prime rate of a tenor."""

    tenor: Tenor
    multiply: int


@dataclass(frozen=True, slots=True)
class ValueFile:
    """One file under `rules/values/`: rows by date, or a multiple of the loan prime rate.

    `per` is the period of a rate (day, year); a `product_choice` is ours, not the law's, and may
    be set in the configuration.
    """

    name: str
    title: Words
    kind: ValueKind
    per: str | None
    product_choice: bool
    basis: tuple[Basis, ...]
    verified: Verified
    rows: tuple[Row, ...]
    table: FromLpr | None
    note: Words | None


def load_value(path: Path) -> ValueFile:
    """Read the file of one value; raises RuleError for anything wrong in it."""
    fields = open_table(path, "value")
    kind = _kind(fields)
    choice = fields.flag("product_choice", default=False)
    title = fields.words("title")
    if fields.text("name") != path.stem or title is None:
        raise refuse(
            fields.place,
            f"name 应与文件名“{path.stem}”一致，并写明 title",
            f"'name' must be '{path.stem}' as the file is called, and 'title' given",
        )
    file = ValueFile(
        name=path.stem,
        title=title,
        kind=kind,
        per=fields.choice("per", ("day", "month", "year")) if fields.get("per") else None,
        product_choice=choice,
        basis=tuple(_basis(node) for node in members(fields, "basis"))
        if fields.get("basis")
        else (),
        verified=_verified(fields, choice),
        rows=() if fields.get("table") else _rows(fields, kind),
        table=_table(fields) if fields.get("table") else None,
        note=fields.words("note"),
    )
    fields.done()
    if not choice and not file.basis:
        raise refuse(fields.place, "法定数值应写明 basis", "a value set by law needs its 'basis'")
    return file


def _kind(fields: Fields) -> ValueKind:
    word = fields.choice("kind", PARSERS)
    return next(kind for kind in PARSERS if kind == word)


def _verified(fields: Fields, choice: bool) -> Verified:
    word = fields.choice("verified", ("text", "memory"), "text" if choice else None)
    return "text" if word == "text" else "memory"


def _table(fields: Fields) -> FromLpr:
    fields.choice("table", ("lpr",))
    tenor: Tenor = "1y" if fields.choice("column", ("1y", "5y"), "1y") == "1y" else "5y"
    multiply = fields.get("multiply")
    return FromLpr(tenor, 1 if multiply is None else count_of(multiply, "multiply"))


def _basis(node: Node) -> Basis:
    fields = Fields(node, "basis")
    basis = Basis(
        fields.text("law"), fields.text("article"), fields.day("from"), fields.day("until")
    )
    fields.done()
    return basis


def _rows(fields: Fields, kind: ValueKind) -> tuple[Row, ...]:
    rows: list[Row] = []
    for node in members(fields, "values"):
        row = _row(Fields(node, "values"), kind)
        before = rows[-1] if rows else None
        if before and not (before.until and row.since and before.until <= row.since):
            raise refuse(
                node.place,
                "各项应从早到晚，前一项的 until 不晚于后一项的 from",
                "rows must rise: the 'until' of one is not after the 'from' of the next",
            )
        rows.append(row)
    if not rows:
        raise refuse(fields.place, "values 是空的", "'values' is empty")
    return tuple(rows)


def _row(fields: Fields, kind: ValueKind) -> Row:
    text = fields.text("value")
    try:
        value = PARSERS[kind](text)
    except Malformed as bad:
        raise RuleError(bad.words, place=fields.need("value").place) from None
    source = fields.words("source")
    if source is None:
        raise refuse(fields.place, "缺少 source", "'source' is missing")
    row = Row(value, fields.day("from"), fields.day("until"), source)
    fields.done()
    if row.since and row.until and row.since >= row.until:
        raise refuse(fields.place, "from 应早于 until", "'from' must be before 'until'")
    return row
