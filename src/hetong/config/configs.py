"""For each contract the settings of the config nearest to it; every config is read once."""

from __future__ import annotations

import os
from pathlib import Path

from hetong.config.files import NAME, Config, nearest_config, read_config, shown
from hetong.config.layer import Layer
from hetong.config.match import matches
from hetong.config.settings import Settings
from hetong.errors import ConfigError
from hetong.findings import ConfigFile


class Configs:
    """Finds, reads and keeps configs.

    `explicit` names the one config for every file, instead of those found; `isolated` takes none.
    Globs are relative to the folder of the config found, to the current folder for `explicit`.
    """

    def __init__(self, explicit: Path | None = None, isolated: bool = False) -> None:
        self._explicit = None if explicit is None else Path(os.path.abspath(explicit))
        self._shown = explicit
        self._isolated = isolated
        self._nearest: dict[Path, Path | None] = {}
        self._read: dict[Path, Config | ConfigError] = {}

    def for_file(self, path: Path | None) -> Settings:
        """Return what holds for a contract, or for standard input (None) in the current folder.

        Raises ConfigError, with file and line, for a config that is wrong.
        """
        here = Path(os.path.abspath(path or NAME))
        source = None if self._isolated else self._explicit or self._find(here.parent)
        if source is None:
            return Settings()
        config = self._config(source)
        folder = Path.cwd() if self._explicit else source.parent
        name = None if path is None else _relative(here, folder)
        layer = Layer()
        for glob, each in config.layers:
            if glob is None or (name is not None and matches(glob.text, name)):
                layer = each.over(layer)
        return Settings.of(
            layer,
            source=source,
            folder=folder,
            files=self._files(config, here.parent),
            rules=config.rules,
            exclude=config.exclude,
        )

    def _find(self, folder: Path) -> Path | None:
        if folder not in self._nearest:
            self._nearest[folder] = nearest_config(folder)
        return self._nearest[folder]

    def _config(self, source: Path) -> Config:
        if source not in self._read:
            try:
                self._read[source] = read_config(source)
            except ConfigError as error:
                self._read[source] = error
        found = self._read[source]
        if isinstance(found, ConfigError):
            raise found
        return found

    def _files(self, config: Config, folder: Path) -> tuple[ConfigFile, ...]:
        """Name the configs from the contract's folder: the same on every machine and from anywhere.

        One given by hand is named as it was given.
        """
        if self._explicit is None:
            paths = [_relative(source.path, folder) for source in config.sources]
        else:
            paths = [_posix(shown(source.path)) for source in config.sources]
            paths[0] = _posix(str(self._shown))
        return tuple(
            ConfigFile(path=path, sha256=source.sha256)
            for path, source in zip(paths, config.sources, strict=True)
        )


def _relative(path: Path, folder: Path) -> str:
    try:
        return _posix(os.path.relpath(path, folder))
    except ValueError:  # another drive
        return _posix(str(path))


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")
