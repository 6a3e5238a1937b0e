"""Folders of records, whole and broken in every way, and judges that kill or hang their process."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from hetong.cli import judging
from hetong.cli.judging import Judged, Task
from hetong.findings import Unread

RECORD = """\
kind: service
check_date: 2026-11-01
party_a: {{role: client, name: 甲公司}}
party_b: {{role: provider, name: 乙公司{n}}}
interpretation: {{right_holder: {holder}, clause: 九}}
"""
BROKEN = {
    "坏语法.yaml": b"kind: [service\nparty_a: {\n",
    "乱码.yaml": "kind: service\nnotes: 合同".encode("gb18030"),
    "生键.yaml": b"kind: service\nkindd: service\n",
    "重复.yaml": b"kind: service\nkind: service\n",
    "日期.yaml": b"kind: service\nsigning_date: 2026-02-30\n",
    "空.yaml": b"",
    "太深.yaml": b"fees: " + b"[" * 2000 + b"]" * 2000 + b"\n",
    "图片.yaml": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "数组.json": b'[{"kind": "service"}]',
    "截断.json": b'{"kind": "service", "party_a": {"role": "cli',
}
FATAL = "致命"
STUCK = "卡住"


def write_records(folder: Path, whole: int) -> None:
    """Write `whole` sound records in subfolders of up to a hundred."""
    for n in range(whole):
        path = folder / f"{n // 100:02}" / f"合同{n:04}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = RECORD.format(n=n, holder="a" if n % 3 else "both")
        path.write_text(text, encoding="utf-8")


def write_broken(folder: Path) -> None:
    """Write one file for each way in which a record can be broken."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in BROKEN.items():
        (folder / name).write_bytes(data)


def poisoned(task: Task) -> Judged | Unread:
    """Judge as the product does, but die of a record with one name, and never end with another."""
    name = Path(task.path).stem
    if name == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    if name == STUCK:
        Path(task.path).with_suffix(".pid").write_text(str(os.getpid()))
        time.sleep(600)
    return judging.judge(task)


def slow_first(n: int) -> int:
    """Return twice `n`, after a while that is the longer the smaller `n` is."""
    time.sleep(0.2 if n == 0 else 0)
    return 2 * n


def deadly(n: int) -> int:
    """Return `n`; die of multiples of five, in three ways."""
    if n % 15 == 0:
        os._exit(3)
    if n % 10 == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    if n % 5 == 0:
        os.abort()
    return n


def endless(n: int) -> int:
    """Return `n`, but for 1 only after ten minutes."""
    if n == 1:
        time.sleep(600)
    return n


def failing(n: int) -> int:
    """Raise for 2."""
    if n == 2:
        raise KeyError(n)
    return n


def warm_up() -> None:
    """Count how often this process was warmed."""
    _WARMED.append(1)


def warmed(_: int) -> int:
    """Return how often this process was warmed."""
    return len(_WARMED)


def refuse_to_start() -> None:
    """Let no worker process come up."""
    os._exit(4)


def process(_: int) -> int:
    """Return the id of the process that works."""
    time.sleep(0.02)
    return os.getpid()


_WARMED: list[int] = []
