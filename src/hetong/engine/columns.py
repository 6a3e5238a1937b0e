"""Columns: the integers of a fact that an engine pattern compares.

Every column is always present, so no comparison ever meets a missing field: a value nobody knows
spans everything (its low is -UNKNOWN, its high +UNKNOWN), and `none` lies beyond everything on
the side where the comparison must be false. With that, "surely" and "possibly" are two ordinary
comparisons on different columns and their negations are the opposite comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from hetong.contract.entry import State
from hetong.errors import EngineError, Words
from hetong.facts.model import Cell
from hetong.facts.types import BEYOND, UNKNOWN, FactType, Interval, Span, TooLarge

# Variants: the bound (lo, hi) and where `none` lies (+ above all, - below all); `=` the exact
# value, unequal to every other when unknown or none; `k` a duration's family, `xlo` and `xhi` its
# exact amount in it; `<state>.sure` and `<state>.may` the state tests; `u` is 0 for a value, 1 for
# an unknown one and -2 for none, `-u` its negative: a.u <= b.-u says that both are known, or that
# one is none.
EXACT = ("xlo", "xhi")
OPEN = {"u": 1, "-u": -1}


@dataclass(frozen=True, slots=True)
class Column:
    """One integer of one fact: contract-level (`alias` None) or of the item bound to `alias`."""

    alias: str | None
    list: str | None
    path: str
    variant: str
    plus: int = 0
    assumed: bool = False

    @property
    def field(self) -> str:
        """The engine's field name; dots would mean nesting there."""
        moved = f"+{self.plus}" if self.plus else ""
        assumed = "?" if self.assumed else ""
        return f"{self.path}:{self.variant}{moved}{assumed}".replace(".", "/")


class Encoder:
    """Encodes cells into columns; sentinels for unknown values are unique within one encoder."""

    def __init__(self) -> None:
        self._sentinels = count(UNKNOWN + 1)
        self._spans: dict[tuple[int, int], tuple[Cell, tuple[Span, Span] | None]] = {}

    def value(self, cell: Cell, fact_type: FactType, column: Column) -> int:
        """Return the integer of `column` for a cell."""
        state = cell.state
        if column.assumed and state is State.UNRECORDED:
            state = State.NONE
        value = cell.value
        name, _, mode = column.variant.partition(".")
        if mode:
            said = state is State.GIVEN and value == "none" and fact_type.lists_none
            return _state_bit(State.NONE if said else state, name, mode)
        if state is State.NONE and fact_type.lists_none:
            state, value = State.GIVEN, "none"
        if state is State.NONE:
            return self._none(column.variant)
        if state is not State.GIVEN:
            return self._unknown(column.variant)
        spans = self._encoded(cell, value, fact_type, column.path)
        if spans is None or _moved_too_far(spans, column.plus):
            return self._unknown(column.variant)
        return self._given(*spans, column)

    def _encoded(
        self, cell: Cell, value: Any, fact_type: FactType, path: str
    ) -> tuple[Span, Span] | None:
        """Encode a cell once for all its columns."""
        key = (id(cell), id(fact_type))
        known = self._spans.get(key)
        if known is None:
            known = self._spans[key] = cell, encoded(value, fact_type, path)
        return known[1]

    def _given(self, low: Span, high: Span, column: Column) -> int:
        variant = column.variant
        if variant in OPEN:
            return 0
        if variant == "k":
            return low.family if low.family == high.family else -next(self._sentinels)
        if variant in EXACT:
            return low.exact if variant == "xlo" else high.exact
        if variant == "=":
            exact = low.low == high.high
            return low.low + column.plus if exact else -next(self._sentinels)
        return (low.low if variant.startswith("lo") else high.high) + column.plus

    def _none(self, variant: str) -> int:
        if variant in OPEN:
            return -2 * OPEN[variant]
        if variant in ("=", "k"):
            return -next(self._sentinels)
        if variant in EXACT:
            return 0
        return BEYOND if variant.endswith("+") else -BEYOND

    def _unknown(self, variant: str) -> int:
        if variant in OPEN:
            return OPEN[variant]
        if variant in ("=", "k"):
            return -next(self._sentinels)
        if variant in EXACT:
            return 0
        return -UNKNOWN if variant.startswith("lo") else UNKNOWN


def encoded(value: Any, fact_type: FactType, path: str) -> tuple[Span, Span] | None:
    """Return the spans of a value's ends, None where they do not fit the engine's integers.

    Raises EngineError for what is no value of the type: the contract is then not judged.
    """
    ends = (value.low, value.high) if isinstance(value, Interval) else (value, value)
    try:
        return fact_type.encode(ends[0]), fact_type.encode(ends[1])
    except TooLarge:
        return None
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as wrong:
        told = f"{path}: {type(wrong).__name__}"
        raise EngineError(
            Words(f"事实的值不合它的类型（{told}）", f"a fact's value is not of its type ({told})")
        ) from wrong


def _moved_too_far(spans: tuple[Span, Span], plus: int) -> bool:
    return max(abs(bound + plus) for span in spans for bound in (span.low, span.high)) >= UNKNOWN


def _state_bit(state: State, asked: str, mode: str) -> int:
    """State tests are decided on a recorded key; on an unrecorded one only `unrecorded` is."""
    if asked == "unrecorded":
        return int(state is State.UNRECORDED)
    if state is State.UNRECORDED:
        return int(mode == "may")
    if asked == "present":
        return int(state in (State.GIVEN, State.CONTESTED))
    return int(state == asked)
