"""From findings to a verdict: severities by side, coverage, and what fails the run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hetong.findings import Finding, Outcome, Severity, Verdict

MIN_COVERAGE = 0.5  # product choice: below half of the applicable rules, no verdict is given


def for_side(severity: Severity, against: str | None, mine: str | None, effect: str) -> Severity:
    """Return the severity as `mine` (client, provider or None) should see it.

    A defect that hurts my side rises one level, one that favours it falls one; what is void or
    prohibited stays, whoever it hurts.
    """
    if mine is None or effect != "none" or against not in ("client", "provider"):
        return severity
    return severity.moved(1 if against == mine else -1)


def coverage(outcomes: Mapping[str, Outcome]) -> float | None:
    """Return (pass + fail) / (pass + fail + unknown) with three decimals, or None without any."""
    said = list(outcomes.values())
    judged = said.count(Outcome.PASS) + said.count(Outcome.FAIL)
    asked = judged + said.count(Outcome.UNKNOWN)
    return round(judged / asked, 3) if asked else None


def verdict(
    findings: Iterable[Finding],
    covered: float | None,
    *,
    fail_on: Severity | None = Severity.ERROR,
    min_coverage: float = MIN_COVERAGE,
) -> Verdict:
    """Return the verdict; too little coverage is not_judged, whatever was found.

    `fail_on` None never fails.
    """
    if covered is None or covered < min_coverage:
        return Verdict.NOT_JUDGED
    graves = [f for f in findings if f.waived is None]
    if fail_on is not None and any(f.severity.rank <= fail_on.rank for f in graves):
        return Verdict.FAIL
    return Verdict.PASS
