"""Three-valued conditions become alternatives of plain comparisons the engine can match.

A condition has two readings: *surely* true, and *possibly* true (every undecided leaf taken as
true). The negation of one reading is the opposite comparison of the other, so a condition is
pushed down to its leaves and multiplied out into alternatives, each a conjunction.
"""

from __future__ import annotations

from hetong.engine.alternatives import (
    Absent,
    Alternative,
    Alternatives,
    Present,
    Test,
    conjunction,
    disjunction,
)
from hetong.engine.columns import Column
from hetong.engine.comparisons import compared
from hetong.engine.typed import (
    Term,
    TypedAll,
    TypedAny,
    TypedCompare,
    TypedCondition,
    TypedExists,
    TypedNot,
    TypedState,
)


class Nested(ValueError):
    """An exists under a negated exists, which the engine cannot match in one rule."""


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
            return compared(condition, sure=sure, negated=negated)


def _exists(condition: TypedExists, *, sure: bool, negated: bool) -> Alternatives:
    name, alias, parent, apart = condition.list, condition.alias, condition.parent, condition.apart
    known = Test(Column(None, None, name, "known", 0, condition.assumed), "eq", 1)
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
    absent = Absent(
        alias, condition.list, condition.parent, condition.apart, own, condition.assumed
    )
    others = [(Alternative((test.negated(),)),) for test in fit.tests if test not in own]
    return disjunction([*others, (Alternative(absent=(absent,)),)])


def _state(term: Term, state: str, *, sure: bool, negated: bool) -> Alternatives:
    mode = "sure" if sure != negated else "may"
    column = Column(term.alias, term.list, term.path, f"{state}.{mode}", 0, term.assumed)
    return (Alternative((Test(column, "eq", 0 if negated else 1),)),)
