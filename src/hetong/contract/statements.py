"""A node of the record becomes an Entry: one value, its long form, or a list of statements."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, Protocol

from hetong.contract.entry import Entry, State, Statement
from hetong.contract.reading import (
    Reading,
    absence,
    bracketed,
    heard,
    shape_error,
    value_error,
)
from hetong.errors import InputError, Place, Words
from hetong.notation import Malformed
from hetong.notation.blank import is_bracketed
from hetong.notation.duration import Duration
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence

LONG_FORM = ("value", "clause", "quote", "part", "at")
BODY_PARTS = ("", "正文", "body")
_AT = ("page", "start", "end")


class ValueReader(Protocol):
    """What a key asks of a text: `Reads` is the one implementation."""

    @property
    def none_value(self) -> Any:
        """The value of the state none: "none" in an enumeration that lists it, else None."""

    def parse(self, text: str) -> Any:
        """Return the value a text stands for; raise Malformed."""

    def denies(self, scalar: Scalar) -> bool:
        """Whether the scalar says in another word that there is no such clause."""


def is_long_form(node: Node) -> bool:
    """Whether a node is a statement with its clause and place."""
    return (
        isinstance(node, Mapping)
        and any(item.key == "value" for item in node.items)
        and all(item.key in LONG_FORM for item in node.items)
    )


def read_entry(node: Node, reader: ValueReader, reading: Reading) -> Entry:
    """Return the entry of a key whose value is `node`; report what cannot be read."""
    nodes = node.values if isinstance(node, Sequence) and absence(node) is None else (node,)
    statements = []
    for one in nodes:
        statement = _statement(one, reader, reading)
        if statement is not None:
            statements.append(statement)
    return entry_of(node.path, tuple(statements))


def entry_of(key: str, statements: tuple[Statement, ...]) -> Entry:
    """Return the entry that makes these statements, its state worked out from theirs."""
    if len(statements) == 1:
        return Entry(state=statements[0].state, statements=statements, key=key)
    states = {statement.state for statement in statements}
    said = {_compared(one.value) for one in statements if one.state is State.GIVEN}
    if not states:
        state = State.UNRECORDED
    elif len(said) > 1 or {State.GIVEN, State.NONE} <= states:
        state = State.CONTESTED
    elif said:
        state = State.GIVEN
    else:
        state = State.BLANK if State.BLANK in states else State.NONE
    return Entry(state=state, statements=statements, key=key)


def reread(entry: Entry, parse: Callable[[str], Any], reading: Reading) -> Entry:
    """Return the entry with every given text read by `parse`; report what cannot be read."""
    statements: list[Statement] = []
    for one in entry.statements:
        if one.state is State.GIVEN:
            try:
                statements.append(one.model_copy(update={"value": parse(one.value)}))
            except Malformed as error:
                reading.report(one.place, value_error, entry.key, one.place, error)
        else:
            statements.append(one)
    return entry_of(entry.key, tuple(statements))


def absent_statement(state: State, place: Place, value: Any = None) -> Statement:
    """Return the statement a section that is none or blank makes of a key below it."""
    return Statement(state=state, value=value, place=place)


def _statement(node: Node, reader: ValueReader, reading: Reading) -> Statement | None:
    extra: dict[str, Any] = {}
    value = _unfold(node, extra, reading) if isinstance(node, Mapping) else node
    if value is None:
        return None
    if (extra.get("part") or "") in BODY_PARTS:  # an annex numbers its clauses itself
        extra.setdefault("clause", reading.clause)
    if isinstance(value, Scalar):
        state, plain = heard(value)
        text = value.text
        if state is None and reader.denies(value):
            state = State.NONE
    else:
        state, text = absence(value), bracketed(value)
        if state is None:
            reading.report(value.place, shape_error, value, _ONE_VALUE, _HOW)
            return None
    parsed = reader.none_value if state is State.NONE else None
    if state is None:
        state = State.GIVEN
        try:
            parsed = reader.parse(plain)
        except Malformed as error:
            if not is_bracketed(text):
                reading.report(value.place, value_error, node.path, value.place, error)
                return None
            state = State.BLANK
    return Statement(state=state, value=parsed, text=text, place=value.place, **extra)


def _unfold(node: Mapping, extra: dict[str, Any], reading: Reading) -> Node | None:
    """Put the long form's other keys into `extra` and return the node of its value."""
    value: Node | None = None
    for item in node.items:
        if item.key not in LONG_FORM:
            reading.report(item.key_place, _not_long_form, node, item)
            return None
        if item.key == "value":
            value = item.value
        elif item.key == "at":
            _unfold_at(item.value, extra, reading)
        elif isinstance(item.value, Scalar):
            extra[item.key] = None if item.value.null else item.value.text
        else:
            reading.report(item.value.place, shape_error, item.value, _ONE_VALUE, _HOW)
    if value is None:
        reading.report(node.place, shape_error, node, _ONE_VALUE, _HOW)
    return value


def _unfold_at(node: Node, extra: dict[str, Any], reading: Reading) -> None:
    for item in node.items if isinstance(node, Mapping) else ():
        text = item.value.text if isinstance(item.value, Scalar) else ""
        if item.key not in _AT or not (text.isascii() and text.isdigit()):
            reading.report(item.key_place, _not_a_position, item.key_place)
            return
        extra[item.key] = int(text)
    if not isinstance(node, Mapping):
        reading.report(node.place, _not_a_position, node.place)


def _not_a_position(place: Place) -> InputError:
    words = Words(
        "at 下只能写 page、start、end，都是整数", "at takes page, start and end, all whole numbers"
    )
    example = "at: {page: 3, start: 812, end: 815}"
    advice = Words(f"例如 {example}", f"For example {example}")
    return InputError(words, advice=advice, place=place)


def _not_long_form(node: Mapping, item: Item) -> InputError:
    return InputError(
        Words(
            f"{node.path} 要一个值，下面不能有 {item.key}",
            f"{node.path} takes one value and has no key {item.key}",
        ),
        advice=_HOW,
        place=item.key_place,
    )


def _compared(value: Any) -> Any:
    """Return what statements are compared by: 12 months is 1 year, width and spaces are nothing."""
    if isinstance(value, Duration):
        return value.family, value.exact
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFKC", value).split())
    return value


_ONE_VALUE = Words("一个值", "one value")
_HOW = Words(
    f"直接写值；要注明出处时写成 {{{', '.join(LONG_FORM)}}}；合同说了几次就写成列表",
    f"Write the value, or {{{', '.join(LONG_FORM)}}} to say where it stands, or a list of these",
)
