"""What share of the contract amount a deposit is."""

from __future__ import annotations

from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet
from hetong.notation.money import Money


@fact("deposit.share", Kind.RATE, "定金占合同金额的比例", "deposit as a share of the amount")
def share(sheet: Sheet) -> Cell:
    """Return the deposit divided by the amount of the main contract, a fraction of one.

    The amount is the one stated for the deposit, else the contract total; amounts in different
    currencies, and a total of zero, determine nothing.
    """
    base = sheet.cell("deposit.base_total")
    if base.state in (State.NONE, State.UNRECORDED):
        total = sheet.cell("fees.total_amount")
        base = (
            total if total.state is not State.NONE else Cell(State.UNRECORDED, None, total.sources)
        )
    return derive(_share, sheet.cell("deposit.amount"), base)


def _share(amount: Money, total: Money) -> Decimal | None:
    if amount.currency != total.currency or not total.yuan:
        return None
    return Decimal(amount.yuan) / Decimal(total.yuan)
