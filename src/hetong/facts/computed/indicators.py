"""What a service level is called and what it promises, in one phrase: `≥ 90%`, `≤ 30秒`.

In English `at least 90%`, `at most 30 seconds`.
"""

from __future__ import annotations

from hetong.contract.choices import METRICS
from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import given
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.notation.duration import Duration

_SIGNS = {"<=": "≤ ", ">=": "≥ ", "<": "< ", ">": "> ", "=": "= "}
_COMPARED = {"<=": "at most ", ">=": "at least ", "<": "less than ", ">": "more than "}
_ENGLISH = {"csat": "customer satisfaction", "first_contact_rate": "first-contact resolution"}


@item_fact("sla", "called", Kind.TEXT, "指标名称", "what the indicator is called")
def called(sheet: Sheet, row: Row) -> Cell:
    """Return the metric in words of both languages; in the state of the metric."""
    metric = row.cells["metric"]
    if metric.state is not State.GIVEN:
        return metric
    key = str(metric.value)
    english = _ENGLISH.get(key, key.replace("_", " "))
    return given(Words(METRICS[key].partition("/")[0], english), metric)


@item_fact("sla", "stated", Kind.TEXT, "所写的要求", "what is promised")
def stated(sheet: Sheet, row: Row) -> Cell:
    """Return the comparison, the value as written and its unit; in the state of the value."""
    value = row.cells["value"]
    if value.state is not State.GIVEN:
        return value
    text = value.sources[0].statements[0].text.strip()
    unit, op = row.cells["unit"].value or "", str(row.cells["op"].value)
    written = f"{text}{'' if text.endswith(unit) else unit}"
    english = value.value.show("en") if isinstance(value.value, Duration) else _points(written)
    return given(
        Words(f"{_SIGNS.get(op, '')}{written}", f"{_COMPARED.get(op, '')}{english}"), value
    )


def _points(written: str) -> str:
    return f"{written[:-1].rstrip()} points" if written.endswith("分") else written


@item_fact("sla", "in_points", Kind.BOOLEAN, "是否按分数", "scored in points")
def in_points(sheet: Sheet, row: Row) -> Cell:
    """Return whether the value is a score in points (90分), told by its text or its unit."""
    value, unit = row.cells["value"], row.cells["unit"]
    if value.state is not State.GIVEN:
        return value
    text = value.sources[0].statements[0].text.strip()
    return given(any(each.endswith("分") for each in (text, str(unit.value or ""))), value)
