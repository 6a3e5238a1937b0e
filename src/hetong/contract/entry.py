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
    def main(self) -> Statement | None:
        """The first statement that has the entry's own state, else the first one."""
        for statement in self.statements:
            if statement.state is self.state:
                return statement
        return self.statements[0] if self.statements else None

    @property
    def value(self) -> Any:
        """The one value the contract states; None where it is blank, contested or unrecorded.

        Where an enumeration lists `none`, a key that is none has the value "none".
        """
        main = self.main
        return main.value if main and self.state in (State.GIVEN, State.NONE) else None

    @property
    def place(self) -> Place | None:
        """Where the key is first stated."""
        return self.main.place if self.main else None


UNRECORDED = Entry()
