"""Refusals that all record formats share, in the same words."""

from __future__ import annotations

from hetong.errors import InputError, Words
from hetong.source.text import Positions

Said = tuple[Words, Words]
"""What is wrong, and what to do about it."""

UNKNOWN_ESCAPE: Said = (
    Words(
        zh="双引号里的反斜杠 \\ 后面的字符不认识",
        en="unknown character after a backslash \\ in double quotes",
    ),
    Words(zh="请改用单引号，或者写两个反斜杠", en="Use single quotes, or write \\\\"),
)


def duplicate_key(positions: Positions, key: str, first: int, again: int) -> InputError:
    """Return the error for `key` at offset `again` when it already stands at offset `first`."""
    line = positions.at(first)[0]
    here = positions.at(again)[0]
    shown = shorten(key)
    return positions.error(
        again,
        Words(
            zh=f"“{shown}”写了两次：第 {line} 行和第 {here} 行",
            en=f"'{shown}' is given twice: on line {line} and on line {here}",
        ),
        Words(
            zh="请删掉一个；合同里确实有两处说法时，把两处写成一个列表",
            en="Delete one; if the contract says it twice, write both as a list under one key",
        ),
    )


def empty_key(positions: Positions, offset: int) -> InputError:
    """Return the error for a key without a name."""
    return positions.error(
        offset,
        Words(zh="这里的键没有名字", en="the key here has no name"),
        Words(zh="请在冒号或等号前面写上键名", en="Write the name of the key before its value"),
    )


def shorten(text: str, limit: int = 40) -> str:
    """Return `text` cut to `limit` characters for a message."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def no_comma(bracket: str) -> Said:
    """Return what to say when neither a comma nor `bracket` follows an item."""
    return (
        Words(zh=f"这里应该是半角逗号或 {bracket}", en=f"a comma or {bracket} is expected here"),
        Words(
            zh="请检查前一个值后面是否漏了逗号，标点是否用了全角",
            en="Check for a missing comma or full-width punctuation behind the value before",
        ),
    )
