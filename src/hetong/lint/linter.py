"""A record and the options in, the result of one contract out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from hetong import gate
from hetong.contract.entry import State
from hetong.contract.model import Contract
from hetong.engine import Engine, Program, RuleResult
from hetong.errors import EngineError, Words
from hetong.facts.sheet import Matter, Sheet
from hetong.findings import ContractResult, Finding, Outcome, Undecided
from hetong.law.register import Register
from hetong.law.values import Values
from hetong.lint.allows import settle
from hetong.lint.loading import Equipment, compile_rules, equip, equip_own, equip_quickly
from hetong.lint.notes import notes, softened
from hetong.lint.options import Options
from hetong.lint.undecided import undecided
from hetong.record import Record
from hetong.rulebook import Rulebook
from hetong.rulebook.model import Rule
from hetong.stamp import Stamper

DEFAULT_KIND = "service"


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
        self.program = program or compile_rules(rulebook.rules, register, values)
        self._engine = Engine(self.program)
        positions = (rule for rule in rulebook.rules if rule.category == "position")
        self._topics = {rule.id: rule.topics for rule in positions}
        self._chosen: dict[tuple[tuple[str, str], ...], Values] = {(): values}

    @classmethod
    def load(cls, folders: Iterable[Path] = ()) -> Linter:
        """Load the built-in rules, laws and values, and rules from further folders.

        Raises RuleError for the first that is wrong.
        """
        return cls._of(equip(folders))

    @classmethod
    def quick(cls, folders: Iterable[Path] = ()) -> Linter:
        """Load what was compiled before, as long as nothing changed; its rules have no cases."""
        return cls._of(equip_quickly(folders))

    @classmethod
    def own(cls, folder: Path) -> Linter:
        """Load the rules of a user's own folder, with what they rest on; raises RuleError."""
        return cls._of(equip_own(folder))

    @classmethod
    def _of(cls, it: Equipment) -> Linter:
        return cls(it.rulebook, it.register, it.values, it.program)

    def alone(self, rule: Rule) -> Linter:
        """Return a linter of this rule and those it cannot be judged without."""
        company = self.program.company(rule.id)
        rules = tuple(each for each in self.rulebook.rules if each.id in company)
        return Linter(replace(self.rulebook, rules=rules), self.register, self.values)

    def check(self, record: Record, options: Options) -> ContractResult:
        """Judge one record. An engine failure gives not_judged with the reason."""
        sheet = self.sheet(record, options)
        asked = [rule for rule in self.rulebook.judging if options.asks(rule)]
        heard = [rule for rule in asked if self._hears(rule, sheet)]
        try:
            results, facts = self._engine.judge_with_facts(sheet, [rule.id for rule in heard])
        except EngineError as failure:
            return self._result(record, sheet, options, [], {}, (), failure.message(options.lang))
        mine = _mine(sheet, options.side)
        stamper = Stamper(
            self.program, sheet, facts, options.lang, mine, options.severity, record.sections
        )
        findings, outcomes = stamper.findings(results, heard)
        for rule in asked:
            outcomes.setdefault(rule.id, Outcome.NOT_APPLICABLE)
        unknown = tuple(
            undecided(rule, results[rule.id], options.lang)
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
                values=self._values(options),
                positions=options.positions,
            )
        )

    def _values(self, options: Options) -> Values:
        """Return the dated values with the product choices of the house; OptionError, RuleError."""
        choices = tuple(sorted(options.values.items()))
        if choices not in self._chosen:
            self._chosen[choices] = self.values.with_choices(options.values)
        return self._chosen[choices]

    def _hears(self, rule: Rule, sheet: Sheet) -> bool:
        """Whether the rule exists for this kind, phase, day and house; else it is not applicable.

        A rule on a position the house does not hold asks nothing, whatever is recorded.
        """
        matter = sheet.matter
        day = matter.contract_day
        return (
            self.rulebook.kinds[matter.kind].hears(rule, supplement=matter.contract.supplement)
            and matter.phase in rule.phases
            and (rule.since is None or rule.since <= day)
            and (rule.until is None or day < rule.until)
            and self._held(rule, matter)
        )

    def _held(self, rule: Rule, matter: Matter) -> bool:
        topics = self._topics.get(rule.id)
        return topics is None or any(matter.positions.get(topic) for topic in topics)

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
        _, source = _as_of(record.contract, options)
        covered = gate.coverage(outcomes)
        ids = [rule.id for rule in self.rulebook.rules]
        settled = settle(record.allows, findings, outcomes, ids)
        judged = gate.verdict(
            settled.findings, covered, fail_on=options.fail_on, min_coverage=options.min_coverage
        )
        return ContractResult(
            path=record.name,
            sha256=record.sha256,
            kind=matter.kind,
            kind_recorded=record.contract.kind.state is State.GIVEN,
            side=options.side,
            phase=matter.phase,
            as_of=matter.as_of.isoformat(),
            as_of_source=source,
            contract_day=matter.contract_day.isoformat(),
            verdict=judged,
            coverage=covered,
            findings=settled.findings,
            unknown=unknown,
            outcomes=dict(sorted(outcomes.items())),
            notes=tuple(
                words.in_(options.lang)
                for words in (*self._notes(sheet, options, source), *settled.notes)
            ),
            allows=settled.allows,
            failure=failure,
            config=options.config,
        )

    def _notes(self, sheet: Sheet, options: Options, as_of_source: str) -> Iterator[Words]:
        """Return what a reader must know of how the contract was judged."""
        asked = (rule for rule in self.rulebook.judging if self._hears(rule, sheet))
        return notes(
            sheet.matter,
            softened=softened(asked, options),
            as_of_source=as_of_source,
            laws_as_of=self.register.as_of,
            sided=options.side == "neutral" or _mine(sheet, options.side) is not None,
        )


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
