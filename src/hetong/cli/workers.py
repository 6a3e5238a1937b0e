"""Tasks in, results out in order: a few files in this process, many in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from hetong.cli import judging
from hetong.cli.group import printable
from hetong.cli.judging import Bench, Judged, Task
from hetong.errors import Lang, Words
from hetong.findings import Unread
from hetong.many.loss import Loss, Lost

_DIED = Words(
    "检查这个文件的进程意外结束（{how}），没有给出判断。请单独检查这个文件；"
    "如果内存不足，就减小 --jobs",
    "the process that judged this file ended unexpectedly ({how}): it was not judged. Check the "
    "file by itself; where memory is short, lower --jobs",
)
_LATE = Words(
    "超过 {seconds:g} 秒还没有判断完，已放弃。请把记录拆小，或者用 --timeout 放宽时限",
    "not judged within {seconds:g} seconds and given up. Split the record, or allow more time with "
    "--timeout",
)
_BROKEN = Words(
    "判断它的进程一再中断，没有给出判断。请减小 --jobs 再检查一次",
    "the processes that judge it kept breaking down: it was not judged. Lower --jobs and try again",
)
_SIGNAL = Words("信号 {n}", "signal {n}")
_CODE = Words("退出码 {n}", "exit code {n}")
_NO_WORKERS = Words(
    "这台机器不能启动工作进程（{reason}），改为逐个检查，不限时",
    "worker processes cannot start here ({reason}): judging one by one, without a time limit",
)


@dataclass(frozen=True, slots=True)
class Workers:
    """How files are spread: over `jobs` processes, each file with `timeout` seconds at most.

    `jobs` 0 judges in this process, without a time limit.
    """

    jobs: int
    timeout: float


def results(
    tasks: Sequence[Task | Unread],
    bench: Bench,
    workers: Workers,
    lang: Lang,
    say: Callable[[str], None],
) -> Generator[Judged | Unread, None, None]:
    """Yield for each task, in order, its result; what is unread already stays where it stands."""
    able = [task for task in tasks if isinstance(task, Task)]
    judged = _spread(able, bench, workers, lang, say) if workers.jobs else _here(able, bench)
    for task in tasks:
        yield task if isinstance(task, Unread) else next(judged)


def _here(tasks: Iterable[Task], bench: Bench) -> Iterator[Judged | Unread]:
    return map(bench.judge, tasks)


def _spread(
    tasks: Sequence[Task], bench: Bench, workers: Workers, lang: Lang, say: Callable[[str], None]
) -> Iterator[Judged | Unread]:
    """Yield results from worker processes; where none can start, from this one."""
    from hetong.many.pool import spread  # costs time that few files do not need

    if not tasks:
        return
    results = spread(
        judging.judge,
        tasks,
        jobs=workers.jobs,
        timeout=workers.timeout,
        warm=partial(judging.warm, tasks[0].folders),
    )
    started = False
    try:
        for task, result in zip(tasks, results, strict=True):
            started = True
            yield _lost(task, result, workers, lang) if isinstance(result, Lost) else result
    except OSError as error:
        if started:
            raise
        say(_NO_WORKERS.in_(lang).format(reason=error.strerror or error))
        yield from _here(tasks, bench)


def _lost(task: Task, lost: Lost, workers: Workers, lang: Lang) -> Unread:
    """Return the one line for a file that took its worker along."""
    if lost.why is Loss.LATE:
        message = _LATE.in_(lang).format(seconds=workers.timeout)
    elif lost.why is Loss.DIED:
        code = lost.code or 0
        how = (_SIGNAL if code < 0 else _CODE).in_(lang).format(n=abs(code))
        message = _DIED.in_(lang).format(how=how)
    else:
        message = _BROKEN.in_(lang)
    return Unread(path=task.path, message=printable(f"{task.path}: {message}"))
