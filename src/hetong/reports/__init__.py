"""Reports: the result of a run in, a finished text out; one renderer for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hetong.findings import RunResult
from hetong.reports import json, table, text
from hetong.reports.view import WIDTH, View

__all__ = ["REPORTS", "WIDTH", "Renderer", "View"]

Renderer = Callable[[RunResult, View], str]

REPORTS: Mapping[str, Renderer] = {
    "text": text.render,
    "table": table.render,
    "json": json.render,
}
"""The formats of `hetong check --format`, the first one by default."""
