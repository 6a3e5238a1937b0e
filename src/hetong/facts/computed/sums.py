"""What the parts of the price come to: items, instalments, months of a fee, tax on a net price."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, given, none, unknown
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet
from hetong.notation.money import Money

ITEMS, INSTALMENTS = "fees.items", "fees.instalments"
_CENT = Decimal("0.01")
_LEAST_SLACK = Decimal("0.05")  # rounding of one tax line; catalogue_review Part IV, CST-026
_YUAN = Decimal(1)
# The highest rate: 增值税法 第10条. A total above the sum by no more may be the tax on top.
_HIGHEST_VAT = Decimal("0.13")


@fact("fees.items_sum", Kind.MONEY, "费用明细合计", "sum of the items")
def items_sum(sheet: Sheet) -> Cell:
    """Return the sum of the items: the amount of each, else price by quantity by periods.

    Items that name no periods count once; where other items name their periods or amount, the
    periods an item leaves out of the record are unknown. Without a list of items, the unit price
    and the quantity of the fees are the one item.
    """
    rows = sheet.rows(ITEMS)
    if rows.rows:
        told = any(
            row.cells[key].state is State.GIVEN
            for row in rows.rows
            for key in ("periods", "amount")
        )
        return _total([_line(row.cells, told=told) for row in rows.rows])
    short = derive(_times, sheet.cell("fees.unit_price"), sheet.cell("fees.quantity"))
    if rows.known or short.state is State.GIVEN:
        return short
    return unknown(None, *(Cell(State.UNRECORDED, None, rows.sources), short))


@fact("fees.total_periods", Kind.NUMBER, "总额合明细合计的倍数", "times the items make the total")
def total_periods(sheet: Sheet) -> Cell:
    """Return the whole number of times the items go into the total, tax on top or not.

    A one-off fee may be among the items or on top of them. None where no whole number fits, to
    the yuan. Unknown where tax on top at a rate nobody recorded might explain the difference.
    """
    whole, parts = sheet.cell("fees.total_amount"), sheet.cell("fees.items_sum")
    apart = derive(_less, whole, sheet.cell("fees.one_off"))
    total = apart if apart.value and derive(_fits, apart, parts).value else whole
    included, rate = sheet.cell("fees.tax_included"), sheet.cell("fees.tax_rate")
    plain = derive(_fits, total, parts)
    if plain.state is not State.GIVEN or plain.value or included.value is True:
        return _count(plain)
    taxed = derive(lambda t, p, r: _fits(t, _scaled(p, 1 + r)), total, parts, rate)
    if taxed.state is State.GIVEN:
        return _count(taxed)
    possible = derive(_maybe_taxed, total, parts)
    known = rate.state is State.NONE or possible.value is False
    return _count(plain) if known else unknown(None, rate, included)


@fact("fees.items_fit", Kind.BOOLEAN, "总额合得上明细", "the items make the total")
def items_fit(sheet: Sheet) -> Cell:
    """Return whether the total is the items once, or by the months, quarters or years of the term.

    Free months may be taken off the months; left out of a record of a whole text they are none.
    """
    times = sheet.cell("fees.total_periods")
    if times.state is State.NONE or times.value == 1:
        return given(times.value == 1, times)
    free = _or_none(sheet, "fees.free_months", Decimal(0))
    return derive(
        lambda n, months, off: n in (months, months - off, months / 3, months / 12),
        times,
        sheet.cell("term.month_count"),
        free,
    )


@fact("fees.instalments_share_sum", Kind.RATE, "分期比例合计", "sum of the instalments' shares")
def share_sum(sheet: Sheet) -> Cell:
    """Return the sum of the shares where every instalment has one; none where none has."""
    return _column(sheet, "share", lambda values: sum(values, Decimal(0)))


@fact("fees.instalments_amount_sum", Kind.MONEY, "分期金额合计", "sum of the instalments' amounts")
def amount_sum(sheet: Sheet) -> Cell:
    """Return the sum of the amounts where every instalment has one; none where none has."""
    return _column(sheet, "amount", _added)


@fact("fees.expected_total", Kind.MONEY, "按月费推算的总额", "total by the monthly fee")
def expected_total(sheet: Sheet) -> Cell:
    """Return the monthly fee by the months of the term less free ones, plus the one-off fee.

    Unknown where the term is no whole number of months. Free months and a one-off fee left out of
    the record of a whole text are read as none: the rules that ask say so under `assume`.
    """
    return derive(
        lambda fee, months, free, once: _added([_scaled(fee, months - free), once]),
        sheet.cell("fees.monthly_fee"),
        sheet.cell("term.month_count"),
        _or_none(sheet, "fees.free_months", Decimal(0)),
        _or_none(sheet, "fees.one_off", Money(Decimal(0))),
    )


@fact("fees.gross_min", Kind.MONEY, "按不含税价推算的最低含税价", "least gross price by the net")
def gross_min(sheet: Sheet) -> Cell:
    """Return net price and tax together, less the slack of rounding."""
    return _moved(sheet, _gross(sheet), -1)


@fact("fees.gross_max", Kind.MONEY, "按不含税价推算的最高含税价", "greatest gross price by the net")
def gross_max(sheet: Sheet) -> Cell:
    """Return net price and tax together, plus the slack of rounding."""
    return _moved(sheet, _gross(sheet), 1)


@fact("fees.tax_min", Kind.MONEY, "按税率推算的最低税额", "least tax by the rate")
def tax_min(sheet: Sheet) -> Cell:
    """Return the tax on the net price by the rate, less the slack of rounding."""
    return _moved(sheet, _tax(sheet), -1)


@fact("fees.tax_max", Kind.MONEY, "按税率推算的最高税额", "greatest tax by the rate")
def tax_max(sheet: Sheet) -> Cell:
    """Return the tax on the net price by the rate, plus the slack of rounding."""
    return _moved(sheet, _tax(sheet), 1)


def _line(cells: Any, *, told: bool) -> Cell:
    if cells["amount"].state is not State.UNRECORDED and cells["amount"].state is not State.NONE:
        return Cell(cells["amount"].state, cells["amount"].value, cells["amount"].sources)
    if told and cells["periods"].state is State.UNRECORDED:
        return unknown(None, cells["amount"], cells["periods"])
    periods = _or_neutral(cells["periods"], Decimal(1))
    line = derive(
        lambda price, n, times: _scaled(price, n * times),
        cells["unit_price"],
        cells["quantity"],
        periods,
    )
    return unknown(None, cells["unit_price"], cells["quantity"]) if _no(line) else line


def _no(cell: Cell) -> bool:
    return cell.state is State.NONE


def _total(cells: list[Cell]) -> Cell:
    return derive(lambda *values: _added(values), *cells)


def _column(sheet: Sheet, field: str, add: Any) -> Cell:
    rows = sheet.rows(INSTALMENTS)
    cells = [row.cells[field] for row in rows.rows]
    if not cells:
        state = State.NONE if rows.known else State.UNRECORDED
        return Cell(state, None, rows.sources)
    left_out = [cell for cell in cells if cell.state in (State.UNRECORDED, State.NONE)]
    if len(left_out) == len(cells):
        return none(*cells)
    if left_out:
        return unknown(None, *left_out)
    return derive(lambda *values: add(values), *cells)


def _gross(sheet: Sheet) -> Cell:
    net, rate, tax = (sheet.cell(f"fees.{key}") for key in ("net_amount", "tax_rate", "tax_amount"))
    if rate.state is State.GIVEN or tax.state is not State.GIVEN:
        return derive(lambda n, r: _scaled(n, 1 + r), net, rate)
    return derive(lambda n, t: _added([n, t]), net, tax)


def _tax(sheet: Sheet) -> Cell:
    return derive(_scaled, sheet.cell("fees.net_amount"), sheet.cell("fees.tax_rate"))


def _moved(sheet: Sheet, amount: Cell, sign: int) -> Cell:
    """Move an amount by the slack: a cent for each line that may have been rounded."""
    slack = max(_LEAST_SLACK, _CENT * len(sheet.rows(ITEMS).rows))
    return derive(lambda money: Money(money.yuan + sign * slack, money.currency), amount)


def _or_none(sheet: Sheet, path: str, neutral: Any) -> Cell:
    """Return a key, `neutral` where there is none; left out it is none unless the text is cut."""
    cell = sheet.cell(path)
    return _or_neutral(cell, neutral) if sheet.whole or cell.state is State.NONE else cell


def _or_neutral(cell: Cell, neutral: Any) -> Cell:
    if cell.state in (State.UNRECORDED, State.NONE):
        return given(neutral, cell)
    return cell


def _times(price: Money, quantity: Decimal) -> Money:
    return _scaled(price, quantity)


def _scaled(money: Money, factor: Decimal) -> Money:
    return Money(money.yuan * factor, money.currency)


def _less(total: Money, part: Money) -> Money | None:
    if part.currency != total.currency:
        return None
    return Money(total.yuan - part.yuan, total.currency)


def _added(amounts: Iterable[Money]) -> Money | None:
    parts = list(amounts)
    currencies = {part.currency for part in parts if part.yuan}
    if len(currencies) > 1:
        return None
    currency = currencies.pop() if currencies else parts[0].currency
    return Money(sum((part.yuan for part in parts), Decimal(0)), currency)


def _fits(total: Money, parts: Money) -> int | None:
    """Return how many whole times `parts` is `total`, to the yuan; 0 where it is no whole number.

    None where the currencies differ or the parts come to nothing.
    """
    if total.currency != parts.currency or parts.yuan <= 0:
        return None
    times = int((total.yuan / parts.yuan).to_integral_value())
    return times if times and abs(total.yuan - parts.yuan * times) <= _YUAN else 0


def _maybe_taxed(total: Money, parts: Money) -> bool:
    times = max(1, int(total.yuan / parts.yuan))
    return parts.yuan * times < total.yuan <= parts.yuan * times * (1 + _HIGHEST_VAT)


def _count(times: Cell) -> Cell:
    if times.state is not State.GIVEN:
        return times
    return given(Decimal(times.value), times) if times.value else none(times)
