"""What stands under every report: totals, verdict, who made it, and the table over all files."""

from __future__ import annotations

from collections import Counter

from tabulate import tabulate

from hetong.findings import ContractResult, RunResult, Severity, Verdict
from hetong.reports import phrases
from hetong.reports.harmless import harmless
from hetong.reports.text_undecided import percent
from hetong.reports.typeset import columns, justify, shorten_front, wrap
from hetong.reports.view import View

LEAST_PATH = 16
"""Columns a path has at least in the table over all files; product choice."""
_HEAD_PADDING = 2  # what tabulate adds to the width of a heading
_GAP = 2
_IDS = 12


def totals_lines(contract: ContractResult, view: View) -> list[str]:
    """Return the counts of one contract, with the verdict at the right margin."""
    counts, graves = contract.counts, contract.severities()
    text = view.say(
        phrases.TOTALS,
        **graves,
        passed=counts["pass"],
        not_applicable=counts["not_applicable"],
        unknown=counts["unknown"],
    )
    if contract.coverage is not None:
        text += view.say(phrases.COVERED, share=percent(contract.coverage))
    waived = sum(finding.waived is not None for finding in contract.findings)
    if waived:
        text += view.say(phrases.WAIVED_COUNT, n=waived)
    verdict = view.say(phrases.VERDICT, verdict=view.say(phrases.VERDICTS[contract.verdict]))
    return [view.bold(line) for line in justify(wrap(text, view.width), verdict, view.width)]


def all_lines(run: RunResult, view: View) -> list[str]:
    """Return the table over all files and a line that counts verdicts; nothing for one file."""
    if len(run.contracts) + len(view.unread) < 2:
        return []
    heads = [
        phrases.FILE,
        *(phrases.SEVERITIES[severity] for severity in Severity),
        phrases.UNKNOWN_COLUMN,
        phrases.COVERAGE_HEAD,
        phrases.VERDICT_HEAD,
    ]
    titles = [view.say(head) for head in heads]
    rows = [_row(contract, view) for contract in run.contracts]
    rows += [[harmless(path), *[""] * 5, view.say(phrases.UNREAD)] for path in view.unread]
    _, *others = natural_widths(rows, titles)
    room = max(LEAST_PATH, view.width - sum(others) - _GAP * len(others))
    table = tabulate(
        [[shorten_front(path, room), *rest] for path, *rest in rows],
        headers=titles,
        tablefmt="simple",
        disable_numparse=True,
        colalign=("left", *["right"] * 5, "left"),
    )
    return [*table.splitlines(), *wrap(_verdicts(run, view), view.width)]


def natural_widths(rows: list[list[str]], heads: list[str]) -> list[int]:
    """Return the columns each column of a table takes before anything is cut."""
    return [
        max(columns(head) + _HEAD_PADDING, *(columns(row[n]) for row in rows), 0)
        for n, head in enumerate(heads)
    ]


def closing_lines(run: RunResult, view: View) -> list[str]:
    """Return what every report says of itself: no legal advice, what no lawyer signed, versions."""
    said = view.say(phrases.DISCLAIMER)
    signed = _signed(run, view)
    text = f"{said}{signed}" if view.lang == "zh" else f"{said} {signed}"
    made = view.say(
        phrases.MADE_BY,
        version=run.version,
        rules=run.rules,
        hash=run.rulebook_sha256[:_IDS],
        laws=run.laws_as_of,
    )
    lines = [*wrap(text, view.width), *wrap(made, view.width)]
    first = next((each for contract in run.contracts for each in contract.findings), None)
    if first:
        lines += wrap(view.say(phrases.EXPLAIN, rule=first.rule), view.width)
    return [view.dim(line) for line in lines]


def _signed(run: RunResult, view: View) -> str:
    if run.unreviewed_rules == 0:
        return view.say(phrases.ALL_REVIEWED)
    if run.unreviewed_rules >= run.rules:
        return view.say(phrases.NONE_REVIEWED, n=run.rules)
    found = {
        finding.rule
        for contract in run.contracts
        for finding in contract.findings
        if not finding.reviewed_by_lawyer
    }
    some = view.say(phrases.SOME_REVIEWED, n=run.rules, open=run.unreviewed_rules)
    above = (
        view.say(phrases.THOSE_ABOVE, ids=view.comma(sorted(found)))
        if found
        else view.say(phrases.NONE_ABOVE)
    )
    return f"{some}{above}" if view.lang == "zh" else f"{some} {above}"


def _row(contract: ContractResult, view: View) -> list[str]:
    graves = contract.severities()
    share = "-" if contract.coverage is None else percent(contract.coverage)
    return [
        harmless(contract.path),
        *(str(graves[severity.value]) for severity in Severity),
        str(contract.counts["unknown"]),
        share,
        view.say(phrases.VERDICTS[contract.verdict]),
    ]


def _verdicts(run: RunResult, view: View) -> str:
    said = Counter(contract.verdict for contract in run.contracts)
    parts = [
        view.say(phrases.PART, n=said[verdict], verdict=view.say(phrases.VERDICTS[verdict]))
        for verdict in (Verdict.FAIL, Verdict.NOT_JUDGED, Verdict.PASS)
        if said[verdict]
    ]
    if view.unread:
        unread = view.say(phrases.UNREAD)
        parts.append(view.say(phrases.PART, n=len(view.unread), verdict=unread))
    n = len(run.contracts) + len(view.unread)
    return view.say(phrases.CONTRACTS, n=n, parts=view.comma(parts))
