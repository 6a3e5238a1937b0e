"""What a penalty rate amounts to: by the year, against the loan prime rate, and scaled."""

from __future__ import annotations

from decimal import Decimal

from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, none
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet

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
    """Return the rate times the ratio from which two sides' penalties count as unequal."""
    ratio = sheet.cell("value.penalty_asymmetry_ratio")
    return derive(lambda rate, factor: rate * Decimal(factor), row.cells["rate"], ratio)
