"""How much a penalty and a limit of liability can come to, on one footing for comparison."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.contract.liability import Penalty
from hetong.contract.slots import slots_of
from hetong.errors import Words
from hetong.facts.cells import derive, none, unknown
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration

PENALTIES, CAPS = "liability.penalties", "liability.caps"
_BASES = slots_of(Penalty)["base"].reads
_NAMES = (
    {name: Words(label, name.replace("_", " ")) for name, label in _BASES.words.items()}
    if _BASES
    else {}
)
_UNSAID = (State.UNRECORDED, State.NONE)
# Which carve-out of a cap frees the penalty for a breach.
_FREED_BY = {
    "confidentiality": "confidentiality",
    "data_breach": "data",
    "personal_info": "data",
    "ip": "ip",
}


@item_fact(PENALTIES, "most_share", Kind.RATE, "最高比例", "greatest share")
def most_share(sheet: Sheet, row: Row) -> Cell:
    """Return the cap of a penalty as a share, else the share of one that is due once.

    None for a penalty that runs on without a cap, or is an amount.
    """
    cap, rate, per = row.cells["cap"], row.cells["rate"], row.cells["per"]
    if cap.state not in _UNSAID:
        return cap
    if per.value in ("day", "month"):
        return none(per)
    return rate


@item_fact(
    PENALTIES,
    "most_base",
    Kind.CHOICE,
    "最高比例的基数",
    "base of the greatest share",
    _BASES.words if _BASES else (),
)
def most_base(sheet: Sheet, row: Row) -> Cell:
    """Return what the greatest share is of: the base of the cap, else that of the rate."""
    own = row.cells["cap_base"]
    return row.cells["base"] if own.state in _UNSAID else own


@item_fact(PENALTIES, "most_of", Kind.TEXT, "最高比例的基数", "base of the greatest share")
def most_of(sheet: Sheet, row: Row) -> Cell:
    """Return the base of the greatest share in words."""
    return derive(lambda name: _NAMES[str(name)], most_base(sheet, row))


@item_fact(PENALTIES, "most_amount", Kind.MONEY, "最高金额", "greatest amount")
def most_amount(sheet: Sheet, row: Row) -> Cell:
    """Return the cap of a penalty in money, else the amount of one that is due once."""
    cap, amount, per = row.cells["cap_amount"], row.cells["amount"], row.cells["per"]
    if cap.state not in _UNSAID:
        return cap
    if per.value in ("day", "month"):
        return none(per)
    return amount


@item_fact(PENALTIES, "capped_after", Kind.DURATION, "多久到上限", "time to the cap")
def capped_after(sheet: Sheet, row: Row) -> Cell:
    """Return the day on which a daily rate reaches its cap; none without one, or per month.

    Unknown where rate and cap are shares of different bases.
    """
    rate, cap, per, base = (row.cells[key] for key in ("rate", "cap", "per", "base"))
    if per.value in ("once", "month"):
        return none(per)
    of = row.cells["cap_base"]
    days = derive(lambda c, r, _: _days(c, r), cap, rate, per)
    if days.state is not State.GIVEN or of.state in _UNSAID or of.value == base.value:
        return days
    return unknown(None, base, of)


@item_fact(PENALTIES, "capped_third", Kind.DURATION, "到上限时间的三分之一", "a third of that time")
def capped_third(sheet: Sheet, row: Row) -> Cell:
    """Return a third of the time a daily rate takes to reach its cap."""
    return derive(lambda time: Duration(time.amount / 3, time.unit), capped_after(sheet, row))


def _days(cap: Decimal, rate: Decimal) -> Duration | None:
    return Duration(Fraction(ceil(Fraction(cap) / Fraction(rate))), "day") if rate > 0 else None


@item_fact(
    PENALTIES, "freed_by", Kind.CODE, "可使其不受上限限制的除外情形", "carve-out that frees it"
)
def freed_by(sheet: Sheet, row: Row) -> Cell:
    """Return the carve-out under which a cap does not reach this penalty; none where none does."""
    breach = row.cells["breach"]
    if breach.state is not State.GIVEN:
        return derive(str, breach)
    name = _FREED_BY.get(str(breach.value))
    return none(breach) if name is None else derive(lambda _: name, breach)
