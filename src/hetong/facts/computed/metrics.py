"""Service levels on one footing: what is measured, for whom, and the value as number or time."""

from __future__ import annotations

from typing import Any

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.contract.quality import Sla
from hetong.contract.slots import slots_of
from hetong.errors import Words
from hetong.facts.cells import derive, given, none, unknown
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration
from hetong.notation.rate import says_share

SLA = "sla"
# Metrics that are a share of cases by their nature: none can exceed all of them.
SHARES = (
    "resolution_rate",
    "first_contact_rate",
    "availability",
    "answer_rate",
    "abandon_rate",
    "complaint_rate",
    "accuracy",
)
_GENERIC = {
    "response": ("response_time", "response_rate"),
    "resolution": ("resolution_time", "resolution_rate"),
    "connect": ("connect_time", "answer_rate"),
}
_READS = slots_of(Sla)["channel"].reads
_CHANNELS = _READS.words if _READS else {}


@item_fact(SLA, "number", Kind.NUMBER, "要求值", "value")
def number(sheet: Sheet, row: Row) -> Cell:
    """Return the value in per cent, points or pieces; none where it is a time."""
    value = row.cells["value"]
    return none(value) if isinstance(value.value, Duration) else value


@item_fact(SLA, "time", Kind.DURATION, "要求时间", "value as a time")
def time(sheet: Sheet, row: Row) -> Cell:
    """Return the value that is a time; none where it is a number."""
    value = row.cells["value"]
    if value.state is State.GIVEN and not isinstance(value.value, Duration):
        return none(value)
    return value


@item_fact(SLA, "indicator", Kind.CODE, "指标", "indicator", {"connect_time": "接通时间"})
def indicator(sheet: Sheet, row: Row) -> Cell:
    """Return what is measured: response, resolution and connect told apart as time or rate."""
    return indicator_of(row.cells["metric"], row.cells["value"])


@item_fact(SLA, "percent", Kind.BOOLEAN, "是否百分比", "is a percentage")
def percent(sheet: Sheet, row: Row) -> Cell:
    """Return whether the value is a percentage: by its sign, its unit or the nature of the metric.

    Unknown for a bare number of a metric that is also scored in points.
    """
    value, unit = row.cells["value"], row.cells["unit"]
    if isinstance(value.value, Duration):
        return given(False, value)
    written = [s.text for source in value.sources for s in source.statements]
    if any(says_share(text) for text in (*written, str(unit.value or ""))):
        return given(True, value, unit)
    if unit.state is State.GIVEN:
        return given(False, value, unit)
    if indicator(sheet, row).value in SHARES:
        return given(True, value)
    return unknown(None, unit)


@item_fact(SLA, "scale", Kind.CODE, "计量制式", "scale")
def scale(sheet: Sheet, row: Row) -> Cell:
    """Return what the value counts: time, percent, a unit with its full mark, or a bare number."""
    value, unit, full = (row.cells[key] for key in ("value", "unit", "scale_max"))
    if isinstance(value.value, Duration):
        return given("time", value)
    share = percent(sheet, row)
    if share.value is True:
        return given("percent", share)
    if unit.state is State.GIVEN:
        return given(f"{unit.value}/{full.value or ''}", unit, full)
    return given("bare", unit) if unit.state is State.NONE else share


@item_fact(SLA, "group", Kind.CODE, "渠道和业务分组", "channel and segment")
def group(sheet: Sheet, row: Row) -> Cell:
    """Return channel and segment as one name; one that is not agreed tells nothing apart."""
    return _together(row, "channel", "segment")


@item_fact(SLA, "use", Kind.CODE, "作用、周期和时段", "role, window and hours")
def use(sheet: Sheet, row: Row) -> Cell:
    """Return role, window, hours and starting point as one name, read like `group`."""
    return _together(row, "role", "window", "hours_scope", "start_point")


@item_fact(SLA, "subject", Kind.TEXT, "指标和适用对象", "indicator and what it is for")
def subject(sheet: Sheet, row: Row) -> Cell:
    """Return the indicator with channel and segment behind it, for messages: 响应时间（电话）."""
    said = [row.cells[key] for key in ("channel", "segment")]
    parts = [_named(cell.value) for cell in said if cell.state is State.GIVEN]
    zh, en = ("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))

    def told(name: Words) -> Words:
        return Words(f"{name.zh}（{zh}）", f"{name.en} ({en})") if parts else name

    return derive(told, sheet.row_cell(SLA, row, "called"))


def indicator_of(metric: Cell, value: Cell) -> Cell:
    """Return the name of what is measured; unknown for `other` and where a value must tell."""
    if metric.value == "other":
        return unknown(None, metric)
    if metric.value not in _GENERIC:
        return metric
    timed, rated = _GENERIC[str(metric.value)]
    if value.state is State.GIVEN:
        return given(timed if isinstance(value.value, Duration) else rated, metric)
    return unknown(None, value)


def _together(row: Row, *keys: str) -> Cell:
    said = [row.cells[key] for key in keys]
    read = [given("", cell) if cell.state is State.NONE else cell for cell in said]
    return derive(_joined, *read)


def _named(value: Any) -> Words:
    """Return a channel by its Chinese name; one the record does not list stays as written."""
    return Words(_CHANNELS.get(str(value), str(value)), str(value).replace("_", " "))


def _joined(*parts: Any) -> str:
    return "\n".join(str(part) for part in parts)
