"""An Entry is one key of a contract: its state, and every statement the contract makes of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from hetong.errors import Place


class State(StrEnum):
    """What is known of a key.

    given: a value stands there; blank: a slot nobody filled; none: the contract has no such
    clause; unrecorded: nobody looked; contested: the contract says it more than once, differently.
    """

    GIVEN = "given"
    BLANK = "blank"
    NONE = "none"
    UNRECORDED = "unrecorded"
    CONTESTED = "contested"


class Statement(BaseModel):
    """One place where the contract says a value.

    `value` is of the Python type of the key's kind (None where the slot is blank or none);
    `text` is the value as written; `page`, `start`, `end` are those of the long form's `at`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: State
    value: Any = None
    text: str = ""
    place: Place
    clause: str | None = None
    quote: str | None = None
    part: str | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None


class Entry(BaseModel):
    """A key with its state and statements, in written order; `key` is its record path."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: State = State.UNRECORDED
    statements: tuple[Statement, ...] = ()
    key: str = ""

    @property
    def value(self) -> Any:
        """The one value the contract states, or None when it is not simply given."""
        return self.statements[0].value if self.state is State.GIVEN else None

    @property
    def place(self) -> Place | None:
        """Where the key is first stated."""
        return self.statements[0].place if self.statements else None


UNRECORDED = Entry()
