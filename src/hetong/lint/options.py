"""How contracts are judged: what `hetong check` takes as options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hetong import gate
from hetong.errors import Lang
from hetong.findings import ConfigFile, Severity
from hetong.positions import Positions
from hetong.rulebook.model import Rule


@dataclass(frozen=True, slots=True)
class Options:
    """How contracts are judged; see `hetong check --help` for what each means.

    `today` is the day taken where a contract names none. `fail_on` None never fails. `severity`,
    `values` and `positions` are the house's: the severity of a rule by its id (None: off), product
    choices as in a value file, and positions. `config` names the files they come from.
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
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    positions: Positions = field(default_factory=Positions)
    config: tuple[ConfigFile, ...] = ()

    def chooses(self, rule: Rule) -> bool:
        """Whether `select` and `ignore` leave the rule."""
        return (not self.select or _names(rule, self.select)) and not _names(rule, self.ignore)

    def asks(self, rule: Rule) -> bool:
        """Whether the rule is chosen and the house has not turned it off."""
        return self.chooses(rule) and self.severity.get(rule.id, rule.severity) is not None


def _names(rule: Rule, chosen: tuple[str, ...]) -> bool:
    """Whether a selection names the rule: its id, a prefix of it, its name or its category."""
    return any(
        rule.id == each or rule.name == each or rule.category == each or rule.id.startswith(each)
        for each in chosen
    )
