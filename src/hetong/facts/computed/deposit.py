"""How much earnest money the law allows for the amount of the contract."""

from __future__ import annotations

from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, sources_of
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet
from hetong.notation.money import Money


@fact("deposit.cap", Kind.MONEY, "定金上限", "most earnest money")
def cap(sheet: Sheet) -> Cell:
    """Return the share `earnest_cap` of the amount of the main contract, in its currency.

    The amount is the one stated beside the deposit, else the contract total; a contract that
    states neither has an amount nevertheless, which nobody knows here.
    """
    stated, total = sheet.cell("deposit.base_total"), sheet.cell("fees.total_amount")
    base = total if stated.state in (State.NONE, State.UNRECORDED) else stated
    if base.state is State.NONE:
        return Cell(State.UNRECORDED, None, sources_of(stated, total))
    return derive(_part, base, sheet.cell("value.earnest_cap"))


def _part(total: Money, share: Decimal) -> Money:
    return Money(Decimal(total.yuan) * share, total.currency)
