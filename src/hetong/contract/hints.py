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
    return InputError(words, advice=Words("只留一个", "Keep one of them"), place=item.key_place)


def _advice(section: type[Section], key: str, root: type | None) -> Words:
    spellings = spellings_of(section)
    near = get_close_matches(key, spellings, n=1, cutoff=0.7)
    meant = [slots_of(section)[spellings[near[0]]].key] if near else _elsewhere(key, root)
    if 0 < len(meant) <= _MOST:
        return Words(f"是不是 {' 或 '.join(meant)}？", f"Did you mean {' or '.join(meant)}?")
    known = [slot.key for slot in slots_of(section).values()]
    if len(known) > _MANY:
        return Words("全部的键见 hetong schema", "See hetong schema for all keys")
    return Words(f"可以写 {'、'.join(known)}", f"Known keys: {', '.join(known)}")


def _elsewhere(key: str, root: type | None) -> list[str]:
    """Return the schema paths meant by `key`: `monthly_fee`, `fees_monthly_fee`, `montly_fee`."""
    if root is None:
        return []
    paths = sorted(_paths(root, ""), key=lambda path: path.count("."))
    named: dict[str, list[str]] = {}
    for path in paths:
        plain = path.replace("[]", "")
        for name in {plain.rpartition(".")[2], plain.replace(".", "_")}:
            named.setdefault(name, []).append(path)
    near = [key] if key in named else get_close_matches(key, named, n=1, cutoff=0.8)
    return named[near[0]] if near else []


def _paths(section: type[Section], prefix: str) -> Iterator[str]:
    for slot in slots_of(section).values():
        path = f"{prefix}{slot.key}{'[]' if slot.listed else ''}"
        yield path
        if slot.section is not None:
            yield from _paths(slot.section, f"{path}.")


_MOST = 3
_MANY = 30
