"""Paths become records before any rule is loaded: a file that cannot be read is refused at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from hetong.cli.group import crash, printable
from hetong.errors import HetongError, Lang
from hetong.record import Record, load_record, parse_record
from hetong.source import MAX_BYTES

STDIN = "-"


def read_records(
    paths: Iterable[str], lang: Lang, stdin_name: str | None = None
) -> tuple[list[Record], list[str]]:
    """Return the records of all paths, each once, and the names of those that gave none.

    Messages on the latter go to standard error, one line each.
    """
    stdin_name = stdin_name or ("标准输入" if lang == "zh" else "standard input")
    records: list[Record] = []
    unread: list[str] = []
    for path in dict.fromkeys(paths):
        name = stdin_name if path == STDIN else path
        try:
            records.append(_stdin(name) if path == STDIN else load_record(path))
            continue
        except HetongError as error:
            message = error.message(lang)
        except Exception as error:
            message = f"{name}: {crash(error, lang)}"
        click.echo(printable(message), err=True)
        unread.append(name)
    return records, unread


def _stdin(name: str) -> Record:
    """Read standard input; without a name that tells, `{` in front means JSON, else YAML."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    suffix = Path(name).suffix
    if not suffix:
        front = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        suffix = ".json" if front.startswith(b"{") else ".yaml"
    return parse_record(data, name, suffix=suffix)
