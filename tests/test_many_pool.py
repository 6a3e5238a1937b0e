"""Worker processes: results in order, a lost worker costs one item, nobody is left behind."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator

import pytest

from hetong.many import pool, sizing
from hetong.many.loss import Loss, Lost
from hetong.many.pool import spread
from tests import many_samples as samples

LIMIT = 60.0


@pytest.fixture(autouse=True)
def nobody_left_behind() -> Iterator[None]:
    """Fail a test that leaves a worker process."""
    before = set(multiprocessing.active_children())
    yield
    assert set(multiprocessing.active_children()) == before


def test_results_come_in_the_order_of_the_items() -> None:
    found = list(spread(samples.slow_first, range(30), jobs=2, timeout=LIMIT))
    assert found == [2 * n for n in range(30)]


def test_a_worker_that_dies_costs_its_own_item_only() -> None:
    found = list(spread(samples.deadly, range(1, 32), jobs=2, timeout=LIMIT))
    died = {5: -6, 10: -9, 15: 3, 20: -9, 25: -6, 30: 3}
    assert found == [Lost(Loss.DIED, died[n]) if n in died else n for n in range(1, 32)]


def test_one_worker_is_enough_to_outlive_a_death() -> None:
    found = list(spread(samples.deadly, (4, 5, 6), jobs=1, timeout=LIMIT))
    assert found == [4, Lost(Loss.DIED, -6), 6]


def test_what_takes_too_long_is_given_up() -> None:
    started = time.monotonic()
    found = list(spread(samples.endless, range(5), jobs=2, timeout=1.0))
    assert found == [0, Lost(Loss.LATE), 2, 3, 4]
    assert time.monotonic() - started < LIMIT / 2


def test_an_exception_is_the_callers() -> None:
    results = spread(samples.failing, range(5), jobs=2, timeout=LIMIT)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(KeyError):
        next(results)


def test_every_worker_is_warmed_once() -> None:
    found = list(spread(samples.warmed, range(20), jobs=2, timeout=LIMIT, warm=samples.warm_up))
    assert found == [1] * 20


def test_where_no_worker_comes_up_every_item_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "ATTEMPTS", 2)
    found = list(
        spread(samples.process, (1, 2), jobs=1, timeout=LIMIT, warm=samples.refuse_to_start)
    )
    assert found == [Lost(Loss.BROKEN), Lost(Loss.BROKEN)]


def test_leaving_early_ends_the_workers() -> None:
    results = spread(samples.process, range(1000), jobs=2, timeout=LIMIT)
    workers = {next(results) for _ in range(20)}
    started = time.monotonic()
    results.close()
    assert time.monotonic() - started < 5
    for worker in workers:
        assert isinstance(worker, int)
        assert not _alive(worker)


def test_no_items_start_no_worker() -> None:
    assert list(spread(samples.process, (), jobs=2, timeout=LIMIT)) == []


@pytest.mark.parametrize(("items", "jobs"), [(0, 1), (1, 1), (24, 1), (48, 4), (1000, 8)])
def test_as_many_workers_as_are_worth_it(
    items: int, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizing, "_cores", lambda: 8)
    assert sizing.fitting(items) == jobs


def _alive(pid: int) -> bool:
    """Whether a process still runs; the fork server takes a moment to bury a killed one."""
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True
