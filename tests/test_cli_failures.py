"""What `hetong check` does when rules, the engine, the program or the terminal fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hetong.engine import Engine
from hetong.errors import EngineError, Words
from hetong.lint import Linter
from tests.cli_samples import (
    FAIR,
    check,
    hetong,
    write_rule,
    write_three,
)


@pytest.fixture
def desk(small_rules: Path) -> Path:
    """A folder with three records, in which the test stands."""
    return write_three(small_rules)


@pytest.mark.usefixtures("desk")
class TestFailures:
    def test_a_broken_rule_of_ones_own_names_its_place(self, desk: Path) -> None:
        own = FAIR.replace("FAI-990", "FAI-991").replace("right_holder: {in", "right_holdr: {in")
        path = write_rule(desk / "rules", own)
        result = hetong("check", "good.yaml", "--rules", "rules")
        assert result.exit_code == 2
        assert result.stderr.startswith(f"{path.relative_to(desk)}:7:44:")
        assert len(result.stderr.splitlines()) == 1

    def test_rules_of_ones_own_are_judged(self, desk: Path) -> None:
        write_rule(desk / "rules", FAIR.replace("FAI-990", "FAI-991"))
        result = hetong("check", "bad.yaml", "--rules", "rules", "--select", "FAI-991")
        assert "FAI-991 解释权归一方" in result.stdout

    def test_an_engine_failure_is_not_judged(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise EngineError(Words("引擎没有完成", "the engine did not finish"))

        monkeypatch.setattr(Engine, "judge_with_facts", fail)
        result = check("good.yaml")
        assert result.exit_code == 2
        assert "没有判断：引擎没有完成" in result.stdout

    def test_a_crash_names_its_type_and_nothing_of_the_contract(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def crash(*_: object) -> None:
            raise KeyError("甲公司的秘密")

        monkeypatch.setattr(Linter, "check", crash)
        result = check("good.yaml", "bad.yaml")
        assert result.exit_code == 2
        assert result.stderr.count("内部错误 KeyError") == 2
        assert "HETONG_DEBUG=1" in result.stderr
        assert "秘密" not in result.output
        assert "Traceback" not in result.output

    def test_a_crash_shows_its_traceback_when_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def crash(*_: object) -> None:
            raise KeyError("x")

        monkeypatch.setattr(Linter, "quick", crash)
        result = check("good.yaml", HETONG_DEBUG="1")
        assert result.exit_code == 2
        assert result.stderr.startswith("Traceback")
        plain = check("good.yaml", "--lang", "en")
        assert plain.exit_code == 2
        assert plain.stderr.startswith("internal error KeyError (test_cli_failures.py:")

    @pytest.mark.parametrize(
        ("error", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 2), (MemoryError(), 2)]
    )
    def test_no_end_looks_like_a_verdict(
        self, error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def crash(*_: object) -> None:
            raise error

        monkeypatch.setattr("hetong.cli.group.quiet", lambda: None)
        monkeypatch.setattr(Linter, "quick", crash)
        assert check("good.yaml").exit_code == code

    def test_a_command_that_cannot_be_imported_is_a_crash(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "hetong.cli.check", None)
        for args in (["--help"], ["check", "good.yaml"]):
            result = hetong(*args)
            assert result.exit_code == 2
            assert "内部错误 ModuleNotFoundError" in result.stderr


class TestProcess:
    """The program as the shell starts it, with the shipped rules."""

    def run(self, folder: Path, *args: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "hetong", *args]
        env = {**os.environ, **more.pop("env", {})}
        return subprocess.run(command, cwd=folder, check=False, env=env, **more)

    def test_an_output_without_chinese_gets_replacements_not_a_crash(self, tmp_path: Path) -> None:
        args = ("laws", "合同法", "--lang", "en")
        done = self.run(tmp_path, *args, capture_output=True, env={"PYTHONIOENCODING": "cp1252"})
        assert done.returncode == 0
        assert done.stdout.startswith(b"Title")
        assert b"????" in done.stdout

    def test_json_on_such_an_output_is_complete(self, tmp_path: Path) -> None:
        env = {"PYTHONIOENCODING": "ascii"}
        done = self.run(tmp_path, "schema", capture_output=True, env=env)
        assert done.returncode == 0
        assert done.stdout.isascii()
        assert json.loads(done.stdout)["title"].startswith("合同记录")

    def test_a_reader_who_leaves_early_does_not_change_the_exit_code(self, tmp_path: Path) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        done = self.run(tmp_path, "init", "service", stdout=writing, stderr=subprocess.PIPE)
        os.close(writing)
        assert done.returncode == 0
        assert done.stderr == b""
