"""A rule's mutants before its own cases, through the product's flow: caught, survived, refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from hetong.engine.compiler import compile_rule
from hetong.engine.shards import pack
from hetong.errors import InputError, Place, RuleError
from hetong.lint import Linter
from hetong.rulebook.check import check_rule
from hetong.rulebook.kinds import KindFile
from hetong.rulebook.model import Case, Rule
from hetong.rulecheck import Said, differs, hear
from tests.mutation.operators import Mutant, mutants

BATCH = 24  # mutants in one program: more share the facts of a case, fewer keep the engine quick


@dataclass(frozen=True)
class Trial:
    """What became of the mutants of one rule.

    `broken` are cases that do not even hold for the rule as it is: they catch nothing.
    """

    rule: Rule
    caught: tuple[Mutant, ...]
    survived: tuple[Mutant, ...]
    refused: tuple[Mutant, ...]
    broken: tuple[Case, ...] = ()

    @property
    def judged(self) -> int:
        return len(self.caught) + len(self.survived)

    def only(self, operator: str) -> Trial:
        """Return the trial of one operator's mutants."""

        def kept(mutants: tuple[Mutant, ...]) -> tuple[Mutant, ...]:
            return tuple(each for each in mutants if each.operator == operator)

        return replace(
            self,
            caught=kept(self.caught),
            survived=kept(self.survived),
            refused=kept(self.refused),
        )


def try_rule(linter: Linter, rule: Rule) -> Trial:
    """Judge the rule's cases under every mutant that loads.

    A mutant is caught when a case no longer holds: outcome, severity, place or level.
    """
    made = mutants(rule, linter.program.catalogue)
    loaded = [each for each in made if _reads(each.rule)]
    bench = _Bench(linter, rule)
    for start in range(0, len(loaded), BATCH):
        bench.judge(loaded[start : start + BATCH])
    kept = [each for each in loaded if each.key not in bench.refused]
    return Trial(
        rule,
        tuple(each for each in kept if each.key in bench.caught),
        tuple(each for each in kept if each.key not in bench.caught),
        tuple(each for each in made if each not in kept),
        tuple(bench.broken.values()),
    )


def _reads(rule: Rule) -> bool:
    """Whether the product accepts a mutant as a rule file, before anything is compiled."""
    try:
        check_rule(rule)
    except RuleError:
        return False
    return True


class _Bench:
    """Judges mutants of one rule, many in one program, beside the rule itself."""

    def __init__(self, linter: Linter, rule: Rule) -> None:
        self._linter = linter
        self._rule = rule
        self.caught: set[str] = set()
        self.refused: set[str] = set()
        self.broken: dict[Place, Case] = {}

    def judge(self, batch: Sequence[Mutant]) -> None:
        """Note which mutants of a batch the product refuses and which a case notices."""
        named = {f"{self._rule.id}-{number:03}": each for number, each in enumerate(batch)}
        try:
            linter = self._among([_renamed(each.rule, name) for name, each in named.items()])
        except RuleError:
            refused = {each.key for each in batch if not self._compiles(each)}
            if not refused:
                raise
            self.refused |= refused
            self.judge([each for each in batch if each.key not in self.refused])
            return
        for case in self._rule.cases:
            if not named:
                break
            if case.place not in self.broken:
                named = self._surviving(linter, case, named)
        self.caught |= {each.key for each in batch} - {each.key for each in named.values()}

    def _surviving(
        self, linter: Linter, case: Case, named: Mapping[str, Mutant]
    ) -> dict[str, Mutant]:
        """Return the mutants that say of a case what it expects; all, when the rule does not."""
        said: Mapping[str, Said] = {}
        with suppress(InputError):
            said = hear(linter, self._rule, case)
        if not said or differs(self._rule, case, said[self._rule.id]):
            self.broken[case.place] = case
            return dict(named)
        return {n: each for n, each in named.items() if not differs(self._rule, case, said[n])}

    def _compiles(self, mutant: Mutant) -> bool:
        program = self._linter.program
        try:
            pack([compile_rule(mutant.rule, program.catalogue, program.values)], 1)
        except RuleError:
            return False
        return True

    def _among(self, changed: Sequence[Rule]) -> Linter:
        """Return a linter of the rule, its mutants, and the company they need."""
        rule, book = self._rule, self._linter.rulebook
        company = {rule.id}
        if rule.yields_to or rule.reads_derived:
            company = self._linter.program.company(rule.id)
        names = tuple(each.id for each in changed)

        def silent(kind: KindFile) -> KindFile:
            return replace(kind, silent=(*kind.silent, *names)) if rule.id in kind.silent else kind

        kinds = {name: silent(kind) for name, kind in book.kinds.items()}
        rules = [*(each for each in book.rules if each.id in company), *changed]
        rules.sort(key=lambda each: each.id)
        there = replace(book, rules=tuple(rules), kinds=kinds)
        return Linter(there, self._linter.register, self._linter.values)


def _renamed(rule: Rule, name: str) -> Rule:
    """Return a mutant under a name of its own; what it derives must not mix with that of others."""
    derives = rule.derives
    if derives is not None:
        mine = name.replace("-", "_").lower()
        derives = replace(
            derives,
            flag=derives.flag and f"{derives.flag}_{mine}",
            item=derives.item and f"{derives.item}_{mine}",
        )
    return replace(rule, id=name, derives=derives)
