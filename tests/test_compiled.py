"""The compiled rulebook kept between runs: taken only when nothing at all has changed."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from hetong import compiled as cache
from hetong.engine import build_program
from hetong.facts.catalogue import catalogue
from hetong.law.register import Register
from hetong.law.values import Values
from hetong.lint import Linter, Options
from hetong.record import parse_record
from hetong.rulebook import Rulebook, builtin_rules
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


@pytest.mark.parametrize(
    "name", ["laws.yaml", "tables/lpr.yaml", "kinds/service.yaml", "values/new.yaml"]
)
def test_any_changed_byte_of_the_rulebook_changes_the_key(tmp_path: Path, name: str) -> None:
    folder = small_rulebook(tmp_path)
    before = cache._key(folder)
    assert cache._key(folder) == before
    with (folder / name).open("ab") as file:
        file.write(b"# \n")
    assert cache._key(folder) != before


def test_a_rule_that_is_renamed_or_removed_changes_the_key(tmp_path: Path) -> None:
    folder = small_rulebook(tmp_path)
    before = cache._key(folder)
    (path,) = (folder / "fairness").glob("*.yaml")
    path.rename(path.with_name("other.yaml"))
    renamed = cache._key(folder)
    path.with_name("other.yaml").unlink()
    assert len({before, renamed, cache._key(folder)}) == 3


def test_the_order_of_folders_and_their_place_count(tmp_path: Path) -> None:
    for name in "ab":
        write(tmp_path / name, RULE)
    first, second = tmp_path / "a", tmp_path / "b"
    keys = [(first,), (second,), (first, second), (second, first)]
    assert len({cache._key(*each) for each in keys}) == 4


def test_a_changed_program_or_python_changes_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    (package / "engine").mkdir(parents=True)
    source = package / "engine" / "judge.py"
    source.write_text("")
    monkeypatch.setattr(cache, "__file__", str(package / "compiled.py"))
    keys = {cache._key()}
    os.utime(source, (1, 1))
    keys.add(cache._key())
    source.write_text("x = 1")
    os.utime(source, (1, 1))
    keys.add(cache._key())
    monkeypatch.setattr(sys, "version", "3.99")
    keys.add(cache._key())
    assert len(keys) == 4


def test_what_is_no_rulebook_is_passed_over(home: Path, builds: list[int]) -> None:
    Linter.quick()
    data = pickle.dumps(("no", "rulebook"))
    kept(home)[0].write_bytes(hashlib.sha256(data).digest() + data)
    Linter.quick()
    assert builds == [1, 1]


WRITER = """
import sys
from pathlib import Path
from hetong import compiled
from tests.test_compiled import tiny
path, found = Path(sys.argv[1]), tiny()
print("ready", flush=True)
sys.stdin.readline()
for _ in range(20):
    compiled._write(path, found)
    read = compiled._read(path)
    assert read is not None
    assert read[0].sha256 == "same"
"""


def tiny() -> cache.Compiled:
    """Return a rulebook without rules, as something to keep."""
    home = builtin_rules()
    program = build_program((), catalogue(), {})
    return Rulebook((), {}, "same"), Register.load(home), Values.load(home), program


def test_processes_that_write_at_once_never_read_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "key.pickle"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
            text=True,
        )
        for _ in range(2)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        _, err = writer.communicate(timeout=60)
        assert (writer.returncode, err) == (0, "")
    assert [each.name for each in path.parent.iterdir()] == ["key.pickle"]
