"""Paths as typed become the record files to judge: each once, in an order that never varies.

Files come as named. A folder gives every file below it that ends as a record does, sorted by
path; hidden names, config files and what `excluded` names are left out. Links to folders are
followed unless they lead back into what is searched anyway.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from hetong.errors import InputError, Words
from hetong.many.globs import is_pattern, matches, split
from hetong.source import SUFFIXES

STDIN = "-"
CONFIG_FILES = frozenset({"hetong.toml", "pyproject.toml"})

Test = Callable[[str], bool]


def nothing(_: str) -> bool:
    """Exclude no path."""
    return False


@dataclass(slots=True)
class Found:
    """What a search gave: `files` in order as they may be opened, and why it gave no more."""

    files: list[str] = field(default_factory=list)
    refused: list[InputError] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def take(self, path: str) -> None:
        """Add a file unless it is there already, under whatever name."""
        real = path if path == STDIN else os.path.realpath(path)
        if real not in self._seen:
            self._seen.add(real)
            self.files.append(path)


def search(
    paths: Iterable[str],
    excluded: Test = nothing,
    *,
    globs: bool = True,
    into: Found | None = None,
) -> Found:
    """Return the files that `paths` name: files, folders, `-`, and globs the shell left alone.

    `excluded` is asked for every file and folder met below a folder, never for a path as typed.
    A path that is there is taken literally, whatever it is called; with `globs` False every path
    is. A folder or glob that gives no record is refused. `into` is what an earlier search found.
    """
    found = Found() if into is None else into
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            _take(found, _below(path, excluded, found), _no_record(path))
        elif globs and is_pattern(path) and not os.path.lexists(path):
            _take(found, _matching(path, excluded, found), _no_match(path))
        else:
            found.take(path)
    return found


def _take(found: Found, files: Iterator[str], error: InputError) -> None:
    """Take what a search of one path gives; `error` when it gives neither file nor error."""
    refused = len(found.refused)
    empty = True
    for file in files:
        found.take(file)
        empty = False
    if empty and len(found.refused) == refused:
        found.refused.append(error)


def _matching(pattern: str, excluded: Test, found: Found) -> Iterator[str]:
    """Yield the records a glob names, and those below the folders it names."""
    folder, parts = split(pattern)
    depth = len(PurePath(folder).parts)

    def inside(path: str) -> tuple[str, ...]:
        return PurePath(path).parts[depth:]

    def wanted(path: str) -> bool:
        names = inside(path)
        return any(matches(names[: n + 1], parts) for n in range(len(names)))

    def barren(path: str) -> bool:
        deep = len(inside(path)) >= len(parts) and "**" not in parts
        return excluded(path) or (deep and not wanted(path))

    if os.path.isdir(folder or "."):
        yield from filter(wanted, _below(folder, excluded, found, barren))


def _below(top: str, excluded: Test, found: Found, barren: Test | None = None) -> Iterator[str]:
    """Yield the record files below `top`, sorted by the parts of their paths.

    Folders that are `barren` (by default: excluded) are not entered.
    """
    roots = [os.path.realpath(top or ".")]
    stack = [_entries(top, found)]
    while stack:
        path, entry = next(stack[-1], (None, None))
        if path is None or entry is None:
            stack.pop()
        elif _is_folder(entry):
            if not (barren or excluded)(path) and _leads_on(entry, roots):
                stack.append(_entries(path, found))
        elif _is_record(entry.name) and not excluded(path):
            if entry.is_symlink() or entry.is_file():
                yield path
            else:
                found.refused.append(_no_file(path))


def _entries(folder: str, found: Found) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what stands in a folder, hidden names apart, with its path; sorted by name."""
    try:
        with os.scandir(folder or ".") as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        found.refused.append(_closed(folder, error))
        return
    shown = "" if folder == "." else folder
    for entry in inside:
        if not entry.name.startswith("."):
            yield os.path.join(shown, entry.name), entry


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads round in a circle
        return False


def _leads_on(entry: os.DirEntry[str], roots: list[str]) -> bool:
    """Whether a folder holds what would else be missed; a link outside becomes a further root."""
    if not entry.is_symlink():
        return True
    target = os.path.realpath(entry.path)
    if any(_within(target, root) or _within(root, target) for root in roots):
        return False
    roots.append(target)
    return True


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_record(name: str) -> bool:
    return PurePath(name).suffix.lower() in SUFFIXES and name not in CONFIG_FILES


_ENDINGS = " ".join(SUFFIXES)


def _no_record(path: str) -> InputError:
    return InputError(
        Words("这个文件夹里没有合同记录", "there is no contract record in this folder"),
        advice=Words(
            f"记录的后缀是 {_ENDINGS}；隐藏文件和配置里 exclude 排除的不算",
            f"Records end in {_ENDINGS}; hidden files and what the config excludes do not count",
        ),
        file=path,
    )


def _no_match(path: str) -> InputError:
    return InputError(
        Words("没有与之相符的合同记录", "no contract record matches"),
        advice=Words(
            f"记录的后缀是 {_ENDINGS}；** 表示任意层文件夹，如 '合同/**/*.yaml'",
            f"Records end in {_ENDINGS}; ** stands for any folders, as in 'contracts/**/*.yaml'",
        ),
        file=path,
    )


def _no_file(path: str) -> InputError:
    return InputError(
        Words("这不是普通文件，没有读取", "this is not a regular file and was not read"),
        advice=Words("请换成文件，或者移到别处", "Replace it by a file, or move it elsewhere"),
        file=path,
    )


def _closed(folder: str, error: OSError) -> InputError:
    return InputError(
        Words(
            f"打不开这个文件夹（{error.strerror}）", f"the folder cannot be read ({error.strerror})"
        ),
        advice=Words(
            "请修改文件夹权限，或者用 exclude 排除它",
            "Change its permissions, or leave it out with 'exclude'",
        ),
        file=folder or ".",
    )
