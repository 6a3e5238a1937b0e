"""How a report is to look: language, width, colour, what to show, and the names to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hetong.errors import Lang, Words
from hetong.findings import Severity
from hetong.gate import MIN_COVERAGE

WIDTH = 100
"""Columns of a report that is not written to a terminal, so that it is the same everywhere."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


@dataclass(frozen=True, slots=True)
class View:
    """The options of a report.

    `rules` and `kinds` are titles by id, printed where a result holds only the id; without them
    the id stands alone. `brief` leaves out what is said of single contracts, `show_all` cuts no
    table over all files.
    """

    lang: Lang = "zh"
    width: int = WIDTH
    colour: bool = False
    show_passed: bool = False
    show_unknown: bool = False
    min_coverage: float = MIN_COVERAGE
    rules: Mapping[str, Words] = field(default_factory=dict)
    kinds: Mapping[str, Words] = field(default_factory=dict)
    brief: bool = False
    show_all: bool = False

    def say(self, words: Words, **values: object) -> str:
        """Return a phrase in the report's language, its placeholders filled."""
        return words.in_(self.lang).format(**values)

    def comma(self, parts: list[str]) -> str:
        """Return parts as a list: 、 between Chinese ones, a comma between English ones."""
        return ("、" if self.lang == "zh" else ", ").join(parts)

    def bold(self, line: str, severity: Severity | None = None) -> str:
        """Return a finished line in bold, in the colour of a severity, on a terminal only."""
        if not self.colour or not line.strip():
            return line
        colour = f";{_COLOURS[severity]}" if severity else ""
        return f"\x1b[1{colour}m{line}\x1b[0m"

    def dim(self, line: str) -> str:
        """Return a finished line in faint letters, on a terminal only."""
        return f"\x1b[2m{line}\x1b[0m" if self.colour and line.strip() else line
