"""Lines of a display width: nothing lost, nothing too wide, no punctuation at the start."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.reports.harmless import harmless
from hetong.reports.typeset import (
    NEVER_FIRST,
    NEVER_LAST,
    columns,
    hang,
    justify,
    shorten,
    shorten_front,
    wrap,
)

WORDS = st.sampled_from(
    ["合同", "期限", "只有", "3 个月", "，", "。", "“", "”", "（", "）", "renewal.notice_days",
     "第 41 行", "50,000 元", "…", " ", "、", "12.5%", "甲方", "《", "》", "é", "😀", "的"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=60).map("".join).map(harmless)
WIDTHS = st.integers(4, 120)


@given(TEXTS, WIDTHS)
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(40, 120))
def test_no_line_begins_with_closing_or_ends_with_opening_marks(text: str, width: int) -> None:
    pieces = wrap(text, 10_000)[0].split(" ") if text else []
    if any(columns(piece) > width for piece in pieces if not _breakable(piece)):
        return  # marks in such a row fill a whole line: one of them has to start the next
    lines = wrap(text, width)
    for before, after in pairwise(lines):
        if _starts_a_word(text, before, after):
            continue
        assert after[0] not in NEVER_FIRST
        assert before[-1] not in NEVER_LAST


def _breakable(piece: str) -> bool:
    return not all(char in NEVER_FIRST | NEVER_LAST or char.isascii() for char in piece)


def _starts_a_word(text: str, before: str, after: str) -> bool:
    """Marks behind a space of the text's own are not torn from anything."""
    return f"{before[-1]} {after[0]}" in text or columns(before) < 2


def test_numbers_stay_with_their_units() -> None:
    text = "期限只有 3 个月，却要求期满前 6 个工作日通知，见第 41 行和第510条，30日内付 50000 元"
    for width in range(14, 60):
        for line in wrap(text, width):
            assert not line.endswith(("3", "6", "41", "50000", "第", " 个", "510", "30"))


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_no_text_gives_no_line() -> None:
    assert wrap("", 20) == []
    assert hang("依据  ", "", 20) == ["依据"]


def test_hanging_lines_stand_under_each_other() -> None:
    lines = hang("依据  ", "《民法典》第510条、第563条第1款", 20)
    assert lines == ["依据  《民法典》", "      第510条、", "      第563条第1款"]


@pytest.mark.parametrize(("width", "expected"), [(20, 1), (10, 2)])
def test_the_right_part_stands_on_the_line_or_below(width: int, expected: int) -> None:
    lines = justify(["标题一"], "第 4 行", width)
    assert len(lines) == expected
    assert columns(lines[-1]) == width
    assert lines[-1].endswith("第 4 行")


@given(TEXTS, WIDTHS)
def test_shortened_texts_fit(text: str, width: int) -> None:
    assert columns(shorten(text, width)) <= width
    assert columns(shorten_front(text, width)) <= width
    if columns(text) <= width:
        assert shorten(text, width) == shorten_front(text, width) == text


def test_shortening_a_path_keeps_its_end() -> None:
    assert shorten_front("很长的目录/合同.yaml", 12) == "…/合同.yaml"
