"""Settings and command line become, for every file, how it is judged and by which rules."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hetong import __version__
from hetong.cli.judging import Bench, Folders, Task, titles, unread
from hetong.cli.settings import Given, options_for
from hetong.config import Configs, Settings
from hetong.errors import ConfigError, Lang, RuleError
from hetong.findings import RunResult, Unread
from hetong.lint import Linter, Options
from hetong.many.search import STDIN
from hetong.record import Record
from hetong.reports import View


@dataclass(slots=True)
class Plan:
    """Makes the tasks of one run; `folders` are those of --rules, `bench` holds the linters."""

    given: Given
    configs: Configs
    folders: Folders
    bench: Bench = field(default_factory=Bench)
    _used: dict[Folders, Linter] = field(default_factory=dict)
    _last: tuple[Settings, Options] | None = None

    def language(self, paths: Sequence[str]) -> Lang:
        """Return the one language of the run: as given, else as the first file's config says."""
        if self.given.lang:
            return self.given.lang
        try:
            return self._settings(paths[0] if paths else STDIN).lang or "zh"
        except ConfigError:
            return "zh"

    def task(
        self, path: str, name: str, form: str, view: View, record: Record | None = None
    ) -> Task | Unread:
        """Return how the file at `path` is judged; a config or rule that is wrong is its error.

        Raises OptionError for a --select or --ignore that means nothing, and RuleError for a rule
        that is wrong in the built-in folder or one of --rules.
        """
        try:
            settings = self._settings(path)
            folders = (*settings.rules, *self.folders)
            options = replace(self._options(settings, folders), lang=view.lang)
        except ConfigError as error:
            return unread(name, error, view.lang)
        except RuleError as error:
            if not self.configs.for_file(Path(path)).rules:
                raise
            return unread(name, error, view.lang)
        return Task(name, options, folders, form, view, record)

    def made(self) -> RunResult:
        """Return what judges: all the rules of the run, also where files have rules of their own.

        The hash is that of the one rulebook, or of the hashes of several.
        """
        linters = list(self._used.values()) or [self._linter(self.folders)]
        rules = {rule.id: rule for each in linters for rule in each.rulebook.judging}
        return RunResult(
            version=__version__,
            rules=len(rules),
            rulebook_sha256=_joint([each.rulebook.sha256 for each in linters]),
            laws_as_of=linters[0].register.as_of.isoformat(),
            unreviewed_rules=sum(not rule.reviewed_by_lawyer for rule in rules.values()),
        )

    def titled(self, view: View) -> View:
        """Return the view with the titles of contract kinds."""
        kinds, _ = titles(self._linter(self.folders))
        return replace(view, kinds=kinds)

    def _settings(self, path: str) -> Settings:
        return self.configs.for_file(None if path == STDIN else Path(path))

    def _options(self, settings: Settings, folders: Folders) -> Options:
        """Return the options under `settings`: mostly those of the file before."""
        linter = self._linter(folders)
        if self._last is None or self._last[0] != settings:
            options = options_for(settings, self.given, linter.rulebook.judging)
            self._last = (settings, options)
        return self._last[1]

    def _linter(self, folders: Folders) -> Linter:
        if folders not in self._used:
            self._used[folders] = self.bench.linter(folders)
        return self._used[folders]


def _joint(hashes: Sequence[str]) -> str:
    if len(hashes) == 1:
        return hashes[0]
    return hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest()
