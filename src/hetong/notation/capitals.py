"""Amounts in banknote capitals (壹贰叁…元角分整) become yuan, and yuan become capitals."""

from __future__ import annotations

import re
from decimal import Decimal

from hetong.errors import Words
from hetong.notation.chinese import DIGITS, chinese_integer
from hetong.notation.forms import malformed, prepare

_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_SMALL = ("", "拾", "佰", "仟")
_LABEL = re.compile(r"(?:人民币|RMB|CNY|¥)?(?:\((?:金额)?大写\)|(?:金额)?大写|金额)?:?(?:人民币)?")
_DIGIT = "[" + "".join(DIGITS) + "]"
_AMOUNT = re.compile(
    rf"(?P<sign>负?)(?:(?P<yuan>[^元圆角分整正]+)(?:[元圆]|(?=[整正]?$)))?"
    rf"零?(?:(?P<jiao>{_DIGIT})角)?零?(?:(?P<fen>{_DIGIT})分)?[整正]?"
)
_EXAMPLE = "人民币伍万元整"
_KIND = Words(zh="大写金额", en="an amount in Chinese capitals")


def parse_capital_amount(text: str) -> Decimal:
    """Return the yuan an amount in Chinese words says: `人民币壹拾贰万叁仟元整`, `陆角伍分`.

    Plain numerals (五万元) and traditional forms are read as well. Raises Malformed for anything
    else, also for Arabic digits.
    """
    value = capital_amount(_LABEL.sub("", prepare(text), count=1))
    if value is None:
        raise malformed(text, _KIND, _EXAMPLE)
    return value


def capital_amount(plain: str) -> Decimal | None:
    """Return the yuan that a prepared `plain` amount without label says, or None."""
    found = _AMOUNT.fullmatch(plain)
    if found is None or not (found["yuan"] or found["jiao"] or found["fen"]):
        return None
    # 伍拾零元零角: a printed form names its empty places.
    digits = found["yuan"].rstrip("零") or "零" if found["yuan"] else "零"
    yuan = chinese_integer(digits)
    if yuan is None:
        return None
    cents = 10 * DIGITS.get(found["jiao"] or "", 0) + DIGITS.get(found["fen"] or "", 0)
    value = Decimal(f"{yuan}.{cents:02d}") if cents else Decimal(yuan)
    return value.copy_negate() if found["sign"] and value else value


def is_standard_capitals(text: str) -> bool:
    """Return whether `text` writes its amount as the banks ask: 壹拾贰万叁仟元整.

    Source: 正确填写票据和结算凭证的基本规定 (支付结算办法, 附一; 中国人民银行, 银发〔1997〕393号),
    points 1 to 4: banknote forms only, 整 or 正 behind 元, free behind 角, none behind 分, 零 for
    zeros inside; 零 is free where 万 or 元 stands at a zero and the next place does not.
    Traditional forms (貳, 陸, 億, 萬, 圓) are accepted there. The prefix 人民币 is not asked for.
    """
    try:
        plain = _LABEL.sub("", prepare(text), count=1)
        value = parse_capital_amount(text)
        pattern = _pattern(value)
    except ValueError:
        return False
    return re.fullmatch(pattern, plain.replace("圆", "元").replace("正", "整")) is not None


def write_capital_amount(yuan: Decimal) -> str:
    """Return an amount of yuan in standard capitals: 123000 is 壹拾贰万叁仟元整.

    Raises ValueError for more than two decimals or for 10^16 yuan and more.
    """
    return _pattern(yuan).replace("零?", "").replace("整?", "整")


def _pattern(yuan: Decimal) -> str:
    """Return the standard capitals with `零?` and `整?` where the standard leaves them free."""
    fen = abs(yuan) * 100
    if fen != fen.to_integral_value() or abs(yuan) >= 10**16:
        raise ValueError("an amount in capitals has at most two decimals and 16 digits")
    whole, cents = divmod(int(fen), 100)
    jiao, rest = divmod(cents, 10)
    parts = ["负" if yuan < 0 else "", f"{_written(whole)}元" if whole or not cents else ""]
    if not cents:
        return "".join([*parts, "整"])
    if jiao:
        free = "零?" if whole and whole % 10 == 0 else ""
        parts.append(f"{free}{_CAPITALS[jiao]}角" + ("" if rest else "整?"))
    elif whole:
        parts.append("零")
    if rest:
        parts.append(f"{_CAPITALS[rest]}分")
    return "".join(parts)


def _written(number: int) -> str:
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            return f"{_written(high)}{name}{_joint(high, low, unit)}{_written(low) if low else ''}"
    return _four(number) or "零"


def _joint(high: int, low: int, unit: int) -> str:
    """Return the zero between two sections: needed, free or none."""
    if low and low < unit // 10:
        return "零"
    return "零?" if low and high % 10 == 0 else ""


def _four(number: int) -> str:
    text = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += _CAPITALS[digit] + _SMALL[place]
        elif text and number % 10**place and not text.endswith("零"):
            text += "零"
    return text
