"""Columns: the integers of a fact that an engine pattern compares.

Every column is always present, so no comparison ever meets a missing field: a value nobody knows
spans everything (its low is -UNKNOWN, its high +UNKNOWN), and `none` lies beyond everything on
the side where the comparison must be false. With that, "surely" and "possibly" are two ordinary
comparisons on different columns and their negations are the opposite comparison.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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

    @property
    def is_test(self) -> bool:
        """Whether it is a state test."""
        return "." in self.variant


@dataclass(frozen=True, slots=True)
class Asked:
    """What engine facts of one kind carry of one fact.

    `tests` are (field, state, mode), `numbers` (field, variant); `lists_none` is the type's.
    """

    column: Column
    type: FactType
    lists_none: bool
    tests: tuple[tuple[str, str, str], ...]
    numbers: tuple[tuple[str, str], ...]


def grouped(columns: Iterable[tuple[Column, FactType]]) -> tuple[Asked, ...]:
    """Group columns by the cell and the offset they are computed from."""
    groups: dict[Column, tuple[FactType, list[Column]]] = {}
    for column, fact_type in columns:
        groups.setdefault(replace(column, variant=""), (fact_type, []))[1].append(column)
    asked = []
    for column, (fact_type, members) in groups.items():
        tests = [(each.field, *each.variant.split(".")) for each in members if each.is_test]
        numbers = tuple((each.field, each.variant) for each in members if not each.is_test)
        named = tuple((field, name, mode) for field, name, mode in tests)
        asked.append(Asked(column, fact_type, fact_type.lists_none, named, numbers))
    return tuple(asked)


class Encoder:
    """Encodes cells into columns; sentinels for unknown values are unique within one encoder."""

    def __init__(self) -> None:
        self._sentinels = count(UNKNOWN + 1)
        self._spans: dict[tuple[int, int], tuple[Cell, tuple[Span, Span] | None]] = {}

    def fill(self, fact: dict[str, Any], cell: Cell, asked: Asked) -> None:
        """Add to an engine fact all that is asked of a cell."""
        state, value, column = cell.state, cell.value, asked.column
        if column.assumed and state is State.UNRECORDED:
            state = State.NONE
        if asked.lists_none and state is State.GIVEN and value == "none":
            state = State.NONE
        for field, name, mode in asked.tests:
            fact[field] = _state_bit(state, name, mode)
        if not asked.numbers:
            return
        if asked.lists_none and state is State.NONE:
            state, value = State.GIVEN, "none"
        spans = self._encoded(cell, value, asked) if state is State.GIVEN else None
        for field, variant in asked.numbers:
            if spans is not None:
                fact[field] = self._given(*spans, variant, column.plus)
            elif state is State.NONE:
                fact[field] = self._none(variant)
            else:
                fact[field] = self._unknown(variant)

    def _encoded(self, cell: Cell, value: Any, asked: Asked) -> tuple[Span, Span] | None:
        """Return the ends of a given value, encoded once for all shards; None if too large."""
        key = (id(cell), id(asked.type))
        known = self._spans.get(key)
        if known is None:
            known = self._spans[key] = cell, encoded(value, asked.type, asked.column.path)
        spans, plus = known[1], asked.column.plus
        return None if spans and plus and _moved_too_far(spans, plus) else spans

    def _given(self, low: Span, high: Span, variant: str, plus: int) -> int:
        if variant in OPEN:
            return 0
        if variant == "k":
            return low.family if low.family == high.family else -next(self._sentinels)
        if variant in EXACT:
            return low.exact if variant == "xlo" else high.exact
        if variant == "=":
            return low.low + plus if low.low == high.high else -next(self._sentinels)
        return (low.low if variant.startswith("lo") else high.high) + plus

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
    try:
        if isinstance(value, Interval):
            return fact_type.encode(value.low), fact_type.encode(value.high)
        span = fact_type.encode(value)
        return span, span
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
