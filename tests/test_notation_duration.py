"""Durations: exact in their family, honest bounds in days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from hetong.notation import Malformed
from hetong.notation.duration import UNITS, Duration, Unit, parse_duration


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("30日", 30, "day"), ("30天", 30, "day"), ("30个自然日", 30, "day"), ("三十日", 30, "day"),
        ("1,000日", 1000, "day"), ("30 days", 30, "day"), ("10日内", 10, "day"),
        ("３０日", 30, "day"),
        ("5个工作日", 5, "workday"), ("十五个工作日", 15, "workday"),
        ("5 working days", 5, "workday"),
        ("3个月", 3, "month"), ("3 個 月", 3, "month"), ("1月", 1, "month"),
        ("一个季度", 3, "month"),
        ("半个月", Fraction(1, 2), "month"), ("一个半月", Fraction(3, 2), "month"),
        ("半年", Fraction(1, 2), "year"), ("1年", 1, "year"), ("一年半", Fraction(3, 2), "year"),
        ("1.5年", Fraction(3, 2), "year"), ("两周", 2, "week"), ("2星期", 2, "week"),
        ("24小时", 24, "hour"), ("24h", 24, "hour"), ("1小时半", Fraction(3, 2), "hour"),
        ("90秒", 90, "second"), ("15分钟", 15, "minute"), ("15分", 15, "minute"), ("0日", 0, "day"),
        ("1年6个月", 18, "month"), ("1年零6个月", 18, "month"), ("1天12小时", 36, "hour"),
        ("2小时30分钟", 150, "minute"), ("1周3天", 10, "day"), ("0.1年", Fraction(1, 10), "year"),
    ],
)  # fmt: skip
def test_durations(text: str, amount: int | Fraction, unit: Unit) -> None:
    assert parse_duration(text) == Duration(Fraction(amount), unit)


@pytest.mark.parametrize("unit", UNITS)
def test_a_bare_number_takes_the_default_unit(unit: Unit) -> None:
    assert (
        parse_duration("30", unit) == parse_duration("三十", unit) == Duration(Fraction(30), unit)
    )
    assert parse_duration("3个月", unit) == Duration(Fraction(3), "month")


def test_an_unknown_default_unit_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="fortnight"):
        parse_duration("3", "fortnight")


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("30", "没有写单位，应写成 30日 或 30个月", "has no unit; write 30日"),
        ("1个月15日", "不能相加", "do not add up"),
        ("1个工作日2小时", "不能相加", "do not add up"),
        ("6个月1年", "不是期限", "not a period"),
        ("-5日", "不是期限", "not a period"),
        ("3-5日", "不是期限", "not a period"),
        ("半", "不是期限", "not a period"),
        ("年", "不是期限", "not a period"),
        ("7x24", "不是期限", "not a period"),
        ("三五日", "不是期限", "not a period"),
        ("一个半月半", "不是期限", "not a period"),
        ("半半年", "不是期限", "not a period"),
        ("12,34日", "不是期限", "not a period"),
        ("长期", "应写成 30日 或 5个工作日", "write 30日 or 5个工作日"),
        ("", "没有写值", "no value"),
    ],
)
def test_what_is_no_duration(text: str, zh: str, en: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_duration(text)
    assert zh in caught.value.words.zh
    assert en in caught.value.words.en


def test_a_negative_number_is_no_duration_even_with_a_default_unit() -> None:
    with pytest.raises(Malformed):
        parse_duration("-3", "day")


@pytest.mark.parametrize(
    ("text", "family", "exact"),
    [
        ("1年", "months", 12),
        ("一个半月", "months", Fraction(3, 2)),
        ("1天", "hours", 86_400),
        ("2周", "hours", 1_209_600),
        ("5个工作日", "workdays", 5),
    ],
)
def test_families(text: str, family: str, exact: int | Fraction) -> None:
    duration = parse_duration(text)
    assert (duration.family, duration.exact) == (family, exact)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("1个月", 28, 31), ("2个月", 59, 62), ("3个月", 89, 92), ("6个月", 181, 184),
        ("1年", 365, 366),
        ("4年", 1460, 1461), ("400年", 146_097, 146_097), ("0个月", 0, 0),
        ("半个月", 14, Fraction(31, 2)),
        ("30日", 30, 30), ("36小时", Fraction(3, 2), Fraction(3, 2)), ("5个工作日", 5, 24),
    ],
)  # fmt: skip
def test_days(text: str, least: int | Fraction, most: int | Fraction) -> None:
    assert parse_duration(text).days == (least, most)


@given(st.integers(0, 60), st.dates(date(1800, 1, 1), date(2400, 1, 1)))
def test_months_never_leave_their_bounds(months: int, start: date) -> None:
    least, most = Duration(Fraction(months), "month").days
    lasted = (start + relativedelta(months=months) - start).days
    assert least <= lasted <= most


@pytest.mark.parametrize("months", [1, 2, 3, 7, 12, 13, 36, 48, 4801])
def test_month_bounds_are_reached(months: int) -> None:
    lasted = set()
    for index in range(4800):
        year, month = divmod(index, 12)
        end_year, end_month = divmod(index + months, 12)
        if end_year < 9000:
            end = date(end_year + 1, end_month + 1, 1)
            lasted.add((end - date(year + 1, month + 1, 1)).days)
    assert list(Duration(Fraction(months), "month").days) == [min(lasted), max(lasted)]


# Rest days of 2025 as the State Council set them (国办发明电〔2024〕12号), make-up days worked.
_HOLIDAYS = {
    *(date(2025, 1, 1) + timedelta(n) for n in range(1)),
    *(date(2025, 1, 28) + timedelta(n) for n in range(8)),
    *(date(2025, 4, 4) + timedelta(n) for n in range(3)),
    *(date(2025, 5, 1) + timedelta(n) for n in range(5)),
    *(date(2025, 5, 31) + timedelta(n) for n in range(3)),
    *(date(2025, 10, 1) + timedelta(n) for n in range(8)),
}
_WORKED = {
    date(2025, 1, 26),
    date(2025, 2, 8),
    date(2025, 4, 27),
    date(2025, 9, 28),
    date(2025, 10, 11),
}


def works(day: date) -> bool:
    return day in _WORKED or (day.weekday() < 5 and day not in _HOLIDAYS)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 10, 20, 60])
def test_working_days_of_2025_stay_inside_the_bounds(count: int) -> None:
    least, most = Duration(Fraction(count), "workday").days
    for offset in range(250):
        start = end = date(2025, 1, 1) + timedelta(offset)
        done = 0
        while done < count:
            end += timedelta(1)
            done += works(end)
        assert least <= (end - start).days <= most


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("6个月", "6 个月", "6 months"),
        ("1年", "1 年", "1 year"),
        ("半年", "0.5 年", "0.5 years"),
        ("1年6个月", "18 个月", "18 months"),
        ("5个工作日", "5 个工作日", "5 working days"),
        ("30天", "30 日", "30 days"),
        ("0.25小时", "0.25 小时", "0.25 hours"),
    ],
)
def test_show(text: str, zh: str, en: str) -> None:
    duration = parse_duration(text)
    assert (duration.show("zh"), duration.show("en")) == (zh, en)
    assert parse_duration(duration.show("zh")) == parse_duration(duration.show("en")) == duration


@given(st.integers(1, 10**6), st.sampled_from(UNITS))
def test_shown_durations_are_read_back(hundredths: int, unit: Unit) -> None:
    duration = Duration(Fraction(hundredths, 100), unit)
    assert parse_duration(duration.show("zh")) == parse_duration(duration.show("en")) == duration


def test_a_quotient_that_does_not_end_is_shown_as_one() -> None:
    assert Duration(Fraction(1, 3), "day").show("zh") == "1/3 日"
