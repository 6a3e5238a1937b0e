"""What a finding rests on: the facts and lists a rule's conditions compare, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hetong.engine.typed import (
    Term,
    TypedAll,
    TypedAny,
    TypedCompare,
    TypedCondition,
    TypedExists,
    TypedNot,
    TypedState,
)


@dataclass(frozen=True, slots=True)
class Operand:
    """Something a finding rests on: a fact (`term`), or a whole list that lacked a row.

    `main` is True for what the condition that fires compares (`when`, else the levels), False for
    what only decides whether, and how gravely, the rule applies.
    """

    term: Term | None
    list: str | None
    main: bool = True


def operands(
    when: TypedCondition | None,
    levels: tuple[TypedCondition | None, ...],
    applies: TypedCondition | None,
) -> tuple[Operand, ...]:
    """List what findings rest on: the operands of when, then levels, then applies, in order."""
    main: dict[Operand, None] = {}
    rest: dict[Operand, None] = {}
    firing = levels if when is None else (when,)
    for condition in firing:
        if condition is not None:
            _collect(condition, frozenset(), lambda each: main.setdefault(each, None))
    for condition in (*levels, applies):
        if condition is not None:
            _collect(condition, frozenset(), lambda each: rest.setdefault(each, None))
    return (*main, *(replace(each, main=False) for each in rest if each not in main))


def _collect(
    condition: TypedCondition, inner: frozenset[str], add: Callable[[Operand], None]
) -> None:
    match condition:
        case TypedAll(members) | TypedAny(members):
            for each in members:
                _collect(each, inner, add)
        case TypedNot(member):
            _collect(member, inner, add)
        case TypedExists(alias, name, where):
            # The rows a rule quantifies over are no single place; the outer facts they are
            # matched with, and then the list itself, are.
            _collect(where, inner | {alias}, add)
            add(Operand(None, name))
        case TypedState(term, _, _):
            _add_term(term, inner, add)
        case TypedCompare(left, _, right):
            _add_term(left, inner, add)
            if isinstance(right, Term):
                _add_term(right, inner, add)


def _add_term(term: Term, inner: frozenset[str], add: Callable[[Operand], None]) -> None:
    if term.alias not in inner and not term.path.startswith(("value.", "run.")):
        add(Operand(term, None))
