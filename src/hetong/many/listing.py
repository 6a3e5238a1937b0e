"""A list of paths, as `find`, `git` or a spreadsheet writes it, becomes the paths in it."""

from __future__ import annotations

import os
import sys

from hetong.errors import InputError, OptionError, Words
from hetong.many.search import STDIN
from hetong.source import read_file

OPTION = "--files-from"


def read_list(source: str) -> list[str]:
    """Return the paths in the file `source` (`-`: standard input), in written order.

    With a NUL byte anywhere in it the list is separated by those (`find -print0`, `git ls-files
    -z`), else by line ends; empty entries and a byte order mark are dropped. Raises InputError
    when it cannot be read or names nothing, OptionError when it names standard input.
    """
    data = sys.stdin.buffer.read() if source == STDIN else read_file(source)
    data = data.removeprefix(b"\xef\xbb\xbf")
    rows = data.split(b"\0") if b"\0" in data else data.splitlines()
    paths = [os.fsdecode(row) for row in rows if row.strip()]
    if not paths:
        raise InputError(
            Words("清单里没有路径", "the list names no path"),
            advice=Words(
                "每行写一个文件或文件夹，或用 NUL 分隔",
                "Write a file or folder on each line, or separate them by NUL",
            ),
            file=OPTION if source == STDIN else source,
        )
    if STDIN in paths:
        raise OptionError(
            Words("清单里不能写 -（标准输入）", "a list cannot name - (standard input)"),
            advice=Words("请写文件名", "Name a file"),
            file=OPTION if source == STDIN else source,
        )
    return paths
