"""How long confidence lasts behind the end of the contract, and how long a breach may be cured."""

from __future__ import annotations

from fractions import Fraction

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, none, unknown
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, item_fact, listing
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration

TERMS = "confidentiality.terms"
_ENDLESS = Words("不设期限", "without end")
_UNSAID = (State.NONE, State.UNRECORDED)


@item_fact(TERMS, "tail", Kind.DURATION, "合同终止后的保密期", "confidence after the end")
def tail(sheet: Sheet, row: Row) -> Cell:
    """Return how long confidence outlasts the contract; none where it never ends.

    A period that runs from effect outlasts the term by what it is longer, counted in one unit.
    """
    anchor, period = row.cells["anchor"], row.cells["period"]
    if anchor.value == "indefinite":
        return none(anchor)
    if anchor.value == "effective":
        return derive(_longer, period, sheet.cell("term.length"), anchor)
    return derive(lambda span, _: span, period, anchor if anchor.value else unknown(None, anchor))


@item_fact(TERMS, "lasts", Kind.TEXT, "合同终止后的保密期", "confidence after the end")
def lasts(sheet: Sheet, row: Row) -> Cell:
    """Return how long confidence outlasts the contract in words, `不设期限` where for ever."""
    anchor = row.cells["anchor"]
    if anchor.value == "indefinite":
        return derive(lambda _: _ENDLESS, anchor)
    found = tail(sheet, row)
    return derive(lambda span: Words(span.show("zh"), span.show("en")), found)


@listing(
    "termination.cures",
    "违约整改期",
    "times to cure a breach",
    {"period": doc(Kind.DURATION, "整改期", "time to cure")},
)
def cures(sheet: Sheet) -> Rows:
    """Return the time to cure of the contract as a whole, then that of each ground that has one."""
    general, grounds = sheet.cell("termination.cure_days"), sheet.rows("termination.grounds")
    rows = [] if general.state in _UNSAID else [Row(0, "termination", {"period": general})]
    for each in grounds.rows:
        if each.cells["cure"].state not in _UNSAID:
            cells = {"period": each.cells["cure"]}
            rows.append(Row(len(rows), each.key, cells, clause=each.clause, source=each.source))
    lacking = [row.cells["cure"] for row in grounds.rows]
    open_ = any(cell.state is State.UNRECORDED for cell in (general, *lacking))
    if open_ or not grounds.known:
        return Rows(State.GIVEN if rows else State.UNRECORDED, tuple(rows), general.sources)
    return Rows(State.GIVEN if rows else State.NONE, tuple(rows), general.sources)


def _longer(period: Duration, term: Duration, _: str) -> Duration | None:
    """Return what `period` is longer than `term`, no less than nothing; None across families."""
    if period.family != term.family:
        return None
    left = max(period.exact - term.exact, Fraction(0))
    if period.family == "hours":
        return Duration(left / 86_400, "day")
    return Duration(left, "month" if period.family == "months" else "workday")
