"""What the price awarded in a tender comes to with tax, since bids are often priced without it."""

from __future__ import annotations

from decimal import Decimal

from hetong.contract.kinds import Kind
from hetong.facts.cells import derive
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet
from hetong.notation.money import Money

_SLACK = Decimal(1)  # yuan; a net price is rounded to the cent, sometimes to the yuan


@fact("tender.gross_min", Kind.MONEY, "中标价加税的最低数", "least award price with tax")
def gross_min(sheet: Sheet) -> Cell:
    """Return the award price with tax at the contract's rate, less a yuan of rounding."""
    return _gross(sheet, -_SLACK)


@fact("tender.gross_max", Kind.MONEY, "中标价加税的最高数", "greatest award price with tax")
def gross_max(sheet: Sheet) -> Cell:
    """Return the award price with tax at the contract's rate, plus a yuan of rounding."""
    return _gross(sheet, _SLACK)


def _gross(sheet: Sheet, slack: Decimal) -> Cell:
    return derive(
        lambda price, rate: Money(price.yuan * (1 + rate) + slack, price.currency),
        sheet.cell("tender.price"),
        sheet.cell("fees.tax_rate"),
    )
