"""Going over a contract key by key, and over the keys a contract may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hetong.contract.entry import Entry, State
from hetong.contract.kinds import Reads
from hetong.contract.listing import Listing
from hetong.contract.model import Contract
from hetong.contract.section import Section
from hetong.contract.slots import Slot, slots_of, spellings_of
from hetong.errors import Place

Part = Entry | Section | Listing[Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A key that holds a value: its schema path (`fees.monthly_fee`, `sla[].value`) and form."""

    path: str
    slot: Slot
    reads: Reads
    section: type[Section]


@lru_cache(maxsize=1)
def fields() -> tuple[Field, ...]:
    """Return every key of the record that holds a value, in the order of the model."""
    return tuple(_fields(Contract, ""))


@lru_cache(maxsize=1)
def sections() -> tuple[tuple[str, Slot], ...]:
    """Return the schema path of every section and list (`fees`, `sla[]`), with its slot."""
    return tuple(_sections(Contract, ""))


def parts(contract: Contract) -> Iterator[tuple[str, Part]]:
    """Yield every key, section and list, recorded or not, with its schema path."""
    yield from _parts(contract, "")


def entries(contract: Contract) -> Iterator[tuple[str, Entry]]:
    """Yield the schema path and the entry of every key that is recorded.

    Keys below a section that is none or blank are recorded as that.
    """
    for path, part in parts(contract):
        if isinstance(part, Entry) and part.state is not State.UNRECORDED:
            yield path, part


def blanks(contract: Contract) -> Iterator[tuple[str, str, Place]]:
    """Yield schema path, record path and place of every blank, each once.

    A section or list left blank as a whole is one blank; so is each blank statement of a key.
    """
    yield from _blanks(contract, "")


def find(contract: Contract, key: str) -> Part | None:
    """Return what stands at a record path such as `sla[0].value`, or None.

    A list of one item written without brackets is passed through: `dispute.litigation.court`.
    """
    part: Part | None = contract
    for step in key.replace("[", ".[").split("."):
        if isinstance(part, Listing) and step.startswith("["):
            part = _item(part, step.strip("[]"))
            continue
        if isinstance(part, Listing) and len(part) == 1:
            part = _item(part, "0")
        attr = spellings_of(type(part)).get(step) if isinstance(part, Section) else None
        part = getattr(part, attr) if attr else None
    return part


def _item(listing: Listing[Any], n: str) -> Section | None:
    items: tuple[Section, ...] = listing.items
    return items[int(n)] if n.isdecimal() and int(n) < len(items) else None


def _fields(section: type[Section], prefix: str) -> Iterator[Field]:
    for slot in slots_of(section).values():
        path = _path(prefix, slot)
        if slot.reads is not None:
            yield Field(path, slot, slot.reads, section)
        elif slot.section is not None:
            yield from _fields(slot.section, f"{path}.")


def _sections(section: type[Section], prefix: str) -> Iterator[tuple[str, Slot]]:
    for slot in slots_of(section).values():
        if slot.section is not None:
            path = _path(prefix, slot)
            yield path, slot
            yield from _sections(slot.section, f"{path}.")


def _parts(section: Section, prefix: str) -> Iterator[tuple[str, Part]]:
    for slot in slots_of(type(section)).values():
        part: Part = getattr(section, slot.attr)
        path = _path(prefix, slot)
        yield path, part
        if isinstance(part, Listing):
            for item in part.items:
                yield from _parts(item, f"{path}.")
        elif isinstance(part, Section):
            yield from _parts(part, f"{path}.")


def _blanks(section: Section, prefix: str) -> Iterator[tuple[str, str, Place]]:
    for slot in slots_of(type(section)).values():
        part: Part = getattr(section, slot.attr)
        path = _path(prefix, slot)
        if isinstance(part, Entry):
            for statement in part.statements:
                if statement.state is State.BLANK:
                    yield path, part.key, statement.place
        elif isinstance(part, Listing):
            if part.state is State.BLANK and part.place:
                yield path, part.path, part.place
            for item in part.items:
                yield from _blank_section(item, path)
        else:
            yield from _blank_section(part, path)


def _blank_section(section: Section, path: str) -> Iterator[tuple[str, str, Place]]:
    if section.state_ is State.BLANK and section.place_:
        yield path, section.path_, section.place_
    elif section.state_ is State.GIVEN:
        yield from _blanks(section, f"{path}.")


def _path(prefix: str, slot: Slot) -> str:
    return f"{prefix}{slot.key}[]" if slot.listed else f"{prefix}{slot.key}"
