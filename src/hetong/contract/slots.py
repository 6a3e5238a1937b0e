"""Every key of a section as data: its spelling, its titles in two languages, what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from hetong.contract.kinds import Reads
from hetong.contract.listing import Listing
from hetong.errors import Words

if TYPE_CHECKING:
    from hetong.contract.section import Section


@dataclass(frozen=True, slots=True)
class Slot:
    """One key: `attr` names it in Python, `key` in the record, `also` are further spellings.

    A key holding one value has `reads`; a nested section or a list has `section`, the class of
    the section or of the list's items, and `listed` tells which.
    """

    attr: str
    key: str
    title: Words
    note: Words
    also: tuple[str, ...] = ()
    reads: Reads | None = None
    section: type[Section] | None = None
    listed: bool = False

    @property
    def description(self) -> Words:
        """The title and, behind it, the note."""
        zh = f"{self.title.zh}：{self.note.zh}" if self.note.zh else self.title.zh
        en = f"{self.title.en}: {self.note.en}" if self.note.en else self.title.en
        return Words(zh, en)


def slot(
    zh: str,
    en: str,
    note: str = "",
    note_en: str = "",
    *,
    also: tuple[str, ...] = (),
    key: str = "",
) -> Any:
    """Declare a key with its Chinese and English title and, where needed, a note on its form.

    `also` are further spellings read as this key; `key` is the record's spelling where Python
    reserves the word.
    """
    extra: dict[str, Any] = {"also": list(also), "key": key, "note": note, "note_en": note_en}
    return Field(title=en, description=zh, json_schema_extra=extra)


@cache
def slots_of(section: type[Section]) -> Mapping[str, Slot]:
    """Return the keys of a section class by Python attribute, in the order declared."""
    return {
        attr: _slot(attr, info)
        for attr, info in section.model_fields.items()
        if info.json_schema_extra is not None
    }


@cache
def spellings_of(section: type[Section]) -> Mapping[str, str]:
    """Return the Python attribute of every accepted spelling of a section's keys."""
    slots = slots_of(section).values()
    return {spelling: slot.attr for slot in slots for spelling in (slot.key, *slot.also)}


def _slot(attr: str, info: FieldInfo) -> Slot:
    extra: Any = info.json_schema_extra
    reads = next((one for one in info.metadata if isinstance(one, Reads)), None)
    listed = get_origin(info.annotation) is Listing
    section: Any = get_args(info.annotation)[0] if listed else info.annotation
    return Slot(
        attr=attr,
        key=extra["key"] or attr,
        title=Words(info.description or "", info.title or ""),
        note=Words(extra["note"], extra["note_en"]),
        also=tuple(extra["also"]),
        reads=reads,
        section=section if reads is None and issubclass(section, BaseModel) else None,
        listed=listed,
    )
