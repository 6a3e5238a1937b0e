"""Columns: the integers of a fact that an engine pattern compares.

Every column is always present, so no comparison ever meets a missing field: a value nobody knows
spans everything (its low is -UNKNOWN, its high +UNKNOWN), and `none` lies beyond everything on
the side where the comparison must be false. With that, "surely" and "possibly" are two ordinary
comparisons on different columns and their negations are the opposite comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hetong.errors import EngineError, Words
from hetong.facts.types import FactType, Interval, Span, TooLarge

# Variants: the bound (lo, hi) and where `none` lies (+ above all, - below all); `=` the exact
# value, unequal to every other when unknown or none; `k` a duration's family, `xlo` and `xhi` its
# exact amount in it; `<state>.sure` and `<state>.may` the state tests; `u` is 0 for a value, 1 for
# an unknown one and -2 for none, `-u` its negative: a.u <= b.-u says that both are known, or that
# one is none.
EXACT = ("xlo", "xhi")


@dataclass(frozen=True, slots=True)
class Column:
    """One integer of one fact: contract-level (`alias` None) or of the item bound to `alias`."""

    alias: str | None
    list: str | None
    path: str
    variant: str
    plus: int = 0
    assumed: bool = False

    @property
    def field(self) -> str:
        """The engine's field name; dots would mean nesting there."""
        moved = f"+{self.plus}" if self.plus else ""
        assumed = "?" if self.assumed else ""
        return f"{self.path}:{self.variant}{moved}{assumed}".replace(".", "/")

    @property
    def is_test(self) -> bool:
        """Whether it is a state test."""
        return "." in self.variant


def encoded(value: Any, fact_type: FactType, path: str) -> tuple[Span, Span] | None:
    """Return the spans of a value's ends, None where they do not fit the engine's integers.

    Raises EngineError for what is no value of the type: the contract is then not judged.
    """
    try:
        if isinstance(value, Interval):
            return fact_type.encode(value.low), fact_type.encode(value.high)
        span = fact_type.encode(value)
        return span, span
    except TooLarge:
        return None
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as wrong:
        told = f"{path}: {type(wrong).__name__}"
        raise EngineError(
            Words(f"事实的值不合它的类型（{told}）", f"a fact's value is not of its type ({told})")
        ) from wrong
