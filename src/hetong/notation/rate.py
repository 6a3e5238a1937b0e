"""Percentages and the like become exact fractions of one."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.chinese import DIGITS
from hetong.notation.forms import fold, malformed, prepare, shown, simplify
from hetong.notation.numerals import check_size, plain_number

_EXACT = Context(prec=100)
_SIGNS = {"%": 2, "‰": 3, "‱": 4}
_PARTS = {"十": 1, "百": 2, "千": 3, "万": 4}
# 三五成 is three to five tenths, 八成新 no rate: one figure before 成, one or 半 behind it.
_TENTH = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖1-9]"
_TENTHS = re.compile(rf"([负+-]?)(?:({_TENTH})成(半|{_TENTH})?|([十拾]|10|[0-9]\.[0-9]{{1,4}})成)")
_SHARES = ("%", "‰", "‱", "百分", "percent")
_OF = re.compile(r"([十百千万])分之(.+)")
_PER = re.compile(
    r"^(?:按|每)?(?:日|天|月|年|周)(?:利率|化|息)?|(?:/|每|per)(?:日|天|月|年|次|周|day)"
)
_KIND = Words(zh="比例", en="a rate")
_EXAMPLES = ("6%", "0.06", "万分之五")


def parse_rate(text: str) -> Decimal:
    """Return the rate `text` says as a fraction: `6%`, `百分之六`, `万分之五`, `一成五`, `0.0005`.

    Raises Malformed for a bare number from 1 up (6 may mean 6 % or 600 %) and for a rate with its
    period (`日万分之五`), which belongs under the key `per`.
    """
    plain = prepare(text)
    if _PER.search(plain):
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”带了周期，这里只写比例，例如 万分之五；按日、按月写到 per 键里",
                en=f"'{shown(text)}' names a period; write the rate alone, such as 万分之五, "
                "and the period under the key per",
            )
        )
    value = _fraction(plain, text)
    if value is None:
        raise malformed(text, _KIND, *_EXAMPLES)
    return value


def is_tenths(text: str) -> bool:
    """Return whether a text is a rate in tenths: `九成`, `一成五`, `两成半`, `8.5成`."""
    return _TENTHS.fullmatch(simplify(fold(text)).replace(" ", "")) is not None


def says_share(text: str) -> bool:
    """Return whether a value, or the unit of one, says that it is a share: `95%`, `九成`, `成`."""
    return any(sign in fold(text) for sign in _SHARES) or text.strip() == "成" or is_tenths(text)


def _fraction(plain: str, text: str) -> Decimal | None:
    if found := _TENTHS.fullmatch(plain):
        return _tenths(*found.groups())
    if found := _OF.fullmatch(plain):
        part = found[2]
        whole = {"百": Decimal(100), "千": Decimal(1000)}.get(part)
        return _scaled(whole if whole is not None else _number(part, text), _PARTS[found[1]])
    if plain[-1] in _SIGNS:
        return _scaled(_number(plain[:-1], text), _SIGNS[plain[-1]])
    value = _number(plain, text)
    if value is not None and abs(value) >= 1:
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”没有写百分号，请写成 {shown(text)}%，或者写成小数，例如 0.06",
                en=f"'{shown(text)}' has no per cent sign; write {shown(text)}%, "
                "or a fraction such as 0.06",
            )
        )
    return value


def _tenths(sign: str, whole: str | None, part: str | None, other: str | None) -> Decimal:
    if other is not None:
        percent = Decimal(100) if other in "十拾" else Decimal(other) * 10
    else:
        percent = Decimal(10 * _digit(whole or "") + _digit(part or ""))
    return (-percent if sign in ("负", "-") else percent).scaleb(-2, context=_EXACT)


def _digit(text: str) -> int:
    return 5 if text == "半" else int(str(DIGITS.get(text, text or "0")))


def _number(plain: str, text: str) -> Decimal | None:
    check_size(plain, text)
    return plain_number(plain)


def _scaled(value: Decimal | None, places: int) -> Decimal | None:
    return None if value is None else value.scaleb(-places, context=_EXACT)
