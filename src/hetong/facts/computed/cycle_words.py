"""Days of a monthly cycle in words, for messages: 次月15日, the 15th of the next month."""

from __future__ import annotations

from typing import Any

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, given
from hetong.facts.computed.ordinals import PAYMENTS
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration

_UNSAID = (State.UNRECORDED, State.NONE)
_MONTHS = {
    -1: Words("上月", "the month before"),
    0: Words("当月", "the billed month"),
    1: Words("次月", "the next month"),
}


@item_fact(PAYMENTS, "due_said", Kind.TEXT, "付款到期日", "when payment is due")
def due_said(sheet: Sheet, row: Row) -> Cell:
    """Return when payment falls due: a day of a month, or a time after an event."""
    cells = row.cells
    if cells["day_of_month"].state not in _UNSAID:
        return _day(cells["day_of_month"], cells["month_offset"])
    start = Words("触发事件后", "after the event")
    if cells["trigger"].value == "period_end":
        start = Words("结算期满后", "after the settlement period")
    return derive(lambda span: _joined(start, span), cells["due_days"])


@item_fact(PAYMENTS, "period_end_said", Kind.TEXT, "结算期末", "end of the settlement period")
def period_end_said(sheet: Sheet, row: Row) -> Cell:
    """Return the last day of the settlement period."""
    return _day(row.cells["settlement.to_day"], row.cells["settlement.to_offset"])


@item_fact(PAYMENTS, "confirm_said", Kind.TEXT, "对账完成日", "when the statement is confirmed")
def confirm_said(sheet: Sheet, row: Row) -> Cell:
    """Return when the statement is due and, where agreed, how long its confirmation takes."""
    day = _day(row.cells["reconciliation.due_day"], row.cells["reconciliation.month_offset"])
    confirm = row.cells["reconciliation.confirm_days"]
    if confirm.state in _UNSAID:
        return day
    return derive(
        lambda said, span: Words(
            f"{said.zh}出对账单、再加 {span.show('zh')}确认",
            f"{said.en}, with {span.show('en')} more to confirm it",
        ),
        day,
        confirm,
    )


def _day(day: Cell, offset: Cell) -> Cell:
    months = given(0, offset) if offset.state in _UNSAID else offset
    return derive(_words, day, months)


def _words(day: Any, offset: Any) -> Words | None:
    month = _MONTHS.get(int(offset))
    if month is None:
        month = Words(f"其后第 {int(offset)} 个月的", f"month {int(offset)} after the billed one")
    if day == "last":
        return Words(f"{month.zh}最后一日", f"on the last day of {month.en}")
    return Words(f"{month.zh} {day} 日", f"on day {day} of {month.en}")


def _joined(start: Words, span: Duration) -> Words:
    return Words(f"{start.zh} {span.show('zh')}", f"{span.show('en')} {start.en}")
