"""The text report: each contract with its findings by severity, what had no answer, the verdict."""

from __future__ import annotations

from collections.abc import Iterable

from hetong.findings import ContractResult, RunResult, Severity, Verdict
from hetong.reports import phrases
from hetong.reports.harmless import harmless
from hetong.reports.summary import all_lines, closing_lines, totals_lines
from hetong.reports.text_finding import finding_lines
from hetong.reports.text_undecided import not_judged_lines, passed_lines, unknown_lines
from hetong.reports.typeset import hang, wrap
from hetong.reports.view import View


def render(run: RunResult, view: View) -> str:
    """Return the report of a run, to be read on a terminal or on paper."""
    return joined((contract_lines(contract, view) for contract in run.contracts), run, view)


def header_lines(contract: ContractResult, view: View) -> list[str]:
    """Return the line that says what was judged, how and by which law, and remarks on that."""
    text = " · ".join(
        (
            harmless(contract.path),
            _kind(contract, view),
            view.say(phrases.SIDES[contract.side]),
            view.say(phrases.PHASES[contract.phase]),
            _law(contract, view),
        )
    )
    lines = [view.bold(line) for line in wrap(text, view.width)]
    for note in contract.notes:
        lines += hang(view.say(phrases.NOTE), harmless(note), view.width)
    return lines


def contract_lines(contract: ContractResult, view: View) -> list[str]:
    """Return everything said of one contract."""
    lines = header_lines(contract, view)
    for severity in Severity:
        found = [each for each in contract.findings if each.severity is severity]
        if found:
            head = view.say(phrases.SEVERITY_HEADS[severity], n=len(found))
            lines += ["", view.bold(head, severity)]
        for n, finding in enumerate(found):
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


def joined(blocks: Iterable[list[str]], run: RunResult, view: View) -> str:
    """Return the blocks of the contracts, then what is said of the run as a whole."""
    ends = [lines for lines in (all_lines(run, view), closing_lines(run, view)) if lines]
    parts = ["\n\n\n".join("\n".join(lines) for lines in blocks)]
    parts += ["\n".join(lines) for lines in ends]
    return "\n\n".join(part for part in parts if part) + "\n"


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
