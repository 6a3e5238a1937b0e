"""A sample of the nasty values; `python -m tests.properties.nasty --values 5000` draws more."""

from __future__ import annotations

import sys
from random import Random

import pytest

from tests.properties import nasty, nasty_jobs
from tests.properties.nasty_jobs import Said

SAMPLE = 50


def test_a_sample_crashes_nothing_and_loses_nothing() -> None:
    tally = nasty.run(SAMPLE, seed=287)
    assert not tally.bad, tally.bad[:3]
    assert tally.ends.total() == SAMPLE
    for job in nasty_jobs.JOBS:
        assert tally.ends[job, "refused"], f"{job}: nothing was nasty enough to refuse"
    for job in ("cell", "rule", "record"):
        assert tally.ends[job, "same"], f"{job}: nothing was judged"


def test_a_crash_takes_one_value_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the child die on its third value: the others are still done, and the crash is told."""
    done = []

    def batch(start: int, end: int) -> list[tuple[str, str, str]]:
        done.append((start, end))
        if start == 0:
            return [("cell", "same", ""), ("cell", "same", ""), ("any", "crashed", "exit code -11")]
        return [("cell", "same", "")] * (end - start)

    monkeypatch.setattr(nasty, "_batch", batch)
    tally = nasty.run(10)
    assert (tally.crashes, tally.ends["cell", "same"]) == (1, 9)
    assert done == [(0, 10), (3, 10)]


def test_a_child_killed_by_a_signal_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert [how for _, how, _ in nasty._batch(0, 5)] == ["crashed"]


def test_what_escapes_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def job(rng: Random) -> Said:
        raise ZeroDivisionError

    monkeypatch.setattr(nasty_jobs, "JOBS", {"cell": (1, job)})
    assert nasty_jobs.drawn(1)[1].how == "wrong"
