"""Who the parties are called, and whose signature block a block is."""

from __future__ import annotations

import re
from typing import Any

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import given, none, unknown
from hetong.facts.model import Cell, Row
from hetong.facts.party_words import PARTIES
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import folded

_LETTERS = tuple(PARTIES)
_PERSONS = ("natural_person", "individual")
_ASIDE = re.compile(r"\([^()]*\)")
_ADDRESS = re.compile(r"(?:先生|女士|小姐)$")


@item_fact("parties", "letter", Kind.CODE, "代号", "key")
def letter(sheet: Sheet, row: Row) -> Cell:
    """Return a or b for the first two parties, the recorded key of a further one."""
    return given(_LETTERS[row.n]) if row.n < len(_LETTERS) else row.cells["key"]


@item_fact("parties", "called", Kind.TEXT, "称呼", "called")
def called(sheet: Sheet, row: Row) -> Cell:
    """Return what messages call a party: 甲方, 乙方, or a further party's name or key."""
    if row.n < len(_LETTERS):
        return given(PARTIES[_LETTERS[row.n]])
    key = row.cells["key"].value or row.n + 1
    return given(row.cells["name"].value or Words(f"当事人 {key} ", f"party {key}"))


@item_fact("parties", "natural", Kind.BOOLEAN, "自然人身份", "natural person")
def natural(sheet: Sheet, row: Row) -> Cell:
    """Return whether a party is a person: from its legal form, its type or its identity number.

    A credit code makes it none; nothing recorded leaves it unrecorded.
    """
    form, kind, number, code = (
        row.cells[key] for key in ("entity_type", "type", "id_number", "uscc")
    )
    for cell in (form, kind):
        if cell.value in _PERSONS:
            return given(True, cell)
    if number.state is State.GIVEN:
        return given(True, number)
    for cell in (form, kind, code):
        if cell.state is State.GIVEN:
            return given(False, cell)
    cells = (form, kind, number, code)
    denied = all(cell.state is State.NONE for cell in cells)
    return none(*cells) if denied else unknown(None, *cells)


@item_fact("signature_blocks", "signer", Kind.CODE, "签署方代号", "key of the signer")
def signer(sheet: Sheet, row: Row) -> Cell:
    """Return the key of the party a block belongs to: as it says, by role, or by its name."""
    party, name = row.cells["party"], row.cells["name"]
    if party.state is State.GIVEN:
        key = _by_role(sheet, party.value)
        return unknown(None, party) if key is None else given(key, party)
    if name.state is State.GIVEN:
        for other in sheet.rows("parties").rows:
            own = other.cells["name"].value
            if own is not None and folded(str(own)) == folded(str(name.value)):
                found = letter(sheet, other)
                return given(found.value, name) if found.value else unknown(None, party)
    return unknown(None, party)


@item_fact("signature_blocks", "called", Kind.TEXT, "签署栏的称呼", "whose block it is")
def block_called(sheet: Sheet, row: Row) -> Cell:
    """Return what messages call the party a block belongs to, else the name in the block."""
    key = signer(sheet, row).value
    for other in sheet.rows("parties").rows:
        if key is not None and letter(sheet, other).value == key:
            return called(sheet, other)
    number = row.n + 1
    fallback = Words(f"第 {number} 个签署栏", f"signature block {number}")
    return given(row.cells["name"].value or fallback)


@item_fact("signature_blocks", "person", Kind.CODE, "签署人姓名", "name of the signatory")
def person(sheet: Sheet, row: Row) -> Cell:
    """Return who signed, without spaces, titles in brackets and forms of address."""
    return _person(row.cells["signatory"])


@item_fact("parties", "head", Kind.CODE, "法定代表人姓名", "name of the legal representative")
def head(sheet: Sheet, row: Row) -> Cell:
    """Return the legal representative's name in the form of `signature_blocks.person`."""
    return _person(row.cells["legal_rep"])


def _person(name: Cell) -> Cell:
    if name.state is not State.GIVEN:
        return name
    plain = _ADDRESS.sub("", _ASIDE.sub("", folded(str(name.value))))
    return given(plain, name) if plain else none(name)


def _by_role(sheet: Sheet, party: Any) -> str | None:
    """Return a or b for client and provider, None where the roles are unrecorded."""
    if party not in ("client", "provider"):
        return str(party)
    return next((key for key, side in sheet.sides.items() if side == party), None)
