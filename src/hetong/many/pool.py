"""Items in, results out in the same order, from worker processes: a lost worker costs one item.

Each item has a time limit. What kills its worker or outlasts the limit gives a `Lost` in its
place, and a fresh worker takes the next item. Results must be plain, picklable data.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, TimeoutError, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from hetong.many.loss import Loss, Lost

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items a worker that are in flight: enough to keep all busy, and bounds what waits in memory."""
ATTEMPTS = 3
"""Pools an item is given to, when all workers of one die before it is theirs."""
HOPELESS = 2
"""Items in a row for which no worker could be kept, after which none is asked for any more."""
GLANCE = 0.5
"""Seconds between two looks at whether the pool still runs."""
GRACE = 60.0
"""Seconds beyond an item's limit after which a pool that says nothing is given up."""
PARTING = 5.0
"""Seconds a stopped pool has to put its things away."""
_SIGNALLED = 128  # what shells add to the number of a signal


@dataclass(slots=True)
class _Flight(Generic[Item, Result]):
    item: Item
    future: ProcessFuture[Result]
    attempts: int = 1


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    timeout: float,
    warm: Callable[[], object] | None = None,
) -> Iterator[Result | Lost]:
    """Yield `work(item)` for each item, in order, from `jobs` worker processes.

    `work` and `warm` must be functions of a module; `warm` runs once in each worker before its
    first item and outside the limit of `timeout` seconds an item has. An exception of `work` is
    raised here. However the iteration ends, no worker is left behind.
    """
    with _ending_on_termination():
        run: _Run[Item, Result] = _Run(work, jobs, timeout, warm)
        try:
            yield from run.results(items)
        finally:
            run.end()


class _Run(Generic[Item, Result]):
    """One pass over the items; a pool that breaks is replaced, what it held is done again."""

    def __init__(
        self,
        work: Callable[[Item], Result],
        jobs: int,
        timeout: float,
        warm: Callable[[], object] | None,
    ) -> None:
        self._work = work
        self._jobs = jobs
        self._timeout = timeout
        self._warm = warm
        _require_main()
        self._context = _context(work.__module__)
        self._others = set(multiprocessing.active_children())
        self._pool = self._start()
        self._flights: deque[_Flight[Item, Result]] = deque()
        self._hopeless = 0

    def results(self, items: Sequence[Item]) -> Iterator[Result | Lost]:
        """Yield the result of each item."""
        waiting = iter(items)
        ahead = self._jobs * AHEAD
        while True:
            for item in waiting:
                self._flights.append(_Flight(item, self._submit(item)))
                if len(self._flights) >= ahead:
                    break
            if not self._flights:
                return
            yield self._landed(self._flights[0])
            self._flights.popleft()

    def end(self) -> None:
        """Stop every worker, whatever it does."""
        self._pool.stop()
        for process in self._workers():
            process.kill()
        # A worker killed while it held the pipe leaves the pool waiting for it; nobody else need.
        with suppress(TimeoutError):
            self._pool.join(timeout=PARTING)

    def _landed(self, first: _Flight[Item, Result]) -> Result | Lost:
        """Return the result of the item in front, from as many pools as it takes."""
        while self._hopeless < HOPELESS:
            try:
                result = self._awaited(first.future)
            except ProcessExpired as died:
                result = Lost(Loss.DIED, died.exitcode)
            except TimeoutError:
                result = Lost(Loss.LATE)
            except BrokenExecutor:
                if first.attempts < ATTEMPTS:
                    self._restart()
                    continue
                self._hopeless += 1
                return Lost(Loss.BROKEN)
            self._hopeless = 0
            return result
        return Lost(Loss.BROKEN)

    def _awaited(self, future: ProcessFuture[Result]) -> Result | Lost:
        """Wait for a result; a pool that ended, or says nothing, will never give one."""
        until = time.monotonic() + self._timeout + GRACE
        while True:
            if wait((future,), timeout=GLANCE).done:
                return future.result()
            if not self._pool.active or time.monotonic() > until:
                raise BrokenExecutor

    def _restart(self) -> None:
        """Do again in a new pool what the broken one has not finished."""
        self.end()
        self._pool = self._start()
        for flight in self._flights:
            done = flight.future.done() and not isinstance(
                flight.future.exception(), BrokenExecutor
            )
            if not done:
                flight.future = self._submit(flight.item)
                flight.attempts += 1

    def _submit(self, item: Item) -> ProcessFuture[Result]:
        try:
            return self._pool.schedule(self._work, args=(item,), timeout=self._timeout)
        except RuntimeError as broken:
            future: ProcessFuture[Result] = ProcessFuture()
            future.set_exception(BrokenExecutor(str(broken)))
            return future

    def _start(self) -> ProcessPool:
        return ProcessPool(max_workers=self._jobs, initializer=self._warm, context=self._context)

    def _workers(self) -> list[BaseProcess]:
        return [each for each in multiprocessing.active_children() if each not in self._others]


@contextmanager
def _ending_on_termination() -> Iterator[None]:
    """Let a polite kill (SIGTERM) end the workers too: without a parent a stuck one never would."""

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(_SIGNALLED + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _require_main() -> None:
    """Raise OSError where a worker could not load the program as it was started.

    Each loads the main module first; one that was typed into Python's standard input is no file.
    """
    path = getattr(sys.modules["__main__"], "__file__", None)
    if path is not None and not os.path.exists(path):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)


def _context(module: str) -> BaseContext:
    """Return how workers start.

    Never by a plain fork: the pool has threads here, and a copy of their locks may hang. A fork
    server has none, and imports the product once for all workers; where there is none (Windows)
    each worker starts afresh.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context
