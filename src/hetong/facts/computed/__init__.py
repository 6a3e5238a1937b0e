"""The computed facts, one module a subject; importing this package declares them all."""

from hetong.facts.computed import run, slots

__all__ = ["run", "slots"]
