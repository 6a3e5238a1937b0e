"""How many worker processes a number of items is worth."""

from __future__ import annotations

import os

SMALL = 24
"""Items up to which starting workers takes longer than it saves: about a second; measured."""
SHARE = 12
"""Items a worker should have at least, for the same reason."""


def fitting(items: int) -> int:
    """Return how many processes are worth it: 1 for few items, else by cores and items."""
    if items <= SMALL:
        return 1
    return max(1, min(_cores(), items // SHARE))


def _cores() -> int:
    """Return the cores this process may use, which in a container are fewer than there are."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
