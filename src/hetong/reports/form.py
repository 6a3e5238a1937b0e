"""A report in pieces that can be written while contracts are still being judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hetong.findings import ContractResult, RunResult
from hetong.reports.overview import Brief, Overview
from hetong.reports.view import View


@dataclass(frozen=True, slots=True)
class Form:
    """The pieces of one format, in the order they are written.

    `start` says what judges, `block` is one contract or `row` the same in brief, `between` stands
    between two of them, and `end` is the run as a whole; it is told whether a block came before.
    """

    start: Callable[[RunResult, View], str]
    block: Callable[[ContractResult, View], str]
    row: Callable[[Brief, View], str]
    between: str
    end: Callable[[Overview, View, bool], str]


def whole(form: Form, run: RunResult, view: View) -> str:
    """Return the whole report of a finished run."""
    blocks = form.between.join(form.block(contract, view) for contract in run.contracts)
    return form.start(run, view) + blocks + form.end(Overview.of(run), view, bool(run.contracts))
