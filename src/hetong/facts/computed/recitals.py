"""What the recitals claim, beside what the contract says of the same key."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from hetong.contract import walk
from hetong.contract.entry import Entry, State
from hetong.contract.kinds import Kind, Reads
from hetong.contract.titles import title_of
from hetong.errors import Words
from hetong.facts.cells import none, sources_of
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, listing
from hetong.facts.sheet import Sheet
from hetong.facts.types import folded
from hetong.notation import Malformed
from hetong.notation.duration import Duration
from hetong.notation.money import Money

CLAIMS = "recitals.claims"
# A sentence may be worded in many ways, and a side or a consent spelled in several.
_NOT_COMPARED = (Kind.TEXT, Kind.SIDE, Kind.CONSENT)
_PARTY = {"甲方": "party_a", "乙方": "party_b", "a": "party_a", "b": "party_b"}
_ROLE = {"委托方": "client", "服务方": "provider", "client": "client", "provider": "provider"}
_ALSO = {
    "身份": "business",
    "经营身份": "business",
    "规模": "size",
    "全称": "name",
    "服务费总额": "fees.total_amount",
    "合同金额": "fees.total_amount",
}
# Platforms run by third parties; a shop there makes its holder a merchant on the platform
# (电子商务法 第9条). Market knowledge, not a legal source.
_PLATFORMS = ("淘宝", "天猫", "京东", "拼多多", "抖音", "快手", "小红书", "唯品会", "1688", "微信")


@listing(
    "recited",
    "鉴于条款的陈述与正文",
    "what recitals claim, and the body",
    {
        "of": doc(Kind.TEXT, "所陈述的事项", "what is claimed"),
        "of_business": doc(Kind.BOOLEAN, "是否陈述经营身份", "claims what business a party is"),
        "claimed": doc(Kind.CODE, "鉴于条款的说法", "what the recital says"),
        "stated": doc(Kind.CODE, "正文的说法", "what the body says"),
        "said": doc(Kind.TEXT, "鉴于条款原文", "the recital's words"),
        "body": doc(Kind.TEXT, "正文原文", "the body's words"),
    },
)
def recited(sheet: Sheet) -> Rows:
    """Return a row for each claim of a recital.

    `claimed` and `stated` are values of one record key on one footing; `claimed` is none where
    the claim speaks of nothing the record has a key for.
    """
    claims = sheet.rows(CLAIMS)
    rows = tuple(_row(sheet, n, row) for n, row in enumerate(claims.rows))
    return Rows(claims.state, rows, claims.sources)


def _row(sheet: Sheet, n: int, row: Row) -> Row:
    subject, attribute, value = (row.cells[key] for key in ("subject", "attribute", "value"))
    lacking = next((c for c in (attribute, value) if c.state is not State.GIVEN), None)
    if lacking is not None:
        cells = dict.fromkeys(("of", "of_business", "claimed", "stated", "said", "body"), lacking)
        return Row(n, row.key, cells, clause=row.clause, source=row.source)
    party = _party(sheet, str(subject.value or ""))
    path = _path(str(attribute.value), party)
    found = walk.find(sheet.matter.contract, path) if path else None
    reads = _reads().get(path) if path else None
    claimed = _read(str(value.value), reads) if reads else None
    known = isinstance(found, Entry) and claimed is not None
    stated = _stated(sheet, party, path, found) if known and path else none(value)
    cells = {
        "of": Cell(State.GIVEN, _called(path) if path else Words("", ""), value.sources),
        "of_business": Cell(State.GIVEN, (path or "").endswith(".business"), value.sources),
        "claimed": Cell(State.GIVEN, claimed, value.sources) if known else none(value),
        "stated": stated,
        "said": value,
        "body": _shown(stated, reads, found),
    }
    return Row(n, row.key, cells, clause=row.clause, source=row.source)


def _called(path: str) -> Words:
    """Return what a key is called in a sentence: 合同总额, of a party 甲方的企业规模."""
    title = title_of(path)
    owner, _, own = title.zh.rpartition(" · ")
    english = _small(title.en.rpartition(": ")[2])
    if owner and path.startswith("party_"):
        return Words(f"{owner}的{own}", f"{title.en.partition(': ')[0]}'s {english}")
    return Words(own, english)


def _small(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _party(sheet: Sheet, subject: str) -> str | None:
    """Return the section of the party a claim is about; None for the contract or another thing."""
    plain = folded(subject)
    if plain in _PARTY:
        return _PARTY[plain]
    side = _ROLE.get(plain)
    return next((f"party_{key}" for key, own in sheet.sides.items() if side and own == side), None)


def _path(attribute: str, party: str | None) -> str | None:
    """Return the record path an attribute names, by key or by title, in the party's section."""
    plain = folded(attribute)
    named = _ALSO.get(plain, attribute)
    known = _reads()
    for path in (f"{party}.{named}", named) if party else (named,):
        if path in known:
            return path
    return _by_title(party).get(plain) if party else None


@lru_cache(maxsize=2)
def _by_title(party: str) -> dict[str, str]:
    return {
        folded(field.slot.title.zh): field.path
        for field in walk.fields()
        if field.path in _reads() and field.path.startswith(f"{party}.")
    }


@lru_cache(maxsize=1)
def _reads() -> dict[str, Reads]:
    return {
        field.path: field.reads
        for field in walk.fields()
        if "[]" not in field.path and field.reads.kind not in _NOT_COMPARED
    }


def _read(text: str, reads: Reads) -> str | None:
    try:
        return _plain(reads.parse(text))
    except Malformed:
        return None


def _stated(sheet: Sheet, party: str | None, path: str, found: Any) -> Cell:
    cell = sheet.entry_cell(found)
    if path.endswith(".business") and cell.state is State.UNRECORDED and party:
        return _merchant(sheet, party, cell)
    if cell.state is not State.GIVEN:
        return cell
    return Cell(State.GIVEN, _plain(cell.value), cell.sources)


def _merchant(sheet: Sheet, party: str, own: Cell) -> Cell:
    """Return `merchant` for a client whose shops stand on platforms that others run."""
    shops, platforms = sheet.rows("scope.shops"), sheet.rows("scope.platforms")
    names = [row.cells["value"] for row in (*platforms.rows, *shops.rows)]
    there = [c for c in names if any(each in str(c.value or "") for each in _PLATFORMS)]
    if sheet.sides[party[-1]] == "client" and shops.rows and there:
        return Cell(State.GIVEN, "merchant", sources_of(*there))
    return own


def _shown(stated: Cell, reads: Reads | None, found: Any) -> Cell:
    """Return what the body says in a reader's words: a choice by its label, a sum in yuan."""
    if stated.state is not State.GIVEN or reads is None:
        return stated
    if stated.value in reads.choices:
        label = reads.labels[reads.choices.index(str(stated.value))].partition("/")[0]
        words = Words(label, str(stated.value).replace("_", " "))
        return Cell(State.GIVEN, words, stated.sources)
    value = found.value if isinstance(found, Entry) else None
    return Cell(State.GIVEN, value, stated.sources) if isinstance(value, Money) else stated


def _plain(value: Any) -> str:
    """Return a value as compared: amounts, rates and lengths by their figures."""
    if isinstance(value, Money):
        return f"{value.currency} {_figures(value.yuan)}"
    if isinstance(value, Duration):
        return f"{value.family} {value.exact}"
    if isinstance(value, Decimal):
        return _figures(value)
    return str(value)


def _figures(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
