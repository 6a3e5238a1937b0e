"""What to judge: paths, lists and standard input become the names of files, each once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hetong.cli.judging import crashed, unread
from hetong.cli.output import is_target, protect
from hetong.config import Configs, Settings, matches
from hetong.errors import HetongError, Lang, OptionError, Words
from hetong.findings import Unread
from hetong.many import read_list, search
from hetong.many.listing import OPTION
from hetong.many.search import STDIN, Found
from hetong.record import Record, load_record, parse_record
from hetong.source import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks to be judged."""

    paths: tuple[str, ...]
    list_: str | None = None
    stdin_name: str | None = None
    output: str | None = None


def find(asked: Asked, configs: Configs, rules: tuple[Path, ...] = ()) -> Found:
    """Return the files to judge.

    The report itself is left out of folders, as are rules, configs and what the configs exclude;
    `rules` are the folders of --rules. Raises OptionError
    when nothing is asked, standard input is asked twice, or a contract would be overwritten by the
    report; InputError for a list that cannot be read.
    """
    if not asked.paths and asked.list_ is None:
        raise OptionError(
            Words("没有指定合同", "no contract is named"),
            advice=Words(
                f"写出文件、文件夹，或用 {OPTION} 给清单",
                f"Name files or folders, or give a list with {OPTION}",
            ),
        )
    if asked.list_ == STDIN and STDIN in asked.paths:
        raise OptionError(
            Words(
                f"标准输入不能既是合同又是 {OPTION} 的清单",
                f"standard input cannot be both a contract and the list of {OPTION}",
            ),
            advice=Words("请把其中一个放进文件", "Put one of them into a file"),
        )
    protect(asked.paths, asked.output)
    excluded = _excluded(configs, rules, asked.output)
    found = search(asked.paths, excluded)
    if asked.list_ is not None:
        listed = read_list(asked.list_)
        protect(listed, asked.output)
        search(listed, excluded, globs=False, into=found)
    return found


def read(path: str, name: str, lang: Lang) -> Record | Unread:
    """Return the record at `path`, `-` for standard input, or why there is none."""
    try:
        return _stdin(name) if path == STDIN else load_record(path)
    except HetongError as error:
        return unread(name, error, lang)
    except Exception as error:
        return crashed(name, error, lang)


def shown(path: str, lang: Lang, stdin_name: str | None) -> str:
    """Return the name of a path in messages and reports."""
    if path != STDIN:
        return path
    return stdin_name or ("标准输入" if lang == "zh" else "standard input")


def _stdin(name: str) -> Record:
    """Read standard input; without a name that tells, `{` in front means JSON, else YAML."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    suffix = Path(name).suffix
    if not suffix:
        front = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        suffix = ".json" if front.startswith(b"{") else ".yaml"
    return parse_record(data, name, suffix=suffix)


def _excluded(
    configs: Configs, rules: tuple[Path, ...], output: str | None
) -> Callable[[str], bool]:
    """Return the test for what a search leaves out.

    A config that is wrong excludes nothing: the error is told of the files it is in force for.
    """

    def excluded(path: str) -> bool:
        if is_target(path, output):
            return True
        try:
            settings = configs.for_file(Path(path))
        except HetongError:
            return False
        if any(is_target(path, str(folder)) for folder in (*rules, *settings.rules)):
            return True
        return _is_config(path, settings) or _named(path, settings)

    return excluded


def _is_config(path: str, settings: Settings) -> bool:
    """Whether the file is a config in force, or one that such a config extends."""
    if not path.endswith(".toml"):
        return False
    near = os.path.dirname(path)
    return any(
        is_target(path, config.path) or is_target(path, os.path.join(near, config.path))
        for config in settings.files
    )


def _named(path: str, settings: Settings) -> bool:
    """Whether `exclude` of the config names the file or folder."""
    if not settings.exclude or settings.folder is None:
        return False
    inner = os.path.relpath(path, settings.folder).replace(os.sep, "/")
    return not inner.startswith("../") and any(matches(glob, inner) for glob in settings.exclude)
