"""Alternatives: disjunctions of conjunctions of plain comparisons, rows present and rows absent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from hetong.engine.columns import Column

MAX_ALTERNATIVES = 64
MAX_PRODUCT = 1024  # before those that ask for more than another one are dropped
_OPPOSITE = {"lt": "gte", "lte": "gt", "gt": "lte", "gte": "lt", "eq": "neq", "neq": "eq"}
FLIPPED = {"lt": "gt", "lte": "gte", "gt": "lt", "gte": "lte", "eq": "eq", "neq": "neq"}


@dataclass(frozen=True, slots=True)
class Test:
    """One engine comparison of a column with a column or a constant."""

    left: Column
    op: str
    right: Column | int

    def negated(self) -> Test:
        """Return the opposite comparison; columns are always present, so it is the complement."""
        return Test(self.left, _OPPOSITE[self.op], self.right)

    @property
    def aliases(self) -> set[str]:
        """The items it compares; a comparison within the contract has none."""
        sides = (self.left, self.right)
        return {side.alias for side in sides if isinstance(side, Column) and side.alias}


@dataclass(frozen=True, slots=True)
class Absent:
    """No row of `list` (bound to `alias`), other than those of `apart`, satisfies all `tests`.

    `assumed` says that an unrecorded list is read as none.
    """

    alias: str
    list: str
    parent: str | None
    apart: tuple[str, ...]
    tests: tuple[Test, ...]
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """Some row of `list`, other than those of `apart`, is bound to `alias`."""

    alias: str
    list: str
    parent: str | None
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A conjunction: comparisons, rows that must exist, rows that must not."""

    tests: tuple[Test, ...] = ()
    present: tuple[Present, ...] = ()
    absent: tuple[Absent, ...] = ()

    @property
    def parts(self) -> frozenset[Test | Present | Absent]:
        """Everything it asks for."""
        return frozenset((*self.tests, *self.present, *self.absent))

    def joined(self, other: Alternative) -> Alternative:
        """Return the conjunction of both, each part once."""
        return Alternative(
            tuple(dict.fromkeys(self.tests + other.tests)),
            tuple(dict.fromkeys(self.present + other.present)),
            tuple(dict.fromkeys(self.absent + other.absent)),
        )


Alternatives = tuple[Alternative, ...]
ALWAYS: Alternatives = (Alternative(),)


class TooMany(ValueError):
    """A condition multiplies out into more alternatives than the engine should carry."""


def conjunction(parts: list[Alternatives]) -> Alternatives:
    """Return the alternatives in which one of each part holds; raise TooMany."""
    result: Alternatives = ALWAYS
    for part in parts:
        result = _fewest(a.joined(b) for a, b in product(result, part))
    return result


def disjunction(parts: list[Alternatives]) -> Alternatives:
    """Return the alternatives of all parts; raise TooMany."""
    return _fewest(each for part in parts for each in part)


def _fewest(found: Iterable[Alternative]) -> Alternatives:
    """Return the alternatives without those that ask for more than another one; raise TooMany."""
    asked = {each: each.parts for each in found}
    if len(asked) > MAX_PRODUCT:
        raise TooMany
    kept = tuple(a for a, mine in asked.items() if not any(b < mine for b in asked.values()))
    if len(kept) > MAX_ALTERNATIVES:
        raise TooMany
    return kept
