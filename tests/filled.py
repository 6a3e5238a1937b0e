"""The contracts in `fixtures/<kind>/<case>/` as people fill them, read once for all tests.

A folder named `<case>-second` holds the same case in another hand. `planted.yaml` lists what is
found in a contract; a `hetong.toml` beside it may name the phase it is judged in.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from hetong.record import Record, parse_record
from hetong.source import read_file, read_tree
from hetong.source.tree import Mapping

ROOT = Path(__file__).parent.parent / "fixtures"
TODAY = date(2026, 11, 21)  # for thinned records that lose their dates


@dataclass(frozen=True)
class Fixture:
    folder: Path

    def __str__(self) -> str:
        return f"{self.kind}/{self.folder.name}"

    @property
    def kind(self) -> str:
        return self.folder.parent.name

    @property
    def case(self) -> str:
        return self.folder.name.removesuffix("-second")

    @property
    def second(self) -> bool:
        return self.case != self.folder.name

    @cached_property
    def path(self) -> Path:
        (path,) = self.folder.glob("contract.*")
        return path

    @cached_property
    def record(self) -> Record:
        return parse_record(read_file(self.path), self.path.name)

    @cached_property
    def tree(self) -> Mapping:
        tree = read_tree(read_file(self.path), self.path.name)
        assert isinstance(tree, Mapping)
        return tree

    @cached_property
    def phase(self) -> str | None:
        config = self.folder / "hetong.toml"
        if not config.exists():
            return None
        phase: str = tomllib.loads(config.read_text(encoding="utf-8"))["phase"]
        return phase

    @cached_property
    def planted(self) -> list[dict[str, Any]]:
        """What is found; a clean contract with nothing planted needs no file."""
        path = self.folder / "planted.yaml"
        if self.case == "clean" and not path.exists():
            return []
        planted: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return planted


FIXTURES = [Fixture(path.parent) for path in sorted(ROOT.glob("*/*/contract.*"))]


def cases(*names: str, first_only: bool = False) -> pytest.MarkDecorator:
    """Ask a test of every contract of the cases named, or of all; or of the first of each."""
    chosen = [
        fixture
        for fixture in FIXTURES
        if (not names or fixture.case in names) and not (first_only and fixture.second)
    ]
    return pytest.mark.parametrize("fixture", chosen, ids=str)
