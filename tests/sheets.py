"""Facts of a record written in a test: its sheet, and cells as plain values."""

from __future__ import annotations

from typing import Any

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.model import Cell
from hetong.facts.sheet import Sheet
from hetong.facts.types import Interval
from hetong.lint import Linter, Options
from hetong.notation.duration import Duration
from hetong.notation.money import Money
from hetong.record import parse_record


def sheet_of(linter: Linter, text: str) -> Sheet:
    """Return the facts of a record written as YAML."""
    return linter.sheet(parse_record(text.encode(), "record.yaml"), Options())


def plain(cell: Cell) -> Any:
    """Return a given cell's value as a test would write it, else its state."""
    if cell.state is not State.GIVEN:
        return cell.state
    if isinstance(cell.value, Interval):
        return (_plain(cell.value.low), _plain(cell.value.high))
    return _plain(cell.value)


def fact(linter: Linter, text: str, path: str) -> Any:
    """Return a contract-level fact of a record."""
    return plain(sheet_of(linter, text).cell(path))


def column(linter: Linter, text: str, name: str, path: str) -> list[Any]:
    """Return a fact of every item of a list, in order."""
    sheet = sheet_of(linter, text)
    return [plain(sheet.row_cell(name, row, path)) for row in sheet.rows(name).rows]


def _plain(value: Any) -> Any:
    if isinstance(value, Duration):
        return value.show("en")
    if isinstance(value, Money):
        return value.yuan if value.currency == "CNY" else (value.yuan, value.currency)
    return value.zh if isinstance(value, Words) else value
