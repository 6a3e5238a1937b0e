"""Bonus tiers as ranges on one scale, so that overlaps and gaps are comparisons of integers.

A bound v counts 2v, in ten-thousandths: a lower bound that excludes v is one higher, and so is an
upper bound that includes it. Where [80, 90) ends, [90, 100] begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given, none, sources_of, unknown
from hetong.facts.computed.metrics import SHARES, indicator_of
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import Interval
from hetong.notation.duration import Duration
from hetong.notation.rate import says_share

TIERS = "fees.bonus_tiers"
CONDITIONS = "fees.bonus_tiers.conditions"
OPEN = Decimal(4 * 10**11)  # beyond every bound, inside the engine's exact integers
_FINE = 10_000
_ONE_SCORE = "score"
_UNSAID = (State.UNRECORDED, State.NONE)

Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Span:
    """A range: encoded bounds (`low` and `high` of each), and the values they were made of."""

    lo: Interval
    hi: Interval
    low: Decimal | None
    high: Decimal | None


@item_fact(TIERS, "single", Kind.BOOLEAN, "只有一个指标", "is one range")
def single(sheet: Sheet, row: Row) -> Cell:
    """Return whether a tier is one range of one metric, not several conditions."""
    ranges = ranges_of(sheet, row)
    if not ranges:
        return unknown(None, row.cells["from"], row.cells["to"])
    return given(len(ranges) == 1, *(cell for cells in ranges for cell in _bounds(cells)))


@item_fact(TIERS, "indicator", Kind.CODE, "指标", "indicator")
def indicator(sheet: Sheet, row: Row) -> Cell:
    """Return what a tier of one range measures; tiers that name no metric share one score."""
    ranges = ranges_of(sheet, row)
    if not ranges:
        return unknown(None, row.cells["from"], row.cells["to"])
    return measured(ranges[0]) if len(ranges) == 1 else none(row.cells["metric"])


@item_fact(TIERS, "lo", Kind.NUMBER, "下界", "lower bound")
def lo(sheet: Sheet, row: Row) -> Cell:
    """Return the encoded lower bound of a tier of one range; none for several conditions."""
    ranges = ranges_of(sheet, row)
    return lower(ranges[0]) if len(ranges) == 1 else none(row.cells["from"])


@item_fact(TIERS, "hi", Kind.NUMBER, "上界", "upper bound")
def hi(sheet: Sheet, row: Row) -> Cell:
    """Return the encoded upper bound of a tier of one range; none for several conditions."""
    ranges = ranges_of(sheet, row)
    return upper(ranges[0]) if len(ranges) == 1 else none(row.cells["to"])


@item_fact(TIERS, "next_lo", Kind.NUMBER, "上一档的下界", "lower bound of the tier above")
def next_lo(sheet: Sheet, row: Row) -> Cell:
    """Return the least lower bound of the tiers that reach higher on the same metric.

    None for the highest tier. Whole points that follow each other (89, 90) touch; of whole per
    cents nobody knows whether parts of one count.
    """
    ranges = ranges_of(sheet, row)
    if len(ranges) != 1:
        return none(row.cells["from"])
    own, name = span(ranges[0]), measured(ranges[0])
    if own is None or name.state is not State.GIVEN:
        return unknown(None, *_bounds(ranges[0]), name)
    above: list[tuple[Span, Cell, bool]] = []
    for other in sheet.rows(TIERS).rows:
        theirs = ranges_of(sheet, other)
        if other.n == row.n or len(theirs) > 1:
            continue
        if not theirs or not measured(theirs[0]).decided:
            return unknown(None, other.cells["from"], other.cells["metric"])
        if measured(theirs[0]).value != name.value:
            continue
        reach = span(theirs[0])
        if reach is None:
            return unknown(None, *_bounds(theirs[0]))
        if reach.hi.high > own.hi.high:
            above.append((reach, lower(theirs[0]), _percent(theirs[0], name)))
    if not above:
        return none(*_bounds(ranges[0]))
    nearest, cell, percent = min(above, key=lambda each: each[0].lo.low)
    if not _follows(own, nearest):
        return cell
    return unknown(None, cell) if percent else given(own.hi.low, cell)


@item_fact(TIERS, "range", Kind.TEXT, "档位范围", "range of the tier")
def printed(sheet: Sheet, row: Row) -> Cell:
    """Return a tier's range as it is printed: `90 及以上`, `80 至 90`, for messages."""
    ranges = ranges_of(sheet, row)
    if len(ranges) != 1:
        return none(row.cells["from"])
    return given(words(ranges[0]), *_bounds(ranges[0]))


def ranges_of(sheet: Sheet, row: Row) -> list[Cells]:
    """Return the ranges of a tier: its own, or that of each of its conditions."""
    own = [row.cells] if any(cell.state not in _UNSAID for cell in _bounds(row.cells)) else []
    return own + [each.cells for each in sheet.rows(CONDITIONS).rows if each.parent == row.n]


def measured(cells: Cells) -> Cell:
    """Return the indicator of a range."""
    metric = cells["metric"]
    if metric.state is State.NONE:
        return given(_ONE_SCORE, metric)
    if metric.state is not State.GIVEN:
        return metric
    bound = cells["from"] if cells["from"].state not in _UNSAID else cells["to"]
    return indicator_of(metric, bound)


def lower(cells: Cells) -> Cell:
    """Return the encoded lower bound; open where the tier has none, unknown where unrecorded."""
    return _bound(cells["from"], cells["from_inclusive"], upper_bound=False)


def upper(cells: Cells) -> Cell:
    """Return the encoded upper bound; open where the tier has none, unknown where unrecorded."""
    return _bound(cells["to"], cells["to_inclusive"], upper_bound=True)


def span(cells: Cells) -> Span | None:
    """Return the range, None where a bound is lacking."""
    low, high = lower(cells), upper(cells)
    if low.state is not State.GIVEN or high.state is not State.GIVEN:
        return None
    ends = [plain(cells[key]) for key in ("from", "to")]
    return Span(_interval(low.value), _interval(high.value), ends[0], ends[1])


def plain(bound: Cell) -> Decimal | None:
    """Return a bound as a number, seconds for a time; None where open or lacking."""
    value = bound.value
    if isinstance(value, Duration):
        seconds = Decimal(value.exact.numerator) / value.exact.denominator
        return seconds if value.family == "hours" else None
    return value if isinstance(value, Decimal) else None


def words(cells: Cells) -> str:
    """Return a range in the contract's own figures."""
    low, high = (_text(cells[key]) for key in ("from", "to"))
    if low and high:
        return f"{low}–{high}"
    return f"≥ {low}" if low else f"≤ {high}" if high else ""


def _bounds(cells: Cells) -> tuple[Cell, Cell]:
    return cells["from"], cells["to"]


def _text(bound: Cell) -> str:
    said = [s.text for source in bound.sources for s in source.statements if s.text]
    return said[0] if said and bound.state is State.GIVEN else ""


def _bound(bound: Cell, inclusive: Cell, *, upper_bound: bool) -> Cell:
    if bound.state is State.NONE:
        return given(OPEN if upper_bound else -OPEN, bound)
    if bound.state is not State.GIVEN:
        return Cell(bound.state, None, bound.sources)
    value = plain(bound)
    if value is None or abs(value) * _FINE * 2 >= OPEN:
        return unknown(None, bound)
    even = 2 * value * _FINE
    if even != even.to_integral_value():
        return unknown(None, bound)
    if inclusive.state in _UNSAID:
        return given(Interval(even, even + 1), bound, inclusive)
    if inclusive.state is not State.GIVEN:
        return Cell(inclusive.state, None, sources_of(inclusive))
    return given(even + (bool(inclusive.value) == upper_bound), bound, inclusive)


def _interval(value: Any) -> Interval:
    return value if isinstance(value, Interval) else Interval(value, value)


def _follows(own: Span, above: Span) -> bool:
    """Whether the tier above begins at the whole number after the one this tier ends with.

    A tier does not end or begin with a bound that it excludes.
    """
    if own.high is None or above.low is None:
        return False
    ends = own.hi.high > 2 * own.high * _FINE
    begins = above.lo.low == 2 * above.low * _FINE
    whole = own.high == own.high.to_integral_value()
    return whole and ends and begins and above.low - own.high == 1


def _percent(cells: Cells, name: Cell) -> bool:
    signs = (str(cells["unit"].value or ""), _text(cells["from"]), _text(cells["to"]))
    return name.value in SHARES or any(map(says_share, signs))
