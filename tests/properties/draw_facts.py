"""A catalogue drawn at random, and the cells and rows of one contract under it."""

from __future__ import annotations

from random import Random

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.model import Catalogue, Cell, FactDoc, ListDoc, Row, Rows
from hetong.facts.types import FactType
from tests.properties.memory import Memory
from tests.properties.pools import BOUNDED, KINDS, fact_type, value

SECTIONS = ("term", "renewal", "fees", "liability")
LISTS = ("fees.items", "liability.caps", "sla")
NESTED = "fees.items.parts"
_TITLE = Words("题", "title")
_STATES = (State.NONE, State.BLANK, State.UNRECORDED, State.CONTESTED)


def catalogue(rng: Random) -> Catalogue:
    """Draw the names and types; few types a world, so that facts can be compared."""
    kinds = [*rng.sample(KINDS, 4), rng.choice(BOUNDED)]
    types = [fact_type(rng, kind) for kind in kinds]
    facts = {
        f"{section}.f{number}": FactDoc(rng.choice(types), _TITLE)
        for section in SECTIONS
        for number in range(rng.randint(2, 5))
    }
    lists = {name: ListDoc(_TITLE, _fields(rng, types)) for name in LISTS}
    lists[NESTED] = ListDoc(_TITLE, _fields(rng, types), "fees.items")
    return Catalogue(facts, lists)


def value_types(rng: Random, names: Catalogue) -> dict[str, FactType]:
    """Draw dated values: a rule may compare a fact with one of its type."""
    kinds = sorted({doc.type.kind for doc in names.facts.values()} & set(BOUNDED))
    return {f"V{number}": FactType(rng.choice(kinds)) for number in range(2) if kinds}


def facts(rng: Random, names: Catalogue, values: dict[str, FactType]) -> Memory:
    """Draw what one contract says."""
    odd = rng.choice((0.05, 0.2, 0.4))
    cells = {name: cell(rng, doc.type, odd) for name, doc in names.facts.items()}
    cells |= {f"value.{name}": cell(rng, kind, 0.05) for name, kind in values.items()}
    lists = {name: _rows(rng, names.lists[name], (None,), odd) for name in LISTS}
    parents = tuple(row.n for row in lists["fees.items"].rows)
    lists[NESTED] = _rows(rng, names.lists[NESTED], parents or (), odd)
    return Memory(cells, lists)


def cell(rng: Random, kind: FactType, odd: float) -> Cell:
    """Draw one fact; `odd` is the share of cells that have no single value."""
    if rng.random() < odd:
        state = rng.choice(_STATES)
        return Cell(state, "none" if state is State.NONE and kind.lists_none else None)
    drawn = value(rng, kind)
    if drawn == "none" and kind.lists_none:  # the value and the state are the same
        return Cell(rng.choice((State.NONE, State.GIVEN)), drawn)
    return Cell(State.GIVEN, drawn)


def _fields(rng: Random, types: list[FactType]) -> dict[str, FactDoc]:
    return {f"g{n}": FactDoc(rng.choice(types), _TITLE) for n in range(rng.randint(2, 4))}


def _rows(rng: Random, doc: ListDoc, parents: tuple[int | None, ...], odd: float) -> Rows:
    if rng.random() < odd / 2:
        return Rows(State.NONE)
    state = State.UNRECORDED if rng.random() < odd / 2 else State.GIVEN
    few = rng.randint(0, 2) if state is State.UNRECORDED else rng.choice((0, 1, 2, 3, 3, 4))
    if rng.random() < 0.02:
        few = 25
    rows = tuple(
        Row(n, str(n), _cells(rng, doc, odd), rng.choice(parents))
        for n in range(few if parents else 0)
    )
    return Rows(state, rows)


def _cells(rng: Random, doc: ListDoc, odd: float) -> dict[str, Cell]:
    return {
        name: cell(rng, field.type, odd)
        for name, field in doc.fields.items()
        if rng.random() > 0.05
    }
