"""Where a report goes: a file, or standard output whatever its encoding and width."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hetong.errors import OptionError, Words

NARROWEST, WIDEST = 60, 120
"""Columns a report is kept within on a terminal; product choice: longer lines read badly."""


def forgive() -> None:
    """Let standard output replace what its encoding cannot take, instead of failing on it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and sys.stdout.errors == "strict":
        reconfigure(errors="replace")


def is_target(path: str, target: str | None) -> bool:
    """Whether `path` is the file the report goes to."""
    if target is None:
        return False
    try:
        return Path(path).samefile(target)
    except (OSError, ValueError):
        return False


def protect(paths: Iterable[str], target: str | None) -> None:
    """Raise OptionError when the report would overwrite a contract that is checked."""
    if any(is_target(path, target) for path in paths):
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
    with Out(target) as out:
        out.write(text)


class Out:
    """Takes a text in pieces to a file, as UTF-8, or to standard output.

    A file whose text was not finished, because the run was interrupted or failed, is removed.
    """

    def __init__(self, target: str | None) -> None:
        self._target = target
        self._file: BinaryIO | None = None

    def __enter__(self) -> Out:
        """Open the file; raises OptionError when it cannot be written."""
        if self._target is not None:
            with self._refusing():
                self._file = Path(self._target).open("wb")
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Close the file, and remove it after an error."""
        if self._file is None or self._target is None:
            return
        with self._refusing():
            self._file.close()
        if kind is not None and Path(self._target).is_file():
            Path(self._target).unlink(missing_ok=True)

    def write(self, text: str) -> None:
        """Write a piece; raises OptionError when the disk is full or the file gone."""
        if self._file is not None:
            with self._refusing():
                self._file.write(text.encode("utf-8", "replace"))
            return
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            quiet()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise OptionError(
                Words(f"不能写入这个文件（{reason}）", f"the file cannot be written ({reason})"),
                advice=Words("请换一个 --output", "choose another --output"),
                file=self._target,
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
