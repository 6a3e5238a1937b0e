"""The built wheel, installed outside the tree under every Python at hand, says the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interpreters import interpreters

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = sorted((ROOT / "fixtures").glob("*/*/contract.*"))
PYTHONS = interpreters()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True)
    (built,) = folder.glob("hetong-*.whl")
    return built


def judged(python: str, files: list[Path], cwd: Path, **env: str) -> bytes:
    """Return the JSON report of `python -m hetong check`, run in `cwd`."""
    command = [python, "-m", "hetong", "check", "--format", "json", *map(str, files)]
    run = subprocess.run(command, capture_output=True, cwd=cwd, env={**os.environ, **env})
    assert run.returncode in (0, 1, 2), run.stderr.decode()
    assert run.stderr == b""
    return run.stdout


def test_every_supported_python_is_looked_for() -> None:
    current = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert current in PYTHONS


@pytest.fixture(scope="session")
def told_by_tree() -> bytes:
    return judged(sys.executable, [path.relative_to(ROOT) for path in FIXTURES], ROOT)


@pytest.mark.parametrize("version", sorted(PYTHONS))
def test_the_wheel_says_what_the_tree_says(
    version: str, wheel: Path, told_by_tree: bytes, tmp_path: Path
) -> None:
    home = tmp_path / "venv"
    subprocess.run([PYTHONS[version], "-m", "venv", str(home)], check=True)
    python = str(home / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True)
    outside = tmp_path / "outside"
    shutil.copytree(ROOT / "fixtures", outside / "fixtures")
    files = [path.relative_to(ROOT) for path in FIXTURES]
    assert judged(python, files, outside) == told_by_tree
