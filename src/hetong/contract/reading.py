"""A node of the record becomes an Entry: one value, its long form, or a list of statements."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from hetong.contract.entry import Entry, State, Statement
from hetong.errors import InputError, Place, Words
from hetong.notation import Malformed
from hetong.notation.blank import is_blank, is_none, unwrap
from hetong.notation.duration import Duration
from hetong.source.tree import Mapping, Node, Scalar, Sequence

LONG_FORM = ("value", "clause", "quote", "part", "at")
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


@dataclass(slots=True)
class Reading:
    """What goes down with the reading of one record, and the errors that come up.

    Without `collect`, the first error met is raised at once.
    """

    collect: bool = False
    root: type | None = None
    clause: str | None = None
    errors: list[InputError] = field(default_factory=list)

    def report(self, error: InputError) -> None:
        """Keep `error`, or raise it where nobody collects."""
        if not self.collect:
            raise error
        self.errors.append(error)

    def finish(self) -> None:
        """Raise the error that stands first in the file, if there is one."""
        if self.errors:
            raise min(self.errors, key=lambda error: (error.line or 0, error.column or 0))


def absence(node: Node) -> State | None:
    """Return none or blank where a whole node says so, else None.

    `none`, `无`, `~` and `[]` are none; an empty value, `____` and an unquoted `[x]` are blank.
    """
    if isinstance(node, Scalar):
        if not node.text.strip():
            return State.BLANK
        if node.null or is_none(node.text):
            return State.NONE
        return State.BLANK if is_blank(node.text) else None
    if isinstance(node, Sequence):
        if not node.values:
            return State.NONE
        return State.BLANK if _slot_in_brackets(node) else None
    return None


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
    read = (_statement(one, reader, reading) for one in nodes)
    statements = tuple(statement for statement in read if statement is not None)
    return entry_of(node.path, statements)


def entry_of(key: str, statements: tuple[Statement, ...]) -> Entry:
    """Return the entry that makes these statements, its state worked out from theirs."""
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
                reading.report(_malformed(entry.key, one.place, error))
        else:
            statements.append(one)
    return entry_of(entry.key, tuple(statements))


def absent_statement(state: State, place: Place, value: Any = None) -> Statement:
    """Return the statement a section that is none or blank makes of a key below it."""
    return Statement(state=state, value=value, place=place)


def shape_error(node: Node, asked: Words, example: Words) -> InputError:
    """Return the error for a mapping, list or value standing where another was asked."""
    found = _SHAPES[type(node)]
    return InputError(
        Words(
            f"{node.path or '文件'} 这里要{asked.zh}，写的是{found.zh}",
            f"{node.path or 'the file'} takes {asked.en}, not {found.en}",
        ),
        advice=example,
        place=node.place,
    )


_SHAPES = {
    Scalar: Words("一个值", "a value"),
    Mapping: Words("带下级的一组键", "a mapping"),
    Sequence: Words("列表", "a list"),
}


def _statement(node: Node, reader: ValueReader, reading: Reading) -> Statement | None:
    extra: dict[str, Any] = {"clause": reading.clause}
    value = _unfold(node, extra, reading) if isinstance(node, Mapping) else node
    if value is None:
        return None
    state = absence(value)
    if not isinstance(value, Scalar) and state is None:
        reading.report(shape_error(value, _ONE_VALUE, _ONE_VALUE_ADVICE))
        return None
    if isinstance(value, Scalar) and state is None and reader.denies(value):
        state = State.NONE
    text = value.text if isinstance(value, Scalar) else ""
    parsed = reader.none_value if state is State.NONE else None
    if state is None:
        state = State.GIVEN
        try:
            parsed = reader.parse(unwrap(text))
        except Malformed as error:
            reading.report(_malformed(node.path, value.place, error))
            return None
    return Statement(state=state, value=parsed, text=text, place=value.place, **extra)


def _unfold(node: Mapping, extra: dict[str, Any], reading: Reading) -> Node | None:
    """Put the long form's other keys into `extra` and return the node of its value."""
    value: Node | None = None
    for item in node.items:
        if item.key == "value":
            value = item.value
        elif item.key == "at":
            _unfold_at(item.value, extra, reading)
        elif item.key in LONG_FORM and isinstance(item.value, Scalar):
            extra[item.key] = None if item.value.null else item.value.text
        else:
            known = "、".join(LONG_FORM)
            words = Words(
                f"{node.path} 下没有 {item.key} 这一项", f"{node.path} has no key {item.key}"
            )
            advice = Words(
                f"这里要一个值；要注明出处时写 {known}",
                f"write one value, or the long form: {', '.join(LONG_FORM)}",
            )
            reading.report(InputError(words, advice=advice, place=item.key_place))
            return None
    if value is None:
        reading.report(shape_error(node, _ONE_VALUE, _ONE_VALUE_ADVICE))
    return value


def _unfold_at(node: Node, extra: dict[str, Any], reading: Reading) -> None:
    items = node.items if isinstance(node, Mapping) else ()
    for item in items:
        text = item.value.text if isinstance(item.value, Scalar) else ""
        if item.key not in _AT or not (text.isascii() and text.isdigit()):
            items = ()
            break
        extra[item.key] = int(text)
    if not items:
        asked = Words("page、start、end 三个整数", "the integers page, start and end")
        example = Words("例如 at: {page: 3, start: 812, end: 815}", "at: {page: 3, start: 812}")
        reading.report(shape_error(node, asked, example))


def _malformed(key: str, place: Place, error: Malformed) -> InputError:
    words = Words(f"{key}：{error.words.zh}", f"{key}: {error.words.en}")
    return InputError(words, place=place)


def _slot_in_brackets(node: Sequence) -> bool:
    """Whether YAML read an unfilled `[x]` as a list of one."""
    if len(node.values) != 1 or not isinstance(node.values[0], Scalar):
        return False
    only = node.values[0]
    tight = node.place.start == only.place.start - 1 and node.place.end == only.place.end + 1
    return tight and not only.quoted and is_blank(f"[{only.text}]")


def _compared(value: Any) -> Any:
    """Return what statements are compared by: 12 months is 1 year, width and spaces are nothing."""
    if isinstance(value, Duration):
        return value.family, value.exact
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFKC", value).split())
    return value


_ONE_VALUE = Words("一个值", "one value")
_ONE_VALUE_ADVICE = Words(
    "写一个值，或 {value: …, clause: …}，或若干个这样的值",
    "write one value, {value: …, clause: …}, or a list of these",
)
