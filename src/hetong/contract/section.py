"""A section of the record: a frozen mapping of known keys that knows its own state and place."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self, TypeVar, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from hetong.contract.entry import Entry, State
from hetong.contract.hints import duplicate_key, unknown_key
from hetong.contract.kinds import Text
from hetong.contract.listing import Listing
from hetong.contract.reading import Reading, absence, shape_error
from hetong.contract.slots import Slot, slot, slots_of, spellings_of
from hetong.contract.statements import absent_statement, entry_of, is_long_form
from hetong.errors import InputError, Place, Words
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence, child_path

T = TypeVar("T", bound="Section")


class _AsItIs:
    """Spares pydantic a schema of its own for what the reader made, in a hundred classes."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.any_schema()


class Section(BaseModel):
    """Keys of one subject. Names with a trailing `_` are not keys of the record.

    `state_` is given, none, blank or unrecorded; below a section that is none or blank every key
    has that state and the section's place. `short_` names the keys a bare value may stand for,
    `stated_often_` says that a list of mappings states the section several times, `numbered_by_`
    is the key whose text is the clause of everything in the section, and `sides_` holds the
    families of keys that end in a side.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    short_: ClassVar[tuple[str, ...]] = ()
    stated_often_: ClassVar[bool] = False
    numbered_by_: ClassVar[str] = "clause"
    sides_: ClassVar[tuple[str, ...]] = ()

    state_: Annotated[State, _AsItIs()] = State.GIVEN
    path_: Annotated[str, _AsItIs()] = ""
    place_: Annotated[Place | None, _AsItIs()] = None

    @model_validator(mode="wrap")
    @classmethod
    def _read(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if isinstance(data, dict):
            return handler(_filled(cls, data))
        if not isinstance(data, Scalar | Mapping | Sequence):
            return handler(data)
        reading = info.context or Reading()
        state = absence(data)
        if state is not None:
            return absent(cls, data.path, state, data.place)
        if isinstance(data, Sequence) and cls.stated_often_:
            return _merged(cls, data, reading)
        items = _items(cls, data)
        if items is None:
            reading.report(data.place, _not_a_section, cls, data)
            return absent(cls, data.path)
        values = _values(cls, items, data.path, reading)
        outer, reading.clause = reading.clause, _clause(cls, items) or reading.clause
        state = State.GIVEN if items else State.UNRECORDED
        made = handler(_filled(cls, values, state_=state, path_=data.path, place_=data.place))
        reading.clause = outer
        return made.settled_(reading)

    def settled_(self, reading: Reading) -> Self:
        """Return the section once values that hang on their siblings are read."""
        return self


class ClauseSection(Section):
    """A section that may name the clause of the contract it stands in."""

    clause: Text = slot("条款号", "Clause number", "这些内容写在合同哪一条", "where it stands")


class TextItem(Section):
    """An item of a list of plain texts."""

    short_: ClassVar[tuple[str, ...]] = ("value",)

    value: Text = slot("内容", "Text")


def absent(
    section: type[T], path: str, state: State = State.UNRECORDED, place: Place | None = None
) -> T:
    """Return a section without content: every key below has `state` and stands at `place`."""
    if place is None:
        return cast("T", _unrecorded(section, path))
    values = {
        attr: _absent_value(one, child_path(path, one.key), state, place)
        for attr, one in slots_of(section).items()
        if attr != section.numbered_by_
    }
    own = {"state_": state, "path_": path, "place_": place}
    return section.model_validate({**values, **own})


@lru_cache(maxsize=4096)
def _unrecorded(section: type[Section], path: str) -> Section:
    return section.model_validate({"state_": State.UNRECORDED, "path_": path})


@lru_cache(maxsize=16384)
def _unrecorded_entry(key: str) -> Entry:
    return Entry(key=key)


def _filled(section: type[Section], values: dict[str, Any], **own: Any) -> dict[str, Any]:
    """Return `values` with every key left out as unrecorded, each knowing its path."""
    path = own.get("path_", values.get("path_", ""))
    filled = {**values, **own}
    for attr, one in slots_of(section).items():
        if attr not in filled:
            filled[attr] = _absent_value(one, child_path(path, one.key))
    return filled


def _absent_value(
    one: Slot, path: str, state: State = State.UNRECORDED, place: Place | None = None
) -> Any:
    if one.listed:
        return Listing(state, (), path, place)
    if one.section is not None:
        return absent(one.section, path, state, place)
    if place is None:
        return _unrecorded_entry(path)
    value = one.reads.none_value if one.reads and state is State.NONE else None
    return entry_of(path, (absent_statement(state, place, value),))


def _items(section: type[Section], node: Node) -> tuple[Item, ...] | None:
    """Return the keys a node writes; a bare value or statement stands for the short key."""
    short = section.short_
    if isinstance(node, Mapping) and not (short and is_long_form(node)):
        return node.items
    if not short or isinstance(node, Sequence):
        return None
    slots = slots_of(section)
    for attr in short:
        reads = slots[attr].reads
        fits = isinstance(node, Scalar) and reads is not None and reads.accepts(node.text)
        if fits or attr == short[-1]:
            return (Item(slots[attr].key, node.place, node),)
    return None


def _values(
    section: type[Section], items: tuple[Item, ...], path: str, reading: Reading
) -> dict[str, Any]:
    """Return the nodes by Python attribute; report unknown keys and keys written twice."""
    spellings = spellings_of(section)
    values: dict[str, Any] = {}
    written: dict[str, str] = {}
    for item in items:
        attr = spellings.get(item.key)
        if attr is None:
            reading.report(item.key_place, unknown_key, section, path, item, reading.root)
        elif attr in values:
            reading.report(item.key_place, duplicate_key, path, item, written[attr])
        else:
            values[attr] = item.value
            written[attr] = item.key
    return values


def _clause(section: type[Section], items: tuple[Item, ...]) -> str | None:
    for item in items:
        if item.key == section.numbered_by_ and absence(item.value) is None:
            value = item.value
            return value.text if isinstance(value, Scalar) else None
    return None


def _merged(section: type[T], node: Sequence, reading: Reading) -> T:
    """Return one section that makes the statements of every mapping of the list."""
    parts = [section.model_validate(one, context=reading) for one in node.values]
    values: dict[str, Any] = {"state_": State.GIVEN, "path_": node.path, "place_": node.place}
    for attr, one in slots_of(section).items():
        if attr == section.numbered_by_:
            continue  # each statement has its own
        path = child_path(node.path, one.key)
        said = [getattr(part, attr) for part in parts]
        if one.reads is not None:
            statements = tuple(each for entry in said for each in entry.statements)
            values[attr] = entry_of(path, statements)
        elif one.listed:
            values[attr] = _joined(said, path)
        else:
            given = [each for each in said if each.state_ is not State.UNRECORDED]
            values[attr] = given[0] if given else said[0]
    return section.model_validate(values)


def _joined(lists: list[Listing[Any]], path: str) -> Listing[Any]:
    recorded = [one for one in lists if one.state is not State.UNRECORDED]
    if not recorded:
        return Listing(path=path)
    items = tuple(item for one in recorded for item in one.items)
    state = State.GIVEN if items else recorded[0].state
    return Listing(state, items, path, recorded[0].place)


def _not_a_section(section: type[Section], node: Node) -> InputError:
    first = [one.key for one in slots_of(section).values() if one.key != "clause"][:3]
    name = node.path.rpartition(".")[2].partition("[")[0]
    example = "{" + ", ".join(f"{key}: …" for key in first) + "}"
    asked = Words("带下级的一组键", "a mapping")
    return shape_error(
        node, asked, Words(f"例如 {name}: {example}", f"For example {name}: {example}")
    )
