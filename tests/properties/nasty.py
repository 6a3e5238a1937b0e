"""Nasty values by the thousand, in child processes, so that a crash takes one value with it.

Run `python -m tests.properties.nasty --values 5000`: exit code 1 unless there were no crashes and
every value was refused with a message or judged as the oracle judges it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tabulate import tabulate

from tests.properties.nasty_jobs import drawn

BATCH = 250
SECONDS = 120  # for one value; the slowest, lists of 5,000 items, take some ten
_ROOT = Path(__file__).parents[2]


@dataclass
class Tally:
    """What came of the values, by job and by how they ended."""

    ends: Counter[tuple[str, str]] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)

    @property
    def crashes(self) -> int:
        return sum(count for (_, how), count in self.ends.items() if how in ("crashed", "hung"))

    def table(self) -> str:
        rows = [(job, how, count) for (job, how), count in sorted(self.ends.items())]
        total = self.ends.total()
        summary = [("values", "", total), ("crashes", "", self.crashes)]
        summary.append(("silent losses", "", len(self.bad) - self.crashes))
        return tabulate([*rows, *summary], ("job", "end", "count"), tablefmt="simple")


def run(values: int, seed: int = 0) -> Tally:
    """Do the jobs of `values` seeds from `seed` on."""
    tally = Tally()
    position, end = seed, seed + values
    while position < end:
        until = min(position + BATCH, end)
        for job, how, why in _batch(position, until):
            tally.ends[job, how] += 1
            if how not in ("same", "refused"):
                tally.bad.append(f"{position} {job} {how}: {why}")
            position += 1
    return tally


def _batch(start: int, end: int) -> Iterator[tuple[str, str, str]]:
    """Yield how the values of one child ended; after a crash, that of the value it died on."""
    command = [sys.executable, "-m", "tests.properties.nasty", "--child", f"{start}:{end}"]
    child = subprocess.Popen(
        command,
        cwd=_ROOT,
        env=os.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        told, errors = child.communicate(timeout=SECONDS + (end - start))
        died = f"exit code {child.returncode}: {errors[-300:]}"
        how = "crashed"
    except subprocess.TimeoutExpired:
        child.kill()
        told, _ = child.communicate()
        died, how = "no answer", "hung"
    lines = told.splitlines()
    yield from (tuple(json.loads(line)) for line in lines)
    if len(lines) < end - start:
        yield "any", how, died


def _child(span: str) -> None:
    start, end = map(int, span.split(":"))
    for number in range(start, end):
        job, said = drawn(number)
        print(json.dumps([job, said.how, said.why]), flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Print the table and what went wrong; return 1 when anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--values", type=int, default=5_000, help="values to draw")
    parser.add_argument("--seed", type=int, default=0, help="the first value")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        _child(options.child)
        return 0
    tally = run(options.values, options.seed)
    print(tally.table())
    print("\n".join(tally.bad[:20]))
    return 1 if tally.bad else 0


if __name__ == "__main__":
    sys.exit(main())
