"""Whole numbers in Chinese numerals, plain or banknote forms, become integers."""

from __future__ import annotations

DIGITS = {
    character: digit
    for row in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
    for digit, character in enumerate(row)
} | {"两": 2}
"""Every character that stands for one digit, plain and banknote forms."""

UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}
"""Every character that stands for a power of ten."""

_TWENTIES = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_LONGEST = 60


def chinese_integer(text: str) -> int | None:
    """Return the whole number a simplified `text` says in Chinese numerals, or None.

    Reads 一百零五, 一百五 (150), 二〇二五, 廿五, 壹拾贰万. Two bare digits without a zero (三五)
    are None: they may mean thirty-five or three to five.
    """
    text = text.translate(_TWENTIES)
    if not text or len(text) > _LONGEST:
        return None
    if all(character in DIGITS for character in text):
        clear = len(text) != 2 or "〇" in text or "零" in text
        return int(digit_row(text)) if clear else None
    return _section(text, 3)


def digit_row(text: str) -> str:
    """Return Chinese digits one by one as Arabic ones: 二〇二五 is 2025."""
    return "".join(str(DIGITS[character]) for character in text)


def _section(text: str, level: int) -> int | None:
    """Return a number of 亿 (level 3), 万 (level 2) or less (level 1); None when ill-formed."""
    if level == 1:
        return _thousands(text)
    unit = "亿" if level == 3 else "万"
    head, found, tail = text.rpartition(unit)
    if not found:
        return _section(text, level - 1)
    high = _section(head, level - 1)
    low = _tail(tail, UNITS[unit], level - 1)
    return None if not high or low is None else high * UNITS[unit] + low


def _tail(text: str, unit: int, level: int) -> int | None:
    """Return what follows `unit`: nothing, a lone digit (一万五 = 15,000), or a smaller number."""
    if not text:
        return 0
    if len(text) == 1 and DIGITS.get(text):
        return DIGITS[text] * unit // 10
    rest = text[1:] if text[0] in "零〇" and text[1:2] not in UNITS else text
    value = _section(rest, level) if rest else None
    return value if value and value < unit else None


def _thousands(text: str) -> int | None:
    """Return a number below 10,000: 十五, 一百五, 一千零五十, 三千五百二十一."""
    total, below, zero = 0, 10_000, False
    rest = text
    while rest:
        if rest[0] in "零〇" and rest[1:2] not in UNITS:
            if zero:
                return None
            zero, rest = True, rest[1:]
            continue
        # 零拾 on a printed form is no tens at all, not ten.
        digit = DIGITS.get(rest[0])
        rest = rest if digit is None else rest[1:]
        unit = UNITS.get(rest[:1], 1)
        # Only 十 may stand without a digit (十五, 一百十五), and units must fall.
        if unit >= below or (digit is None and (unit != 10 or zero)):
            return None
        if unit == 1:
            # 一百五 is 150, 一百零五 is 105, 一百二十五 is 125.
            spoken = total > 0 and not zero and below >= 100
            return None if rest else total + (digit or 0) * (below // 10 if spoken else 1)
        total += (1 if digit is None else digit) * unit
        below, zero, rest = unit, False, rest[1:]
    return None if zero and total else total
