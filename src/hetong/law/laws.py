"""`rules/laws.yaml` becomes the laws of the register, each with its dates, source and trust."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from hetong.errors import Words
from hetong.law.table import members, need_day, open_table
from hetong.source.fields import Fields, refuse
from hetong.source.tree import Mapping, Scalar

Verified = Literal["text", "memory", "unknown"]
State = Literal["not_yet", "in_force", "repealed"]

KINDS: dict[str, Words] = {
    "law": Words("法律", "law"),
    "administrative-regulation": Words("行政法规", "administrative regulation"),
    "judicial-interpretation": Words("司法解释", "judicial interpretation"),
    "judicial-decision": Words("司法文件", "judicial decision"),
    "judicial-policy": Words("司法政策文件", "judicial policy document"),
    "departmental-rule": Words("部门规章", "departmental rule"),
    "departmental-normative": Words("部门规范性文件", "departmental normative document"),
}

_COUNTRY = "中华人民共和国"
_VERSION = re.compile(r"（[^（）]*(?:\d{4}年[^（）]*|\d+号)）$")


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a law: decided on, and in force from (None: not recorded)."""

    decided: date
    effective_from: date | None
    note: Words | None

    @property
    def since(self) -> date:
        """The day it took effect, or where that is not recorded the day of the decision."""
        return self.effective_from or self.decided


@dataclass(frozen=True)
class Law:
    """One entry of the register.

    `repealed_on` is the first day without the law, `replaced_by` the id of what took its place.
    `verified` is `text` when the articles named in `articles_read` were read in a public copy
    (for a repealed law: the clause that repeals it), else `memory`.
    """

    id: str
    title_zh: str
    title_en: str
    short_names: tuple[str, ...]
    issuer: Words
    kind: str
    promulgated: date
    effective_from: date
    repealed_on: date | None
    replaced_by: str | None
    amendments: tuple[Amendment, ...]
    verified: Verified
    source: tuple[Words, ...]
    articles_read: Words | None
    note: Words | None

    @cached_property
    def name(self) -> str:
        """The title as one cites it: without 中华人民共和国 and the year of its version."""
        return _VERSION.sub("", self.title_zh).removeprefix(_COUNTRY)

    @property
    def cited(self) -> Words:
        """The title in 《》, titles inside it in 〈〉; in English the title alone."""
        inner = self.name.replace("《", "〈").replace("》", "〉")
        return Words(f"《{inner}》", self.title_en)

    def state(self, on: date) -> State:
        """Return whether the law is in force on that day."""
        if on < self.effective_from:
            return "not_yet"
        if self.repealed_on is not None and on >= self.repealed_on:
            return "repealed"
        return "in_force"

    def years(self) -> frozenset[int]:
        """Return the years that a title of this text may carry: （2018年修正）."""
        decided = [self.promulgated, *(change.decided for change in self.amendments)]
        return frozenset(day.year for day in decided)

    def changed_by(self, on: date) -> tuple[Amendment, ...]:
        """Return the amendments in force on that day."""
        return tuple(each for each in self.amendments if each.since <= on)


@dataclass(frozen=True, slots=True)
class Laws:
    """All laws in written order, with the day of the register and of its newest source."""

    as_of: date
    sources_to: date
    rows: tuple[Law, ...]
    by_id: dict[str, Law]


def load_laws(path: Path) -> Laws:
    """Read the file at `path`; raises RuleError for anything inconsistent in it."""
    table = open_table(path, "laws")
    sources = _named_words(table, "sources")
    issuers = _named_words(table, "issuers")
    as_of, sources_to = need_day(table, "as_of"), need_day(table, "sources_to")
    entries = [Fields(node, "law") for node in members(table, "laws")]
    table.done()
    by_id: dict[str, Law] = {}
    for entry in entries:
        law = _law(entry, sources, issuers)
        if law.id in by_id:
            raise refuse(entry.place, f"{law.id} 写了两次", f"{law.id} stands twice")
        by_id[law.id] = law
    for entry, law in zip(entries, by_id.values(), strict=True):
        _check_successor(entry, law, by_id)
    return Laws(as_of, sources_to, tuple(by_id.values()), by_id)


def _law(entry: Fields, sources: dict[str, Words], issuers: dict[str, Words]) -> Law:
    title = entry.words("title") or Words("", "")
    if not title.zh:
        entry.need("title")
    law = Law(
        id=entry.text("id"),
        title_zh=title.zh,
        title_en=title.en,
        short_names=entry.texts("short"),
        issuer=issuers[entry.choice("issuer", issuers)],
        kind=entry.choice("kind", KINDS),
        promulgated=need_day(entry, "promulgated"),
        effective_from=need_day(entry, "from"),
        repealed_on=entry.day("repealed"),
        replaced_by=entry.text("replaced_by", "") or None,
        amendments=_amendments(entry),
        verified="text" if entry.choice("verified", ("text", "memory")) == "text" else "memory",
        source=tuple(sources.get(key, Words(key, key)) for key in entry.texts("source")),
        articles_read=_read(entry),
        note=entry.words("note"),
    )
    entry.done()
    _check_dates(entry, law)
    return law


def _read(entry: Fields) -> Words | None:
    """Return what was read: article numbers, the same in both languages, or words."""
    node = entry.get("read")
    if isinstance(node, Scalar):
        numbers = entry.text("read")
        if not set(numbers) <= set("0123456789-, "):
            raise refuse(
                node.place,
                "read 应为条号，或写成 {zh: …, en: …}",
                "'read' must be article numbers, or {zh: …, en: …}",
            )
        return Words(numbers, numbers)
    return entry.words("read")


def _amendments(entry: Fields) -> tuple[Amendment, ...]:
    found = []
    for node in members(entry, "amended") if entry.get("amended") else ():
        fields = Fields(node, "amended")
        found.append(Amendment(need_day(fields, "on"), fields.day("from"), fields.words("note")))
        fields.done()
    return tuple(found)


def _check_dates(entry: Fields, law: Law) -> None:
    days = [law.promulgated, law.effective_from]
    if law.repealed_on:
        days.append(law.repealed_on)
    changes = [change.decided for change in law.amendments]
    late = [c for c in law.amendments if c.effective_from and c.effective_from < c.decided]
    if days != sorted(days) or changes != sorted(changes) or late:
        raise refuse(
            entry.place,
            f"{law.id} 的日期先后颠倒：公布、施行、废止应依次在后",
            f"dates of {law.id} run backwards: promulgated, in force, repealed come in this order",
        )
    if changes and changes[0] < law.promulgated:
        raise refuse(
            entry.place,
            f"{law.id} 的修改早于公布",
            f"{law.id} is amended before it is promulgated",
        )


def _check_successor(entry: Fields, law: Law, by_id: dict[str, Law]) -> None:
    place = (entry.get("replaced_by") or entry.node).place
    if law.replaced_by is None:
        return
    if law.replaced_by not in by_id or law.replaced_by == law.id:
        raise refuse(
            place,
            f"replaced_by 指向不存在的 {law.replaced_by}",
            f"'replaced_by' names {law.replaced_by}, which does not exist",
        )
    if law.repealed_on is None:
        raise refuse(
            place, f"{law.id} 有替代者却没有废止日期", f"{law.id} is replaced but never repealed"
        )


def _named_words(table: Fields, key: str) -> dict[str, Words]:
    node = table.need(key)
    fields = Fields(node, key)
    names = [item.key for item in node.items] if isinstance(node, Mapping) else []
    return {name: fields.words(name) or Words(name, name) for name in names}


def verified_of(fields: Fields, default: Verified | None = None) -> Verified:
    """Return how far a row was checked: text, memory or unknown."""
    word = fields.choice("verified", get_args(Verified), default)
    return next(known for known in get_args(Verified) if known == word)
