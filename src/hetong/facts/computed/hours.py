"""Whose hours of service an item speaks of, when it does not tell staff and system apart."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet

SERVICE = "service"


@item_fact("service_hours", "of", Kind.CODE, "服务时间的对象", "whose hours")
def of(sheet: Sheet, row: Row) -> Cell:
    """Return staff or system, or `service` where the contract does not tell them apart.

    Of several items, one whose subject is not recorded may be either.
    """
    subject = row.cells["subject"]
    alone = len(sheet.rows("service_hours").rows) == 1
    if subject.state is State.NONE or (subject.state is State.UNRECORDED and alone):
        return given(SERVICE, subject)
    return subject
