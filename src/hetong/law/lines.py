"""Labels and texts become aligned lines that fit a terminal; Chinese is two columns wide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

WIDTH = 92
"""Columns a line may take; product choice, fits a terminal and a printed page."""

_PIECES = re.compile(r"[\x21-\x7e]+ ?|\s+|.", re.DOTALL)
_NEVER_FIRST = "，。；：、）》”？！"
_NEVER_LAST = "（《“"


def aligned(rows: Iterable[tuple[str, str]]) -> str:
    """Return `label  text` lines: texts start in one column and wrap under themselves.

    A row with an empty label continues the one above it.
    """
    pairs = list(rows)
    margin = max((columns(label) for label, _ in pairs), default=0) + 2
    lines = []
    for label, text in pairs:
        first, *rest = _wrapped(text, WIDTH - margin) or [""]
        lines.append((label + " " * (margin - columns(label)) + first).rstrip())
        lines += [" " * margin + line for line in rest]
    return "\n".join(lines)


def columns(text: str) -> int:
    """Return how many terminal columns `text` takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for piece in _bound(_PIECES.findall(text)):
        taken = columns(piece.rstrip())
        if line and used + taken > width:
            lines.append(line.rstrip())
            line, used = "", 0
        if line or piece.strip():
            line += piece
            used += columns(piece)
    return [*lines, line.rstrip()] if line else lines


def _bound(pieces: list[str]) -> Iterator[str]:
    """Yield the pieces, each with the punctuation that may not begin or end a line."""
    held = ""
    for piece in pieces:
        if held and piece not in _NEVER_FIRST and held[-1] not in _NEVER_LAST:
            yield held
            held = ""
        held += piece
    if held:
        yield held
