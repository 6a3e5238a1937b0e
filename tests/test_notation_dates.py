"""Dates and days of the month in every spelling contracts use."""

from __future__ import annotations

from datetime import date

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.notation import Malformed
from hetong.notation.dates import parse_date, parse_month_day

_WIDE = {code: code + 0xFEE0 for code in map(ord, "0123456789-./")}
_ROW = str.maketrans("0123456789", "〇一二三四五六七八九")


def tens(number: int) -> str:
    return (
        str(cn2an.an2cn(number, "low")).removeprefix("一")
        if number in range(10, 20)
        else str(cn2an.an2cn(number, "low"))
    )


@given(st.dates(date(1000, 1, 1)))
def test_every_spelling_is_the_same_day(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    chinese = f"{str(year).translate(_ROW)}年{tens(month)}月{tens(number)}日"
    for text in (
        day.isoformat(), f"{year}年{month}月{number}日", f"{year}.{month}.{number}",
        f"{year}/{month:02d}/{number}", f"{year} 年 {month} 月 {number} 日", chinese,
        chinese.replace("〇",
        "零"), day.isoformat().translate(_WIDE), f"{year}{month:02d}{number:02d}",
    ):  # fmt: skip
        assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("二〇二五年元月一日", "2025-01-01"), ("二零二五年十二月三十一日", "2025-12-31"),
        ("2025年二月廿八日", "2025-02-28"), ("2025年1月20号", "2025-01-20"),
        ("2024-02-29", "2024-02-29"),
        ("二○二五年一月一日", "2025-01-01"), ("公元2025年1月1日", "2025-01-01"),
    ],
)  # fmt: skip
def test_dates(text: str, iso: str) -> None:
    assert parse_date(text).isoformat() == iso


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2025-02-30", "没有“2025-02-30”这一天", "there is no day '2025-02-30'"),
        ("2025-02-29", "没有", "there is no day"),
        ("2025年13月1日", "没有", "there is no day"),
        ("0000-01-01", "没有", "there is no day"),
        ("25年1月1日", "公历四位数", "four digits"),
        ("25-1-1", "公历四位数", "four digits"),
        ("二五年一月一日", "公历四位数", "four digits"),
        ("民国114年1月1日", "公历四位数", "four digits"),
        ("2025年1月", "没有写到日", "names no day"),
        ("2025-01", "没有写到日", "names no day"),
        ("2025-1/20", "不是日期", "not a date"),
        ("2025-01-20T08:00:00", "不是日期", "not a date"),
        ("签订之日", "应写成 2025-01-20 或 2025年1月20日", "write 2025-01-20"),
        ("2025年三五月1日", "不是日期", "not a date"),
        ("", "没有写值", "no value"),
    ],
)
def test_what_is_no_date(text: str, zh: str, en: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_date(text)
    assert zh in caught.value.words.zh
    assert en in caught.value.words.en


@given(st.integers(1, 31))
def test_days_of_the_month(day: int) -> None:
    for text in (f"{day}", f"{day}日", f"每月{day}日", f"每个月{day}号", f"{tens(day)}日"):
        assert parse_month_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "last",
        "LAST",
        "最后一日",
        "最后一天",
        "月末",
        "月底",
        "每月最后一日",
        "每月末",
        "月末最后一日",
    ],
)
def test_the_last_day(text: str) -> None:
    assert parse_month_day(text) == "last"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("32", "没有 32 日", "no month has a day 32"),
        ("0", "没有 0 日", "no month has a day 0"),
        ("次月15日", "month_offset", "month_offset"),
        ("-1", "不是每月的某一天", "not a day of the month"),
        ("15.5", "应写成 15 或 15日 或 last", "write 15 or 15日 or last"),
        ("末", "不是每月的某一天", "not a day of the month"),
        ("10-15日", "不是每月的某一天", "not a day of the month"),
    ],
)
def test_what_is_no_day_of_the_month(text: str, zh: str, en: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_month_day(text)
    assert zh in caught.value.words.zh
    assert en in caught.value.words.en
