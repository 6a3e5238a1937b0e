"""Errors a user can mend: one clear message with file, line, column and what to do.

Everything the product refuses is a `HetongError`; the command line is the only place that
catches it. Anything else that escapes is a bug of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages of the product: Chinese first, English beside it."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: lines and columns count from 1, offsets are code points from 0.

    `end_line`/`end_column`/`end` point just behind the last character.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


class HetongError(Exception):
    """Base of all errors with a message for the user.

    `file`, `line`, `column` say where (None where there is no such place); `words` says what is
    wrong and `advice` what to do about it.
    """

    def __init__(
        self,
        words: Words,
        *,
        advice: Words | None = None,
        place: Place | None = None,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(words.en)
        self.words = words
        self.advice = advice
        self.file = place.file if place else file
        self.line = place.line if place else line
        self.column = place.column if place else column

    def message(self, lang: Lang) -> str:
        """Return `file:line:column: what is wrong. What to do.` on one line."""
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        told = self.words.in_(lang)
        if self.advice:
            told += ("。" if lang == "zh" else ". ") + self.advice.in_(lang)
        told = " ".join(told.split())
        return f"{where}: {told}" if where else told


class InputError(HetongError):
    """The contract file cannot be read as a record."""


class RuleError(HetongError):
    """A rule file, value file or law table is wrong."""


class OptionError(HetongError):
    """A command line option or argument is wrong."""


class ConfigError(HetongError):
    """A configuration file is wrong, or names something that does not exist."""


class EngineError(HetongError):
    """The rules engine did not finish: the contract is not judged, never clean."""
