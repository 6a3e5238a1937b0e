"""The names and types of all facts, known without any contract: rules are checked against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import hetong.facts.computed  # noqa: F401 - declares the computed facts
from hetong.contract.kinds import Kind
from hetong.contract.model import Contract
from hetong.contract.section import Section
from hetong.contract.sides import side_families
from hetong.contract.slots import Slot, slots_of
from hetong.errors import Words
from hetong.facts.model import Catalogue, FactDoc, ListDoc
from hetong.facts.registry import REGISTRY
from hetong.facts.types import FactType


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return every fact and list a rule may name."""
    facts: dict[str, FactDoc] = {}
    lists: dict[str, ListDoc] = {}
    for path, slot in _leaves(Contract, ""):
        _enter(path, slot, facts, lists)
    party = slots_of(Contract)["party_a"].section
    assert party is not None
    for path, slot in _leaves(party, ""):
        for side in ("client", "provider"):
            _enter(f"{side}.{path}", slot, facts, lists)
    parties = lists["parties"]
    role = FactDoc(FactType(Kind.SIDE), Words("哪一方", "side"))
    lists["parties"] = replace(parties, fields={**parties.fields, "side": role})
    for name, (document, _) in REGISTRY.facts.items():
        facts[name] = document
    for name, (list_doc, _) in REGISTRY.lists.items():
        known = lists.get(name)
        fields = {**(known.fields if known else {}), **list_doc.fields}
        lists[name] = ListDoc(list_doc.title, fields, known.parent if known else None)
    for name, items in REGISTRY.items.items():
        extended = {**lists[name].fields, **{f: document for f, (document, _) in items.items()}}
        lists[name] = ListDoc(lists[name].title, extended, lists[name].parent)
    return Catalogue(facts, lists)


def _enter(path: str, slot: Slot, facts: dict[str, FactDoc], lists: dict[str, ListDoc]) -> None:
    if slot.reads is not None:
        facts[path] = _doc(slot)
    elif slot.section is not None:
        _enter_list(path, slot, None, lists)


def _enter_list(path: str, slot: Slot, parent: str | None, lists: dict[str, ListDoc]) -> None:
    assert slot.section is not None
    fields: dict[str, FactDoc] = {}
    for inner, inner_slot in _leaves(slot.section, ""):
        if inner_slot.reads is not None:
            fields[inner] = _doc(inner_slot)
        else:
            _enter_list(f"{path}.{inner}", inner_slot, path, lists)
    lists[path] = ListDoc(slot.title, fields, parent)


def _doc(slot: Slot) -> FactDoc:
    assert slot.reads is not None
    return FactDoc(FactType(slot.reads.kind, slot.reads.choices), slot.title, slot.reads.words)


def _leaves(section: type[Section], prefix: str) -> Iterator[tuple[str, Slot]]:
    """Yield every key with a value and every list; of a family only the client's and provider's."""
    lettered = {attr for family in side_families(section) for attr in (family.a, family.b)}
    for slot in slots_of(section).values():
        if slot.attr in lettered:
            continue
        path = f"{prefix}{slot.key}"
        if slot.section is not None and not slot.listed:
            if path not in ("party_a", "party_b"):
                yield from _leaves(slot.section, f"{path}.")
        else:
            yield path, slot
