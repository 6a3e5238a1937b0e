"""Bonus tiers as ranges of integers, and results that fall under two tiers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.contract.entry import State
from hetong.facts.computed.tiers import OPEN
from hetong.facts.sheet import Sheet
from hetong.lint import Linter
from tests.sheets import column, plain, sheet_of

UNKNOWN, NONE = State.UNRECORDED, State.NONE


def tiers(linter: Linter, items: str, path: str) -> list[Any]:
    text = f"{{complete: true, fees: {{bonus_tiers: [{items}]}}}}"
    return column(linter, text, "fees.bonus_tiers", path)


def test_bounds_that_exclude_stand_one_beyond(linter: Linter) -> None:
    inclusive = "{metric: csat, from: 80, to: 90, from_inclusive: true, to_inclusive: true}"
    exclusive = "{metric: csat, from: 80, to: 90, from_inclusive: false, to_inclusive: false}"
    assert tiers(linter, f"{inclusive}, {exclusive}", "lo") == [1_600_000, 1_600_001]
    assert tiers(linter, f"{inclusive}, {exclusive}", "hi") == [1_800_001, 1_800_000]


def test_a_bound_nobody_calls_inclusive_is_an_interval(linter: Linter) -> None:
    assert tiers(linter, "{metric: csat, from: 80, to: 90}", "lo") == [(1_600_000, 1_600_001)]


def test_a_missing_bound_is_open(linter: Linter) -> None:
    items = "{metric: csat, from: 90, from_inclusive: true}, {metric: csat, to: 80}"
    assert tiers(linter, items, "hi")[0] == OPEN
    assert tiers(linter, items, "lo")[1] == -OPEN


def test_times_and_scores_without_a_metric(linter: Linter) -> None:
    items = "{metric: response, to: 1分钟, to_inclusive: true}, {from: 90, from_inclusive: true}"
    assert tiers(linter, items, "hi")[0] == 1_200_001
    assert tiers(linter, items, "indicator") == ["response_time", "score"]


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [
        ("to: 90, to_inclusive: false", "from: 90, from_inclusive: true", 1_800_000),
        ("to: 85, to_inclusive: true", "from: 90, from_inclusive: true", 1_800_000),
        ("to: 89分, to_inclusive: true", "from: 90分, from_inclusive: true", 1_780_001),
        ("to: 89%, to_inclusive: true", "from: 90%, from_inclusive: true", UNKNOWN),
    ],
)
def test_where_the_next_tier_begins(linter: Linter, below: str, above: str, expected: Any) -> None:
    items = f"{{metric: csat, {below}}}, {{metric: csat, {above}}}"
    assert tiers(linter, items, "next_lo") == [expected, NONE]


def test_a_tier_of_several_conditions_has_no_range(linter: Linter) -> None:
    items = "{match: all, conditions: [{metric: csat, from: 90}, {metric: answer_rate, from: 95}]}"
    assert tiers(linter, items, "single") == [False]
    assert tiers(linter, items, "lo") == [NONE]


def sheet_with(linter: Linter, one: str, other: str, match: tuple[str, str]) -> Sheet:
    return sheet_of(
        linter,
        f"""
complete: true
fees:
  bonus_tiers:
  - {{label: 甲, match: {match[0]}, rate: 5%, conditions: [{one}]}}
  - {{label: 乙, match: {match[1]}, rate: 0%, conditions: [{other}]}}
""",
    )


@pytest.mark.parametrize(
    ("match", "region"),
    [
        (("any", "any"), "满意度 79、解决率 77.5"),
        (("all", "any"), NONE),
        (("all", "all"), NONE),
    ],
)
def test_results_under_two_tiers(linter: Linter, match: tuple[str, str], region: Any) -> None:
    one = "{metric: csat, from: 80, to: 90}, {metric: resolution_rate, from: 70, to: 85}"
    other = "{metric: csat, to: 80}, {metric: resolution_rate, to: 70}"
    sheet = sheet_with(linter, one, other, match)
    rows = sheet.rows("tier_conflicts").rows
    assert [plain(sheet.row_cell("tier_conflicts", row, "region")) for row in rows] == [region]


@given(
    st.lists(st.integers(1, 9), min_size=2, max_size=2, unique=True),
    st.lists(st.integers(1, 9), min_size=2, max_size=2, unique=True),
)
def test_two_boxes_conflict_where_both_sides_overlap(
    linter: Linter, first: list[int], second: list[int]
) -> None:
    a, b = sorted(first), sorted(second)
    one = f"{{metric: csat, from: {a[0]}, to: {a[1]}}}, {{metric: accuracy, from: 1, to: 2}}"
    other = f"{{metric: csat, from: {b[0]}, to: {b[1]}}}, {{metric: accuracy, from: 1, to: 3}}"
    sheet = sheet_with(linter, one, other, ("all", "all"))
    (row,) = sheet.rows("tier_conflicts").rows
    found = plain(sheet.row_cell("tier_conflicts", row, "region")) is not NONE
    assert found == (max(a[0], b[0]) < min(a[1], b[1]))


def test_pairs_are_compared_only_where_a_tier_has_several_conditions(linter: Linter) -> None:
    text = "{fees: {bonus_tiers: [{metric: csat, from: 90}, {metric: csat, from: 80}]}}"
    assert sheet_of(linter, text).rows("tier_conflicts").rows == ()
    assert not sheet_of(linter, "{kind: service}").rows("tier_conflicts").known


def test_the_range_in_words(linter: Linter) -> None:
    items = "{metric: csat, from: 80分, to: 90分}, {metric: csat, from: 90分}, {to: 60}"
    assert tiers(linter, items, "range") == ["80分–90分", "≥ 90分", "≤ 60"]
    assert Decimal(OPEN) * 10_000 < 2**52
