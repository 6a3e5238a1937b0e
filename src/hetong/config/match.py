"""Whether a glob of a config names a file: `drafts/**`, `*.yaml`, `客户?/合同-*.toml`."""

from __future__ import annotations

import unicodedata
from fnmatch import fnmatchcase
from functools import cache


def matches(pattern: str, path: str) -> bool:
    """Whether `pattern` names `path`, both with / and relative to one folder.

    `*`, `?` and `[…]` stay within a name, `**` spans folders. A pattern without / names files and
    folders at any depth, one that ends in / or names a folder everything inside it; a / in front
    ties it to the folder itself.
    """
    return _matches(_plain(pattern), _plain(path))


def _plain(text: str) -> str:
    # A Mac writes some names decomposed; the same name typed into a config is composed.
    return unicodedata.normalize("NFC", text.replace("\\", "/")).removeprefix("./")


@cache
def _matches(pattern: str, path: str) -> bool:
    names = [name for name in pattern.split("/") if name]
    if not names:
        return False
    if "/" not in pattern.rstrip("/"):
        names.insert(0, "**")
    parts = path.split("/")
    # reached[n]: the names read so far can stand for the first n parts.
    reached = [n == 0 for n in range(len(parts) + 1)]
    for n, name in enumerate(names):
        if name == "**":
            # At the end it stands for what lies inside a folder, not for the folder itself.
            first = reached.index(True) + (n == len(names) - 1)
            reached = [at >= first for at in range(len(parts) + 1)]
        else:
            reached = [False] + [
                before and fnmatchcase(part, name)
                for before, part in zip(reached, parts, strict=False)
            ]
        if True not in reached:
            return False
    return any(reached[: len(parts)] if pattern.endswith("/") else reached)
