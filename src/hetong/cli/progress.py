"""What a long run says while it goes on, on standard error: its errors, and a bar on a terminal."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Any

import click

from hetong.errors import Lang, Words

PATIENCE = 1.0
"""Seconds a run is left alone before a bar appears; product choice."""
_LABEL = Words("检查", "checking")


class Progress:
    """Counts the files of a run; with `bar`, messages wait until the bar is gone."""

    def __init__(self, total: int, lang: Lang, *, bar: bool) -> None:
        self._total = total
        self._label = _LABEL.in_(lang)
        self._wanted = bar
        self._since = time.monotonic()
        self._done = 0
        self._bar: Any = None
        self._said: set[str] = set()
        self._held: list[str] = []

    def __enter__(self) -> Progress:
        """Begin to count."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the bar and say what was held back."""
        if self._bar is not None:
            self._bar.render_finish()
        for message in self._held:
            click.echo(message, err=True)

    def say(self, message: str) -> None:
        """Print a message on standard error, once; while a bar is shown it is kept."""
        if message in self._said:
            return
        self._said.add(message)
        if self._bar is None:
            click.echo(message, err=True)
        else:
            self._held.append(message)

    def step(self) -> None:
        """Count one file; show the bar once the run has taken a while and goes on."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(1)
        elif self._wanted and self._done < self._total and self._late():
            self._bar = click.progressbar(
                length=self._total, label=self._label, file=sys.stderr, show_pos=True
            )
            self._bar.update(self._done)

    def _late(self) -> bool:
        return time.monotonic() - self._since >= PATIENCE


def fits_a_bar() -> bool:
    """Whether standard error is a terminal that can draw one."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
