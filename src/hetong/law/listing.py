"""The register becomes rows for a table of laws: all of them, or those in one state on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hetong.errors import Words
from hetong.law.laws import Law, State
from hetong.law.register import Register

STATES: dict[State, Words] = {
    "not_yet": Words("尚未施行", "not yet in force"),
    "in_force": Words("有效", "in force"),
    "repealed": Words("已废止", "repealed"),
}


@dataclass(frozen=True, slots=True)
class LawRow:
    """One law for a table of laws; `until` is the last day in force."""

    law: Law
    state: State
    since: date
    until: date | None
    successor: Law | None


def law_rows(register: Register, on: date, state: State | None = None) -> list[LawRow]:
    """Return the laws and their state on a day, all of them or those in one state."""
    return [
        LawRow(
            law=law,
            state=law.state(on),
            since=law.effective_from,
            until=law.repealed_on - timedelta(days=1) if law.repealed_on else None,
            successor=register.successor(law.id, on),
        )
        for law in register.laws
        if state is None or law.state(on) == state
    ]
