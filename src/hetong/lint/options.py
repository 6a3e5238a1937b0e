"""How contracts are judged: what `hetong check` takes as options."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hetong import gate
from hetong.errors import Lang
from hetong.findings import Severity
from hetong.rulebook.model import Rule


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

    def asks(self, rule: Rule) -> bool:
        """Whether `select` and `ignore` leave the rule."""
        return (not self.select or _names(rule, self.select)) and not _names(rule, self.ignore)


def _names(rule: Rule, chosen: tuple[str, ...]) -> bool:
    """Whether a selection names the rule: its id, a prefix of it, its name or its category."""
    return any(
        rule.id == each or rule.name == each or rule.category == each or rule.id.startswith(each)
        for each in chosen
    )
