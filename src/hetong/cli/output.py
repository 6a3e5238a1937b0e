"""Where a report goes: a file, or standard output whatever its encoding and width."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from hetong.errors import OptionError, Words

NARROWEST, WIDEST = 60, 120
"""Columns a report is kept within on a terminal; product choice: longer lines read badly."""


def forgive() -> None:
    """Let standard output replace what its encoding cannot take, instead of failing on it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and sys.stdout.errors == "strict":
        reconfigure(errors="replace")


def protect(paths: Iterable[str], target: str | None) -> None:
    """Raise OptionError when the report would overwrite a contract that is checked."""
    if target is None or not Path(target).exists():
        return
    for path in paths:
        if Path(path).exists() and Path(path).samefile(target):
            raise OptionError(
                Words(
                    "--output 是要检查的合同本身，会把它覆盖",
                    "--output is a contract to be checked and would be overwritten",
                ),
                advice=Words("请换一个文件名", "choose another file name"),
                file=target,
            )


def write(text: str, target: str | None = None) -> None:
    """Write a finished text to the file `target` as UTF-8, or to standard output.

    Raises OptionError when the file cannot be written. A reader that closes the pipe early
    (`| head`) changes nothing in the exit code.
    """
    if target is None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            quiet()
        return
    try:
        Path(target).write_bytes(text.encode("utf-8", "replace"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OptionError(
            Words(f"不能写入这个文件（{reason}）", f"the file cannot be written ({reason})"),
            advice=Words("请换一个 --output", "choose another --output"),
            file=target,
        ) from None


def takes(text: str) -> bool:
    """Whether standard output can print every character of `text`."""
    try:
        text.encode(sys.stdout.encoding or "ascii", "surrogatepass")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def on_terminal(target: str | None) -> bool:
    """Whether the text goes to a terminal."""
    return target is None and sys.stdout.isatty()


def width(target: str | None, default: int) -> int:
    """Return the columns to use: those of the terminal within limits, else `default`."""
    if not on_terminal(target):
        return default
    return min(max(shutil.get_terminal_size((default, 24)).columns, NARROWEST), WIDEST)


def colour(target: str | None) -> bool:
    """Whether to colour: on a terminal that takes it, unless NO_COLOR is set."""
    if not on_terminal(target) or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("TERM") == "dumb":
        return False
    return os.name != "nt" or "WT_SESSION" in os.environ


def quiet() -> None:
    """Send what is still to be flushed nowhere: nobody reads standard output any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
