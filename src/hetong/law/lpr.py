"""`rules/tables/lpr.yaml` becomes the loan prime rate on a day, or the reason why it is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal

from hetong.errors import Words
from hetong.law.table import columns_of, members, need_day, open_table, row_fields
from hetong.source.fields import Fields, refuse

Tenor = Literal["1y", "5y"]


@dataclass(frozen=True, slots=True)
class LprRow:
    """Rates a year as fractions (0.0310), in force from the day of their publication."""

    since: date
    one_year: Decimal
    five_years: Decimal
    source: str

    def rate(self, tenor: Tenor) -> Decimal:
        """Return the rate of one tenor."""
        return self.one_year if tenor == "1y" else self.five_years


@dataclass(frozen=True, slots=True)
class Lpr:
    """The published rates, oldest first, and how far they can be trusted.

    Two independent copies agree up to `two_sources_to`; from `unknown_from` on a newer
    publication exists that nobody read.
    """

    rows: tuple[LprRow, ...]
    two_sources_to: date
    trusted_to: date
    unknown_from: date

    def row_on(self, on: date) -> LprRow | None:
        """Return the row in force on that day; None before the first and from `unknown_from`."""
        if on >= self.unknown_from:
            return None
        return next((row for row in reversed(self.rows) if row.since <= on), None)

    def why_unknown(self, on: date) -> Words:
        """Return why there is no rate on a day for which `row_on` returns None."""
        if on >= self.unknown_from:
            return Words(
                f"内置的 LPR 只到 {self.trusted_to} 公布的一期，"
                f"{self.unknown_from} 起的利率不知道，请核对全国银行间同业拆借中心公布的最新 LPR",
                f"the built-in LPR ends with the publication of {self.trusted_to}; from "
                f"{self.unknown_from} on it is unknown: check the LPR published by the National "
                f"Interbank Funding Center",
            )
        return Words(
            f"LPR 从 {self.rows[0].since} 开始公布，{on} 还没有",
            f"the LPR was first published on {self.rows[0].since}; there was none on {on}",
        )

    def copies(self, on: date) -> Words:
        """Return how many public copies stand behind the rate of a day."""
        if on <= self.two_sources_to:
            return Words("两个互相独立的公开副本一致", "two independent public copies agree")
        return Words("只见于一个公开副本", "seen in one public copy only")


def load_lpr(path: Path) -> Lpr:
    """Read the file at `path`; raises RuleError for rates or dates that cannot be."""
    table = open_table(path, "lpr")
    columns = columns_of(table)
    rows = []
    for node in members(table, "rows"):
        fields = row_fields(node, columns, "rows")
        since = need_day(fields, "from")
        rows.append(LprRow(since, _rate(fields, "1y"), _rate(fields, "5y"), fields.text("source")))
        fields.done()
        if len(rows) > 1 and rows[-2].since >= since:
            raise refuse(fields.place, "日期应从早到晚", "the dates must rise")
    lpr = Lpr(
        tuple(rows),
        need_day(table, "two_sources_to"),
        need_day(table, "trusted_to"),
        need_day(table, "unknown_from"),
    )
    table.day("as_of")
    table.choice("verified", ("text",))
    table.done()
    if not rows or not rows[-1].since <= lpr.trusted_to < lpr.unknown_from:
        raise refuse(
            table.place,
            "应有最后一期 ≤ trusted_to < unknown_from",
            "the last row must be <= trusted_to < unknown_from",
        )
    return lpr


def _rate(fields: Fields, key: str) -> Decimal:
    node = fields.need(key)
    try:
        rate = Decimal(fields.text(key))
    except InvalidOperation:
        rate = Decimal(0)
    if not 0 < rate < 100:
        raise refuse(
            node.place, f"“{key}”应为百分数，如 3.10", f"'{key}' must be per cent, such as 3.10"
        )
    return rate / 100
