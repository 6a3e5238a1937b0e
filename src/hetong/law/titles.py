"""`rules/tables/titles.yaml` and the laws become every title a contract may write, by spelling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Literal

from hetong.errors import Words
from hetong.law.fold import fold
from hetong.law.laws import Law, Laws
from hetong.law.table import maybe_text, members, open_table
from hetong.source.fields import Fields, refuse
from hetong.source.tree import Node

TitleKind = Literal["law", "outside", "ordinary", "vague"]


@dataclass(frozen=True, slots=True)
class Span:
    """A law and the days on which a title means it: from inclusive, until exclusive."""

    law: str
    since: date | None
    until: date | None

    def holds(self, on: date) -> bool:
        """Tell whether the title means this law on that day."""
        return (self.since is None or on >= self.since) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Title:
    """One spelling, folded, and what it means.

    `law` titles carry at least one span; `outside` ones name a law the register lacks, perhaps
    with the day of its repeal; `ordinary` and `vague` ones are no citation.
    """

    key: str
    kind: TitleKind
    spans: tuple[Span, ...] = ()
    near: str | None = None
    certain: bool = True
    repealed_on: date | None = None
    successor: str | None = None
    note: Words | None = None

    def law_on(self, on: date) -> str | None:
        """Return the id of the law the title means on that day."""
        return next((span.law for span in self.spans if span.holds(on)), None)

    def law_before(self, on: date) -> str | None:
        """Return the id of the law the title meant before the one it means on that day."""
        held = next((index for index, span in enumerate(self.spans) if span.holds(on)), 0)
        return self.spans[max(held - 1, 0)].law if self.spans else None


@dataclass(frozen=True, slots=True)
class Titles:
    """All titles, longest first under their first character, and the words around titles."""

    by_key: dict[str, Title]
    by_first: dict[str, tuple[Title, ...]]
    followers: str
    still: tuple[str, ...]
    leaders: str
    instruments: tuple[str, ...]
    past: tuple[str, ...]


def load_titles(path: Path, laws: Laws) -> Titles:
    """Read the file at `path`; raises RuleError for an unknown law or a title given twice."""
    table = open_table(path, "titles")
    by_key: dict[str, Title] = {}
    for node in members(table, "by_date"):
        _add(by_key, _dated(node, laws), node)
    for node in members(table, "spellings"):
        _add(by_key, _spelling(node, laws), node)
    for node in members(table, "outside"):
        _add(by_key, _outside(node, laws), node)
    for kind, key in (("ordinary", table.texts("ordinary")), ("vague", table.texts("vague"))):
        for text in key:
            title = Title(_key(text), "ordinary" if kind == "ordinary" else "vague")
            _add(by_key, title, table.node)
    for law in laws.rows:
        for text in (law.name, *law.short_names):
            _own(by_key, law, text, table)
    titles = Titles(
        by_key=by_key,
        by_first=_by_first(by_key),
        followers=table.text("followers"),
        still=table.texts("still"),
        leaders=table.text("leaders"),
        instruments=table.texts("instruments"),
        past=tuple(sorted(table.texts("past"), key=len, reverse=True)),
    )
    table.done()
    return titles


def _by_first(by_key: dict[str, Title]) -> dict[str, tuple[Title, ...]]:
    found: dict[str, list[Title]] = {}
    for key in sorted(by_key, key=len, reverse=True):
        found.setdefault(key[0], []).append(by_key[key])
    return {first: tuple(titles) for first, titles in found.items()}


def _key(text: str) -> str:
    return fold(text).text


def _add(by_key: dict[str, Title], title: Title, node: Node) -> None:
    if not title.key or title.key in by_key:
        raise refuse(
            node.place, f"“{title.key}”写了两次", f"'{title.key}' stands twice or is empty"
        )
    by_key[title.key] = title


def _own(by_key: dict[str, Title], law: Law, text: str, table: Fields) -> None:
    key = _key(text)
    known = by_key.setdefault(key, Title(key, "law", (Span(law.id, None, None),)))
    if law.id not in [span.law for span in known.spans]:
        raise refuse(
            table.place,
            f"“{text}”也是 {law.id} 的名称，请在 by_date 里写明哪天指哪部法律",
            f"'{text}' is a title of {law.id} too: say under by_date which law it means when",
        )


def _dated(node: Node, laws: Laws) -> Title:
    fields = Fields(node, "by_date")
    spans = []
    for each in members(fields, "laws"):
        span = Fields(each, "laws")
        spans.append(Span(_law_id(span, laws).id, span.day("from"), span.day("until")))
        span.done()
    joined = all(a.until == b.since for a, b in pairwise(spans))
    if not spans or not joined or spans[0].since or spans[-1].until:
        raise refuse(
            fields.place,
            "laws 应首尾相接：前一项的 until 就是后一项的 from",
            "'laws' must join: the 'until' of one is the 'from' of the next",
        )
    title = Title(_key(fields.text("title")), "law", tuple(spans), maybe_text(fields, "near"))
    fields.done()
    return title


def _spelling(node: Node, laws: Laws) -> Title:
    fields = Fields(node, "spellings")
    title = Title(
        key=_key(fields.text("title")),
        kind="law",
        spans=(Span(_law_id(fields, laws).id, None, None),),
        near=maybe_text(fields, "near"),
        certain=not fields.flag("loose", default=False),
    )
    fields.done()
    return title


def _outside(node: Node, laws: Laws) -> Title:
    fields = Fields(node, "outside")
    title = Title(
        key=_key(fields.text("title")),
        kind="outside",
        repealed_on=fields.day("repealed"),
        successor=_law_id(fields, laws, "successor").id if fields.get("successor") else None,
        note=fields.words("note"),
    )
    fields.done()
    return title


def _law_id(fields: Fields, laws: Laws, key: str = "law") -> Law:
    name = fields.text(key)
    law = laws.by_id.get(name)
    if law is None:
        raise refuse(
            fields.need(key).place,
            f"laws.yaml 里没有 {name}",
            f"laws.yaml has no {name}",
        )
    return law
