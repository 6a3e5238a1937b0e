"""How long a contract runs, and the end its stated length asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from hetong.contract.entry import State
from hetong.facts.computed.term import later_day
from hetong.lint import Linter
from hetong.notation.duration import parse_duration
from tests.sheets import column, fact, sheet_of

UNKNOWN, NONE = State.UNRECORDED, State.NONE


@pytest.mark.parametrize(
    ("term", "stated", "length"),
    [
        ("{years: 1}", "1 year", "1 year"),
        ("{years: 1, months: 6}", "18 months", "18 months"),
        ("{days: 45日}", "45 days", "45 days"),
        ("{years: none, months: none, days: none}", NONE, UNKNOWN),
        ("{start_date: 2026-12-01, end_date: 2027-11-30}", UNKNOWN, "12 months"),
        ("{start_date: 2026-12-01, end_date: 2027-12-01}", UNKNOWN, "12 months"),
        ("{start_date: 2026-11-30, end_date: 2027-02-28}", UNKNOWN, "3 months"),
        ("{start_date: 2026-12-01, end_date: 2026-12-10}", UNKNOWN, "10 days"),
        ("{start_date: 2026-12-01, end_date: 2026-12-01}", UNKNOWN, "1 day"),
        ("{start_date: 2027-12-01, end_date: 2026-12-01}", UNKNOWN, UNKNOWN),
        ("{years: ____, start_date: 2026-12-01, end_date: 2027-11-30}", State.BLANK, "12 months"),
        ("{years: [1年, 2年]}", State.CONTESTED, State.CONTESTED),
        ("{years: 1年, months: 30日}", UNKNOWN, UNKNOWN),
    ],
)
def test_length(linter: Linter, term: str, stated: Any, length: Any) -> None:
    text = f"term: {term}"
    assert fact(linter, text, "term.stated") == stated
    assert fact(linter, text, "term.length") == length


def test_a_complete_record_without_a_term_has_no_length(linter: Linter) -> None:
    assert fact(linter, "{complete: true}", "term.length") is NONE


@pytest.mark.parametrize(
    ("term", "least", "most"),
    [
        ("{years: 1, start_date: 2026-12-01}", date(2027, 11, 30), date(2027, 12, 1)),
        ("{months: 1, start_date: 2027-01-31}", date(2027, 2, 27), date(2027, 2, 28)),
        ("{years: 1, start_date: 2027-02-28}", date(2028, 2, 27), date(2028, 2, 29)),
        ("{days: 30日, start_date: 2026-11-01}", date(2026, 11, 30), date(2026, 12, 1)),
        ("{days: 10个工作日, start_date: 2026-11-01}", UNKNOWN, UNKNOWN),
        ("{years: 0.7, start_date: 2026-11-01}", UNKNOWN, UNKNOWN),
        ("{years: 9000, start_date: 2026-11-01}", UNKNOWN, UNKNOWN),
    ],
)
def test_the_end_by_the_length(linter: Linter, term: str, least: Any, most: Any) -> None:
    assert fact(linter, f"term: {term}", "term.computed_end_min") == least
    assert fact(linter, f"term: {term}", "term.computed_end_max") == most


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_months_are_those_of_the_calendar(start: date, months: int) -> None:
    assert later_day(start, parse_duration(f"{months}个月")) == start + relativedelta(months=months)
    assert later_day(start, parse_duration(f"{months}日")) == start + timedelta(days=months)


def test_dates_find_their_months_again(linter: Linter) -> None:
    start = date(2026, 3, 31)
    for months in (1, 2, 11, 12, 25):
        whole = start + relativedelta(months=months)
        for end in (whole, whole - timedelta(days=1)):
            text = f"term: {{start_date: {start}, end_date: {end}}}"
            assert fact(linter, text, "term.month_count") == months


def test_every_statement_on_renewal_is_a_row_at_its_own_place(linter: Linter) -> None:
    text = "renewal:\n- {mode: auto, clause: 二}\n- {mode: none, clause: 附件一}\n"
    assert column(linter, text, "renewal.statements", "mode") == ["auto", NONE]
    rows = sheet_of(linter, text).rows("renewal.statements").rows
    places = [row.source.statements[0].place.line for row in rows if row.source]
    assert places == [2, 3]
    assert not sheet_of(linter, "{kind: service}").rows("renewal.statements").known


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("{effective: {mode: on_signature}}", 1),
        ("{effective: {mode: on_date, date: 2026-12-01}}", 2),
        ("{effective: none}", NONE),
        ("{kind: service}", UNKNOWN),
    ],
)
def test_what_is_said_of_taking_effect(linter: Linter, text: str, count: Any) -> None:
    assert fact(linter, text, "effective.recorded") == count
