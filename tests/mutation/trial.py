"""A rule's mutants before its own cases, through the product's flow: caught, survived, refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hetong.engine.compiler import compile_rule
from hetong.engine.shards import pack
from hetong.errors import RuleError
from hetong.lint import Linter
from hetong.rulebook.check import check_rule
from hetong.rulebook.kinds import KindFile
from hetong.rulebook.model import Case, Rule
from hetong.rulecheck import check_case, differs, hear
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
    alone = linter.alone(rule)
    broken = tuple(case for case in rule.cases if check_case(alone, rule, case))
    cases = [case for case in rule.cases if case not in broken]
    made = mutants(rule, alone.program.catalogue)
    loaded = [each for each in made if _loads(each.rule, alone)]
    caught: set[str] = set()
    for start in range(0, len(loaded), BATCH):
        caught |= _caught(alone, rule, cases, loaded[start : start + BATCH])
    return Trial(
        rule,
        tuple(each for each in loaded if each.key in caught),
        tuple(each for each in loaded if each.key not in caught),
        tuple(each for each in made if each not in loaded),
        broken,
    )


def _loads(rule: Rule, linter: Linter) -> bool:
    """Whether the product accepts a mutant as a rule file: the checks of reading and compiling."""
    try:
        check_rule(rule)
        pack([compile_rule(rule, linter.program.catalogue, linter.program.values)], 1)
    except RuleError:
        return False
    return True


def _caught(alone: Linter, rule: Rule, cases: Sequence[Case], batch: Sequence[Mutant]) -> set[str]:
    """Return the keys of the mutants that a case notices; all are judged by one program."""
    named = {f"{rule.id}-{number:03}": each for number, each in enumerate(batch)}
    linter = _among(alone, rule, [_renamed(each.rule, name) for name, each in named.items()])
    open_ = dict(named)
    for case in cases:
        if not open_:
            break
        said = hear(linter, rule, case)
        open_ = {name: each for name, each in open_.items() if not differs(rule, case, said[name])}
    return {each.key for name, each in named.items() if name not in open_}


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


def _among(alone: Linter, rule: Rule, changed: Sequence[Rule]) -> Linter:
    """Return a linter of mutants in the place of their rule, with the company it needs."""
    book = alone.rulebook
    company = tuple(each for each in book.rules if each.id != rule.id)
    names = tuple(each.id for each in changed)

    def silent(kind: KindFile) -> KindFile:
        return replace(kind, silent=(*kind.silent, *names)) if rule.id in kind.silent else kind

    kinds = {name: silent(kind) for name, kind in book.kinds.items()}
    rules = tuple(sorted((*company, *changed), key=lambda each: each.id))
    return Linter(replace(book, rules=rules, kinds=kinds), alone.register, alone.values)
