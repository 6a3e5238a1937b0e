"""What stands under every report: totals, verdict, who made it, and what is said of all files."""

from __future__ import annotations

from hetong.findings import ContractResult
from hetong.reports import phrases
from hetong.reports.all_files import all_lines
from hetong.reports.overview import Overview
from hetong.reports.text_undecided import percent
from hetong.reports.typeset import justify, wrap
from hetong.reports.view import View

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


def end_text(overview: Overview, view: View, after_blocks: bool) -> str:
    """Return what is said of the run as a whole, below its contracts if any were printed."""
    parts = [lines for lines in (all_lines(overview, view), closing_lines(overview, view)) if lines]
    text = "\n\n".join("\n".join(lines) for lines in parts) + "\n"
    return f"\n\n{text}" if after_blocks else text


def closing_lines(overview: Overview, view: View) -> list[str]:
    """Return what every report says of itself: no legal advice, what no lawyer signed, versions."""
    made = overview.made
    said = view.say(phrases.DISCLAIMER)
    signed = _signed(overview, view)
    text = f"{said}{signed}" if view.lang == "zh" else f"{said} {signed}"
    by = view.say(
        phrases.MADE_BY,
        version=made.version,
        rules=made.rules,
        hash=made.rulebook_sha256[:_IDS],
        laws=made.laws_as_of,
    )
    lines = [*wrap(text, view.width), *wrap(by, view.width)]
    first = overview.first_rule()
    if first:
        lines += wrap(view.say(phrases.EXPLAIN, rule=first), view.width)
    return [view.dim(line) for line in lines]


def _signed(overview: Overview, view: View) -> str:
    made = overview.made
    if made.unreviewed_rules == 0:
        return view.say(phrases.ALL_REVIEWED)
    if made.unreviewed_rules >= made.rules:
        return view.say(phrases.NONE_REVIEWED, n=made.rules)
    found = sorted(overview.unreviewed())
    some = view.say(phrases.SOME_REVIEWED, n=made.rules, open=made.unreviewed_rules)
    above = (
        view.say(phrases.THOSE_ABOVE, ids=view.comma(found))
        if found
        else view.say(phrases.NONE_ABOVE)
    )
    return f"{some}{above}" if view.lang == "zh" else f"{some} {above}"
