"""What is kept of each contract of a run, however many there are, and the sums over them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hetong.findings import ContractResult, RunResult, Severity, Unread, Verdict


@dataclass(frozen=True, slots=True)
class Hit:
    """One rule that found something in one contract: how often, and how grave at the gravest.

    `waived` findings are not among `findings`; `severity` is theirs only where all are waived.
    """

    rule: str
    title: str
    severity: Severity
    findings: int
    waived: int
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """One contract in a few numbers; `graves` counts findings by severity, gravest first."""

    path: str
    kind: str
    verdict: Verdict
    coverage: float | None
    graves: tuple[int, int, int]
    unknown: int
    hits: tuple[Hit, ...]

    @classmethod
    def of(cls, contract: ContractResult) -> Brief:
        """Return what is kept of a judged contract."""
        error, warning, info = contract.severities().values()
        return cls(
            path=contract.path,
            kind=contract.kind,
            verdict=contract.verdict,
            coverage=contract.coverage,
            graves=(error, warning, info),
            unknown=contract.counts["unknown"],
            hits=tuple(_hits(contract)),
        )


@dataclass(slots=True)
class RuleSum:
    """One rule over all contracts; `severity` is the gravest it had.

    Waived findings, and contracts in which all of the rule's are waived, are counted in `waived`
    alone.
    """

    rule: str
    title: str
    severity: Severity
    contracts: int = 0
    findings: int = 0
    waived: int = 0


@dataclass(slots=True)
class KindSum:
    """The contracts of one kind: how many, with which verdicts, with findings of which severity."""

    kind: str
    contracts: int = 0
    verdicts: dict[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0))
    graves: list[int] = field(default_factory=lambda: [0, 0, 0])


@dataclass(slots=True)
class Overview:
    """A run as a whole; `made` says what judged, its contracts do not count."""

    made: RunResult
    briefs: list[Brief] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @classmethod
    def of(cls, run: RunResult) -> Overview:
        """Return the overview of a finished run."""
        return cls(run, [Brief.of(each) for each in run.contracts], list(run.unread))

    @property
    def files(self) -> int:
        """How many files were to be judged."""
        return len(self.briefs) + len(self.unread)

    @property
    def verdict(self) -> Verdict:
        """not_judged (or a file not read) beats fail beats pass."""
        said = {brief.verdict for brief in self.briefs}
        if self.unread or Verdict.NOT_JUDGED in said:
            return Verdict.NOT_JUDGED
        return Verdict.FAIL if Verdict.FAIL in said else Verdict.PASS

    @property
    def exit_code(self) -> int:
        """0 pass, 1 fail, 2 not judged."""
        return {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.NOT_JUDGED: 2}[self.verdict]

    def verdicts(self) -> dict[Verdict, int]:
        """Return the number of contracts by verdict."""
        said = [brief.verdict for brief in self.briefs]
        return {verdict: said.count(verdict) for verdict in Verdict}

    def graves(self) -> list[int]:
        """Return the number of findings by severity, gravest first."""
        return [sum(brief.graves[n] for brief in self.briefs) for n in range(len(Severity))]

    def by_rule(self) -> list[RuleSum]:
        """Return the rules that found something: the gravest first, then by contracts hit.

        Those of which every finding is waived come last.
        """
        sums: dict[str, RuleSum] = {}
        for hit in self._hits():
            rule = sums.setdefault(hit.rule, RuleSum(hit.rule, hit.title, hit.severity))
            if (not hit.findings, hit.severity.rank) < (not rule.findings, rule.severity.rank):
                rule.severity = hit.severity
            rule.contracts += bool(hit.findings)
            rule.findings += hit.findings
            rule.waived += hit.waived
        return sorted(
            sums.values(),
            key=lambda each: (
                not each.findings,
                each.severity.rank,
                -each.contracts,
                -each.findings,
                each.rule,
            ),
        )

    def by_kind(self) -> list[KindSum]:
        """Return the kinds of the contracts, the most frequent first."""
        sums: dict[str, KindSum] = {}
        for brief in self.briefs:
            kind = sums.setdefault(brief.kind, KindSum(brief.kind))
            kind.contracts += 1
            kind.verdicts[brief.verdict] += 1
            for n, count in enumerate(brief.graves):
                kind.graves[n] += count
        return sorted(sums.values(), key=lambda each: (-each.contracts, each.kind))

    def unreviewed(self) -> set[str]:
        """Return the rules behind a finding that no lawyer has signed off."""
        return {hit.rule for hit in self._hits() if not hit.reviewed}

    def first_rule(self) -> str | None:
        """Return the rule of the first finding of the run."""
        return next((hit.rule for hit in self._hits()), None)

    def _hits(self) -> Iterable[Hit]:
        return (hit for brief in self.briefs for hit in brief.hits)


def _hits(contract: ContractResult) -> Iterable[Hit]:
    """Yield one hit for each rule, in the order of its first finding."""
    for rule in dict.fromkeys(finding.rule for finding in contract.findings):
        found = [each for each in contract.findings if each.rule == rule]
        open_ = [each for each in found if each.waived is None]
        yield Hit(
            rule=rule,
            title=found[0].title,
            severity=min((each.severity for each in open_ or found), key=lambda each: each.rank),
            findings=len(open_),
            waived=len(found) - len(open_),
            reviewed=all(each.reviewed_by_lawyer for each in found),
        )
