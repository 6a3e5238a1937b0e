"""Trials counted: by rule, by category, by operator, with and without the argued survivors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabulate import tabulate

from tests.mutation.argued import Argued
from tests.mutation.operators import OPERATORS, Mutant
from tests.mutation.trial import Trial

HEAD = ("", "mutants", "caught", "survived", "argued", "refused", "caught %", "with argued %")


@dataclass
class Score:
    """How many mutants loaded and what became of them."""

    caught: int = 0
    survived: int = 0
    argued: int = 0
    refused: int = 0

    @property
    def judged(self) -> int:
        return self.caught + self.survived

    @property
    def share(self) -> float:
        """The caught ones among those that load, argued survivors counted as survivors."""
        return self.caught / self.judged if self.judged else 1.0

    @property
    def lenient(self) -> float:
        """The same with argued survivors counted as caught."""
        return (self.caught + self.argued) / self.judged if self.judged else 1.0

    def row(self, name: str) -> tuple[object, ...]:
        return (
            name,
            self.judged,
            self.caught,
            self.survived,
            self.argued,
            self.refused,
            f"{self.share:.1%}",
            f"{self.lenient:.1%}",
        )


def scored(trials: Iterable[Trial], argued: Argued, operator: str | None = None) -> Score:
    """Count the mutants of some rules, those of one operator or all."""
    total = Score()
    for trial in trials:
        total.caught += len(_of(trial.caught, operator))
        total.refused += len(_of(trial.refused, operator))
        survived = _of(trial.survived, operator)
        total.survived += len(survived)
        total.argued += sum((trial.rule.id, each.key) in argued for each in survived)
    return total


def tables(trials: Sequence[Trial], argued: Argued) -> str:
    """Return the tables by rule, by category and by operator, and the total."""
    rules = [scored([each], argued).row(each.rule.id) for each in trials]
    categories = [
        scored([each for each in trials if each.rule.category == name], argued).row(name)
        for name in sorted({each.rule.category for each in trials})
    ]
    operators = [scored(trials, argued, each).row(each) for each in OPERATORS]
    total = [scored(trials, argued).row("all")]
    parts = (rules, categories, operators, total)
    return "\n\n".join(tabulate(part, HEAD, tablefmt="simple") for part in parts)


def _of(mutants: Iterable[Mutant], operator: str | None) -> list[Mutant]:
    return [each for each in mutants if operator in (None, each.operator)]
