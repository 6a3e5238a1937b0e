"""Arabic and Chinese numbers become exact integers and decimals."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.capitals import (
    is_standard_capitals,
    parse_capital_amount,
    write_capital_amount,
)
from hetong.notation.chinese import DIGITS, UNITS, chinese_integer, digit_row
from hetong.notation.forms import malformed, prepare, shown

__all__ = [
    "check_size",
    "is_standard_capitals",
    "parse_capital_amount",
    "parse_decimal",
    "parse_integer",
    "plain_number",
    "write_capital_amount",
]

_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)|[0-9]+)(?:\.[0-9]+)?")
_ARABIC_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)([十百千]?万?亿|[十百千]?万|[十百千])")
_GROUPED = re.compile(r"[+-]?[0-9]*[, ][0-9, ]*(?:\.[0-9]*)?")
_MOST_DIGITS = 30
# The default context would round to 28 digits.
_EXACT = Context(prec=100)

_NUMBER = Words(zh="数", en="a number")
_INTEGER = Words(zh="整数", en="a whole number")


def parse_integer(text: str) -> int:
    """Return the whole number `text` says: `120`, `1,200`, `一百二十`, `廿`, `二〇二五`, `3万`.

    Raises Malformed for anything else, also for `三五`, which may mean three to five.
    """
    value = _parse(text, _INTEGER, "12", "十二")
    if value != value.to_integral_value():
        raise malformed(text, _INTEGER, "12", "十二")
    return int(value)


def parse_decimal(text: str) -> Decimal:
    """Return the number `text` says, exactly: `1,234.5`, `三点五`, `5万`, `1亿2000万`, `-3`.

    Raises Malformed for wrong grouping (`12,34.5`), exponents, inf and nan, and beyond 30 digits.
    """
    return _parse(text, _NUMBER, "1234.5", "1,234.5", "三点五")


def plain_number(text: str) -> Decimal | None:
    """Return the number that a prepared `text` says, or None where it says none."""
    body = text[1:] if text[:1] in ("负", "-", "+") else text
    for read in (_arabic, _mixed, _chinese):
        value = read(body)
        if value is not None:
            return value.copy_negate() if text[:1] in ("负", "-") and value else value
    return None


def check_size(plain: str, text: str) -> None:
    """Refuse with Malformed a prepared `plain` form of `text` with wrong grouping or too long."""
    if _GROUPED.fullmatch(plain) and not _ARABIC.fullmatch(plain.lstrip("+-")):
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”的千位分隔不对，应每三位一个逗号，例如 1,234.5",
                en=f"'{shown(text)}' groups thousands wrongly; write 1,234.5 or 1234.5",
            )
        )
    digits = sum(character.isdigit() or character in DIGITS for character in plain)
    if digits > _MOST_DIGITS:
        raise Malformed(
            Words(
                zh=f"“{shown(text)}”超过 {_MOST_DIGITS} 位数字，请核对",
                en=f"'{shown(text)}' has more than {_MOST_DIGITS} digits; check it",
            )
        )


def _parse(text: str, kind: Words, *examples: str) -> Decimal:
    plain = prepare(text)
    check_size(plain, text)
    value = plain_number(plain)
    if value is None:
        raise malformed(text, kind, *examples)
    return value


def _arabic(text: str) -> Decimal | None:
    if not _ARABIC.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").replace(" ", ""))


def _mixed(text: str) -> Decimal | None:
    """Return `5万`, `1.2亿`, `3万5千`, `1亿2000万`, `3万零500`: parts fall in size, or None."""
    total, position, below = Decimal(0), 0, Decimal("Infinity")
    while found := _ARABIC_PART.match(text, position):
        scale = Decimal(_scale(found[2]))
        value = _EXACT.multiply(Decimal(found[1]), scale)
        if value >= below:
            return None
        total, position, below = _EXACT.add(total, value), found.end(), scale
    rest = text[position:]
    if rest and position:
        tail = _arabic(rest.removeprefix("零"))
        # 1万2 is heard as 12,000 but reads 10,002: refused; 1万2000 and 1万零2 are clear.
        if tail is None or tail >= below or (rest[0] != "零" and tail * 10 < below):
            return None
        total = _EXACT.add(total, tail)
    if not position:
        return None
    whole = total.to_integral_value(context=_EXACT)
    return whole if whole == total else total


def _scale(units: str) -> int:
    scale = 1
    for unit in units:
        scale *= UNITS[unit]
    return scale


def _chinese(text: str) -> Decimal | None:
    whole, dot, fraction = text.partition("点")
    value = chinese_integer(whole)
    if value is None or not dot:
        return None if value is None else Decimal(value)
    if not fraction or any(character not in DIGITS for character in fraction):
        return None
    return Decimal(f"{value}.{digit_row(fraction)}")
