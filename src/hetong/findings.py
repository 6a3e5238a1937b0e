"""What a judged contract yields: outcomes, findings and where each stands in the file."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from hetong.errors import Place


class Severity(StrEnum):
    """error: void, prohibited or indefensible to sign; warning: likely disputed; info: advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info: smaller is graver."""
        return (Severity.ERROR, Severity.WARNING, Severity.INFO).index(self)

    def moved(self, steps: int) -> Severity:
        """Return the severity `steps` graver (negative: lighter), within the three levels."""
        order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
        return order[min(2, max(0, self.rank - steps))]


class Outcome(StrEnum):
    """What one rule said of one contract."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"


class Frozen(BaseModel):
    """Base of result models: immutable, closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Where(Frozen):
    """One place a finding rests on; fields that do not apply are None.

    `field` is the record key as written; `start`/`end` count code points of the decoded text.
    """

    field: str
    file: str | None = None
    part: str | None = None
    page: int | None = None
    clause: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None

    @classmethod
    def at(cls, field: str, place: Place | None, **more: str | int | None) -> Where:
        """Return the Where of a record key and its place in the file."""
        spot = (
            {
                "line": place.line,
                "column": place.column,
                "end_line": place.end_line,
                "end_column": place.end_column,
                "start": place.start,
                "end": place.end,
            }
            if place
            else {}
        )
        return cls.model_validate({"field": field, **spot, **more})


class Authority(Frozen):
    """The article a finding rests on, as in force on the contract's day."""

    law: str
    title: str
    article: str | None = None
    gist: str | None = None


class Waived(Frozen):
    """Who let a finding stand: `inline` is a comment of the record, on `line`, for a reason."""

    by: Literal["inline"]
    reason: str
    line: int


class Finding(Frozen):
    """One defect: what, how grave, where, under which article, and what to write instead.

    `base_severity` is the rule's own; `by_house` says that the config set another one.
    """

    rule: str
    name: str
    title: str
    category: str
    severity: Severity
    base_severity: Severity
    by_house: bool = False
    nature: str
    message: str
    suggestion: str
    clause_text: str | None = None
    basis: tuple[Authority, ...]
    assumptions: tuple[str, ...] = ()
    verified: str
    reviewed_by_lawyer: bool
    against: str | None
    effect: str
    where: Where
    related: tuple[Where, ...] = ()
    fingerprint: str
    waived: Waived | None = None


class AllowState(StrEnum):
    """What became of a comment that allows a rule; only `used` has an effect.

    not_asked: the run left the rule out, or nothing was judged, so nobody knows.
    """

    USED = "used"
    UNUSED = "unused"
    NOT_ASKED = "not_asked"
    NO_REASON = "no_reason"
    UNKNOWN_RULE = "unknown_rule"
    NOTHING_BELOW = "nothing_below"
    MALFORMED = "malformed"


class Allowed(Frozen):
    """A comment `# hetong: allow …` and one of its rules; `rule` is None where it names none.

    `fields` are the record keys it concerns, none of them the whole contract.
    """

    line: int
    column: int
    rule: str | None
    reason: str
    state: AllowState
    findings: int = 0
    fields: tuple[str, ...] = ()


class Undecided(Frozen):
    """A rule that could not be judged, the record keys it lacked, and other reasons."""

    rule: str
    missing: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class ConfigFile(Frozen):
    """A config that had a say in a judgement, named from the contract's folder, and its bytes."""

    path: str
    sha256: str


class Verdict(StrEnum):
    """May it pass: pass, fail, or nothing that deserves the name was judged."""

    PASS = "pass"
    FAIL = "fail"
    NOT_JUDGED = "not_judged"


class ContractResult(Frozen):
    """Everything said of one contract.

    `outcomes` maps every reported rule to its outcome; `coverage` is the share of applicable
    rules that could be judged, 0 to 1 with three decimals, None when no rule applied. `notes` are
    remarks on the whole judgement (kind not recorded, law data older than asked, …); `failure`
    says why nothing was judged. `allows` are the comments of the record that allow a rule and what
    became of them. `config` is the config in force and those it extends, in order.
    """

    path: str
    sha256: str
    kind: str
    kind_recorded: bool
    side: str
    phase: str
    as_of: str
    as_of_source: str
    contract_day: str
    verdict: Verdict
    coverage: float | None
    findings: tuple[Finding, ...]
    unknown: tuple[Undecided, ...]
    outcomes: dict[str, Outcome]
    notes: tuple[str, ...] = ()
    allows: tuple[Allowed, ...] = ()
    failure: str | None = None
    config: tuple[ConfigFile, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """The number of rules by outcome: fail, pass, not_applicable, unknown.

        `waived` are those of the failing rules whose findings are all waived.
        """
        said = list(self.outcomes.values())
        order = (Outcome.FAIL, Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.UNKNOWN)
        found = {finding.rule for finding in self.findings}
        open_ = {finding.rule for finding in self.findings if finding.waived is None}
        counted = {outcome.value: said.count(outcome) for outcome in order}
        return {**counted, "waived": len(found - open_)}

    def severities(self) -> dict[str, int]:
        """The number of findings by severity: error, warning, info; waived ones not counted."""
        graves = [finding.severity for finding in self.findings if finding.waived is None]
        return {severity.value: graves.count(severity) for severity in Severity}

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that somebody let stand."""
        return tuple(finding for finding in self.findings if finding.waived is not None)


class Unread(Frozen):
    """A file of the run that gave no result, and the message that says why."""

    path: str
    message: str


class RunResult(Frozen):
    """One run over one or more contracts, with what judged them."""

    version: str
    rules: int
    rulebook_sha256: str
    laws_as_of: str
    unreviewed_rules: int
    contracts: tuple[ContractResult, ...] = ()
    unread: tuple[Unread, ...] = ()
