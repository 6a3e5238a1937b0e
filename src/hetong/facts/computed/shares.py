"""Limits of liability and deposits as a share of what the contract is worth, whole or by year."""

from __future__ import annotations

from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, unknown
from hetong.facts.model import Cell, Row
from hetong.facts.registry import fact, item_fact
from hetong.facts.sheet import Sheet
from hetong.notation.money import Money

CAPS = "liability.caps"
_MONTHS = Decimal(12)
_TOTALS = ("contract_total", "service_fee_total")


@item_fact(CAPS, "of_total", Kind.RATE, "责任上限占合同总额", "cap, of the contract total")
def of_total(sheet: Sheet, row: Row) -> Cell:
    """Return a limit of liability as a share of the contract total."""
    multiple, base = row.cells["multiple"], row.cells["base"]
    if multiple.state is State.GIVEN and base.value in _TOTALS:
        return derive(lambda share, _: share, multiple, base)
    return _share(_limit(sheet, row), _total(sheet))


@item_fact(CAPS, "of_year", Kind.RATE, "责任上限占年费", "cap, of a year's fees")
def of_year(sheet: Sheet, row: Row) -> Cell:
    """Return a limit of liability as a share of the fees of twelve months."""
    multiple, base = row.cells["multiple"], row.cells["base"]
    if multiple.state is State.GIVEN and base.value == "annual_fee":
        return derive(lambda share, _: share, multiple, base)
    if multiple.state is State.GIVEN and base.value == "month_fee":
        return derive(lambda share, _: share / _MONTHS, multiple, base)
    return _share(_limit(sheet, row), _year(sheet))


@fact("deposit.share", Kind.RATE, "押金占合同总额", "deposit, of the contract total")
def deposit_share(sheet: Sheet) -> Cell:
    """Return the deposit as a share of the contract total, or of the amount stated beside it."""
    stated = sheet.cell("deposit.base_total")
    base = stated if stated.state is State.GIVEN else _total(sheet)
    return _share(sheet.cell("deposit.amount"), base)


def _limit(sheet: Sheet, row: Row) -> Cell:
    """Return the limit in money: the amount, else the multiple of a base that can be worked out."""
    amount, multiple, base = row.cells["amount"], row.cells["multiple"], row.cells["base"]
    if amount.state not in (State.NONE, State.UNRECORDED):
        return amount
    whole = None
    if base.value in _TOTALS:
        whole = _total(sheet)
    elif base.value == "annual_fee":
        whole = _year(sheet)
    elif base.value == "month_fee":
        whole = sheet.cell("fees.monthly_fee")
    if whole is None:
        return unknown(None, amount, multiple, base)
    return derive(
        lambda share, fee, _: Money(fee.yuan * share, fee.currency), multiple, whole, base
    )


def _total(sheet: Sheet) -> Cell:
    """Return the total stated, else that of the monthly fee; one not stated exists nevertheless."""
    stated, reckoned = sheet.cell("fees.total_amount"), sheet.cell("fees.expected_total")
    for cell in (stated, reckoned):
        if cell.state is State.GIVEN:
            return cell
    return unknown(None, stated) if stated.state is State.NONE else stated


def _year(sheet: Sheet) -> Cell:
    """Return twelve monthly fees, else the total spread over the months of the term."""
    monthly = sheet.cell("fees.monthly_fee")
    if monthly.state is State.GIVEN:
        return derive(lambda fee: Money(fee.yuan * _MONTHS, fee.currency), monthly)
    found = derive(_a_year, _total(sheet), sheet.cell("term.month_count"))
    return unknown(None, found) if found.state is State.NONE else found


def _a_year(total: Money, months: Decimal) -> Money | None:
    return Money(total.yuan * _MONTHS / months, total.currency) if months > 0 else None


def _share(part: Cell, whole: Cell) -> Cell:
    return derive(_divided, part, whole)


def _divided(part: Money, whole: Money) -> Decimal | None:
    if part.currency != whole.currency or whole.yuan <= 0:
        return None
    return Decimal(part.yuan) / Decimal(whole.yuan)
