"""Cells become the integers of engine facts; what hangs on no value is laid out beforehand.

Engine facts are written as JSON members from the start: a contract needs some six thousand of
them, and building mappings first would cost as much as all the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from hetong.contract.entry import State
from hetong.engine.columns import EXACT, Column, encoded
from hetong.facts.model import Cell
from hetong.facts.types import BEYOND, UNKNOWN, FactType, Span

_OPEN = {"u": 1, "-u": -1}
_UNEQUAL = ("=", "k")  # without a value these equal nothing, not even each other


@dataclass(frozen=True, slots=True)
class Asked:
    """What engine facts of one kind carry of one fact.

    `fixed` are the JSON members a cell of a state gives whatever its value, `unequal` the fields
    that then need a number of their own, `measured` the (field, variant) taken from a given
    value, and `vast` and `vast_unequal` what stands for a given value too large for the engine.
    Fields are written as they open a JSON member: `"name":`.
    """

    column: Column
    type: FactType
    lists_none: bool
    fixed: Mapping[State, tuple[str, ...]]
    unequal: Mapping[State, tuple[str, ...]]
    measured: tuple[tuple[str, str], ...]
    vast: tuple[str, ...]
    vast_unequal: tuple[str, ...]


def grouped(columns: Iterable[tuple[Column, FactType]]) -> tuple[Asked, ...]:
    """Group columns by the cell and the offset they are computed from."""
    groups: dict[Column, tuple[FactType, list[Column]]] = {}
    for column, fact_type in columns:
        groups.setdefault(replace(column, variant=""), (fact_type, []))[1].append(column)
    return tuple(
        _asked(column, fact_type, members) for column, (fact_type, members) in groups.items()
    )


def _asked(column: Column, fact_type: FactType, members: list[Column]) -> Asked:
    tests = [(key_of(each), *each.variant.split(".")) for each in members if each.is_test]
    numbers = [(key_of(each), each.variant) for each in members if not each.is_test]
    listed = encoded("none", fact_type, column.path) if fact_type.lists_none else None
    unequal = tuple(key for key, variant in numbers if variant in _UNEQUAL)
    numbered = {state: _without_value(state, numbers, listed, column.plus) for state in State}
    fixed = {
        state: {key: _state_bit(state, name, mode) for key, name, mode in tests} | numbered[state]
        for state in State
    }
    return Asked(
        column=column,
        type=fact_type,
        lists_none=fact_type.lists_none,
        fixed={state: _members(fixed[state]) for state in State},
        unequal={
            state: tuple(key for key in unequal if key not in numbered[state]) for state in State
        },
        measured=tuple(each for each in numbers if each[1] not in _OPEN),
        vast=_members({key: n for key, v in numbers if (n := _unknown(v)) is not None}),
        vast_unequal=unequal,
    )


def key_of(column: Column) -> str:
    """Return the column's field as it opens a JSON member."""
    return f"{json.dumps(column.field)}:"


def _members(numbers: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(f"{key}{number}" for key, number in numbers.items())


def _without_value(
    state: State, numbers: list[tuple[str, str]], listed: tuple[Span, Span] | None, plus: int
) -> dict[str, int]:
    """Return the numbers of a state that no value decides; a listed `none` is a value itself."""
    found = {}
    for key, variant in numbers:
        if state is State.GIVEN:
            number = 0 if variant in _OPEN else None
        elif state is State.NONE and listed is not None:
            number = 0 if variant in _OPEN else _measured(*listed, variant, plus)
        elif state is State.NONE:
            number = _none(variant)
        else:
            number = _unknown(variant)
        if number is not None:
            found[key] = number
    return found


class Encoder:
    """Encodes cells into columns; sentinels for unknown values are unique within one encoder.

    Where `assumes`, the keys a rule assumes to be lacking are none when nobody recorded them.
    """

    def __init__(self, *, assumes: bool) -> None:
        self.assumes = assumes
        self._sentinels = count(UNKNOWN + 1)
        self._spans: dict[tuple[int, int], tuple[Cell, tuple[Span, Span] | None]] = {}

    def fill(self, fact: list[str], cell: Cell, asked: Asked) -> None:
        """Add to the members of an engine fact all that is asked of a cell."""
        state = cell.state
        if (state is State.UNRECORDED and asked.column.assumed and self.assumes) or (
            asked.lists_none and state is State.GIVEN and cell.value == "none"
        ):
            state = State.NONE
        fact += asked.fixed[state]
        unequal = asked.unequal[state]
        if state is State.GIVEN:
            if not asked.measured:
                return
            spans = self._encoded(cell, asked)
            if spans is None:
                fact += asked.vast
                unequal = asked.vast_unequal
            else:
                unequal = _measure(fact, spans, asked)
        for key in unequal:
            fact.append(f"{key}{-next(self._sentinels)}")

    def _encoded(self, cell: Cell, asked: Asked) -> tuple[Span, Span] | None:
        """Return the ends of a given value, encoded once for all shards; None if too large."""
        key = (id(cell), id(asked.type))
        known = self._spans.get(key)
        if known is None:
            spans = encoded(cell.value, asked.type, asked.column.path)
            known = self._spans[key] = cell, spans
        spans, plus = known[1], asked.column.plus
        return None if spans and plus and _moved_too_far(spans, plus) else spans


def _measure(fact: list[str], spans: tuple[Span, Span], asked: Asked) -> tuple[str, ...]:
    """Add what a given value decides; return the fields where it is not exact."""
    unequal = []
    for key, variant in asked.measured:
        number = _measured(*spans, variant, asked.column.plus)
        if number is None:
            unequal.append(key)
        else:
            fact.append(f"{key}{number}")
    return tuple(unequal)


def _measured(low: Span, high: Span, variant: str, plus: int) -> int | None:
    if variant == "=":
        return low.low + plus if low.low == high.high else None
    if variant == "k":
        return low.family if low.family == high.family else None
    if variant in EXACT:
        return low.exact if variant == "xlo" else high.exact
    return (low.low if variant.startswith("lo") else high.high) + plus


def _none(variant: str) -> int | None:
    if variant in _UNEQUAL:
        return None
    if variant in _OPEN:
        return -2 * _OPEN[variant]
    if variant in EXACT:
        return 0
    return BEYOND if variant.endswith("+") else -BEYOND


def _unknown(variant: str) -> int | None:
    if variant in _UNEQUAL:
        return None
    if variant in _OPEN:
        return _OPEN[variant]
    if variant in EXACT:
        return 0
    return -UNKNOWN if variant.startswith("lo") else UNKNOWN


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
