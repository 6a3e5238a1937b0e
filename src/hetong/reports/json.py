"""The JSON report: stable byte for byte for the same input, rulebook, law data and day."""

from __future__ import annotations

import json
import re
from typing import Any

from hetong.errors import Words
from hetong.findings import ContractResult, Finding, Outcome, RunResult, Severity, Verdict, Where
from hetong.reports.harmless import hidden
from hetong.reports.view import View

NOTICE = Words("起草和审查的辅助材料，不是法律意见", "drafting support, not legal advice")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7e]")


def render(run: RunResult, view: View) -> str:
    """Return the run as JSON: keys in fixed order, two spaces, Chinese as it is.

    Characters that would steer a terminal (control, bidirectional and other format marks, lone
    surrogates) are written as \\uXXXX, which a JSON reader turns back into the same text.
    """
    text = json.dumps(document(run, view), ensure_ascii=False, indent=2, allow_nan=False)
    return _BEYOND_ASCII.sub(lambda m: _escaped(m[0]) if hidden(m[0]) else m[0], text) + "\n"


def ascii_only(text: str) -> str:
    """Return a JSON text for an output that cannot take Chinese: the same document in ASCII."""
    return _BEYOND_ASCII.sub(lambda m: _escaped(m[0]), text)


def document(run: RunResult, view: View) -> dict[str, Any]:
    """Return the report as plain data."""
    verdict = Verdict.NOT_JUDGED if view.unread else run.verdict
    graves = [contract.severities() for contract in run.contracts]
    return {
        "tool": {
            "name": "hetong",
            "version": run.version,
            "rulebook": {
                "rules": run.rules,
                "sha256": run.rulebook_sha256,
                "unreviewed": run.unreviewed_rules,
            },
            "laws_as_of": run.laws_as_of,
            "notice": NOTICE.in_(view.lang),
        },
        "contracts": [_contract(contract, view) for contract in run.contracts],
        "unread": list(view.unread),
        "summary": {
            "contracts": len(run.contracts),
            **{each.value: sum(grave[each.value] for grave in graves) for each in Severity},
            "verdict": verdict.value,
        },
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
        "waived": finding.waived,
    }


def _where(where: Where) -> dict[str, Any]:
    return where.model_dump(exclude_none=True)


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
