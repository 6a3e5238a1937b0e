"""The compiled rulebook kept between runs: taken only when nothing at all has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hetong import compiled as cache
from hetong.lint import Linter, Options
from hetong.record import parse_record
from tests.cli_samples import small_rulebook, use_rulebook
from tests.test_rulebook import RULE, write

RECORD = parse_record(
    b"kind: service\nrenewal: {mode: auto, notice_days: 3\xe4\xb8\xaa\xe6\x9c\x88}\n", "c.yaml"
)


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_rulebook(tmp_path_factory.mktemp("rulebook"))


@pytest.fixture
def home(tmp_path: Path, rulebook: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_rulebook(rulebook, monkeypatch)
    monkeypatch.setenv("HETONG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often the rules are really compiled."""
    counted: list[int] = []
    real = cache._write
    monkeypatch.setattr(cache, "_write", lambda *a: (counted.append(1), real(*a)))
    return counted


def kept(home: Path) -> list[Path]:
    return sorted(home.glob("*.pickle"))


def test_the_second_run_takes_what_the_first_kept(home: Path, builds: list[int]) -> None:
    first, second = Linter.quick(), Linter.quick()
    assert builds == [1]
    assert len(kept(home)) == 1
    assert kept(home)[0].stat().st_mode & 0o077 == 0
    assert first.check(RECORD, Options()) == second.check(RECORD, Options())


def test_a_kept_rulebook_judges_as_a_fresh_one(home: Path) -> None:
    Linter.quick()
    assert Linter.quick().check(RECORD, Options()) == Linter.load().check(RECORD, Options())


def test_a_changed_rule_is_compiled_anew(home: Path, builds: list[int], tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    path = write(folder, RULE)
    before = Linter.quick([folder]).check(RECORD, Options())
    path.write_text(
        RULE.replace("3个月}}]}", "1年}}]}").replace("notice_days: 3个月", "notice_days: 1年")
    )
    after = Linter.quick([folder]).check(RECORD, Options())
    assert builds == [1, 1]
    assert before.outcomes["CST-900"] == "fail"
    assert after.outcomes["CST-900"] == "pass"


def test_another_version_is_never_taken(
    home: Path, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    Linter.quick()
    monkeypatch.setattr(cache, "__version__", "9.9.9")
    Linter.quick()
    assert builds == [1, 1]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 5000])
def test_a_damaged_cache_is_passed_over(home: Path, builds: list[int], damage: bytes) -> None:
    Linter.quick()
    kept(home)[0].write_bytes(damage)
    Linter.quick()
    assert builds == [1, 1]


def test_a_cache_others_may_write_is_passed_over(home: Path, builds: list[int]) -> None:
    Linter.quick()
    kept(home)[0].chmod(0o666)
    Linter.quick()
    assert builds == [1, 1]


def test_a_cache_that_cannot_be_written_costs_nothing(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("HETONG_CACHE", str(blocked / "cache"))
    assert Linter.quick().check(RECORD, Options()) == Linter.load().check(RECORD, Options())


def test_the_cache_can_be_switched_off(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HETONG_CACHE", "off")
    Linter.quick()
    assert not home.exists()


def test_old_files_are_cleared_away(home: Path) -> None:
    home.mkdir()
    for n in range(6):
        old = home / f"{n}.pickle"
        old.write_bytes(b"old")
        os.utime(old, (n, n))
    Linter.quick()
    assert len(kept(home)) == 4
