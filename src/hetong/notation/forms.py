"""A value as someone typed it becomes one plain spelling: half width, simplified, few spaces."""

from __future__ import annotations

import re

from hetong.errors import Words
from hetong.notation import Malformed

LONGEST = 200
"""Longest text, in characters, that is read as a money, date, rate, number or duration."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ODD = {
    "￥": "¥",
    "﹪": "%",
    "−": "-",
    "–": "-",
    "‑": "-",
    "〜": "~",
    "。": ".",
    "﹣": "-",
    "﹐": ",",
    "﹒": ".",
}
_UNSEEN = {"\u200b": " ", "\ufeff": " "}
_FOLD = str.maketrans({**{chr(k): chr(v) for k, v in _WIDE.items()}, **_ODD, **_UNSEEN})
_TRAILING = "。，；、 \t\r\n\u3000"
# Spaces between two digits stay: 50 000 groups thousands, 12 34 is not a number.
_LOOSE = re.compile(r"(?<![0-9]) | (?![0-9])")

# Traditional and variant characters of numbers, units, currencies and dates.
_TRADITIONAL = str.maketrans(
    "萬億圓貳貮參叄陸負點個週時鐘號兩幣銀內後終認寫額稱電話請間際實聯係註冊統會碼編賬帳戶開郵傳稅職務門費價單數範圍幾漲廠張無體構應○◯",
    "万亿圆贰贰叁叁陆负点个周时钟号两币银内后终认写额称电话请间际实联系注册统会码编账账户开邮传税职务门费价单数范围几涨厂张无体构应〇〇",
)


def fold(text: str) -> str:
    """Return `text` with full-width forms made half-width and spaces trimmed and made single."""
    return " ".join(text.translate(_FOLD).split())


def simplify(text: str) -> str:
    """Return `text` with the traditional forms of numerals, units and labels simplified."""
    return text.translate(_TRADITIONAL)


def prepare(text: str) -> str:
    """Return `text` folded, simplified and without spaces other than between two digits.

    Raises Malformed when nothing is left or the text is longer than LONGEST characters.
    """
    if len(text) > LONGEST:
        raise Malformed(
            Words(
                zh=f"这里应该是一个值，却写了 {len(text)} 个字（“{shown(text)}”）",
                en=f"a single value is expected, not a text of {len(text)} characters",
            )
        )
    plain = simplify(fold(text.rstrip(_TRAILING)))
    if " " in plain:
        plain = _LOOSE.sub("", plain)
    if not plain:
        raise Malformed(Words(zh="这里没有写值", en="there is no value here"))
    return plain


def shown(text: str) -> str:
    """Return `text` short enough for a message, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def malformed(text: str, kind: Words, *examples: str) -> Malformed:
    """Return the refusal of `text` as `kind` ("a date"), with examples of good ones."""
    return Malformed(
        Words(
            zh=f"“{shown(text)}”不是{kind.zh}，应写成 {' 或 '.join(examples)}",
            en=f"'{shown(text)}' is not {kind.en}; write {' or '.join(examples)}",
        )
    )
