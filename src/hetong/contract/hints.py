"""What to write instead of a key nobody knows: the nearest key, or the section it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from hetong.contract.slots import slots_of, spellings_of
from hetong.errors import InputError, Words
from hetong.source.tree import Item

if TYPE_CHECKING:
    from hetong.contract.section import Section


def unknown_key(section: type[Section], path: str, item: Item, root: type | None) -> InputError:
    """Return the error for a key `section` does not have, with the nearest one that exists."""
    where = Words(f"{path} 下" if path else "合同记录里", path or "the record")
    words = Words(f"{where.zh}没有 {item.key} 这个键", f"{where.en} has no key {item.key}")
    return InputError(words, advice=_advice(section, item.key, root), place=item.key_place)


def duplicate_key(path: str, item: Item, first: str) -> InputError:
    """Return the error for one key written in two of its spellings."""
    words = Words(
        f"{path} 下的 {item.key} 和 {first} 是同一个键",
        f"{item.key} and {first} under {path} are the same key",
    )
    return InputError(words, advice=Words("只留一个", "keep one of them"), place=item.key_place)


def _advice(section: type[Section], key: str, root: type | None) -> Words:
    spellings = spellings_of(section)
    near = get_close_matches(key, spellings, n=1, cutoff=0.7)
    if near:
        known = slots_of(section)[spellings[near[0]]].key
        return Words(f"是不是 {known}？", f"did you mean {known}?")
    elsewhere = _elsewhere(key, root)
    if elsewhere:
        places = elsewhere[:3]
        return Words(f"是不是 {' 或 '.join(places)}？", f"did you mean {' or '.join(places)}?")
    known = "、".join(slot.key for slot in slots_of(section).values())
    return Words(f"可以写 {known}", f"known keys: {known.replace('、', ', ')}")


def _elsewhere(key: str, root: type | None) -> list[str]:
    """Return the schema paths whose last key is `key`, else those with the nearest last key."""
    if root is None:
        return []
    paths = sorted(_paths(root, ""), key=lambda path: path.count("."))
    named: dict[str, list[str]] = {}
    for path in paths:
        named.setdefault(path.rpartition(".")[2].removesuffix("[]"), []).append(path)
    near = [key] if key in named else get_close_matches(key, named, n=1, cutoff=0.75)
    return named[near[0]] if near else []


def _paths(section: type[Section], prefix: str) -> Iterator[str]:
    for slot in slots_of(section).values():
        path = f"{prefix}{slot.key}{'[]' if slot.listed else ''}"
        yield path
        if slot.section is not None:
            yield from _paths(slot.section, f"{path}.")
