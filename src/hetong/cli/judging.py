"""One file in, its verdict and its part of the report out: what a run does for every contract.

Nothing that goes wrong with one file leaves here as an exception, so that it stops no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from hetong.cli.group import crash, printable
from hetong.errors import HetongError, Lang, Words
from hetong.findings import Unread
from hetong.lint import Linter, Options
from hetong.record import Record, load_record
from hetong.reports import FORMS, Brief, View

Folders = tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A file, how to judge it and how to report it: plain data for a worker process.

    `record` is given where the file has been read already. `folders` hold rules beside the
    built-in ones.
    """

    path: str
    options: Options
    folders: Folders
    form: str
    view: View
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What is kept of a judged file: numbers, and its part of the report as text."""

    brief: Brief
    text: str


@dataclass(slots=True)
class Bench:
    """Judges tasks; loads the linter of each set of rule folders once, when first needed."""

    _linters: dict[Folders, Linter] = field(default_factory=dict)

    def linter(self, folders: Folders) -> Linter:
        """Return the linter of the built-in rules and those in `folders`; raises RuleError."""
        if folders not in self._linters:
            self._linters[folders] = Linter.quick(folders)
        return self._linters[folders]

    def judge(self, task: Task) -> Judged | Unread:
        """Judge one file; whatever fails is told as the reason why there is no result."""
        lang = task.options.lang
        try:
            record = task.record or load_record(task.path)
            linter = self.linter(task.folders)
            result = linter.check(record, task.options)
            brief = Brief.of(result)
            form, view = FORMS[task.form], self._view(task)
            return Judged(brief, form.row(brief, view) if view.brief else form.block(result, view))
        except HetongError as error:
            return unread(task.path, error, lang)
        except Exception as error:
            return crashed(task.path, error, lang)

    def _view(self, task: Task) -> View:
        kinds, rules = titles(self.linter(task.folders))
        least = task.options.min_coverage
        return replace(task.view, kinds=kinds, rules=rules, min_coverage=least)


def judge(task: Task) -> Judged | Unread:
    """Judge one file in a worker process."""
    return _bench().judge(task)


def warm(folders: Folders) -> None:
    """Load the rules a worker process will need before its first file."""
    _bench().linter(folders)


@cache
def _bench() -> Bench:
    """Return the bench of this worker process."""
    return Bench()


def titles(linter: Linter) -> tuple[Mapping[str, Words], Mapping[str, Words]]:
    """Return the titles of contract kinds and of rules by id."""
    book = linter.rulebook
    kinds = {name: kind.title for name, kind in book.kinds.items()}
    return kinds, {rule.id: rule.title for rule in book.rules}


def unread(name: str, error: HetongError, lang: Lang) -> Unread:
    """Return a file without a result and the error that says why, on one printable line."""
    return Unread(path=name, message=printable(error.message(lang)))


def crashed(name: str, error: Exception, lang: Lang) -> Unread:
    """Return a file without a result for an error nobody foresaw."""
    return Unread(path=name, message=printable(f"{name}: {crash(error, lang)}"))
