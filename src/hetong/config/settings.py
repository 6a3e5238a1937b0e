"""What holds for one contract after every config that has a say in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hetong.config.layer import Layer
from hetong.errors import Lang, Place
from hetong.findings import ConfigFile, Severity
from hetong.positions import Positions


@dataclass(frozen=True, slots=True)
class Settings:
    """What the configs say of one file; None and empty: nothing.

    `source` is the config in force, None where there is none; `files` it and all it extends, with
    paths as reports print them. `folder` is what globs are relative to. `rules` are folders of
    further rules. `severity` maps a rule's id to a severity, None for off; `values` are texts as
    in a value file. `places` says where a word of `select`, `ignore` or `severity` is written, by
    `(key, word)`.
    """

    source: Path | None = None
    folder: Path | None = None
    files: tuple[ConfigFile, ...] = ()
    rules: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    lang: Lang | None = None
    side: str | None = None
    phase: str | None = None
    fail_on: str | None = None
    min_coverage: float | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    positions: Positions = field(default_factory=Positions)
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        layer: Layer,
        *,
        source: Path | None,
        folder: Path | None,
        files: tuple[ConfigFile, ...],
        rules: tuple[Path, ...],
        exclude: tuple[str, ...],
    ) -> Settings:
        """Return the settings of a layer: the one left when all are laid over each other."""
        places = {("select", word.text): word.place for word in layer.select}
        places |= {("ignore", word.text): word.place for word in layer.ignore}
        places |= {("severity", rule): place for rule, (_, place) in layer.severity.items()}
        return cls(
            source=source,
            folder=folder,
            files=files,
            rules=rules,
            exclude=exclude,
            lang=layer.lang,
            side=layer.side,
            phase=layer.phase,
            fail_on=layer.fail_on,
            min_coverage=None if layer.min_coverage is None else float(layer.min_coverage),
            select=tuple(dict.fromkeys(word.text for word in layer.select)),
            ignore=tuple(dict.fromkeys(word.text for word in layer.ignore)),
            severity={rule: severity for rule, (severity, _) in layer.severity.items()},
            values={name: word.text for name, word in layer.values.items()},
            positions=layer.positions,
            places=places,
        )
