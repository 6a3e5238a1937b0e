"""Three-valued conditions become alternatives of plain comparisons the engine can match.

A condition has two readings: *surely* true, and *possibly* true (every undecided leaf taken as
true). The negation of one reading is the opposite comparison of the other, so a condition is
pushed down to its leaves and multiplied out into alternatives, each a conjunction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, product

from hetong.contract.kinds import Kind
from hetong.engine.columns import EXACT, Column
from hetong.engine.terms import (
    Number,
    Term,
    TypedAll,
    TypedAny,
    TypedCompare,
    TypedCondition,
    TypedExists,
    TypedNot,
    TypedState,
)

MAX_ALTERNATIVES = 64
MAX_PRODUCT = 1024  # before those that ask for more than another one are dropped
# Kinds whose values are given exactly or not at all, so that "surely unequal" is one comparison.
_SYMBOLS = {Kind.TEXT, Kind.CODE, Kind.CHOICE, Kind.CONSENT, Kind.BOOLEAN}
_OPPOSITE = {"lt": "gte", "lte": "gt", "gt": "lte", "gte": "lt", "eq": "neq", "neq": "eq"}
FLIPPED = {"lt": "gt", "lte": "gte", "gt": "lt", "gte": "lte", "eq": "eq", "neq": "neq"}


@dataclass(frozen=True, slots=True)
class Test:
    """One engine comparison of a column with a column or a constant."""

    left: Column
    op: str
    right: Column | int

    def negated(self) -> Test:
        """Return the opposite comparison; columns are always present, so it is the complement."""
        return Test(self.left, _OPPOSITE[self.op], self.right)

    @property
    def aliases(self) -> set[str]:
        """The items it compares; a comparison within the contract has none."""
        sides = (self.left, self.right)
        return {side.alias for side in sides if isinstance(side, Column) and side.alias}


@dataclass(frozen=True, slots=True)
class Absent:
    """No row of `list` (bound to `alias`), other than those of `apart`, satisfies all `tests`."""

    alias: str
    list: str
    parent: str | None
    apart: tuple[str, ...]
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """Some row of `list`, other than those of `apart`, is bound to `alias`."""

    alias: str
    list: str
    parent: str | None
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A conjunction: comparisons, rows that must exist, rows that must not."""

    tests: tuple[Test, ...] = ()
    present: tuple[Present, ...] = ()
    absent: tuple[Absent, ...] = ()

    @property
    def parts(self) -> frozenset[Test | Present | Absent]:
        """Everything it asks for."""
        return frozenset((*self.tests, *self.present, *self.absent))

    def joined(self, other: Alternative) -> Alternative:
        """Return the conjunction of both, each part once."""
        return Alternative(
            tuple(dict.fromkeys(self.tests + other.tests)),
            tuple(dict.fromkeys(self.present + other.present)),
            tuple(dict.fromkeys(self.absent + other.absent)),
        )


Alternatives = tuple[Alternative, ...]
ALWAYS: Alternatives = (Alternative(),)


class TooMany(ValueError):
    """A condition multiplies out into more alternatives than the engine should carry."""


class Nested(ValueError):
    """An exists under a negated exists, which the engine cannot match in one rule."""


def conjunction(parts: list[Alternatives]) -> Alternatives:
    """Return the alternatives in which one of each part holds; raise TooMany."""
    result: Alternatives = ALWAYS
    for part in parts:
        result = _fewest(a.joined(b) for a, b in product(result, part))
    return result


def disjunction(parts: list[Alternatives]) -> Alternatives:
    """Return the alternatives of all parts; raise TooMany."""
    return _fewest(each for part in parts for each in part)


def _fewest(found: Iterable[Alternative]) -> Alternatives:
    """Return the alternatives without those that ask for more than another one; raise TooMany."""
    asked = {each: each.parts for each in found}
    if len(asked) > MAX_PRODUCT:
        raise TooMany
    kept = tuple(a for a, mine in asked.items() if not any(b < mine for b in asked.values()))
    if len(kept) > MAX_ALTERNATIVES:
        raise TooMany
    return kept


def alternatives(condition: TypedCondition, *, sure: bool, negated: bool = False) -> Alternatives:
    """Return when `condition` (or its negation) surely, or possibly, holds."""
    match condition:
        case TypedNot(member):
            return alternatives(member, sure=sure, negated=not negated)
        case TypedAll(members) | TypedAny(members):
            parts = [alternatives(each, sure=sure, negated=negated) for each in members]
            conjunct = isinstance(condition, TypedAll) != negated
            return conjunction(parts) if conjunct else disjunction(parts)
        case TypedExists():
            return _exists(condition, sure=sure, negated=negated)
        case TypedState(term, state, wanted):
            return _state(term, state, sure=sure, negated=negated != (not wanted))
        case TypedCompare():
            return _compare(condition, sure=sure, negated=negated)


def _exists(condition: TypedExists, *, sure: bool, negated: bool) -> Alternatives:
    name, alias, parent, apart = condition.list, condition.alias, condition.parent, condition.apart
    known = Test(Column(None, None, name, "known"), "eq", 1)
    certain = Test(Column(alias, name, "", "certain"), "eq", 1)
    # "Surely no row" needs every row known and none that possibly fits; "possibly no row" needs
    # only that no row surely fits.
    where = alternatives(condition.where, sure=sure != negated)
    surely = sure != negated
    if surely:
        where = tuple(each.joined(Alternative((certain,))) for each in where)
    if negated:
        if any(each.present or each.absent for each in where):
            raise Nested
        absent = [_none_fits(condition, each) for each in where]
        return conjunction([(Alternative((known,) if sure else ()),), *absent])
    row = Alternative(present=(Present(alias, name, parent, apart),))
    found = tuple(row.joined(each) for each in where)
    return found if sure else disjunction([found, (Alternative((known.negated(),)),)])


def _none_fits(condition: TypedExists, fit: Alternative) -> Alternatives:
    """Return when no row fits: a comparison that leaves the row out fails, or no row passes."""
    alias = condition.alias
    own = tuple(test for test in fit.tests if alias in test.aliases)
    absent = Absent(alias, condition.list, condition.parent, condition.apart, own)
    others = [(Alternative((test.negated(),)),) for test in fit.tests if test not in own]
    return disjunction([*others, (Alternative(absent=(absent,)),)])


def _state(term: Term, state: str, *, sure: bool, negated: bool) -> Alternatives:
    mode = "sure" if sure != negated else "may"
    column = Column(term.alias, term.list, term.path, f"{state}.{mode}", 0, term.assumed)
    return (Alternative((Test(column, "eq", 0 if negated else 1),)),)


def _compare(condition: TypedCompare, *, sure: bool, negated: bool) -> Alternatives:
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
