"""Fact types: how a value becomes the integers the engine compares, exactly.

Money counts 1/10,000 yuan, rates billionths, numbers 1/10,000, dates are day numbers, an
enumeration is the rank of its choice, and a name is the hash of its folded text. A duration is
exact within its family (months; seconds; working days) and an interval of seconds across families.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.dates import parse_date, parse_month_day
from hetong.notation.duration import Duration, parse_duration
from hetong.notation.money import Money, parse_money
from hetong.notation.rate import parse_rate
from hetong.notation.scalars import parse_bool, parse_number

# Every encoded value lies strictly inside; the engine's integers are exact below 2**53.
UNKNOWN = 2**52
BEYOND = 2**53 - 1

SIDES = ("client", "provider", "both", "none", "third")
CONSENTS = ("free", "consent", "forbidden")
LAST_DAY = 32  # "the last day of the month" sorts behind the 31st


class TooLarge(ValueError):
    """A value does not fit the engine's exact integers."""


class ForeignMoney(TooLarge):
    """An amount is in another currency than yuan: without a rate it has no size among them."""


KIND_NAMES: Mapping[Kind, Words] = {
    Kind.TEXT: Words("文字", "text"),
    Kind.CODE: Words("名称或编号", "name"),
    Kind.MONEY: Words("金额", "money"),
    Kind.RATE: Words("比率", "rate"),
    Kind.NUMBER: Words("数字", "number"),
    Kind.DATE: Words("日期", "date"),
    Kind.DURATION: Words("期间", "duration"),
    Kind.MONTH_DAY: Words("每月几日", "day of month"),
    Kind.BOOLEAN: Words("是否", "yes or no"),
    Kind.SIDE: Words("哪一方", "side"),
    Kind.CONSENT: Words("自由、同意、禁止", "consent"),
    Kind.CHOICE: Words("选项", "choice"),
    Kind.MEASURE: Words("指标值", "measure"),
}
"""What a fact is, in one word."""


@dataclass(frozen=True, slots=True)
class UnknownSide:
    """Party a or b whose role nobody recorded: client or provider, but which?"""

    key: str


@dataclass(frozen=True, slots=True)
class Interval:
    """A value known only within bounds, both included; of the type's Python values."""

    low: Any
    high: Any


@dataclass(frozen=True, slots=True)
class Span:
    """An encoded value: `low` <= value <= `high`; `family` and `exact` only for durations."""

    low: int
    high: int
    family: int = 0
    exact: int = 0


@dataclass(frozen=True, slots=True)
class FactType:
    """The type of a fact: the kind of its record key, and its choices where it lists some."""

    kind: Kind
    choices: tuple[str, ...] = ()

    @property
    def ordered(self) -> bool:
        """Whether lt, lte, gt, gte mean anything."""
        return self.kind in _ORDERED

    @property
    def ranks(self) -> tuple[str, ...]:
        """The choices in rank order, for types that have them."""
        if self.kind is Kind.SIDE:
            return SIDES
        if self.kind is Kind.CONSENT:
            return tuple(dict.fromkeys(CONSENTS + self.choices))
        return self.choices if self.kind is Kind.CHOICE else ()

    @property
    def lists_none(self) -> bool:
        """Whether `none` is one of the choices: then that value and the state are the same."""
        return "none" in self.ranks

    def comparable(self, other: FactType) -> bool:
        """Whether a fact of this type may be compared with one of `other`."""
        if self.kind is not other.kind:
            return {self.kind, other.kind} == {Kind.TEXT, Kind.CODE}
        return self.kind is not Kind.MEASURE and self.ranks == other.ranks

    def encode(self, value: Any) -> Span:
        """Return the span of a Python value; raise TooLarge outside the engine's integers."""
        if isinstance(value, UnknownSide):
            return Span(SIDES.index("client"), SIDES.index("provider"))
        if isinstance(value, Interval):
            low, high = self.encode(value.low), self.encode(value.high)
            return Span(low.low, high.high, low.family, low.exact)
        if isinstance(value, Duration):
            return _duration(value)
        if isinstance(value, Money) and value.currency != "CNY":
            raise ForeignMoney(str(value))
        number = _ENCODERS[self.kind](self, value)
        if abs(number) >= UNKNOWN:
            raise TooLarge(str(value))
        return Span(number, number)

    def constant(self, text: str) -> Span:
        """Return the span of a constant in a rule file; raise Malformed when it is ill-formed."""
        return self.encode(self.parse(text))

    def parse(self, text: str) -> Any:
        """Return the Python value of a constant in a rule file; raise Malformed."""
        if self.ranks:
            if text not in self.ranks:
                raise Malformed(
                    Words(
                        f"“{text}”不在 {'、'.join(self.ranks)} 之中",
                        f"'{text}' is not one of {', '.join(self.ranks)}",
                    )
                )
            return text
        if self.kind not in _PARSERS:
            raise Malformed(Words("指标值请用 .number 或 .time", "ask .number or .time instead"))
        return _PARSERS[self.kind](text)


def folded(text: str) -> str:
    """Return a name as compared: width, case, spaces and brackets do not matter."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.split()).translate(_BRACKETS)


def day_number(day: date) -> int:
    """Return the proleptic Gregorian ordinal of a day."""
    return day.toordinal()


_BRACKETS = str.maketrans("〔〕【】[]", "()()()")


def _name(_: FactType, value: Any) -> int:
    text = value.zh if isinstance(value, Words) else str(value)
    digest = hashlib.sha256(folded(text).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 13  # 51 bits, inside the exact integers


def _scaled(scale: int) -> Callable[[FactType, Any], int]:
    def encode(_: FactType, value: Any) -> int:
        amount = value.yuan if isinstance(value, Money) else value
        return round(Fraction(amount) * scale)

    return encode


def _rank(fact_type: FactType, value: Any) -> int:
    return fact_type.ranks.index(str(value))


def _duration(value: Duration) -> Span:
    low, high = value.days
    exact = round(Fraction(value.exact) * 100)
    span = Span(_floor(low * 86_400), -_floor(-high * 86_400), _FAMILIES.index(value.family), exact)
    if max(abs(span.low), abs(span.high), abs(exact)) >= UNKNOWN:
        raise TooLarge(str(value))
    return span


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def _month_day(_: FactType, value: Any) -> int:
    return LAST_DAY if value == "last" else int(value)


_FAMILIES = ("months", "hours", "workdays")
_ORDERED = {Kind.MONEY, Kind.RATE, Kind.NUMBER, Kind.DATE, Kind.DURATION, Kind.MONTH_DAY}
_ENCODERS: dict[Kind, Callable[[FactType, Any], int]] = {
    Kind.TEXT: _name,
    Kind.CODE: _name,
    Kind.MONEY: _scaled(10_000),
    Kind.RATE: _scaled(10**9),
    Kind.NUMBER: _scaled(10_000),
    Kind.DATE: lambda _, value: day_number(value),
    Kind.MONTH_DAY: _month_day,
    Kind.BOOLEAN: lambda _, value: int(bool(value)),
    Kind.SIDE: _rank,
    Kind.CONSENT: _rank,
    Kind.CHOICE: _rank,
}
_PARSERS: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: str,
    Kind.CODE: str,
    Kind.MONEY: parse_money,
    Kind.RATE: parse_rate,
    Kind.NUMBER: lambda text: Decimal(parse_number(text)),
    Kind.DATE: parse_date,
    Kind.DURATION: parse_duration,
    Kind.MONTH_DAY: parse_month_day,
    Kind.BOOLEAN: parse_bool,
}
