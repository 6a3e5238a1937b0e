"""Many paths in, one run out: a file that cannot be read does not stop the others."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from hetong import __version__
from hetong.cli.group import crash, printable
from hetong.cli.selection import chosen, left
from hetong.errors import HetongError, Lang, OptionError, Words
from hetong.findings import ContractResult, RunResult, Severity
from hetong.lint import Linter, Options
from hetong.record import Record, load_record, parse_record
from hetong.source import MAX_BYTES

STDIN = "-"


@dataclass(slots=True)
class Judging:
    """A linter with its options; `unread` collects the paths that gave no result."""

    linter: Linter
    options: Options
    stdin_name: str | None = None
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
        stdin_name: str | None,
    ) -> Judging:
        """Load the rules and check the options against them.

        Raises RuleError for a rule that is wrong, OptionError for a selection that names no rule
        or leaves none.
        """
        linter = Linter.load(folders)
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
        return cls(linter, options, stdin_name)

    def protect(self, paths: Iterable[str], output: str | None) -> None:
        """Raise OptionError when the report would overwrite a contract that is checked."""
        if output is None or not Path(output).exists():
            return
        for path in paths:
            if path != STDIN and Path(path).exists() and Path(path).samefile(output):
                raise OptionError(
                    Words(
                        "--output 是要检查的合同本身，会把它覆盖",
                        "--output is a contract to be checked and would be overwritten",
                    ),
                    advice=Words("请换一个文件名", "choose another file name"),
                    file=output,
                )

    def run(self, paths: Iterable[str]) -> RunResult:
        """Judge every path once, in the order given; messages on bad ones go to standard error."""
        found = [self._judge(path) for path in dict.fromkeys(paths)]
        rules = self.linter.rulebook.judging
        return RunResult(
            version=__version__,
            rules=len(rules),
            rulebook_sha256=self.linter.rulebook.sha256,
            laws_as_of=self.linter.register.as_of.isoformat(),
            unreviewed_rules=sum(not rule.reviewed_by_lawyer for rule in rules),
            contracts=tuple(result for result in found if result is not None),
        )

    def _judge(self, path: str) -> ContractResult | None:
        lang = self.options.lang
        name = self._stdin_name if path == STDIN else path
        try:
            record = self._stdin() if path == STDIN else load_record(path)
            return self.linter.check(record, self.options)
        except HetongError as error:
            message = error.message(lang)
        except Exception as error:
            message = f"{name}: {crash(error, lang)}"
        click.echo(printable(message), err=True)
        self.unread.append(name)
        return None

    @property
    def _stdin_name(self) -> str:
        return self.stdin_name or ("标准输入" if self.options.lang == "zh" else "standard input")

    def _stdin(self) -> Record:
        """Read standard input; without a name that tells, `{` in front means JSON, else YAML."""
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        suffix = Path(self.stdin_name or "").suffix
        if not suffix:
            front = data.removeprefix(b"\xef\xbb\xbf").lstrip()
            suffix = ".json" if front.startswith(b"{") else ".yaml"
        return parse_record(data, self._stdin_name, suffix=suffix)
