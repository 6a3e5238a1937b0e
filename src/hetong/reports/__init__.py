"""Reports: the result of a run in, a finished text out; one form for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from hetong.findings import RunResult
from hetong.reports import json, table, text
from hetong.reports.form import Form, whole
from hetong.reports.overview import Brief, Overview
from hetong.reports.view import WIDTH, View

__all__ = ["FORMS", "REPORTS", "WIDTH", "Brief", "Form", "Overview", "Renderer", "View"]

Renderer = Callable[[RunResult, View], str]

FORMS: Mapping[str, Form] = {"text": text.FORM, "table": table.FORM, "json": json.FORM}
"""The formats of `hetong check --format`, the first one by default."""

REPORTS: Mapping[str, Renderer] = {name: partial(whole, form) for name, form in FORMS.items()}
"""Whole reports of a finished run, in the same formats."""
