"""What the readmes promise is there: the fixture of the first command, and every command named."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hetong.cli import main

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_first_command_checks_a_fixture_that_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    commands = re.findall(r"^    (python3 -m venv .*)$", text, flags=re.MULTILINE)
    assert len(commands) == 2
    (fixture,) = re.findall(r"hetong check (\S+)", commands[0])
    result = CliRunner().invoke(main, ["check", str(ROOT / fixture)])
    assert result.exit_code == 1, result.output
    assert commands[1].endswith(".venv/bin/pytest")


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in main.list_commands(click.Context(main)):
        assert f"hetong {command}" in text
