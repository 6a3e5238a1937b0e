"""Keys that end in a side: `by_a_convenience` and `by_client_convenience` are one family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from hetong.contract.section import Section
from hetong.contract.slots import Slot, slots_of

SIDE_WORDS = ("a", "b", "client", "provider")


@dataclass(frozen=True, slots=True)
class Family:
    """One family: its template (`by_{side}_convenience`) and the slot of each of its spellings."""

    template: str
    slots: Mapping[str, Slot]

    def key(self, side: str) -> str:
        """Return the record key for a side."""
        return self.template.format(side=side)


@lru_cache(maxsize=None)
def families_of(section: type[Section]) -> tuple[Family, ...]:
    """Return the families of a section class."""
    by_key = {slot.key: slot for slot in slots_of(section).values()}
    return tuple(
        Family(
            template,
            {side: by_key[template.format(side=side)] for side in SIDE_WORDS},
        )
        for template in section.sides_
    )
