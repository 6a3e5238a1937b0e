"""The table report: one row per finding, columns that line up with Chinese characters."""

from __future__ import annotations

from hetong.findings import ContractResult, Finding
from hetong.reports import phrases
from hetong.reports.all_files import natural_widths
from hetong.reports.form import Form
from hetong.reports.harmless import harmless
from hetong.reports.summary import end_text
from hetong.reports.text import header_lines, no_row, nothing, rest_lines
from hetong.reports.typeset import shorten, shorten_front
from hetong.reports.view import View

_BORDERS = 22  # the lines around seven columns, `| a | b |`
_CLAUSE = 10
_LEAST = {"title": 16, "field": 18, "message": 24}
_TITLE, _FIELD, _MESSAGE = 2, 5, 6


def table_lines(contract: ContractResult, view: View) -> list[str]:
    """Return the findings as a Markdown table, all lines of the same display width.

    Title and field are cut where the message would have no room; no cell holds a bar or a line
    end of the contract's. Waived findings come last.
    """
    ordered = sorted(contract.findings, key=lambda each: each.waived is not None)
    rows = [_cells(finding, view) for finding in ordered]
    heads = [view.say(head) for head in phrases.TABLE_HEADS]
    from tabulate import tabulate  # the other formats need no table

    table = tabulate(
        _fitted(rows, heads, view.width),
        headers=heads,
        tablefmt="pipe",
        disable_numparse=True,
        colalign=("left", "left", "left", "right", "left", "left", "left"),
    )
    return table.splitlines()


def _block(contract: ContractResult, view: View) -> str:
    table = ["", *table_lines(contract, view)] if contract.findings else []
    return "\n".join([*header_lines(contract, view), *table, *rest_lines(contract, view)])


def _cells(finding: Finding, view: View) -> list[str]:
    where = finding.where
    severity = view.say(phrases.SEVERITIES[finding.severity])
    return [
        view.say(phrases.WAIVED_CELL, severity=severity) if finding.waived else severity,
        finding.rule,
        harmless(finding.title),
        "" if where.line is None else str(where.line),
        shorten(harmless(where.clause or ""), _CLAUSE),
        harmless(where.field),
        harmless(finding.message),
    ]


def _fitted(rows: list[list[str]], heads: list[str], width: int) -> list[list[str]]:
    widest = natural_widths(rows, heads)
    room = width - _BORDERS - sum(widest[n] for n in (0, 1, 3, 4))
    title = min(widest[_TITLE], max(_LEAST["title"], room // 4))
    field = min(widest[_FIELD], max(_LEAST["field"], room // 4))
    message = max(_LEAST["message"], room - title - field)
    return [
        [
            *row[:_TITLE],
            _escaped(shorten(row[_TITLE], title)),
            row[3],
            _escaped(row[4]),
            _escaped(shorten_front(row[_FIELD], field)),
            _escaped(shorten(row[_MESSAGE], message)),
        ]
        for row in rows
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


FORM = Form(start=nothing, block=_block, row=no_row, between="\n\n\n", end=end_text)
"""A table of findings for each contract, its totals, and the tables over all files."""
