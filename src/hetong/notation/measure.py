"""The value of a service level becomes a number, a percentage or a duration, by its unit."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.duration import Duration, parse_duration
from hetong.notation.forms import malformed, prepare, shown
from hetong.notation.numerals import check_size, plain_number
from hetong.notation.rate import is_tenths, parse_rate

_EXACT = Context(prec=100)
_PERCENT = ("%", "百分比", "percent", "百分之")
_RATE = re.compile(r".*[%‰‱]|[百千万]分之.+")
_TENTHS = "成"
_COUNTERS = r"(?:分值|分|星级|星|次|人|名|件|条|单|个|起|家|通|席|例|点|倍|轮|份)"
_COUNTED = re.compile(rf"(.+?)({_COUNTERS})")
_KIND = Words(zh="指标值", en="a service level")
_EXAMPLES = ("95%", "30秒", "4.5分")


def parse_measure(text: str, unit: str | None, *, time: bool = False) -> Decimal | Duration:
    """Return the value of a service level: `30` with unit 秒, `30秒`, `95%`, `4.5` with unit 分.

    A percentage is its number of per cent (`95%` is 95, `九成` 90), a score or count its number.
    `time` says that the metric measures time: 分 is then minutes, else points. A bare number
    without a unit stays a number. Raises Malformed, also where `text` and `unit` name different
    units.
    """
    plain = prepare(text)
    named = prepare(unit).lower() if unit and unit.strip() else None
    if _RATE.fullmatch(plain) or is_tenths(plain):
        value: Decimal | Duration = parse_rate(text).scaleb(2, context=_EXACT)
        repeated = named == _TENTHS and is_tenths(plain)
        _agree(named is None or named in _PERCENT or repeated, text, unit)
        return value
    check_size(plain, text)
    number = plain_number(plain)
    if number is not None:
        return _of_unit(number, plain, named, text, time)
    counted = _COUNTED.fullmatch(plain)
    if counted and not (time and counted[2] == "分"):
        number = plain_number(counted[1])
        if number is not None:
            _agree(named is None or re.fullmatch(_COUNTERS, named) is not None, text, unit)
            return number
    return _lasting(plain, named, text, unit)


def _of_unit(
    number: Decimal, plain: str, named: str | None, text: str, time: bool
) -> Decimal | Duration:
    if named is None or named in _PERCENT:
        return number
    if named == _TENTHS and is_tenths(f"{plain}{named}"):
        return parse_rate(f"{plain}{named}").scaleb(2, context=_EXACT)
    if re.fullmatch(_COUNTERS, named) and not (time and named == "分"):
        return number
    try:
        return parse_duration(f"{plain}{named}")
    except Malformed:
        if time or number < 0:
            raise malformed(f"{text} {named}", _KIND, *_EXAMPLES) from None
        return number


def _lasting(plain: str, named: str | None, text: str, unit: str | None) -> Duration:
    try:
        value = parse_duration(plain)
    except Malformed:
        raise malformed(text, _KIND, *_EXAMPLES) from None
    if named is not None:
        try:
            same = parse_duration(f"1{named}").unit == value.unit
        except Malformed:
            same = False
        _agree(same, text, unit)
    return value


def _agree(same: bool, text: str, unit: str | None) -> None:
    if not same:
        raise Malformed(
            Words(
                zh=f"值“{shown(text)}”和单位“{shown(unit or '')}”不一致，请只在一处写单位",
                en=f"value '{shown(text)}' and unit '{shown(unit or '')}' disagree; "
                "write the unit once",
            )
        )
