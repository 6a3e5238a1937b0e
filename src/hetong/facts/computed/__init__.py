"""The computed facts, one module a subject; importing this package declares them all."""

from hetong.facts.computed import exits, penalties, run, slots

__all__ = ["exits", "penalties", "run", "slots"]
