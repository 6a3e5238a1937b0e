"""Dates and days of the month as contracts write them become dates and numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.chinese import DIGITS, chinese_integer, digit_row
from hetong.notation.forms import malformed, prepare, shown

_ROW = "[" + "".join(DIGITS) + "]"
_COUNT = "[0-9" + "".join(DIGITS) + "十拾廿卅]{1,4}"
_FORMS = (
    re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"),
    re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})"),
    re.compile(rf"(?:公元)?([0-9]{{4}}|{_ROW}{{4}})()年({_COUNT}|元)月({_COUNT})[日号]"),
)
_SHORT_YEAR = re.compile(rf"(?:[0-9]{{2}}|{_ROW}{{2}})(?:[-/.]|年).*[日号0-9]")
_NO_DAY = re.compile(rf"(?:[0-9]{{4}}|{_ROW}{{4}})(?:[-/.][0-9]{{1,2}}|年(?:{_COUNT}|元)月)")
_MONTHLY = re.compile(rf"(?:每个?月)?(?:的)?(?:第)?({_COUNT})[日号天]?")
_LAST_DAY = "最后(?:一|1)?[日天]"
_LAST = re.compile(
    rf"(?:(?:每个?|当|该)月)?的?{_LAST_DAY}|(?:每个?|当|该)?月[末底](?:{_LAST_DAY})?"
)
_OTHER_MONTH = re.compile(r"(?:次|下个?|翌|上个?|当|本)月")
_KIND = Words(zh="日期", en="a date")
_EXAMPLES = ("2025-01-20", "2025年1月20日")


def parse_date(text: str) -> date:
    """Return the day `text` names: ISO, `2025年1月20日`, `2025.1.20`, `二〇二五年元月一日`.

    Raises Malformed for days that do not exist, years of two digits and dates without a day.
    """
    plain = prepare(text)
    for form in _FORMS:
        if found := form.fullmatch(plain):
            year, month, day = _year(found[1]), _count(found[3]), _count(found[4])
            if year is not None and month is not None and day is not None:
                return _existing(year, month, day, text)
    raise _refused(plain, text)


def parse_month_day(text: str) -> int | Literal["last"]:
    """Return the day of the month `text` names, 1 to 31, or "last": `15日`, `每月15日`, `月底`.

    Raises Malformed outside 1 to 31 and where another month is named (`次月15日`).
    """
    plain = prepare(text)
    if plain.lower() == "last" or _LAST.fullmatch(plain):
        return "last"
    if _OTHER_MONTH.match(plain):
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”里的月份请写到 month_offset 键里，这里只写几号，例如 15",
                en=f"the month in '{shown(text)}' belongs under month_offset; write the day, as 15",
            )
        )
    found = _MONTHLY.fullmatch(plain)
    day = _count(found[1]) if found else None
    if day is None:
        raise malformed(
            text, Words(zh="每月的某一天", en="a day of the month"), "15", "15日", "last"
        )
    if not 1 <= day <= 31:
        raise Malformed(
            Words(
                zh=f"一个月里没有 {day} 日，应写 1 到 31，每月最后一天写 last",
                en=f"no month has a day {day}; write 1 to 31, or last for the last day",
            )
        )
    return day


def _year(text: str) -> int | None:
    return int(text) if text.isascii() else int(digit_row(text))


def _count(text: str) -> int | None:
    if text == "元":
        return 1
    return int(text) if text.isascii() else chinese_integer(text)


def _existing(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Malformed(
            Words(
                zh=f"没有“{shown(text)}”这一天，请核对年月日，例如 2025-02-28",
                en=f"there is no day '{shown(text)}'; check it, a good date is 2025-02-28",
            )
        ) from None


def _refused(plain: str, text: str) -> Malformed:
    if _NO_DAY.fullmatch(plain):
        return Malformed(
            Words(
                zh=f"“{shown(text)}”没有写到日，应写成 2025年1月20日",
                en=f"'{shown(text)}' names no day; write 2025-01-20",
            )
        )
    if _SHORT_YEAR.fullmatch(plain) or plain.startswith("民国"):
        return Malformed(
            Words(
                zh=f"“{shown(text)}”的年份要写公历四位数，例如 2025年1月20日",
                en=f"the year in '{shown(text)}' needs four digits, as in 2025-01-20",
            )
        )
    return malformed(text, _KIND, *_EXAMPLES)
