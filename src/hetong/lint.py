"""The whole flow in one place: a file and the options in, the result of one contract out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from hetong import gate
from hetong.compiled import compiled
from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.contract.model import Contract
from hetong.engine import Engine, Program, RuleResult, build_program
from hetong.errors import EngineError, Lang, Words
from hetong.facts.catalogue import catalogue
from hetong.facts.sheet import Matter, Sheet
from hetong.facts.types import FactType
from hetong.findings import ContractResult, Finding, Outcome, Severity, Undecided
from hetong.law.register import Register
from hetong.law.values import Values
from hetong.record import Record, load_record
from hetong.rulebook import Rulebook, builtin_rules, load_rulebook, read_rules
from hetong.rulebook.basis import check_basis
from hetong.rulebook.model import Rule
from hetong.stamp import Stamper

DEFAULT_KIND = "service"
_ONLY_BOUNDS = Words(
    "所比较的期间或者日期只能确定范围，先后、长短都有可能",
    "the periods or dates compared are known only within bounds that overlap",
)
_VALUE_KINDS = {
    "rate": Kind.RATE,
    "money": Kind.MONEY,
    "number": Kind.NUMBER,
    "duration": Kind.DURATION,
    "day": Kind.DATE,
}


@dataclass(frozen=True, slots=True)
class Options:
    """How contracts are judged; see `hetong check --help` for what each means.

    `today` is the day taken where a contract names none. `fail_on` None never fails.
    """

    lang: Lang = "zh"
    side: str = "neutral"
    phase: str | None = None
    as_of: date | None = None
    today: date = field(default_factory=date.today)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    min_coverage: float = gate.MIN_COVERAGE


class Linter:
    """Judges contracts by one rulebook; build it once and use it for every file."""

    def __init__(
        self,
        rulebook: Rulebook,
        register: Register,
        values: Values,
        program: Program | None = None,
    ) -> None:
        self.rulebook = rulebook
        self.register = register
        self.values = values
        self.program = program or _program(rulebook, register, values)
        self._engine = Engine(self.program)

    @classmethod
    def load(cls, folders: Iterable[Path] = ()) -> Linter:
        """Load the built-in rules, laws and values, and rules from further folders."""
        home = builtin_rules()
        register, values = Register.load(home), Values.load(home)
        folders = tuple(folders)
        for folder in folders:
            _refuse_early(read_rules(folder), register, values)
        return cls(load_rulebook(folders), register, values)

    @classmethod
    def quick(cls, folders: Iterable[Path] = ()) -> Linter:
        """Load what was compiled before, as long as nothing changed; its rules have no cases."""
        folders = tuple(folders)
        home = builtin_rules()
        register, values = Register.load(home), Values.load(home)

        def build() -> tuple[Rulebook, Program]:
            for folder in folders:
                _refuse_early(read_rules(folder), register, values)
            full = load_rulebook(folders)
            lean = replace(full, rules=tuple(replace(rule, cases=()) for rule in full.rules))
            return lean, _program(lean, register, values)

        rulebook, program = compiled((home, *folders), build)
        return cls(rulebook, register, values, program)

    def alone(self, rule: Rule) -> Linter:
        """Return a linter of this rule and those it cannot be judged without."""
        company = self.program.company(rule.id)
        rules = tuple(each for each in self.rulebook.rules if each.id in company)
        return Linter(replace(self.rulebook, rules=rules), self.register, self.values)

    def check_file(self, path: str | Path, options: Options) -> ContractResult:
        """Judge one record file; raise InputError when it cannot be read."""
        return self.check(load_record(path), options)

    def check(self, record: Record, options: Options) -> ContractResult:
        """Judge one record. An engine failure gives not_judged with the reason."""
        sheet = self.sheet(record, options)
        asked = self._asked(sheet, options)
        try:
            results, facts = self._engine.judge_with_facts(sheet)
        except EngineError as failure:
            return self._result(record, sheet, options, [], {}, (), failure.message(options.lang))
        mine = _mine(sheet, options.side)
        stamper = Stamper(self.program, sheet, facts, options.lang, mine)
        heard = [rule for rule in asked if self._hears(rule, sheet)]
        findings, outcomes = stamper.findings(results, heard)
        for rule in asked:
            outcomes.setdefault(rule.id, Outcome.NOT_APPLICABLE)
        unknown = tuple(
            self._undecided(rule, results[rule.id], options.lang)
            for rule in heard
            if outcomes[rule.id] is Outcome.UNKNOWN
        )
        return self._result(record, sheet, options, findings, outcomes, unknown, None)

    def judge_sheet(self, sheet: Sheet) -> dict[str, RuleResult]:
        """Return every rule's plain result, premises included; raise EngineError."""
        return self._engine.judge(sheet)

    def sheet(self, record: Record, options: Options) -> Sheet:
        """Return the facts of a record as judged under the options."""
        contract = record.contract
        as_of, _ = _as_of(contract, options)
        signed = contract.signing_date.value
        kind = str(contract.kind.value or DEFAULT_KIND)
        return Sheet(
            Matter(
                contract=contract,
                kind=kind,
                phase=options.phase or _phase(contract),
                as_of=as_of,
                contract_day=signed or as_of,
                key_terms=frozenset(self.rulebook.kinds[kind].key_terms),
                register=self.register,
                values=self.values,
            )
        )

    def _asked(self, sheet: Sheet, options: Options) -> list[Rule]:
        """Return the rules that --select and --ignore leave."""
        return [
            rule
            for rule in self.rulebook.judging
            if (not options.select or _names(rule, options.select))
            and not _names(rule, options.ignore)
        ]

    def _hears(self, rule: Rule, sheet: Sheet) -> bool:
        """Whether the rule exists for this kind, phase and day; else it is not applicable."""
        matter = sheet.matter
        day = matter.contract_day
        return (
            self.rulebook.kinds[matter.kind].hears(rule)
            and matter.phase in rule.phases
            and (rule.since is None or rule.since <= day)
            and (rule.until is None or day < rule.until)
        )

    def _undecided(self, rule: Rule, result: RuleResult, lang: Lang) -> Undecided:
        cells = result.missing
        sources = [s.key for cell in cells for s in cell.sources]
        sources += [s.key for rows in result.missing_lists for s in rows.sources]
        reasons = [cell.reason.in_(lang) for cell in cells if cell.reason]
        if not sources and not reasons:
            reasons = [_ONLY_BOUNDS.in_(lang)]
        return Undecided(
            rule=rule.id,
            missing=tuple(dict.fromkeys(sources)),
            reasons=tuple(dict.fromkeys(reasons)),
        )

    def _result(
        self,
        record: Record,
        sheet: Sheet,
        options: Options,
        findings: list[Finding],
        outcomes: dict[str, Outcome],
        unknown: tuple[Undecided, ...],
        failure: str | None,
    ) -> ContractResult:
        matter = sheet.matter
        covered = gate.coverage(outcomes)
        judged = gate.verdict(
            findings, covered, fail_on=options.fail_on, min_coverage=options.min_coverage
        )
        return ContractResult(
            path=record.name,
            sha256=record.sha256,
            kind=matter.kind,
            kind_recorded=record.contract.kind.state is State.GIVEN,
            side=options.side,
            phase=matter.phase,
            as_of=matter.as_of.isoformat(),
            as_of_source=_as_of(record.contract, options)[1],
            contract_day=matter.contract_day.isoformat(),
            verdict=judged,
            coverage=covered,
            findings=tuple(findings),
            unknown=unknown,
            outcomes=dict(sorted(outcomes.items())),
            notes=tuple(words.in_(options.lang) for words in self._notes(record, sheet, options)),
            failure=failure,
        )

    def _notes(self, record: Record, sheet: Sheet, options: Options) -> Iterable[Words]:
        matter = sheet.matter
        if record.contract.kind.state is not State.GIVEN:
            yield Words(
                "没有记录合同类型（kind），按一般服务合同判断，客服类完备性规则不适用",
                "no kind is recorded: judged as a general service contract, without the "
                "completeness rules for customer support",
            )
        if _as_of(record.contract, options)[1] == "today":
            yield Words(
                "合同没有签署日期或检查日期，按今天的法律判断",
                "the contract names no signing or check date: judged by today's law",
            )
        if matter.as_of > self.register.as_of:
            known = self.register.as_of.isoformat()
            yield Words(
                f"法律数据核对至 {known}，此后的变化未知",
                f"the law data were checked up to {known}; later changes are unknown",
            )
        if options.side in ("a", "b") and _mine(sheet, options.side) is None:
            yield Words(
                "没有记录各方角色（role），不能按一方的立场调整严重程度",
                "no roles are recorded: severities are not adjusted to a side",
            )


def _program(rulebook: Rulebook, register: Register, values: Values) -> Program:
    check_basis(rulebook.rules, register)
    return build_program(rulebook.rules, catalogue(), _types(values))


def _types(values: Values) -> dict[str, FactType]:
    return {name: FactType(_VALUE_KINDS[values.get(name).kind]) for name in values.names}


def _refuse_early(rules: list[Rule], register: Register, values: Values) -> None:
    """Compile a user's own rules before the built-in ones are even read.

    A mistake is then told at once; rules that read derived facts wait for the whole rulebook.
    """
    check_basis(rules, register)
    for rule in rules:
        if not rule.reads_derived:
            build_program([rule], catalogue(), _types(values))


def _as_of(contract: Contract, options: Options) -> tuple[date, str]:
    """Return the day to judge by and where it comes from."""
    if options.as_of is not None:
        return options.as_of, "option"
    for name in ("check_date", "signing_date"):
        day = getattr(contract, name).value
        if day is not None:
            return day, name
    return options.today, "today"


def _phase(contract: Contract) -> str:
    return "signing" if contract.status.value == "signed" else "review"


def _mine(sheet: Sheet, side: str) -> str | None:
    """Return client or provider for --side a or b, None for neutral or unrecorded roles."""
    role = sheet.sides.get(side)
    return role if isinstance(role, str) else None


def _names(rule: Rule, chosen: tuple[str, ...]) -> bool:
    """Whether a selection names the rule: its id, a prefix of it, its name or its category."""
    return any(
        rule.id == each or rule.name == each or rule.category == each or rule.id.startswith(each)
        for each in chosen
    )
