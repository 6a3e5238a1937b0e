"""Which keys say the same thing of party a, party b, the client and the provider."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hetong.contract.section import Section


@dataclass(frozen=True, slots=True)
class SideFamily:
    """Four keys of one section that differ only in the side: attributes in Python.

    `name` is the template, such as `by_{side}_convenience`.
    """

    name: str
    a: str
    b: str
    client: str
    provider: str


@cache
def side_families(section: type[Section]) -> tuple[SideFamily, ...]:
    """Return the families of keys that end in a side, so that a and b can be read by role."""
    return tuple(
        SideFamily(
            name,
            name.format(side="a"),
            name.format(side="b"),
            name.format(side="client"),
            name.format(side="provider"),
        )
        for name in section.sides_
    )
