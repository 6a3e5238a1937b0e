"""What one table of a config says of how contracts are judged, and what holds when two say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from hetong.errors import Lang, Place
from hetong.findings import Severity
from hetong.positions import Positions

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Word:
    """One text of a config and where it is written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Layer:
    """The keys of one table; None and empty ones were not said.

    `severity` maps a rule's id to a severity, None for off; `values` a value's name to its text.
    """

    lang: Lang | None = None
    side: str | None = None
    phase: str | None = None
    fail_on: str | None = None
    min_coverage: Decimal | None = None
    select: tuple[Word, ...] = ()
    ignore: tuple[Word, ...] = ()
    severity: Mapping[str, tuple[Severity | None, Place]] = field(default_factory=dict)
    values: Mapping[str, Word] = field(default_factory=dict)
    positions: Positions = field(default_factory=Positions)

    def over(self, base: Layer) -> Layer:
        """Return this layer laid over `base`.

        A key said here replaces that of `base`; tables merge key by key, and what is ignored adds
        up: a rule a house ignores does not come back because a project ignores another.
        """
        return Layer(
            lang=_said(self.lang, base.lang),
            side=_said(self.side, base.side),
            phase=_said(self.phase, base.phase),
            fail_on=_said(self.fail_on, base.fail_on),
            min_coverage=_said(self.min_coverage, base.min_coverage),
            select=self.select or base.select,
            ignore=tuple(dict.fromkeys((*base.ignore, *self.ignore))),
            severity={**base.severity, **self.severity},
            values={**base.values, **self.values},
            positions=self.positions.over(base.positions),
        )


def _said(here: Said | None, there: Said | None) -> Said | None:
    return there if here is None else here
