"""Worlds: a catalogue, what one contract says under it, and rules that ask about it."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from hetong.facts.model import Catalogue
from hetong.facts.types import FactType
from tests.properties import draw_facts, draw_rules
from tests.properties.memory import Memory

RULES = 14


class World(NamedTuple):
    catalogue: Catalogue
    facts: Memory
    values: dict[str, FactType]
    rules: list[draw_rules.Node]


def world(seed: int, rules: int = RULES) -> World:
    """Return the world of a seed: the same one on every machine."""
    return draw(Random(seed), rules)


def worlds() -> st.SearchStrategy[World]:
    """Return the same worlds as a strategy, every choice hypothesis' own to shrink."""
    return st.randoms(use_true_random=False).map(draw)


def draw(rng: Random, rules: int = RULES) -> World:
    """Draw a world with about `rules` rules, of which some read what others derive."""
    catalogue = draw_facts.catalogue(rng)
    values = draw_facts.value_types(rng, catalogue)
    names = draw_rules.names_of(catalogue, values)
    drawn = []
    for number in range(1, rules + 1):
        node = draw_rules.rule(rng, number, names)
        if rng.random() < 0.35:
            names = draw_rules.derives(rng, node, names)
        drawn.append(node)
    return World(catalogue, draw_facts.facts(rng, catalogue, values), values, drawn)
