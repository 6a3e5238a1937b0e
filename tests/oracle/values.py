"""Comparisons of two cells: True, False, or None where the values leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.model import Cell
from hetong.facts.types import FactType, Interval, UnknownSide, folded

Truth = bool | None

NAMES = {Kind.TEXT, Kind.CODE, Kind.CHOICE}
# DESIGN section 2: money counts 1/10,000 yuan, rates billionths; numbers 1/10,000.
SCALE = {Kind.MONEY: 10_000, Kind.RATE: 10**9, Kind.NUMBER: 10_000}
LIMIT = 2**52  # DESIGN section 5: integers exact below 2**53, one bit kept for the unknown
ORDER = ("lt", "lte", "gt", "gte")


def negated(truth: Truth) -> Truth:
    return None if truth is None else not truth


def every(truths: Sequence[Truth]) -> Truth:
    if False in truths:
        return False
    return None if None in truths else True


def some(truths: Sequence[Truth]) -> Truth:
    return negated(every([negated(truth) for truth in truths]))


def state_test(cell: Cell, test: str) -> Truth:
    """README: decided on a recorded key; on an unrecorded one only `unrecorded` is."""
    if cell.state is State.UNRECORDED:
        return True if test == "unrecorded" else None
    if test == "present":
        return cell.state in (State.GIVEN, State.CONTESTED)
    return cell.state.value == test


def valued(cell: Cell, fact_type: FactType) -> Cell:
    """Return what a comparison sees of a cell.

    Where an enumeration lists `none`, value and state are the same; a value beyond the engine's
    exact integers is one that nobody knows.
    """
    if cell.state is State.NONE and "none" in fact_type.ranks:
        return Cell(State.GIVEN, "none")
    if cell.state is State.GIVEN and any(_beyond(end, fact_type) for end in _ends(cell.value)):
        return Cell(State.CONTESTED)
    return cell


def _beyond(value: Any, fact_type: FactType) -> bool:
    kind = fact_type.kind
    if kind is Kind.DURATION:
        seconds = [abs(day * 86_400) for day in value.days]
        return bool(max(*seconds, abs(value.exact * 100)) > LIMIT - 1)
    if getattr(value, "currency", "CNY") != "CNY":
        return True  # DESIGN section 3 counts money in yuan; nothing converts another currency
    if kind in SCALE or kind in (Kind.DATE, Kind.MONTH_DAY):
        return abs(number(value, kind)) >= LIMIT
    if fact_type.ranks and not isinstance(value, UnknownSide):
        fact_type.ranks.index(str(value))  # no such value: nothing can be said
    return False


def stated(cell: Cell, fact_type: FactType) -> Cell:
    """The same, as state tests see it."""
    if cell.state is State.GIVEN and cell.value == "none" and "none" in fact_type.ranks:
        return Cell(State.NONE)
    return cell


def compare(op: str, left: Cell, right: Cell, kind: Kind, plus: int = 0) -> Truth:
    """Compare two cells of comparable types; `plus` whole units are added to the right one."""
    if State.NONE in (left.state, right.state):
        return op == "ne"
    if left.state is not State.GIVEN or right.state is not State.GIVEN:
        return None
    if op == "ne":
        return negated(compare("eq", left, right, kind, plus))
    if kind in NAMES | {Kind.SIDE, Kind.CONSENT, Kind.BOOLEAN}:
        return _same(symbols(left.value, kind), symbols(right.value, kind))
    low, high, other_low, other_high = _bounds(left.value, right.value, kind)
    step = plus * SCALE.get(kind, 1)
    if plus and max(abs(other_low + step), abs(other_high + step)) >= LIMIT:
        return None
    return _ordered(op, (low, high), (other_low + step, other_high + step))


def within(left: Cell, texts: Sequence[str], fact_type: FactType, kind: Kind) -> Truth:
    """`in`: every value the cell may have is listed, or none is, or it is open."""
    if left.state is State.NONE:
        return False
    if left.state is not State.GIVEN:
        return None
    constants = [Cell(State.GIVEN, fact_type.parse(text)) for text in texts]
    if kind is Kind.SIDE:
        listed = {str(constant.value) for constant in constants}
        possible = symbols(left.value, kind)
        return True if possible <= listed else False if not possible & listed else None
    answer = some([compare("eq", left, constant, kind) for constant in constants])
    if answer is None and kind is not Kind.DURATION:
        low, high, *_ = _bounds(left.value, left.value, kind)
        listed_numbers = {number(constant.value, kind) for constant in constants}
        if high - low < len(listed_numbers) and set(range(low, high + 1)) <= listed_numbers:
            return True
    return answer


def symbols(value: Any, kind: Kind) -> set[str]:
    """Return the words a value may be, spelled as compared."""
    if isinstance(value, UnknownSide):
        return {"client", "provider"}
    if kind is Kind.BOOLEAN:
        return {str(bool(value))}
    return {_folded(str(value))} if kind in NAMES else {str(value)}


_folded = lru_cache(maxsize=256)(folded)


def number(value: Any, kind: Kind) -> int:
    """Return a value that is no duration as a whole number of its smallest unit."""
    if isinstance(value, date):
        return value.toordinal()
    if kind is Kind.MONTH_DAY:
        return 32 if value == "last" else int(value)
    return round(Fraction(getattr(value, "yuan", value)) * SCALE[kind])


def _bounds(left: Any, right: Any, kind: Kind) -> list[Any]:
    """Return the least and the most of both values, in numbers that may be compared."""
    ends = [*_ends(left), *_ends(right)]
    if kind is not Kind.DURATION:
        return [number(end, kind) for end in ends]
    if len({end.family for end in ends}) == 1:
        return [end.exact for end in ends]
    return [end.days[side] for end, side in zip(ends, (0, 1, 0, 1), strict=True)]


def _ends(value: Any) -> tuple[Any, Any]:
    return (value.low, value.high) if isinstance(value, Interval) else (value, value)


def _same(left: set[str], right: set[str]) -> Truth:
    if not left & right:
        return False
    return True if len(left) == len(right) == 1 else None


def _ordered(op: str, left: tuple[Any, Any], right: tuple[Any, Any]) -> Truth:
    (low, high), (other_low, other_high) = left, right
    if op == "gt":
        return _ordered("lt", right, left)
    if op == "gte":
        return _ordered("lte", right, left)
    if op == "lt":
        return True if high < other_low else False if low >= other_high else None
    if op == "lte":
        return True if high <= other_low else False if low > other_high else None
    if high < other_low or low > other_high:
        return False
    return True if low == high == other_low == other_high else None
