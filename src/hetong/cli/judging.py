"""Records in, one run out: a contract that cannot be judged does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from hetong import __version__
from hetong.cli.group import crash, printable
from hetong.cli.selection import chosen, left
from hetong.errors import HetongError, Lang
from hetong.findings import ContractResult, RunResult, Severity
from hetong.lint import Linter, Options
from hetong.record import Record


@dataclass(slots=True)
class Judging:
    """A linter with its options; `unread` collects the records that gave no result."""

    linter: Linter
    options: Options
    unread: list[str] = field(default_factory=list)

    @classmethod
    def load(
        cls,
        folders: Iterable[Path],
        *,
        lang: Lang,
        side: str,
        phase: str | None,
        as_of: date | None,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        fail_on: str,
        min_coverage: float,
    ) -> Judging:
        """Load the rules and check the options against them.

        Raises RuleError for a rule that is wrong, OptionError for a selection that names no rule
        or leaves none.
        """
        linter = Linter.quick(folders)
        rules = linter.rulebook.judging
        options = Options(
            lang=lang,
            side=side,
            phase=phase,
            as_of=as_of,
            select=chosen("--select", select, rules),
            ignore=chosen("--ignore", ignore, rules),
            fail_on=None if fail_on == "never" else Severity(fail_on),
            min_coverage=min_coverage,
        )
        left(rules, options.select, options.ignore)
        return cls(linter, options)

    def run(self, records: Iterable[Record]) -> RunResult:
        """Judge every record in the order given; a crash on one does not stop the others."""
        found = [self._judge(record) for record in records]
        rules = self.linter.rulebook.judging
        return RunResult(
            version=__version__,
            rules=len(rules),
            rulebook_sha256=self.linter.rulebook.sha256,
            laws_as_of=self.linter.register.as_of.isoformat(),
            unreviewed_rules=sum(not rule.reviewed_by_lawyer for rule in rules),
            contracts=tuple(result for result in found if result is not None),
        )

    def _judge(self, record: Record) -> ContractResult | None:
        lang = self.options.lang
        try:
            return self.linter.check(record, self.options)
        except HetongError as error:
            message = error.message(lang)
        except Exception as error:
            message = f"{record.name}: {crash(error, lang)}"
        click.echo(printable(message), err=True)
        self.unread.append(record.name)
        return None
