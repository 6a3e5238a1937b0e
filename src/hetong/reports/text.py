"""The text report: each contract with its findings by severity, what had no answer, the verdict."""

from __future__ import annotations

from hetong.findings import ContractResult, RunResult, Severity, Verdict
from hetong.reports import phrases
from hetong.reports.form import Form
from hetong.reports.harmless import harmless
from hetong.reports.overview import Brief
from hetong.reports.summary import end_text, totals_lines
from hetong.reports.text_finding import finding_lines
from hetong.reports.text_undecided import not_judged_lines, passed_lines, unknown_lines
from hetong.reports.typeset import hang, wrap
from hetong.reports.view import View


def header_lines(contract: ContractResult, view: View) -> list[str]:
    """Return the line that says what was judged, how and by which law, and remarks on that."""
    parts = [
        harmless(contract.path),
        _kind(contract, view),
        view.say(phrases.SIDES[contract.side]),
        view.say(phrases.PHASES[contract.phase]),
        _law(contract, view),
        *(view.say(phrases.CONFIG, path=harmless(each.path)) for each in contract.config[:1]),
    ]
    lines = [view.bold(line) for line in wrap(" · ".join(parts), view.width)]
    for note in contract.notes:
        lines += hang(view.say(phrases.NOTE), harmless(note), view.width)
    return lines


def contract_lines(contract: ContractResult, view: View) -> list[str]:
    """Return everything said of one contract."""
    lines = header_lines(contract, view)
    for severity in Severity:
        found = [
            each for each in contract.findings if each.severity is severity and each.waived is None
        ]
        if found:
            head = view.say(phrases.SEVERITY_HEADS[severity], n=len(found))
            lines += ["", view.bold(head, severity)]
        for n, finding in enumerate(found):
            lines += [""] * bool(n) + finding_lines(finding, contract, view)
    if contract.waived:
        lines += ["", view.bold(view.say(phrases.WAIVED_HEAD, n=len(contract.waived)))]
    for n, finding in enumerate(contract.waived):
        lines += [""] * bool(n) + finding_lines(finding, contract, view)
    return lines + rest_lines(contract, view)


def rest_lines(contract: ContractResult, view: View) -> list[str]:
    """Return what follows the findings: none found, passed, undecided, not judged, totals."""
    lines: list[str] = []
    for part in (
        _nothing_found(contract, view),
        passed_lines(contract, view),
        unknown_lines(contract, view),
        not_judged_lines(contract, view),
    ):
        lines += ["", *part] if part else []
    return [*lines, "", *totals_lines(contract, view)]


def nothing(_made: RunResult, _view: View) -> str:
    """Return what stands in front of the first contract."""
    return ""


def no_row(_brief: Brief, _view: View) -> str:
    """Return a contract in brief: nothing, since the table over all files has a row for it."""
    return ""


def _nothing_found(contract: ContractResult, view: View) -> list[str]:
    if contract.findings or contract.coverage is None or contract.failure is not None:
        return []
    judged = contract.verdict is not Verdict.NOT_JUDGED
    return [view.say(phrases.NOTHING_FOUND if judged else phrases.NOTHING_SO_FAR)]


def _kind(contract: ContractResult, view: View) -> str:
    title = view.kinds.get(contract.kind)
    kind = title.in_(view.lang) if title else contract.kind
    return kind if contract.kind_recorded else view.say(phrases.NO_KIND, kind=kind)


def _law(contract: ContractResult, view: View) -> str:
    if contract.contract_day == contract.as_of:
        return view.say(phrases.LAW_OF, day=contract.as_of)
    return view.say(phrases.LAW_OF_SIGNING, day=contract.contract_day, as_of=contract.as_of)


def _block(contract: ContractResult, view: View) -> str:
    return "\n".join(contract_lines(contract, view))


FORM = Form(start=nothing, block=_block, row=no_row, between="\n\n\n", end=end_text)
"""The report to be read on a terminal or on paper."""
