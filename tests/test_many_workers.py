"""`hetong check` in worker processes: files that kill, hang or outlast them cost nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from hetong.cli import running
from tests.cli_samples import check, hetong, write_twelve
from tests.many_samples import BROKEN, FATAL, RECORD, STUCK, write_broken, write_records


@pytest.fixture
def desk(small_rules: Path) -> Path:
    """A folder with twelve records in two subfolders, in which the test stands."""
    return write_twelve(small_rules)


def start(folder: Path, *args: object, **more: Any) -> subprocess.Popen[str]:
    """Start the command line over `folder`, with a judge that dies of one record."""
    command = [sys.executable, "-m", "tests.thousand", "200", str(folder), *map(str, args)]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[1],
        **more,
    )


@pytest.mark.xdist_group("workers")
class TestWorkers:
    """The program with the shipped rules and real worker processes."""

    def test_two_hundred_records_of_which_eleven_are_lost(self, tmp_path: Path) -> None:
        folder = tmp_path / "records"
        folder.mkdir()
        done = start(folder, "--jobs", 2)
        out, err = done.communicate(timeout=300)
        assert done.returncode == 2, err
        assert out.startswith("exit 2, 189 results, 11 errors")
        lines = err.splitlines()
        assert len(lines) == 11
        assert sorted(Path(line.split(":")[0]).name for line in lines) == sorted(
            [*BROKEN, f"{FATAL}.yaml"]
        )
        (fatal,) = (line for line in lines if FATAL in line)
        assert "意外结束（信号 9），没有给出判断。请单独检查这个文件" in fatal
        found = json.loads((tmp_path / "records.json").read_text("utf-8"))
        paths = [each["path"] for each in found["contracts"]]
        assert paths == sorted(paths)
        assert len(found["errors"]) == 11
        assert found["summary"]["by_kind"][0]["contracts"] == 189

    def test_the_report_does_not_depend_on_the_workers(self, tmp_path: Path) -> None:
        write_records(tmp_path / "r", 6)
        write_broken(tmp_path / "r" / "00")
        reports = []
        for jobs in (1, 3):
            result = hetong("check", tmp_path / "r", "--jobs", jobs, "--format", "json")
            reports.append((result.stdout, result.stderr, result.exit_code))
        assert reports[0] == reports[1]
        assert len(json.loads(reports[0][0])["contracts"]) == 6

    def test_a_file_that_never_ends_is_given_up(self, tmp_path: Path) -> None:
        write_records(tmp_path / "r", 3)
        (tmp_path / "r" / f"{STUCK}.yaml").write_text(RECORD.format(n=0, holder="a"), "utf-8")
        done = start(tmp_path / "r", "--jobs", 2, "--timeout", 2)
        out, err = done.communicate(timeout=120)
        assert out.startswith("exit 2, 3 results, 1 errors")
        assert f"{STUCK}.yaml: 超过 2 秒还没有判断完" in err

    @pytest.mark.parametrize(
        ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["int", "term"]
    )
    def test_an_interrupt_ends_all_at_once(
        self, number: signal.Signals, code: int, tmp_path: Path
    ) -> None:
        write_records(tmp_path / "r", 3)
        stuck = tmp_path / "r" / f"{STUCK}.yaml"
        stuck.write_text(RECORD.format(n=0, holder="a"), "utf-8")
        done = start(tmp_path / "r", "--jobs", 2, start_new_session=True)
        told = stuck.with_suffix(".pid")
        _wait_for(lambda: told.exists() and told.read_text() != "")
        worker = int(told.read_text())
        asked = time.monotonic()
        os.killpg(done.pid, number) if number == signal.SIGINT else done.send_signal(number)
        _, err = done.communicate(timeout=60)
        assert time.monotonic() - asked < 10
        assert ("已中断" in err) is (code == 130)
        assert "Traceback" not in err
        assert done.returncode == code
        _wait_for(lambda: not _runs(worker))
        assert not (tmp_path / "r.json").exists()

    def test_where_no_worker_can_start_files_are_judged_one_by_one(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> Any:
            raise OSError(38, "Function not implemented")
            yield

        monkeypatch.setattr("hetong.many.pool.spread", refuse)
        result = check("合同/甲", "--jobs", 2)
        assert result.exit_code == 0
        assert result.stderr.startswith("这台机器不能启动工作进程（Function not implemented）")
        assert "6 份合同：6 份通过" in result.stdout

    def test_a_program_typed_into_python_judges_one_by_one(self, tmp_path: Path) -> None:
        write_records(tmp_path, 2)
        program = f"""
from hetong.cli import main
main(["check", {str(tmp_path)!r}, "--jobs", "2", "--format", "json"])
"""
        done = subprocess.run(
            [sys.executable, "-"],
            input=program,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
            check=False,
        )
        assert done.stderr.startswith("这台机器不能启动工作进程")
        assert len(json.loads(done.stdout)["contracts"]) == 2

    @pytest.mark.parametrize(
        ("args", "jobs"),
        [
            ((), 0),
            (("--jobs", 1), 0),
            (("--jobs", 1, "--timeout", 9), 1),
            (("--timeout", 9), 1),
            (("--jobs", 4), 4),
            (("--jobs", 100), 12),
        ],
    )
    def test_when_workers_are_taken(
        self, args: tuple[object, ...], jobs: int, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[int] = []

        def note(*told: Any) -> int:
            asked.append(told[3].jobs)
            return 0

        monkeypatch.setattr(running, "run", note)
        assert check("合同", *args).exit_code == 0
        assert asked == [jobs]


def _wait_for(condition: Any) -> None:
    until = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
