"""What a record key is called: `payment.day_of_month` is 付款 · 每月付款日."""

from __future__ import annotations

import re
from functools import lru_cache

from hetong.contract.walk import fields, sections
from hetong.errors import Words

_INDEX = re.compile(r"\[\d+\]")


def title_of(path: str) -> Words:
    """Return the title of a record or schema path, with those of the sections it is in before it.

    An item keeps its position, counted from 1 (`sla[2].value` is 服务指标 3 · 目标值,
    `party_b.licences[0].number` 乙方 · 许可证 1 · 许可证号). A path that is no key of the record
    is its own title.
    """
    named = _titles()
    own = named.get(_bare(path))
    if own is None:
        return Words(path, path)
    steps = path.split(".")
    heads = [".".join(steps[:n]) for n in range(1, len(steps))]
    owners = [(_position(head), named.get(_bare(head))) for head in heads]
    zh = [f"{owner.zh}{number}" for number, owner in owners if owner]
    en = [f"{owner.en}{number}" for number, owner in owners if owner]
    return Words(" · ".join([*zh, own.zh]), ": ".join([*en, own.en]))


def _position(head: str) -> str:
    found = _INDEX.findall(head) if head.endswith("]") else []
    return f" {int(found[-1][1:-1]) + 1}" if found else ""


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
