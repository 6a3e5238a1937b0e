"""What is said of an item whose worker process gave no result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Loss(Enum):
    """How an item lost its worker: it died, it took too long, or no worker could be kept."""

    DIED = "died"
    LATE = "late"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Lost:
    """An item without a result; `code` is the exit code of its worker, -n for signal n."""

    why: Loss
    code: int | None = None
