"""Other names in a condition's place: the opposite party, and a fact's nearest sibling."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hetong.contract.kinds import Kind
from hetong.facts.model import Catalogue, FactDoc
from hetong.facts.types import FactType

_PARTY = re.compile(r"(?<![a-z])(client|provider)(?![a-z])")
_OTHER = {"client": "provider", "provider": "client"}


def mirrored(name: str) -> str | None:
    """Return a path or a constant with client and provider swapped, None when it names neither."""
    swapped = _PARTY.sub(lambda found: _OTHER[found.group()], name)
    return None if swapped == name else swapped


def type_of(path: str, catalogue: Catalogue, lists: Mapping[str, str]) -> FactType | None:
    """Return the type of the fact a path names, None for a dated value."""
    fields, _, inner = _fields(path, catalogue, lists)
    doc = fields.get(inner)
    return doc.type if doc else None


def sibling(path: str, catalogue: Catalogue, lists: Mapping[str, str]) -> str | None:
    """Return the nearest fact of the same type in the same section or list item.

    The catalogue keeps the order of the record; of two equally near the later one is taken.
    Derived facts have no siblings: which of them exist hangs on other rules.
    """
    fields, prefix, inner = _fields(path, catalogue, lists)
    doc = fields.get(inner)
    if doc is None or inner.startswith("derived.") or doc.type.kind is Kind.MEASURE:
        return None
    section = inner.rpartition(".")[0]
    alike = [
        name
        for name, other in fields.items()
        if name.rpartition(".")[0] == section and other.type == doc.type
    ]
    here = alike.index(inner)
    others = [at for at in range(len(alike)) if at != here]
    if not others:
        return None
    nearest = min(others, key=lambda at: (abs(at - here), at < here))
    return prefix + alike[nearest]


def _fields(
    path: str, catalogue: Catalogue, lists: Mapping[str, str]
) -> tuple[Mapping[str, FactDoc], str, str]:
    """Return the facts a path is one of, what stands before its name, and its name."""
    alias, _, rest = path.partition(".")
    if rest and alias in lists:
        return catalogue.lists[lists[alias]].fields, f"{alias}.", rest
    return catalogue.facts, "", path
