"""What could not be judged, why, and what to record next; and, when asked, what passed."""

from __future__ import annotations

from hetong.findings import ContractResult, Outcome, Undecided, Verdict
from hetong.reports import phrases
from hetong.reports.harmless import harmless
from hetong.reports.typeset import hang, justify, wrap
from hetong.reports.undecided import missing_keys, named, reasons, record_first
from hetong.reports.view import View

KEYS = 4
"""Missing keys named in the one-line form. Product choice."""


def unknown_lines(contract: ContractResult, view: View) -> list[str]:
    """Return what had no answer, grouped by missing key; every rule with --show-unknown."""
    if not contract.unknown:
        return []
    if view.show_unknown:
        head = view.say(phrases.UNKNOWN_HEAD, n=len(contract.unknown))
        each = [line for one in contract.unknown for line in _rule_lines(one, view)]
        return [view.bold(head), *each]
    what = [*_keys(contract, view), *_reasons(contract, view)]
    said = ("；" if view.lang == "zh" else "; ").join(what)
    text = view.say(phrases.UNKNOWN, n=len(contract.unknown), what=said)
    hint = view.say(phrases.SHOW_UNKNOWN)
    return justify(wrap(text, view.width), hint, view.width)


def not_judged_lines(contract: ContractResult, view: View) -> list[str]:
    """Return why there is no verdict, and the keys to record first; empty with a verdict."""
    if contract.verdict is not Verdict.NOT_JUDGED:
        return []
    if contract.failure is not None:
        failure = harmless(contract.failure).rstrip("。.")
        return wrap(view.say(phrases.FAILED, failure=failure), view.width)
    if contract.coverage is None:
        return wrap(view.say(phrases.NO_RULE_APPLIED), view.width)
    counts = contract.counts
    judged = counts["pass"] + counts["fail"]
    text = view.say(
        phrases.LOW_COVERAGE,
        asked=judged + counts["unknown"],
        judged=judged,
        share=percent(contract.coverage),
        least=percent(view.min_coverage),
    )
    return [*wrap(text, view.width), *_record_next(contract, view)]


def passed_lines(contract: ContractResult, view: View) -> list[str]:
    """Return the rules that passed, with --show-passed."""
    if not view.show_passed:
        return []
    passed = [rule for rule, said in contract.outcomes.items() if said is Outcome.PASS]
    lines = [line for rule in passed for line in hang("  ", titled(rule, view), view.width)]
    return [view.bold(view.say(phrases.PASSED_HEAD, n=len(passed))), *lines]


def titled(rule: str, view: View) -> str:
    """Return a rule's id with its title where the view knows it."""
    title = view.rules.get(rule)
    return f"{rule} {harmless(title.in_(view.lang))}" if title else rule


def percent(share: float) -> str:
    """Return 0.741 as `74.1 %`, 0.5 as `50 %`."""
    return f"{round(share * 100, 1):g} %"


def _keys(contract: ContractResult, view: View) -> list[str]:
    keys = missing_keys(contract.unknown)
    if not keys:
        return []
    shown = [named(key, view, n) for key, n in keys[:KEYS]]
    text = view.comma(shown)
    if len(keys) > KEYS:
        text = view.say(phrases.AND_MORE, keys=text, n=len(keys), more=len(keys) - KEYS)
    return [view.say(phrases.LACKS, keys=text)]


def _reasons(contract: ContractResult, view: View) -> list[str]:
    return [
        view.say(phrases.BECAUSE, reason=harmless(reason).rstrip("。."), n=n)
        for reason, n in reasons(contract.unknown)
    ]


def _rule_lines(one: Undecided, view: View) -> list[str]:
    lines = hang("  ", titled(one.rule, view), view.width)
    if one.missing:
        keys = view.comma([named(key, view) for key in one.missing])
        lines += hang("    ", view.say(phrases.LACKS, keys=keys), view.width)
    for reason in one.reasons:
        lines += hang("    ", harmless(reason), view.width)
    return lines


def _record_next(contract: ContractResult, view: View) -> list[str]:
    keys = record_first(contract.unknown)
    if not keys:
        return []
    asked = dict(missing_keys(contract.unknown))
    lines = wrap(view.say(phrases.RECORD_NEXT), view.width)
    for key in keys:
        lines += hang("  ", named(key, view, asked[key]), view.width)
    return lines
