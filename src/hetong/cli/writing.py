"""The report of a run, written piece by piece while files are still being judged."""

from __future__ import annotations

from dataclasses import dataclass

from hetong.cli.judging import Judged
from hetong.cli.output import Out, takes
from hetong.reports import FORMS, Overview, View
from hetong.reports.json import ascii_only


@dataclass(slots=True)
class Report:
    """Writes a report in pieces, from the first contract on."""

    form: str
    view: View
    overview: Overview
    out: Out
    printed: bool
    _started: bool = False
    _blocks: int = 0

    def add(self, judged: Judged) -> None:
        """Write the part of one contract."""
        self.overview.briefs.append(judged.brief)
        if judged.text:
            between = FORMS[self.form].between if self._blocks else ""
            self._write(self._start() + between + judged.text)
            self._blocks += 1

    def finish(self) -> None:
        """Write what is said of the run as a whole; text says nothing where nothing was judged."""
        if self.overview.briefs or self.form == "json":
            end = FORMS[self.form].end(self.overview, self.view, self._blocks > 0)
            self._write(self._start() + end)

    def _start(self) -> str:
        if self._started:
            return ""
        self._started = True
        return FORMS[self.form].start(self.overview.made, self.view)

    def _write(self, text: str) -> None:
        plain = self.form == "json" and self.printed and not takes(text)
        self.out.write(ascii_only(text) if plain else text)
