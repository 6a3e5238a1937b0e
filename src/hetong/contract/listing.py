"""A list of sections (`sla`, `clauses`, …) that knows its own state, path and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Generic, TypeVar, get_args

from pydantic import BaseModel, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from hetong.contract.entry import State
from hetong.contract.reading import absence, list_absence
from hetong.errors import Place
from hetong.source.tree import Mapping, Node, Scalar, Sequence

S = TypeVar("S", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Listing(Generic[S]):
    """The items of a list in written order; none and `[]` have no items.

    A given list is the whole list. One item may be written without the list around it.
    """

    state: State = State.UNRECORDED
    items: tuple[S, ...] = ()
    path: str = ""
    place: Place | None = None

    def __iter__(self) -> Iterator[S]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class _ReadsItems:
    """Lets pydantic read a field annotated `ListOf[…]` from a node of the record."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        (item,) = get_args(source)
        return core_schema.with_info_plain_validator_function(partial(_read, item))


ListOf = Annotated[Listing[S], _ReadsItems()]
"""The annotation of a key that holds a list: `sla: ListOf[Sla]`."""


def _read(item: type[BaseModel], data: object, info: ValidationInfo) -> Listing[Any]:
    if isinstance(data, Listing):
        return data
    if not isinstance(data, Scalar | Mapping | Sequence):
        raise ValueError("a node of the record or a Listing is needed")
    state = list_absence(data)
    nodes = _items(data) if state is None else []
    items = tuple(item.model_validate(node, context=info.context) for node in nodes)
    if state is None:
        state = State.GIVEN if items else State.NONE
    return Listing(state, items, data.path, data.place)


def _items(node: Node) -> list[Node]:
    """Return the nodes of the items; an item that says none is no item."""
    values = node.values if isinstance(node, Sequence) else (node,)
    return [value for value in values if absence(value) is not State.NONE]
