"""What a penalty amounts to: by the year, against the loan prime rate or the total, scaled."""

from __future__ import annotations

from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, none
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.notation.money import Money

DAYS_A_YEAR = 365  # the year by which the catalogue, and court practice, annualise a daily rate
PENALTIES = "liability.penalties"


@item_fact(PENALTIES, "annual", Kind.RATE, "折合年率", "annual rate")
def annual(sheet: Sheet, row: Row) -> Cell:
    """Return a daily or monthly rate by the year, simple; none for a one-off percentage."""
    rate, per = row.cells["rate"], row.cells["per"]
    if per.value == "once":
        return none(rate, per)
    return derive(lambda r, p: r * (DAYS_A_YEAR if p == "day" else 12), rate, per)


@item_fact(PENALTIES, "lpr_multiple", Kind.NUMBER, "相当于一年期 LPR 的倍数", "multiple of the LPR")
def lpr_multiple(sheet: Sheet, row: Row) -> Cell:
    """Return the annual rate as a multiple of the one-year LPR of the contract day, one decimal."""
    yearly = sheet.row_cell(PENALTIES, row, "annual")
    lpr = sheet.cell("value.lpr_1y")
    return derive(lambda a, rate: (a / rate).quantize(Decimal("0.1")), yearly, lpr)


@item_fact(PENALTIES, "heavy", Kind.RATE, "不对等倍数下的比率", "rate times the asymmetry ratio")
def heavy(sheet: Sheet, row: Row) -> Cell:
    """Return the rate times the ratio from which two sides' penalties count as unequal.

    None for a penalty that is an amount.
    """
    if row.cells["kind"].value == "amount":
        return none(row.cells["kind"])
    ratio = sheet.cell("value.penalty_asymmetry_ratio")
    return derive(lambda rate, factor: rate * Decimal(factor), row.cells["rate"], ratio)


@item_fact(PENALTIES, "heavy_amount", Kind.MONEY, "不对等倍数下的金额", "amount times the ratio")
def heavy_amount(sheet: Sheet, row: Row) -> Cell:
    """Return the amount times the ratio from which two sides' penalties count as unequal.

    None for a penalty of another kind.
    """
    ratio = sheet.cell("value.penalty_asymmetry_ratio")
    return derive(_times, _amount(row), ratio)


@item_fact(PENALTIES, "of_total", Kind.RATE, "占合同总额的比例", "share of the contract total")
def of_total(sheet: Sheet, row: Row) -> Cell:
    """Return a penalty that is an amount as a share of the contract total, to 0.01 %.

    None for a penalty of another kind; unknown where the currencies differ or the total is zero.
    """
    return derive(_share, _amount(row), sheet.cell("fees.total_amount"))


def _amount(row: Row) -> Cell:
    """Return the amount of a penalty, none where it is of another kind."""
    kind, amount, rate = (row.cells[key] for key in ("kind", "amount", "rate"))
    if kind.state is State.GIVEN and kind.value != "amount":
        return none(kind)
    if rate.state is State.GIVEN and amount.state is not State.GIVEN:
        return none(rate)
    return amount


def _times(amount: Money, factor: Decimal) -> Money:
    return Money(amount.yuan * Decimal(factor), amount.currency)


def _share(amount: Money, total: Money) -> Decimal | None:
    if amount.currency != total.currency or total.yuan <= 0:
        return None
    return (amount.yuan / total.yuan).quantize(Decimal("0.0001"))
