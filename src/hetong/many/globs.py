"""Glob patterns over the parts of a path: `**` is any number of folders, the rest as in a shell."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath

_MAGIC = frozenset("*?[")


def is_pattern(text: str) -> bool:
    """Whether a path as typed holds a wildcard."""
    return not _MAGIC.isdisjoint(text)


def split(pattern: str) -> tuple[str, tuple[str, ...]]:
    """Return the folder in front of the first wildcard, "" for the current one, and the rest.

    合同/2026/**/*.yaml gives 合同/2026 and (**, *.yaml).
    """
    parts = PurePath(pattern).parts
    first = next(n for n, part in enumerate(parts) if is_pattern(part))
    folder = str(PurePath(*parts[:first])) if first else ""
    return folder, parts[first:]


def matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether the parts of a path match those of a pattern, from the first to the last."""
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return matches(parts, pattern[1:]) or (bool(parts) and matches(parts[1:], pattern))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and matches(parts[1:], pattern[1:])
