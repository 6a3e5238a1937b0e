"""Pairs of tiers with several conditions, and a result that falls under both of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations, pairwise, product
from typing import Any

from hetong.contract.choices import METRICS
from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given, none, unknown
from hetong.facts.computed.tiers import TIERS, Cells, measured, plain, ranges_of, span
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, listing
from hetong.facts.sheet import Sheet

_MOST_POINTS = 20_000
_MOST_TIERS = 40
_TIMES = ("response_time", "resolution_time", "connect_time")
_SCORE_NAMES = {"score": "得分", "connect_time": "接通", "response_rate": "响应率"}

Point = Mapping[str, Decimal]


@listing(
    "tier_conflicts",
    "多条件档位两两比较",
    "pairs of tiers with several conditions",
    {
        "scheme": doc(Kind.CODE, "考核方案", "scheme"),
        "region": doc(Kind.TEXT, "同时落入两档的成绩", "a result under both"),
        "one": doc(Kind.TEXT, "一档", "one tier"),
        "other": doc(Kind.TEXT, "另一档", "the other tier"),
        "rate_one": doc(Kind.RATE, "一档的比例", "rate of the one"),
        "rate_other": doc(Kind.RATE, "另一档的比例", "rate of the other"),
        "cumulative": doc(Kind.BOOLEAN, "是否累进", "cumulative"),
    },
)
def tier_conflicts(sheet: Sheet) -> Rows:
    """Return every pair of tiers of which one has several conditions.

    `scheme` names what the two tiers measure: pairs of one scheme have one cure. `region` names a
    result both tiers cover, strictly between the bounds that are written; none where they share
    no such result; unknown where a bound or the and/or is not recorded.
    """
    tiers = sheet.rows(TIERS)
    ranged = [(row, ranges_of(sheet, row)) for row in tiers.rows[:_MOST_TIERS]]
    pairs = [(a, b) for a, b in combinations(ranged, 2) if len(a[1]) > 1 or len(b[1]) > 1]
    if not pairs:
        return Rows(State.NONE if tiers.known else State.UNRECORDED, (), tiers.sources)
    rows = tuple(_pair(n, *a, *b) for n, (a, b) in enumerate(pairs))
    return Rows(State.GIVEN, rows, tiers.sources)


def _pair(n: int, one: Row, ones: list[Cells], other: Row, others: list[Cells]) -> Row:
    cumulative = next(
        (row.cells["cumulative"] for row in (one, other) if row.cells["cumulative"].value is True),
        one.cells["cumulative"],
    )
    names = sorted({str(measured(cells).value) for cells in (*ones, *others)})
    cells = {
        "scheme": given(" ".join(names)),
        "region": _region(one, ones, other, others),
        "one": _label(one),
        "other": _label(other),
        "rate_one": one.cells["rate"],
        "rate_other": other.cells["rate"],
        "cumulative": cumulative,
    }
    return Row(n, one.key, cells, clause=one.clause, source=one.source)


def _label(row: Row) -> Cell:
    label = row.cells["label"]
    return label if label.state is State.GIVEN else given(f"第{row.n + 1}档", label)


def _region(one: Row, ones: list[Cells], other: Row, others: list[Cells]) -> Cell:
    lacking = [cell for row, own in ((one, ones), (other, others)) for cell in _lacking(row, own)]
    if lacking:
        return unknown(None, *lacking)
    bounds = tuple(cells[key] for cells in (*ones, *others) for key in ("from", "to"))
    for point in _points([*ones, *others]):
        if _holds(one, ones, point) and _holds(other, others, point):
            return given(_told(point), *bounds)
    return none(*bounds)


def _lacking(row: Row, ranges: list[Cells]) -> Iterator[Cell]:
    """Yield what keeps a tier from being decided: bounds, metrics, the and/or of conditions."""
    if len(ranges) > 1 and row.cells["match"].state is not State.GIVEN:
        yield row.cells["match"]
    if not ranges:
        yield row.cells["from"]
    for cells in ranges:
        if span(cells) is None:
            yield from (cells["from"], cells["to"])
        if measured(cells).state is not State.GIVEN:
            yield cells["metric"]


def _points(ranges: list[Cells]) -> Iterator[Point]:
    """Yield one point inside every cell of the grid that the bounds of all metrics make."""
    marks: dict[str, set[Decimal]] = {}
    for cells in ranges:
        ends = (plain(cells[key]) for key in ("from", "to"))
        marks.setdefault(str(measured(cells).value), set()).update(e for e in ends if e is not None)
    axes = [_between(sorted(found), metric in _TIMES) for metric, found in marks.items()]
    size = 1
    for axis in axes:
        size *= len(axis)
    if size <= _MOST_POINTS:
        for values in product(*axes):
            yield dict(zip(marks, values, strict=True))


def _between(marks: list[Decimal], time: bool) -> list[Decimal]:
    """Return a value below, between and above the marks; none below 0, no score above 100."""
    inner = [(low + high) / 2 for low, high in pairwise(marks)]
    below = [marks[0] - 1] if marks and marks[0] > 0 else []
    above = [marks[-1] + 1] if marks and (time or marks[-1] < 100) else []
    return [*below, *inner, *above] or [Decimal(0)]


def _holds(row: Row, ranges: list[Cells], point: Point) -> bool:
    met = [_inside(cells, point) for cells in ranges]
    return any(met) if row.cells["match"].value == "any" else all(met)


def _inside(cells: Cells, point: Point) -> bool:
    value = point[str(measured(cells).value)]
    low, high = plain(cells["from"]), plain(cells["to"])
    return (low is None or low < value) and (high is None or value < high)


def _told(point: Point) -> str:
    """Return a point in words: 满意度 85、解决率 60."""
    return "、".join(f"{_name(metric)} {_figure(value)}" for metric, value in point.items())


def _name(metric: str) -> str:
    return METRICS.get(metric, _SCORE_NAMES.get(metric, metric)).partition("/")[0]


def _figure(value: Any) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
