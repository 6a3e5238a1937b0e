"""House positions as data: what a company prefers, accepts and refuses on a point of a contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from hetong.errors import Place
from hetong.notation.duration import Duration

Figure = Decimal | Duration
"""A rate as a fraction of one, or a period of time."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest figure, both included; None leaves that end open."""

    low: Figure | None = None
    high: Figure | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The position on a figure. None: nothing is said on that step.

    `preferred` and `acceptable` bound the figures that are so; `refuse` bounds those that are not
    refused: what lies outside is.
    """

    preferred: Bounds | None = None
    acceptable: Bounds | None = None
    refuse: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """The position on a word: which are preferred, which accepted, which refused."""

    preferred: tuple[str, ...] = ()
    acceptable: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A position on one topic: limits for a figure, choices for words, neither if only required.

    `required` says that the contract must settle the point at all; `place` is where it is written.
    """

    topic: str
    limits: Limits = field(default_factory=Limits)
    choices: Choices = field(default_factory=Choices)
    required: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions of a house by topic; none of them for a house that has none."""

    by_topic: Mapping[str, Position] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether the house has any position."""
        return bool(self.by_topic)

    def __iter__(self) -> Iterator[Position]:
        """Yield the positions in the order written."""
        return iter(self.by_topic.values())

    def get(self, topic: str) -> Position | None:
        """Return the position on a topic, or None."""
        return self.by_topic.get(topic)

    def over(self, base: Positions) -> Positions:
        """Return these positions with those of `base` on every topic these say nothing of."""
        return Positions({**base.by_topic, **self.by_topic})
