"""Where facts computed in Python are declared: a name, a type, a title and a small pure function.

What may be computed here: numerals and capitals, days and intervals, working days, sums, ranges,
similarity of names, numbering, check digits. A fact that restates one rule is not allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.model import Cell, FactDoc, ListDoc, Row, Rows
from hetong.facts.types import FactType

if TYPE_CHECKING:
    from hetong.facts.sheet import Sheet

FactFn = Callable[["Sheet"], Cell]
Choices = Collection[str] | Mapping[str, str]
"""The values of an enumeration, where nothing else names them with the Chinese word for each."""
ItemFn = Callable[["Sheet", Row], Cell]
RowsFn = Callable[["Sheet"], Rows]


@dataclass(frozen=True, slots=True)
class Registry:
    """The declared facts: contract-level, of list items, and whole lists."""

    facts: dict[str, tuple[FactDoc, FactFn]]
    items: dict[str, dict[str, tuple[FactDoc, ItemFn]]]
    lists: dict[str, tuple[ListDoc, RowsFn]]


REGISTRY = Registry({}, {}, {})


def doc(kind: Kind, zh: str, en: str, choices: Choices = ()) -> FactDoc:
    """Return the documentation of a fact: its type and its title in both languages."""
    labels = choices if isinstance(choices, Mapping) else {}
    return FactDoc(FactType(kind, tuple(choices)), Words(zh, en), labels)


def chinese(words: Mapping[str, Words]) -> dict[str, str]:
    """Return the choices of an enumeration that is named in both languages."""
    return {choice: each.zh for choice, each in words.items()}


def fact(
    name: str, kind: Kind, zh: str, en: str, choices: Choices = ()
) -> Callable[[FactFn], FactFn]:
    """Declare a contract-level fact."""

    def declare(function: FactFn) -> FactFn:
        _once(name, REGISTRY.facts)
        REGISTRY.facts[name] = (doc(kind, zh, en, choices), function)
        return function

    return declare


def item_fact(
    list_name: str, name: str, kind: Kind, zh: str, en: str, choices: Choices = ()
) -> Callable[[ItemFn], ItemFn]:
    """Declare a fact of every item of a list."""

    def declare(function: ItemFn) -> ItemFn:
        fields = REGISTRY.items.setdefault(list_name, {})
        _once(name, fields)
        fields[name] = (doc(kind, zh, en, choices), function)
        return function

    return declare


def listing(
    name: str, zh: str, en: str, fields: Mapping[str, FactDoc]
) -> Callable[[RowsFn], RowsFn]:
    """Declare a list whose rows are computed."""

    def declare(function: RowsFn) -> RowsFn:
        _once(name, REGISTRY.lists)
        REGISTRY.lists[name] = (ListDoc(Words(zh, en), dict(fields)), function)
        return function

    return declare


def _once(name: str, known: Mapping[str, object]) -> None:
    if name in known:
        raise ValueError(f"fact {name} is declared twice")
