"""What the contract says more than once: each saying in words, and whether it is a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from hetong.contract import walk
from hetong.contract.entry import State, Statement
from hetong.contract.kinds import Kind, Reads
from hetong.contract.statements import BODY_PARTS
from hetong.contract.titles import title_of
from hetong.errors import Words
from hetong.facts.cells import given
from hetong.facts.model import Cell, Row
from hetong.facts.party_words import PARTIES, ROLES
from hetong.facts.registry import FactFn, fact, item_fact
from hetong.facts.sheet import Sheet

_INDEX = re.compile(r"\[\d*\]")
# Words that make agreement a condition; drafters' usage. 可 alone adds a way and closes none.
_PLURAL = frozenset(
    (
        "renewal.mode",  # 期满终止 and 续约另签 agree with each other
        "termination.procedure",  # 通知解除 and 协商解除 are two ways
        "payment.method",
        "payments[].method",
        "invoice.type",
        "invoice.items[].type",
        "dispute.mediation.org",
    )
)
_CONTACTS = frozenset(("phone", "email", "contact_person", "authorized_rep"))
_ENUMERATED = (
    "effective.mode",
    "renewal.mode",
    "confidentiality.anchor",
    "confidentiality.obligors",
    "amendments.form",
)
_SIDES = {**PARTIES, **ROLES}
_ONLY = re.compile(
    "(?<![相响对反供适])应|(?<!无)须|只能|只有|(?<![双一甲乙对两各])方[可能]|才[能可]"
)


@item_fact("contested", "worded", Kind.BOOLEAN, "只是文字表述", "is a sentence")
def worded(sheet: Sheet, row: Row) -> Cell:
    """Return whether a key holds a sentence: two wordings of it need not contradict each other."""
    key = row.cells["key"]
    return given(_INDEX.sub("[]", str(key.value)) in _sentences(), key)


@item_fact("contested", "plural", Kind.BOOLEAN, "几个值可以并存", "several values may stand")
def plural(sheet: Sheet, row: Row) -> Cell:
    """Return whether a key may well have several values beside each other: two telephone numbers.

    Also True for the ways a contract may end, where the statements add to each other, and for
    rights to interpret different things: the contract together, its own rules one side.
    """
    key = row.cells["key"]
    path = _INDEX.sub("[]", str(key.value))
    if path == "interpretation.right_holder":
        subject = sheet.matter.contract.interpretation.subject
        return given(subject.state in (State.GIVEN, State.CONTESTED), key)
    return given(path in _PLURAL or path.rpartition(".")[2] in _CONTACTS, key)


@item_fact("contested", "said", Kind.TEXT, "各处写法", "what is said where")
def said(sheet: Sheet, row: Row) -> Cell:
    """Return every statement of a key in words and its place: `30日（二.1）、2个月（附件三）`."""
    key = row.cells["key"]
    return _in_words(sheet, key, _reads().get(_INDEX.sub("[]", str(key.value))))


def _said(path: str) -> FactFn:
    def statements(sheet: Sheet) -> Cell:
        """Return what the contract says under a key, every statement in words."""
        return _in_words(sheet, sheet.cell(path), _reads()[path])

    return statements


for _path in _ENUMERATED:
    fact(f"said.{_path}", Kind.TEXT, title_of(_path).zh, title_of(_path).en)(_said(_path))


@item_fact("service_hours", "type_said", Kind.TEXT, "服务时间类型", "type of hours")
def hours_said(sheet: Sheet, row: Row) -> Cell:
    """Return the type of hours an item states, every statement in words."""
    return _in_words(sheet, row.cells["type"], _reads()["service_hours[].type"])


@fact("termination.agreement_only", Kind.BOOLEAN, "解除须双方一致", "termination needs agreement")
def agreement_only(sheet: Sheet) -> Cell:
    """Return whether a quoted statement makes agreement a condition of ending the contract.

    False where the quote only allows it (可以协商解除); unknown without a quote.
    """
    entry = sheet.matter.contract.termination.procedure
    cell = sheet.cell("termination.procedure")
    agreed = [one for one in entry.statements if one.value == "agreement"]
    quotes = [one.quote for one in agreed if one.quote]
    if any(_ONLY.search(quote) for quote in quotes):
        return given(True, cell)
    if cell.state in (State.NONE, State.BLANK):
        return Cell(cell.state, None, cell.sources)
    if entry.statements and (not agreed or len(quotes) == len(agreed)):
        return given(False, cell)
    return Cell(State.UNRECORDED, None, cell.sources)


def _in_words(sheet: Sheet, cell: Cell, reads: Reads | None) -> Cell:
    statements = [one for source in cell.sources for one in source.statements]
    told = dict.fromkeys(_told(one, reads, sheet.sides) for one in statements)
    if not told:
        return Cell(cell.state, None, cell.sources)
    return given(
        Words("、".join(each.zh for each in told), ", ".join(each.en for each in told)), cell
    )


def _told(one: Statement, reads: Reads | None, sides: Mapping[str, Any]) -> Words:
    value = _value(one, reads, sides)
    place = _stands(one)
    return Words(f"{value.zh}（{place}）", f"{value.en} ({place})") if place else value


def _stands(one: Statement) -> str:
    """Return the clause a statement stands in, with the annex it belongs to: 附件四 2."""
    clause, part = one.clause or "", one.part or ""
    if part in BODY_PARTS or clause.startswith(part):
        return clause
    return f"{part} {clause}" if clause[:1].isascii() and clause else part + clause


def _value(one: Statement, reads: Reads | None, sides: Mapping[str, Any]) -> Words:
    """Return a statement's value in words: an enumeration by its name, anything else as written.

    A party named by its role is told by its letter, as everywhere in a report.
    """
    if one.state is State.NONE:
        return Words("无", "none")
    if one.state is State.BLANK or reads is None:
        return Words(one.text or "空白", one.text or "blank")
    value = str(one.value)
    if reads.kind is Kind.BOOLEAN:
        return Words("是", "yes") if one.value else Words("否", "no")
    if reads.kind is Kind.SIDE and value in _SIDES:
        letter = next((key for key, role in sides.items() if role == value), value)
        return _SIDES.get(letter, _SIDES[value])
    if value in reads.words:
        return Words(reads.words[value], value.replace("_", " "))
    return Words(one.text, one.text)


@lru_cache(maxsize=1)
def _reads() -> Mapping[str, Reads]:
    return {field.path: field.reads for field in walk.fields()}


@lru_cache(maxsize=1)
def _sentences() -> frozenset[str]:
    return frozenset(f.path for f in walk.fields() if f.reads.kind is Kind.TEXT)
