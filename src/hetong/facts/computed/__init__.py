"""The computed facts, one module a subject; importing this package declares them all."""

from hetong.facts.computed import (
    annexed,
    exits,
    forum,
    indicators,
    lists,
    penalties,
    run,
    signers,
    slots,
)

__all__ = [
    "annexed",
    "exits",
    "forum",
    "indicators",
    "lists",
    "penalties",
    "run",
    "signers",
    "slots",
]
