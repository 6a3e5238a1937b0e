"""Where a report goes: colours and widths on a terminal, none of them elsewhere."""

from __future__ import annotations

import io
import os
import sys

import pytest

from hetong.cli import output


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, **env: str) -> None:
    """Let standard output be a terminal; pytest sets its own anew before every test."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(os, "name", "posix")
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)


def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    assert output.colour(None)
    assert not output.colour("report.txt")
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not output.colour(None)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_declined(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    on_terminal(monkeypatch, **{name: value})
    assert not output.colour(None)


@pytest.mark.parametrize(("columns", "used"), [("20", 60), ("90", 90), ("400", 120)])
def test_a_terminal_gives_the_width_within_limits(
    monkeypatch: pytest.MonkeyPatch, columns: str, used: int
) -> None:
    on_terminal(monkeypatch, COLUMNS=columns)
    assert output.width(None, 100) == used
    assert output.width("report.txt", 100) == 100


def test_elsewhere_the_width_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setenv("COLUMNS", "77")
    assert output.width(None, 100) == 100


@pytest.mark.parametrize(
    ("encoding", "takes"), [("utf-8", True), ("gb18030", True), ("cp1252", False), ("ascii", False)]
)
def test_whether_an_encoding_takes_chinese(
    monkeypatch: pytest.MonkeyPatch, encoding: str, takes: bool
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    assert output.takes("合同“一”…") is takes


def test_what_cannot_be_encoded_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    output.forgive()
    output.write("合同 ok\n")
    assert raw.getvalue() == b"?? ok\n"
