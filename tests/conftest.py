"""Shared pieces of the tests: one linter for all, and the option that names the corpus."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from hetong.lint import Linter
from tests.cli_samples import small_rulebook, use_rulebook

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--corpus", default=None, help="folder of real contracts that are not part of this tree"
    )
    parser.addoption(
        "--update", action="store_true", help="write the expected reports of fixtures/ anew"
    )
    parser.addoption(
        "--draws", type=int, default=5, help="thinned records per fixture and share (5)"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests ran over the corpus; none without its folder."""
    ended = [*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())]
    ran = sum("test_corpus.py" in report.nodeid for report in ended)
    terminalreporter.write_line(f"over real contracts: {ran} tests ran")


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep compiled rules of test runs out of the user's own cache."""
    os.environ["HETONG_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter.load()


@pytest.fixture(scope="session")
def small_rules_compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Linter]:
    folder = small_rulebook(tmp_path_factory.mktemp("rulebook"))
    with pytest.MonkeyPatch.context() as patch:
        use_rulebook(folder, patch)
        return folder, Linter.load()


@pytest.fixture
def small_rules(
    small_rules_compiled: tuple[Path, Linter], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """An empty folder in which the test stands, with a rulebook of three rules built in."""
    folder, compiled = small_rules_compiled
    use_rulebook(folder, monkeypatch, compiled)
    monkeypatch.chdir(tmp_path)
    return tmp_path
