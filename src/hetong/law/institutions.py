"""`rules/tables/institutions.yaml` becomes arbitration institutions, found by any name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from hetong.errors import Words
from hetong.law.laws import Verified, verified_of
from hetong.law.table import columns_of, members, open_table, row_fields
from hetong.source.fields import Fields, refuse
from hetong.source.tree import Node

Match = Literal["exact", "alias", "former", "near", "excluded", "unknown"]

_FORMS = str.maketrans("()／", "（）/")
_SUFFIX = re.compile(r"市?(?:国际)?(?:仲裁委员会|仲裁委|仲裁院|仲裁中心)$")
_TWO_NAMES = re.compile(r"[（）/]")
# 中国国际经济贸易仲裁委员会浙江分会: a sub-commission acts for the institution that it names.
_BRANCH = re.compile(r"(.+(?:仲裁委员会|仲裁院|仲裁中心))（?([^（）]{2,4})(?:）?分会|分会）)")
_CLOSE = 0.85
"""How alike two longer names must be to suggest one for the other; product choice."""


@dataclass(frozen=True, slots=True)
class Institution:
    """One arbitration institution; `verified` `text` proves the name for 1999 only.

    `branches` are the places its sub-commissions are named after: 浙江 for 浙江分会.
    `assumed` is True where the existence follows only from the pattern of one commission for each
    city; `doubtful` where its city was merged and nobody checked whether it continues.
    """

    name: str
    city: str
    province: str
    kind: str
    former: tuple[str, ...]
    also: tuple[str, ...]
    branches: tuple[str, ...]
    doubtful: bool
    assumed: bool
    verified: Verified
    note: Words | None


@dataclass(frozen=True, slots=True)
class InstitutionMatch:
    """What a written name leads to.

    `exact`, `alias` and `former` name one institution, `exact` also where its sub-commission is
    named with it; `near` suggests some; `excluded` is a body that is no institution under the
    Arbitration Law; `unknown` proves nothing: the list has gaps.
    """

    match: Match
    institutions: tuple[Institution, ...]


@dataclass(frozen=True, slots=True)
class Institutions:
    """All institutions and their names, folded."""

    rows: tuple[Institution, ...]
    excluded: tuple[str, ...]
    names: dict[str, Institution]
    aliases: dict[str, Institution]
    formers: dict[str, Institution]

    def find(self, written: str) -> InstitutionMatch:
        """Return what the name `written` in a contract leads to."""
        name = _fold(written)
        if any(word in name for word in self.excluded):
            return InstitutionMatch("excluded", ())
        named = self._named(name) or self._named_twice(name)
        if named:
            return named
        near = self._near(name)
        return InstitutionMatch("near" if near else "unknown", near)

    def _named(self, name: str) -> InstitutionMatch | None:
        if name in self.names:
            return InstitutionMatch("exact", (self.names[name],))
        if name in self.aliases:
            return InstitutionMatch("alias", (self.aliases[name],))
        if name in self.formers:
            return InstitutionMatch("former", (self.formers[name],))
        branch = _BRANCH.fullmatch(name)
        whole = self.names.get(branch[1]) if branch else None
        if branch and whole and branch[2] in whole.branches:
            return InstitutionMatch("exact", (whole,))
        return None

    def _named_twice(self, name: str) -> InstitutionMatch | None:
        """深圳国际仲裁院（华南国际经济贸易仲裁委员会）: two names of one institution."""
        parts = [self._named(part) for part in _TWO_NAMES.split(name) if part]
        first = parts[0] if len(parts) > 1 else None
        same = first and all(part and part.institutions == first.institutions for part in parts)
        return first if same else None

    def _near(self, name: str) -> tuple[Institution, ...]:
        """Names written inside, else the same city in another form, else much alike."""
        every = {**self.formers, **self.aliases, **self.names}
        inside = [known for known in every if len(known) > 4 and known in name]
        longest = [a for a in inside if not any(a != b and a in b for b in inside)]
        stem = _SUFFIX.sub("", name)
        same = [known for known in self.names if stem and _SUFFIX.sub("", known) == stem]
        alike = get_close_matches(name, self.names, n=3, cutoff=_CLOSE) if len(stem) > 4 else []
        found = longest or same or alike
        return tuple(dict.fromkeys(every[known] for known in found))


def load_institutions(path: Path) -> Institutions:
    """Read the file at `path`; raises RuleError for a name that two institutions bear."""
    table = open_table(path, "institutions")
    columns = columns_of(table)
    excluded = tuple(_fold(word) for word in table.texts("not_institutions"))
    names: dict[str, Institution] = {}
    aliases: dict[str, Institution] = {}
    formers: dict[str, Institution] = {}
    for node in members(table, "groups"):
        for fields, row in _group(Fields(node, "groups"), columns):
            _enter(names, (row.name,), row, fields)
            _enter(aliases, row.also, row, fields)
            _enter(formers, row.former, row, fields)
    table.done()
    return Institutions(tuple(names.values()), excluded, names, aliases, formers)


def _group(group: Fields, columns: tuple[str, ...]) -> list[tuple[Fields, Institution]]:
    province = group.text("province")
    kind = group.choice("kind", ("mainland", "hk", "mo", "foreign"), "mainland")
    rows = [_row(node, columns, province, kind) for node in members(group, "rows")]
    group.done()
    return rows


def _row(
    node: Node, columns: tuple[str, ...], province: str, kind: str
) -> tuple[Fields, Institution]:
    fields = row_fields(node, columns, "rows")
    row = Institution(
        name=fields.text("name"),
        city=fields.text("city"),
        province=province,
        kind=kind,
        former=fields.texts("former"),
        also=fields.texts("also"),
        branches=fields.texts("branches"),
        doubtful=fields.choice("status", ("active", "doubtful"), "active") == "doubtful",
        assumed=fields.choice("confidence", ("usual", "low"), "usual") == "low",
        verified=verified_of(fields),
        note=fields.words("note"),
    )
    fields.done()
    return fields, row


def _enter(
    names: dict[str, Institution], written: tuple[str, ...], row: Institution, fields: Fields
) -> None:
    for name in written:
        if names.setdefault(_fold(name), row) is not row:
            raise refuse(
                fields.place,
                f"“{name}”写在两个机构名下",
                f"'{name}' stands under two institutions",
            )


def _fold(name: str) -> str:
    return "".join(name.translate(_FORMS).split()).upper()
