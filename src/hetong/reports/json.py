"""The JSON report: stable byte for byte for the same input, rulebook, law data and day.

Keys stand in fixed order, indented by two spaces, Chinese as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from hetong.errors import Words
from hetong.findings import (
    Allowed,
    ContractResult,
    Finding,
    Outcome,
    RunResult,
    Severity,
    Verdict,
    Where,
)
from hetong.reports.form import Form
from hetong.reports.harmless import hidden
from hetong.reports.overview import Brief, Overview
from hetong.reports.view import View

NOTICE = Words("起草和审查的辅助材料，不是法律意见", "drafting support, not legal advice")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7e]")


def ascii_only(text: str) -> str:
    """Return a JSON text for an output that cannot take Chinese: the same document in ASCII."""
    return _BEYOND_ASCII.sub(lambda m: _escaped(m[0]), text)


def _start(made: RunResult, view: View) -> str:
    tool = {
        "name": "hetong",
        "version": made.version,
        "rulebook": {
            "rules": made.rules,
            "sha256": made.rulebook_sha256,
            "unreviewed": made.unreviewed_rules,
        },
        "laws_as_of": made.laws_as_of,
        "notice": NOTICE.in_(view.lang),
    }
    return _text({"tool": tool}).removesuffix("\n}") + ',\n  "contracts": ['


def _block(contract: ContractResult, view: View) -> str:
    return _nested(_contract(contract, view))


def _row(brief: Brief, _view: View) -> str:
    return _nested(
        {
            "path": brief.path,
            "kind": brief.kind,
            "verdict": brief.verdict.value,
            "coverage": brief.coverage,
            **_graves(brief.graves),
            "unknown": brief.unknown,
        }
    )


def _end(overview: Overview, view: View, after_blocks: bool) -> str:
    rest = {
        "unread": [each.path for each in overview.unread],
        "errors": [{"path": each.path, "message": each.message} for each in overview.unread],
        "summary": _summary(overview, view),
    }
    return ("\n  ]" if after_blocks else "]") + "," + _text(rest).removeprefix("{") + "\n"


def _summary(overview: Overview, view: View) -> dict[str, Any]:
    return {
        "contracts": len(overview.briefs),
        **_graves(overview.graves()),
        "waived": sum(each.waived for each in overview.by_rule()),
        "verdict": overview.verdict.value,
        "verdicts": _verdicts(overview.verdicts()),
        "by_rule": [
            {
                "rule": each.rule,
                "title": each.title,
                "severity": each.severity.value,
                "contracts": each.contracts,
                "findings": each.findings,
                "waived": each.waived,
            }
            for each in overview.by_rule()
        ],
        "by_kind": [
            {
                "kind": each.kind,
                "title": view.kinds[each.kind].in_(view.lang) if each.kind in view.kinds else None,
                "contracts": each.contracts,
                "verdicts": _verdicts(each.verdicts),
                **_graves(each.graves),
            }
            for each in overview.by_kind()
        ],
    }


def _contract(contract: ContractResult, view: View) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "path": contract.path,
        "sha256": contract.sha256,
        "kind": contract.kind,
        "kind_recorded": contract.kind_recorded,
        "side": contract.side,
        "phase": contract.phase,
        "as_of": contract.as_of,
        "as_of_source": contract.as_of_source,
        "contract_day": contract.contract_day,
        "config": [each.model_dump() for each in contract.config],
        "verdict": contract.verdict.value,
        "coverage": contract.coverage,
        "counts": contract.counts,
        "findings": [_finding(finding) for finding in contract.findings],
        "unknown": [
            {"rule": each.rule, "missing": list(each.missing), "reasons": list(each.reasons)}
            for each in contract.unknown
        ],
    }
    if view.show_passed:
        outcomes = contract.outcomes.items()
        shown["passed"] = [rule for rule, said in outcomes if said is Outcome.PASS]
    shown["allows"] = [_allow(each) for each in contract.allows]
    shown["notes"] = list(contract.notes)
    shown["failure"] = contract.failure
    return shown


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "title": finding.title,
        "category": finding.category,
        "severity": finding.severity.value,
        "base_severity": finding.base_severity.value,
        "by_house": finding.by_house,
        "nature": finding.nature,
        "effect": finding.effect,
        "against": finding.against,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "clause_text": finding.clause_text,
        "basis": [each.model_dump() for each in finding.basis],
        "assumptions": list(finding.assumptions),
        "verified": finding.verified,
        "reviewed_by_lawyer": finding.reviewed_by_lawyer,
        "where": _where(finding.where),
        "related": [_where(where) for where in finding.related],
        "fingerprint": finding.fingerprint,
        "waived": finding.waived.model_dump() if finding.waived else None,
    }


def _allow(allowed: Allowed) -> dict[str, Any]:
    return {
        "line": allowed.line,
        "column": allowed.column,
        "rule": allowed.rule,
        "reason": allowed.reason,
        "fields": list(allowed.fields),
        "state": allowed.state.value,
        "findings": allowed.findings,
    }


def _where(where: Where) -> dict[str, Any]:
    return where.model_dump(exclude_none=True)


def _graves(counts: Sequence[int]) -> dict[str, int]:
    return {each.value: n for each, n in zip(Severity, counts, strict=True)}


def _verdicts(counts: Mapping[Verdict, int]) -> dict[str, int]:
    return {each.value: counts[each] for each in Verdict}


def _nested(part: dict[str, Any]) -> str:
    return "\n    " + _text(part).replace("\n", "\n    ")


def _text(part: dict[str, Any]) -> str:
    """Return a part of the report as JSON.

    Characters that would steer a terminal (control, bidirectional and other format marks, lone
    surrogates) are written as \\uXXXX, which a JSON reader turns back into the same text.
    """
    text = json.dumps(part, ensure_ascii=False, indent=2, allow_nan=False)
    return _BEYOND_ASCII.sub(lambda m: _escaped(m[0]) if hidden(m[0]) else m[0], text)


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


FORM = Form(start=_start, block=_block, row=_row, between=",", end=_end)
"""The report for programs: one document, its contracts in the order they were given."""
