"""What a record key is called: `payment.day_of_month` is 付款 · 每月付款日."""

from __future__ import annotations

import re
from functools import lru_cache

from hetong.contract.walk import fields, sections
from hetong.errors import Words

_INDEX = re.compile(r"\[\d+\]")


def title_of(path: str) -> Words:
    """Return the title of a record or schema path, with that of its section before it.

    An item keeps its position, counted from 1 (`sla[2].value` is 服务指标 3 · 目标值). A path that
    is no key of the record is its own title.
    """
    named = _titles()
    own = named.get(_bare(path))
    if own is None:
        return Words(path, path)
    head = path.rpartition(".")[0]
    outer = named.get(_bare(head)) if head else None
    position = _INDEX.findall(head)
    number = f" {int(position[-1][1:-1]) + 1}" if position and head.endswith("]") else ""
    if outer is None:
        return own
    return Words(f"{outer.zh}{number} · {own.zh}", f"{outer.en}{number}: {own.en}")


@lru_cache(maxsize=1)
def _titles() -> dict[str, Words]:
    slots = [*sections(), *((field.path, field.slot) for field in fields())]
    titles = {_bare(path): slot.title for path, slot in slots}
    for path, slot in slots:
        section, dot, _ = _bare(path).rpartition(".")
        for spelling in slot.also:
            titles.setdefault(f"{section}{dot}{spelling}", slot.title)
    return titles


def _bare(path: str) -> str:
    """Return a path without its list marks: a list of one may be written as that one."""
    return _INDEX.sub("", path).replace("[]", "")
