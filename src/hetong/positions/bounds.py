"""`<= 60日`, `不少于 24小时`, `> 千分之一`: a text becomes bounds, if its step may say so."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.duration import Duration, parse_duration
from hetong.notation.forms import fold, shown
from hetong.notation.rate import parse_rate
from hetong.positions.model import Bounds, Figure

PARSERS: dict[Kind, Callable[[str], Any]] = {Kind.RATE: parse_rate, Kind.DURATION: parse_duration}
LONGEST = 200
_SIGNS = {
    "<=": ("<=", "≤", "不超过", "不高于", "不长于", "不多于", "至多", "最多", "at most"),
    ">=": (">=", "≥", "不少于", "不低于", "不短于", "至少", "最少", "at least"),
    ">": (">", "超过", "高于", "长于", "多于", "over", "more than"),
    "<": ("<", "少于", "低于", "短于", "不足", "under", "less than"),
}
_SIGN_OF = {word: sign for sign, words in _SIGNS.items() for word in words}
_SIGN = "|".join(re.escape(word) for word in sorted(_SIGN_OF, key=len, reverse=True))
_PART = re.compile(rf"\s*({_SIGN})\s*(.+?)\s*", re.IGNORECASE)
_JOINED = re.compile(r"[,，;；]|\s且\s?|(?<=\S)且|\sand\s")


def within(text: str, kind: Kind) -> Bounds:
    """Return the bounds of a text with <= and >=, one of them or both. Raises Malformed."""
    return _bounds(
        text,
        kind,
        {"<=": "high", ">=": "low"},
        Words(
            "preferred、acceptable 用 <= 或 >=，写的数本身也算在内",
            "preferred and acceptable take <= or >=: the figure itself is still within",
        ),
    )


def outside(text: str, kind: Kind) -> Bounds:
    """Return the bounds beyond which a text with > or < refuses. Raises Malformed."""
    return _bounds(
        text,
        kind,
        {">": "high", "<": "low"},
        Words(
            "refuse 用 > 或 <，写的数本身还不拒绝",
            "refuse takes > or <: the figure itself is not yet refused",
        ),
    )


def ascending(low: Figure | None, high: Figure | None) -> bool:
    """Whether `low` is at most `high`, of one family of units; an end left open always is."""
    return low is None or high is None or _amount(low) <= _amount(high)


def families(bounds: Bounds | None) -> set[str]:
    """Return the families of units the bounds are written in; a rate has none."""
    ends = (bounds.low, bounds.high) if bounds else ()
    return {end.family for end in ends if isinstance(end, Duration)}


def _amount(figure: Figure) -> Decimal | Fraction:
    return figure.exact if isinstance(figure, Duration) else figure


def _bounds(text: str, kind: Kind, ends: dict[str, str], allowed: Words) -> Bounds:
    if len(text) > LONGEST:
        raise Malformed(Words("太长了", "it is too long"))
    found: dict[str, Figure] = {}
    for part in _JOINED.split(fold(text)):
        match = _PART.fullmatch(part)
        end = ends.get(_SIGN_OF[match[1].lower()]) if match else None
        if match is None or end is None:
            raise Malformed(
                Words(f"“{shown(text)}”：{allowed.zh}", f"'{shown(text)}': {allowed.en}")
            )
        if end in found:
            raise Malformed(Words("同一个方向写了两个数", "two figures on one side"))
        found[end] = PARSERS[kind](match[2])
    bounds = Bounds(found.get("low"), found.get("high"))
    if len(families(bounds)) > 1:
        raise Malformed(MIXED)
    if not ascending(bounds.low, bounds.high):
        raise Malformed(Words("下限大于上限", "the least is above the greatest"))
    return bounds


MIXED = Words(
    "同一个立场里的期间请用同一类单位：年月、日和小时、或者工作日",
    "use one family of units in one position: years and months, days and hours, or working days",
)
