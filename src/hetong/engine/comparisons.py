"""One comparison of a rule, sure or possible, becomes alternatives of column comparisons."""

from __future__ import annotations

from itertools import groupby

from hetong.contract.kinds import Kind
from hetong.engine.alternatives import (
    Alternative,
    Alternatives,
    Test,
    conjunction,
    disjunction,
)
from hetong.engine.columns import EXACT, Column
from hetong.engine.typed import Number, Term, TypedCompare

# Kinds whose values are given exactly or not at all, so that "surely unequal" is one comparison.
_SYMBOLS = {Kind.TEXT, Kind.CODE, Kind.CHOICE, Kind.CONSENT, Kind.BOOLEAN}


def compared(condition: TypedCompare, *, sure: bool, negated: bool) -> Alternatives:
    """Return when a comparison (or its negation) surely, or possibly, holds."""
    op = condition.op
    if op == "ne":
        op, negated = "eq", not negated
    left, right = condition.left, condition.right
    # The complement of "possibly" is "surely not", so a negated leaf starts from the other mode.
    reading = sure != negated
    if op == "eq" and sure and negated and left.type.kind in _SYMBOLS:
        return _surely_unequal(left, right)
    if op == "in":
        assert isinstance(right, tuple)
        plain = disjunction([_within(left, low, high, sure=reading) for low, high in _runs(right)])
    else:
        assert not isinstance(right, tuple)
        plain = _plain(left, op, right, sure=reading)
    return _complement(plain) if negated else plain


def _surely_unequal(left: Term, right: Term | Number | tuple[int, ...]) -> Alternatives:
    """Both are known and differ, or one is none: see the `u` columns."""
    assert not isinstance(right, tuple)
    differ = Test(_column(left, "="), "neq", _side(right, "="))
    return (Alternative((differ, Test(_column(left, "u"), "lte", _side(right, "-u")))),)


def _complement(plain: Alternatives) -> Alternatives:
    """Negate a disjunction of conjunctions of tests.

    The duration forms pair a family test with the comparison proper; the two branches exclude
    each other, so negating the comparison inside each branch is the complement and stays small.
    """
    if len(plain) > 1 and all(_family(each) for each in plain):
        groups: dict[Test, list[Alternative]] = {}
        for each in plain:
            groups.setdefault(each.tests[0], []).append(Alternative(each.tests[1:]))
        return disjunction(
            [
                conjunction([(Alternative((family,)),), _complement(tuple(rest))])
                for family, rest in groups.items()
            ]
        )
    return conjunction(
        [tuple(Alternative((test.negated(),)) for test in each.tests) for each in plain]
    )


def _family(each: Alternative) -> bool:
    return bool(each.tests) and each.tests[0].left.variant == "k"


def _runs(values: tuple[int, ...]) -> list[tuple[int, int]]:
    """Group encoded choices into runs of neighbours: client and provider become one interval."""
    runs = []
    for _, group in groupby(enumerate(values), lambda pair: pair[1] - pair[0]):
        members = [value for _, value in group]
        runs.append((members[0], members[-1]))
    return runs


def _column(term: Term, variant: str) -> Column:
    return Column(term.alias, term.list, term.path, variant, term.plus, term.assumed)


def _side(operand: Term | Number, variant: str) -> Column | int:
    """Return the column of a term, or the bound of a constant."""
    if isinstance(operand, Term):
        return _column(operand, variant)
    span = operand.span
    if variant == "k":
        return span.family
    if variant == "-u":
        return 0
    if variant in EXACT:
        return span.exact
    return span.low if variant.startswith("lo") or variant == "=" else span.high


def _within(left: Term, low: int, high: int, *, sure: bool) -> Alternatives:
    above, below = ("lo-", "hi+") if sure else ("hi-", "lo+")
    return (
        Alternative(
            (Test(_column(left, above), "gte", low), Test(_column(left, below), "lte", high))
        ),
    )


def _plain(left: Term, op: str, right: Term | Number, *, sure: bool) -> Alternatives:
    if left.type.kind is Kind.DURATION:
        family = _side(right, "k")
        same = Test(_column(left, "k"), "eq", family)
        other = same.negated()
        exact = _bounds(left, op, right, sure=sure, bounds=_EXACT)
        across = _bounds(left, op, right, sure=sure)
        return (Alternative((same, *exact)), Alternative((other, *across)))
    if op == "eq" and sure:
        return (Alternative((Test(_column(left, "="), "eq", _side(right, "=")),)),)
    return (Alternative(_bounds(left, op, right, sure=sure)),)


_SPAN = ("lo+", "lo-", "hi+", "hi-")
_EXACT = ("xlo", "xlo", "xhi", "xhi")  # compared within a family only, where nothing is none


def _bounds(
    left: Term,
    op: str,
    right: Term | Number,
    *,
    sure: bool,
    bounds: tuple[str, str, str, str] = _SPAN,
) -> tuple[Test, ...]:
    """Compare whole intervals: surely when every pair of values agrees, possibly when one does."""
    low_above, low_below, high_above, high_below = bounds
    if op in ("lt", "lte"):
        mine, theirs = (high_above, low_below) if sure else (low_above, high_below)
        return (Test(_column(left, mine), op, _side(right, theirs)),)
    if op in ("gt", "gte"):
        mine, theirs = (low_below, high_above) if sure else (high_below, low_above)
        return (Test(_column(left, mine), op, _side(right, theirs)),)
    below = _bounds(left, "lte", right, sure=sure, bounds=bounds)
    return below + _bounds(left, "gte", right, sure=sure, bounds=bounds)
