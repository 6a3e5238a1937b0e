"""Small pools of values for every fact type, so that drawn values often meet."""

from __future__ import annotations

from random import Random
from typing import Any

from hetong.contract.kinds import Kind
from hetong.facts.types import FactType, Interval, UnknownSide

CHOICES = ("auto", "none", "manual")
PLAIN_CHOICES = ("monthly", "quarterly", "yearly")
EXTRA_CONSENT = ("notice", "none")

_POOLS: dict[Kind, tuple[str, ...]] = {
    Kind.TEXT: (
        "甲公司（上海）",
        "甲公司(上海)",
        "乙公司",
        "ABC",
        "ａｂｃ",
        "a b c",
        "x【1】",
        "x[1]",
    ),
    Kind.CODE: ("91310000MA1FL0XX0A", "abc", "ABC", "GB/T 1", "gb/t1"),
    Kind.MONEY: ("0", "1", "5万元", "50000", "50000.0001", "49999.9999", "-500", "12亿元"),
    Kind.RATE: ("0", "6%", "0.06", "千分之三", "0.003", "0.000000001", "120%"),
    Kind.NUMBER: ("0", "1", "2", "3", "0.0001", "1.5", "-2", "100000000"),
    Kind.DATE: ("2025-12-31", "2026-01-01", "2026-01-02", "2026-01-31", "2028-02-29"),
    Kind.DURATION: (
        *("0日", "0个月", "1日", "24小时", "90分钟", "28日", "30日", "31日", "365日", "366日"),
        *(
            "4周",
            "1个月",
            "3个月",
            "半个月",
            "1年",
            "12个月",
            "5个工作日",
            "20个工作日",
            "0个工作日",
        ),
    ),
    Kind.MONTH_DAY: ("1", "15", "28", "31", "last"),
    Kind.BOOLEAN: ("true", "false"),
    Kind.SIDE: ("client", "provider", "both", "none", "third"),
    Kind.CONSENT: ("free", "consent", "forbidden"),
}
KINDS = (*tuple(_POOLS), Kind.CHOICE)
BOUNDED = (Kind.MONEY, Kind.RATE, Kind.NUMBER, Kind.DATE, Kind.DURATION)
DAYS_ONLY = ("0日", "1日", "24小时", "90分钟", "28日", "30日", "31日", "4周")


def fact_type(rng: Random, kind: Kind) -> FactType:
    """Return a type of this kind, with choices where it has them."""
    if kind is Kind.CHOICE:
        return FactType(kind, rng.choice((CHOICES, PLAIN_CHOICES)))
    if kind is Kind.CONSENT and rng.random() < 0.3:
        return FactType(kind, EXTRA_CONSENT)
    return FactType(kind)


def constant(rng: Random, kind: FactType) -> str:
    """Return a constant as a rule file writes it."""
    return rng.choice(kind.choices or _POOLS[kind.kind])


def listed(rng: Random, kind: FactType) -> list[str]:
    """Return the constants of an `in`, which takes exact durations only."""
    pool = DAYS_ONLY if kind.kind is Kind.DURATION else kind.choices or _POOLS[kind.kind]
    return rng.sample(pool, rng.randint(1, min(3, len(pool))))


def value(rng: Random, kind: FactType) -> Any:
    """Return a Python value of the type: mostly plain, sometimes known within bounds only."""
    if kind.kind is Kind.SIDE and rng.random() < 0.2:
        return UnknownSide(rng.choice(("party_a", "party_b")))
    first = kind.parse(constant(rng, kind))
    if kind.kind not in BOUNDED or rng.random() > 0.2:
        return first
    second = kind.parse(constant(rng, kind))
    if kind.kind is Kind.DURATION and first.family != second.family:
        return first
    low, high = sorted((first, second), key=_size)
    return Interval(low, high)


def _size(one: Any) -> Any:
    return getattr(one, "exact", getattr(one, "yuan", one))
