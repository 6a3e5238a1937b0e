"""Payment and invoice terms of every fee: the short form and the list by fee item as one list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from hetong.contract import walk
from hetong.contract.entry import State, Statement
from hetong.contract.kinds import Kind
from hetong.contract.section import Section
from hetong.facts.cells import none
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.registry import doc, listing
from hetong.facts.sheet import Sheet

_TIMINGS = {"before_payment": "先票后款", "after_payment": "先款后票"}


@listing("payments", "各项费用的付款", "payment of each fee", {})
def payments(sheet: Sheet) -> Rows:
    """Return the payment terms by fee item, then those of the section `payment` as one item.

    The latter names no fee: its `item` is none.
    """
    short = sheet.matter.contract.payment
    cells = {field: sheet.cell(f"payment.{field}") for field in _fields("payments") - {"item"}}
    return with_short(sheet, sheet.recorded_rows("payments"), "payment", short, cells)


@listing("payments.conditions", "付款前提", "conditions of payment", {})
def conditions(sheet: Sheet) -> Rows:
    """Return the conditions of payment of every item of `payments`."""
    recorded, short = sheet.recorded_rows("payments.conditions"), sheet.rows("payment.conditions")
    terms = sheet.rows("payments").rows
    if not terms or terms[-1].key != "payment":
        return recorded
    last = terms[-1].n
    moved = tuple(replace(row, n=len(recorded.rows) + row.n, parent=last) for row in short.rows)
    known = short.known and (recorded.known or len(terms) == 1)
    state = State.GIVEN if known else State.UNRECORDED
    return Rows(state, recorded.rows + moved, recorded.sources + short.sources)


@listing(
    "invoices",
    "各项费用的发票",
    "invoices of each fee",
    {
        "item": doc(Kind.CODE, "费用项目", "fee item"),
        "timing": doc(Kind.CHOICE, "开票与付款的先后", "before or after payment", _TIMINGS),
        "days": doc(Kind.DURATION, "开票期限", "time to issue"),
        "type": doc(Kind.CODE, "发票种类", "type"),
        "rate": doc(Kind.RATE, "发票税率", "tax rate"),
        "clause": doc(Kind.TEXT, "条款号", "clause number"),
    },
)
def invoices(sheet: Sheet) -> Rows:
    """Return the invoice terms by fee item, then those of the section `invoice` as one item."""
    short = sheet.matter.contract.invoice
    fields = _fields("invoice.items") - {"item"}
    cells = {field: sheet.cell(f"invoice.{field}") for field in fields}
    return with_short(sheet, sheet.rows("invoice.items"), "invoice", short, cells)


def with_short(
    sheet: Sheet, items: Rows, key: str, short: Section, cells: Mapping[str, Cell]
) -> Rows:
    """Return the rows of a list and, last, the section that is its short form.

    `cells` are the section's under the names the items use, without `item`. The list is known
    when either form is recorded.
    """
    unsaid = State.NONE if sheet.closed else State.UNRECORDED
    told = {field: cell for field, cell in cells.items() if field != "clause"}
    if short.state_ is State.NONE or all(cell.state is unsaid for cell in told.values()):
        absent = short.state_ is State.NONE and not items.rows
        return Rows(State.NONE, (), items.sources) if absent else items
    place = short.place_
    stated = () if place is None else (Statement(state=State.GIVEN, place=place),)
    source = Source(key, stated)
    row = Row(len(items.rows), key, {"item": none(), **cells}, source=source)
    listed = items.sources if items.rows else ()
    return Rows(State.GIVEN, (*items.rows, row), (*listed, source))


@lru_cache(maxsize=4)
def _fields(name: str) -> frozenset[str]:
    """Return the keys of the items of a record list, those of lists inside them left out."""
    return frozenset(
        field.path.removeprefix(f"{name}[].")
        for field in walk.fields()
        if field.path.startswith(f"{name}[].") and field.path.count("[]") == 1
    )
