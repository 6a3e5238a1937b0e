"""Periods of time become an exact amount of one unit, comparable within and across families."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Literal, get_args

from hetong.errors import Lang, Words
from hetong.notation import Malformed
from hetong.notation.forms import malformed, prepare, shown
from hetong.notation.numerals import check_size, plain_number

Unit = Literal["year", "month", "week", "day", "hour", "minute", "second", "workday"]
Family = Literal["months", "hours", "workdays"]

UNITS: tuple[Unit, ...] = get_args(Unit)
"""The units from large to small; working days stand apart."""

# Unit -> family and its size in the family's base unit: months, seconds, working days.
_SIZES: dict[Unit, tuple[Family, int]] = {
    "year": ("months", 12),
    "month": ("months", 1),
    "week": ("hours", 604_800),
    "day": ("hours", 86_400),
    "hour": ("hours", 3_600),
    "minute": ("hours", 60),
    "second": ("hours", 1),
    "workday": ("workdays", 1),
}
_SHOWN: dict[Unit, Words] = {
    "year": Words("年", "year"),
    "month": Words("个月", "month"),
    "week": Words("周", "week"),
    "day": Words("日", "day"),
    "hour": Words("小时", "hour"),
    "minute": Words("分钟", "minute"),
    "second": Words("秒", "second"),
    "workday": Words("个工作日", "working day"),
}


@dataclass(frozen=True, slots=True)
class Duration:
    """`amount` of `unit`, exact and never negative."""

    amount: Fraction
    unit: Unit

    @property
    def family(self) -> Family:
        """The family of the unit: durations of one family compare exactly."""
        return _SIZES[self.unit][0]

    @property
    def exact(self) -> Fraction:
        """The amount in the family's base unit: months, seconds, or working days."""
        return self.amount * _SIZES[self.unit][1]

    @property
    def days(self) -> tuple[Fraction, Fraction]:
        """The least and the most calendar days it can last.

        Months: the true extremes over every month of the Gregorian calendar to start in, 28..31
        for one, 89..92 for three, 365..366 for twelve; a part of a month adds that part of 28 to
        31. Hours: days of 24 hours, both ends equal. Working days: n..2n+14.
        """
        if self.family == "months":
            whole, part = divmod(self.exact, 1)
            least, most = _month_days(whole)
            return least + part * 28, most + part * 31
        if self.family == "hours":
            return self.exact / 86_400, self.exact / 86_400
        # The longest closed stretch so far was nine days (Spring Festival 2026), an ordinary week
        # has five working days, and the State Council moves rest days next to holidays: outside
        # one stretch and one weekend, rest days never outnumber working days.
        return self.amount, 2 * self.amount + 14

    def show(self, lang: Lang) -> str:
        """Return it in words: `6 个月`, `6 months`."""
        number = _decimal_text(self.amount)
        name = _SHOWN[self.unit].in_(lang)
        return f"{number} {name}" if lang == "zh" or self.amount == 1 else f"{number} {name}s"


_CYCLE_MONTHS, _CYCLE_DAYS = 4_800, 146_097  # the Gregorian calendar repeats every 400 years


@lru_cache(maxsize=1)
def _month_starts() -> tuple[int, ...]:
    """Return the day number of every month's first day over two Gregorian cycles."""
    lengths = []
    for year in range(800):
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        lengths += [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return tuple(accumulate(lengths, initial=0))


@lru_cache(maxsize=1024)
def _month_days(months: int) -> tuple[int, int]:
    """Return the fewest and most days that `months` whole months last.

    A period from a day that the last month lacks (31 January plus one month) ends at that month's
    end and stays inside these bounds.
    """
    cycles, rest = divmod(months, _CYCLE_MONTHS)
    starts = _month_starts()
    spans = [starts[first + rest] - starts[first] for first in range(_CYCLE_MONTHS)]
    return cycles * _CYCLE_DAYS + min(spans), cycles * _CYCLE_DAYS + max(spans)


def _decimal_text(amount: Fraction) -> str:
    """Return a fraction as a decimal where it ends, else as a quotient."""
    for places in range(31):
        scaled = amount * 10**places
        if scaled.denominator == 1:
            whole = str(scaled.numerator).rjust(places + 1, "0")
            return whole if not places else f"{whole[:-places]}.{whole[-places:]}"
    return f"{amount.numerator}/{amount.denominator}"


_NAMES: dict[str, tuple[Unit, int]] = {
    **dict.fromkeys(("周年", "年度", "年", "years", "year", "yrs", "yr"), ("year", 1)),
    **dict.fromkeys(("季度", "季", "quarters", "quarter"), ("month", 3)),
    **dict.fromkeys(("月", "months", "month"), ("month", 1)),
    **dict.fromkeys(("周", "星期", "礼拜", "weeks", "week"), ("week", 1)),
    **dict.fromkeys(("自然日", "日历日", "自然天", "日历天", "日", "天"), ("day", 1)),
    **dict.fromkeys(("calendardays", "calendarday", "days", "day", "d"), ("day", 1)),
    **dict.fromkeys(("法定工作日", "工作日", "工作天"), ("workday", 1)),
    **dict.fromkeys(("workingdays", "workingday", "businessdays"), ("workday", 1)),
    **dict.fromkeys(("businessday", "workdays", "workday"), ("workday", 1)),
    **dict.fromkeys(("小时", "钟头", "时", "hours", "hour", "hrs", "hr", "h"), ("hour", 1)),
    **dict.fromkeys(("分钟", "分", "minutes", "minute", "mins", "min"), ("minute", 1)),
    **dict.fromkeys(("秒钟", "秒", "seconds", "second", "secs", "sec", "s"), ("second", 1)),
}
_PART = re.compile(
    r"(?:零|又|另|加|and)?"
    r"(?P<number>半|[0-9][0-9,. ]*[万千百]?|[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖两"
    r"十拾百佰千仟万廿卅点]+)个?(?P<inner>半)?个?(?P<unit>"
    + "|".join(sorted(_NAMES, key=len, reverse=True))
    + r")(?P<after>半)?"
)
_WITHIN = re.compile(r"(?:之内|以内|内)$")
_KIND = Words(zh="期限", en="a period of time")
_EXAMPLES = ("30日", "5个工作日", "3个月", "1年")
_HALF = Fraction(1, 2)


def parse_duration(text: str, default_unit: str | None = None) -> Duration:
    """Return the period `text` says: `30日`, `5个工作日`, `半年`, `一年半`, `1年6个月`, `24小时`.

    `default_unit` (one of UNITS) is the unit of a bare number; without it a bare number is
    Malformed. Parts of one family add up in the smallest unit named; `1个月15日` is Malformed,
    since months and days cannot be added exactly. Raises ValueError for an unknown default unit.
    """
    plain = _WITHIN.sub("", prepare(text)).lower()
    check_size(plain, text)
    bare = plain_number(plain)
    if bare is not None and bare >= 0:
        return Duration(Fraction(bare), _default(default_unit, text))
    total: Duration | None = None
    position = 0
    while position < len(plain):
        found = _PART.match(plain, position)
        part = _part(found) if found else None
        if found is None or part is None:
            raise malformed(text, _KIND, *_EXAMPLES)
        total = part if total is None else _sum(total, part, text)
        position = found.end()
    if total is None:
        raise malformed(text, _KIND, *_EXAMPLES)
    return total


def _default(unit: str | None, text: str) -> Unit:
    if unit is None:
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”没有写单位，应写成 {shown(text)}日 或 {shown(text)}个月",
                en=f"'{shown(text)}' has no unit; write {shown(text)}日 or {shown(text)}个月",
            )
        )
    if unit not in UNITS:
        raise ValueError(f"unknown unit of time {unit!r}")
    return unit


def _part(found: re.Match[str]) -> Duration | None:
    unit, size = _NAMES[found["unit"]]
    if found["number"] == "半":
        return None if found["inner"] or found["after"] else Duration(_HALF * size, unit)
    number = plain_number(found["number"])
    if number is None or (found["inner"] and found["after"]):
        return None
    half = _HALF if found["inner"] or found["after"] else 0
    return Duration((Fraction(number) + half) * size, unit)


def _sum(first: Duration, second: Duration, text: str) -> Duration:
    """Return the sum in the unit of `second`, which must be smaller and of the same family."""
    if first.family != second.family:
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”里的单位不能相加（一个月有 28 到 31 日），"
                "请只用一种，例如 45日",
                en=f"the units in '{shown(text)}' do not add up (a month has 28 to 31 days); "
                "use one, such as 45日",
            )
        )
    if UNITS.index(first.unit) >= UNITS.index(second.unit):
        raise malformed(text, _KIND, *_EXAMPLES)
    size = _SIZES[second.unit][1]
    return Duration((first.exact + second.exact) / size, second.unit)
