"""Values that broke the engine when it was driven carelessly, and their like.

Sources: crashes and silent wrong answers measured for durable-rules 2.0.28: text lengths kept
modulo 65,536, integers beyond int64 saturating, NaN read as null, exponents and infinities that
end a batch, lone surrogates, NUL, quotes and backslashes, deep nesting, hundreds of keys.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from hetong.contract.kinds import Kind
from hetong.facts.types import FactType, Interval, UnknownSide
from hetong.notation.duration import UNITS, Duration
from hetong.notation.money import Money
from tests.oracle.values import SCALE
from tests.properties import pools

_SHORT = (
    *("", " ", "\u3000", "\x00", "a\x00b", '"', "\\", '\\"', "'", "{", "}", "[", '{"$not":1}'),
    *("$m", "$s", "@contract", "@gate", "kind", "id", "sid", "_", "n", "parent", "null", "NaN"),
    *("Infinity", "-0", "1e22", "true", "none", "~", "\ud800", "\udfff\ud800", "a\udc00z"),
    *("\u2028", "\u2029", "\u202e反", "\ufeff", "e\u0301", "é", "ﬁ", "ß", "ẞ", "İ", "😀", "👨‍👩‍👧"),
    *("\x1b[31m", "\r\n", "\n", "\t", "%s%n", "\\u0000", "\\ud800", "．", "【】", "____", "a,b"),
    "".join(map(chr, range(32))),
    "".join(map(chr, range(0x7F, 0xA1))),
)
_LONG = (2_000, 2_001, 65_535, 65_536, 65_537, 131_072, 1_000_000)
_EDGES = (2**31, 2**32, 2**52, 2**53, 2**63, 2**64, 10**16, 10**22, 10**30, 10**40)
_ODD_NUMBERS: tuple[Any, ...] = (
    *map(Decimal, ("NaN", "sNaN", "-NaN", "Infinity", "-Infinity", "-0", "0E+5", "0E-30")),
    *map(Decimal, ("1E+22", "1E-7", "1E+400", "-1E+400", "1E-400", "0." + "3" * 1_000)),
    *map(float, ("nan", "inf", "-inf", "-0.0", "1e308", "5e-324", "1e16", "1e-7", "0.1")),
    *(Fraction(1, 3), Fraction(-(10**40), 3), True, None, "12", b"12", [1], {"a": 1}),
)


def text(rng: Random) -> str:
    """Return a text no contract should hold."""
    roll = rng.random()
    if roll < 0.45:
        return rng.choice(_SHORT)
    if roll < 0.6:
        return rng.choice(("x", "甲", "\x00", "é")) * rng.choice(_LONG)
    if roll < 0.7:
        return rng.choice(_SHORT) + rng.choice(_SHORT)
    return "".join(chr(rng.randrange(0x11_0000)) for _ in range(rng.randint(1, 12)))


def number(rng: Random, scale: int) -> Any:
    """Return a number at or beyond an edge; edges are those of the number times `scale`."""
    if rng.random() < 0.4:
        return rng.choice(_ODD_NUMBERS)
    edge = rng.choice(_EDGES) + rng.choice((-1, 0, 1))
    near = Decimal(edge * rng.choice((-1, 1)))
    return near / scale if rng.random() < 0.6 else near


def value(rng: Random, kind: FactType) -> Any:
    """Return a value for a cell of this type: sometimes no value of it at all."""
    roll = rng.random()
    if roll < 0.15:
        return pools.value(rng, kind)
    if roll < 0.2:
        wide = {Kind.MONEY: Money, Kind.NUMBER: Decimal, Kind.RATE: Decimal}.get(kind.kind)
        if wide is not None:
            low, high = sorted(rng.sample(range(-(2**54), 2**54), 2))
            return Interval(_of(wide, low), _of(wide, high))
    return _NASTY.get(kind.kind, lambda rng: text(rng))(rng)


def _of(made: Any, whole: int) -> Any:
    exact = Decimal(whole) / 10**9
    return made(exact)


def _duration(rng: Random) -> Any:
    hundredths = rng.choice((-1, 1)) * (rng.choice(_EDGES) + rng.choice((-1, 0, 1)))
    amount = Fraction(hundredths, rng.choice((1, 100)))
    return Duration(amount, rng.choice(UNITS)) if rng.random() < 0.9 else text(rng)


_DATES = (date.min, date.max, date(1, 1, 2), date(9999, 12, 30), "2026-01-01", 738_000, None)
_DAYS = ("last", 0, 1, 31, 32, 33, -1, 10**6, 10**40, "LAST", "31", "x", 1.5, float("nan"), None)
_NASTY: dict[Kind, Any] = {
    Kind.MONEY: lambda rng: Money(number(rng, SCALE[Kind.MONEY])),
    Kind.RATE: lambda rng: number(rng, SCALE[Kind.RATE]),
    Kind.NUMBER: lambda rng: number(rng, SCALE[Kind.NUMBER]),
    Kind.DATE: lambda rng: rng.choice(_DATES),
    Kind.DURATION: _duration,
    Kind.MONTH_DAY: lambda rng: rng.choice(_DAYS),
    Kind.SIDE: lambda rng: UnknownSide(text(rng)) if rng.random() < 0.5 else text(rng),
    Kind.BOOLEAN: lambda rng: rng.choice((True, False, 0, 1)),
}


_SCALARS: tuple[Any, ...] = (
    *(float("nan"), float("inf"), -float("inf"), -0.0, 1e22, 1e308, 5e-324, 0.1),
    *(10**40, -(10**40), 2**53, 2**63, 2**64, True, False, None, 0),
)


def json_value(rng: Random) -> Any:
    """Return what a JSON or YAML file may hold where a scalar belongs."""
    roll = rng.random()
    if roll < 0.55:
        return text(rng)
    if roll < 0.8:
        return rng.choice(_SCALARS)
    return rng.choice(_STRUCTURES)(rng)


def _nested(rng: Random) -> Any:
    inner: Any = "x"
    for _ in range(rng.choice((3, 60, 70, 260, 900))):
        inner = {"value": inner} if rng.random() < 0.5 else [inner]
    return inner


_STRUCTURES: tuple[Any, ...] = (
    _nested,
    lambda rng: {f"k{n}": n for n in range(rng.choice((251, 252, 253, 300, 2_000)))},
    lambda rng: {text(rng): "x"},
    lambda rng: ["x"] * rng.choice((0, 1, 300, 5_000)),
    lambda rng: {"value": text(rng), "quote": text(rng), "clause": text(rng)},
    lambda rng: [{"value": text(rng)}, {"value": text(rng)}],
    lambda rng: {},
)

FILES: tuple[bytes, ...] = (
    *(b"", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfea\x00", b"\x80", b"kind: \xff", b"\r"),
    *(b"- " * 5_000, b"[" * 100_000, b"{" * 100_000, b"a: " * 500, b"&a [*a, *a]", b"<<: {a: 1}"),
    *(
        b"kind: service\nkind: service",
        b"? [a]\n: b",
        b"!!python/object:x {}",
        b"%TAG",
        b"---\n---",
    ),
    *(b"? \n: x", b"'': x", b"'\\0': x", b'"\\0": x', b'"\\ud800": x', b"a" * 100_000 + b": x"),
    *(b"\n".join(b"k%d: 1" % n for n in range(1_000)), b"title: " + b"x" * 2_000_000),
    *(
        b"title: |\n" + b"  x\n" * 50_000,
        b"title: \x07",
        b"title: \xc2\x85x",
        b"title: \xed\xa0\x80",
    ),
    *(b"fees: {monthly_fee: .nan}", b"fees: {monthly_fee: .inf}", b"fees: {monthly_fee: 1e22}"),
    *(b"fees: {total_amount: 0x10}", b"fees: {total_amount: -0.0}", b"term: {months: 0b1}"),
    *(b"fees: {total_amount: 1" + b"0" * 40 + b"}", b"fees: {tax_rate: 1" + b"0" * 5_000 + b"}"),
    *(
        b"x = nan",
        b"x = inf",
        b"x = 1e400",
        b"'' = 1",
        b"a.b.c.d = 1",
        b"[a]\n[a]",
        b"[[a]]\n" * 999,
    ),
    *(b'{"title": NaN}', b'{"title": "\\ud800"}', b'{"": 1}', b'{"a": 1, "a": 2}', b'{"a": 1e999}'),
)
