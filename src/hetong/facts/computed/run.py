"""Facts of the judgement itself: its phase and its days."""

from __future__ import annotations

from hetong.contract.kinds import Kind
from hetong.facts.cells import given
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet

_PHASES = {"draft": "起草", "review": "审批", "signing": "签署"}


@fact("run.phase", Kind.CHOICE, "审查阶段", "phase", _PHASES)
def phase(sheet: Sheet) -> Cell:
    """Return draft, review or signing."""
    return given(sheet.matter.phase)


@fact("run.as_of", Kind.DATE, "判断日", "as-of date")
def as_of(sheet: Sheet) -> Cell:
    """Return the day the contract is judged as of."""
    return given(sheet.matter.as_of)


@fact("run.contract_day", Kind.DATE, "合同日", "contract day")
def contract_day(sheet: Sheet) -> Cell:
    """Return the signing date if given, else the as-of date."""
    return given(sheet.matter.contract_day)
