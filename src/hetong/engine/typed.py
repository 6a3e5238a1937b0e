"""Conditions with their names resolved: what the logic of the engine works on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hetong.facts.types import FactType, Span


@dataclass(frozen=True, slots=True)
class Term:
    """A fact of the contract (`alias` None) or of the item bound to `alias`.

    `path` is the name within its scope, `plus` an offset in encoded units, `assumed` says that
    an unrecorded key is read as none here.
    """

    alias: str | None
    list: str | None
    path: str
    type: FactType
    plus: int = 0
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A constant as encoded."""

    span: Span


@dataclass(frozen=True, slots=True)
class TypedCompare:
    """`left op right`; for `in`, `right` holds the encoded choices, sorted."""

    left: Term
    op: str
    right: Term | Number | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TypedState:
    """A test of a term's state."""

    term: Term
    state: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class TypedExists:
    """Some row of `list` satisfies `where`; `alias` is unique within the rule.

    The row is another one than those bound to the aliases `apart`, which are over the same list;
    `assumed` says that an unrecorded list is read as none.
    """

    alias: str
    list: str
    where: TypedCondition
    parent: str | None
    apart: tuple[str, ...]
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class TypedAll:
    """Conjunction."""

    members: tuple[TypedCondition, ...]


@dataclass(frozen=True, slots=True)
class TypedAny:
    """Disjunction."""

    members: tuple[TypedCondition, ...]


@dataclass(frozen=True, slots=True)
class TypedNot:
    """Negation."""

    member: TypedCondition


TypedCondition = TypedCompare | TypedState | TypedExists | TypedAll | TypedAny | TypedNot


def mapped(
    condition: TypedCondition, change: Callable[[Term], Term], parents: Mapping[str, str]
) -> TypedCondition:
    """Return the condition with every term changed and the aliases its lists name renamed."""
    match condition:
        case TypedAll(members):
            return TypedAll(tuple(mapped(each, change, parents) for each in members))
        case TypedAny(members):
            return TypedAny(tuple(mapped(each, change, parents) for each in members))
        case TypedNot(member):
            return TypedNot(mapped(member, change, parents))
        case TypedState(each, state, wanted):
            return TypedState(change(each), state, wanted)
        case TypedExists(alias, name, where, parent, apart, assumed):
            renamed = parents.get(parent, parent) if parent else None
            others = tuple(parents.get(each, each) for each in apart)
            inner = mapped(where, change, parents)
            return TypedExists(alias, name, inner, renamed, others, assumed)
        case TypedCompare(left, op, right):
            moved = change(right) if isinstance(right, Term) else right
            return TypedCompare(change(left), op, moved)
