"""Shared pieces of the tests: one linter for all, and the option that names the corpus."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from hetong.lint import Linter

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


@pytest.fixture(scope="session")
def corpus(request: pytest.FixtureRequest) -> Path | None:
    folder = request.config.getoption("--corpus")
    return Path(folder) if folder else None


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep compiled rules of test runs out of the user's own cache."""
    os.environ["HETONG_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter.load()
