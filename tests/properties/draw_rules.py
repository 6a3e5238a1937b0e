"""Rules drawn at random over a catalogue, as plain data: every shape of the rule language."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from hetong.contract.kinds import Kind
from hetong.facts.model import Catalogue
from hetong.facts.types import FactType
from tests.properties.draw_facts import LISTS, NESTED
from tests.properties.pools import constant, listed

Node = dict[str, Any]
ORDER = ("lt", "lte", "gt", "gte")
STATES = ("present", "blank", "none", "unrecorded", "contested")
PLUS = (Kind.MONEY, Kind.NUMBER, Kind.DATE)
SHAPES = (
    *("plain", "cross", "item", "pair", "two lists", "nested", "chained"),
    *("missing", "lonely", "lonely"),
)


@dataclass(frozen=True)
class Names:
    """The facts a condition may name, with their types, and the lists."""

    facts: Mapping[str, FactType]
    lists: Mapping[str, Mapping[str, FactType]]
    values: Mapping[str, FactType]
    aliases: Mapping[str, str] = field(default_factory=dict)

    def bind(self, alias: str, name: str) -> Names:
        return replace(self, aliases={**self.aliases, alias: name})

    def paths(self) -> dict[str, FactType]:
        """Return every fact in reach, those of items first."""
        items = {
            f"{alias}.{key}": kind
            for alias, name in self.aliases.items()
            for key, kind in self.lists[name].items()
        }
        return {**items, **self.facts}


def names_of(catalogue: Catalogue, values: Mapping[str, FactType]) -> Names:
    """Return the names of a catalogue before any rule derives more."""
    lists = {
        name: {key: doc.type for key, doc in one.fields.items()}
        for name, one in catalogue.lists.items()
    }
    return Names({name: doc.type for name, doc in catalogue.facts.items()}, lists, values)


def rule(rng: Random, number: int, names: Names) -> Node:
    """Draw one rule; it may read what earlier rules derive."""
    drawn = _Drawer(rng)
    shape = rng.choice(SHAPES)
    asked, inner = drawn.asked(shape, names)
    node: Node = {"id": f"CST-{number:03d}", "for": asked}
    if rng.random() < 0.4:
        node["applies"] = {"all": [drawn.condition(inner, 1)]}
    core = drawn.core(shape, inner)
    if rng.random() < 0.3:
        core = {"all": [core, drawn.condition(inner, 1)]}
    if rng.random() < 0.25:
        node["levels"] = drawn.levels(inner, core)
    if "levels" not in node or rng.random() < 0.5:
        node["when"] = {rng.choice(("all", "any")): [core]}
    if rng.random() < 0.15:
        node["assume"] = dict.fromkeys(rng.sample(sorted(inner.paths()), 2), "none")
    return node


def derives(rng: Random, node: Node, names: Names) -> Names:
    """Let the rule derive a flag or an item; return the names with it."""
    number = node["id"][-3:]
    if rng.random() < 0.5:
        first = "derived." not in repr(node)  # two rules may not derive from each other
        name = "shared" if first and rng.random() < 0.4 else f"flag{number}"
        node["derives"] = {"flag": name}
        return replace(names, facts={**names.facts, f"derived.{name}": FactType(Kind.BOOLEAN)})
    inner = replace(names, aliases=_full(node["for"]))
    fields: Node = {"topic": rng.choice(("exit", "client"))}
    types = {"topic": FactType(Kind.SIDE if fields["topic"] == "client" else Kind.CODE)}
    for key, path in zip(("one", "two"), rng.sample(sorted(inner.paths()), 2), strict=True):
        types[key] = inner.paths()[path]
        other = types[key].kind is Kind.SIDE and rng.random() < 0.5
        fields[key] = {"other" if other else "fact": path}
    node["derives"] = {"item": f"list{number}", "fields": fields}
    return replace(names, lists={**names.lists, f"derived.list{number}": types})


def _full(asked: Mapping[str, str]) -> dict[str, str]:
    return {
        alias: NESTED if "." in path and path[1] == "." else path for alias, path in asked.items()
    }


@dataclass(frozen=True)
class _Drawer:
    rng: Random

    def asked(self, shape: str, names: Names) -> tuple[dict[str, str], Names]:
        """Draw `for`, and the names with its aliases."""
        rng = self.rng
        derived = [name for name in names.lists if name.startswith("derived.")]
        asked: dict[str, str] = {}
        if shape in ("item", "lonely"):
            asked = {"p": rng.choice(LISTS)}
        elif shape == "pair":
            asked = dict.fromkeys("pq", rng.choice((*LISTS, NESTED)))
        elif shape == "two lists":
            asked = dict(zip("pq", rng.sample(LISTS, 2), strict=True))
        elif shape == "nested":
            asked = {"p": "fees.items", "q": "p.parts"}
            if rng.random() < 0.3:
                asked["r"] = rng.choice(("fees.items", "p.parts", "liability.caps"))
        elif shape == "chained" and derived:
            asked = {"p": rng.choice(derived)}
            if rng.random() < 0.3:
                asked["q"] = rng.choice((asked["p"], *LISTS))
        inner = names
        for alias, name in _full(asked).items():
            inner = inner.bind(alias, name)
        return asked, inner

    def core(self, shape: str, names: Names) -> Node:
        """Draw the condition that makes the shape what it is."""
        if shape in ("missing", "lonely"):
            return {"none": [self.exists(names)]}
        if shape in ("cross", "item", "pair", "two lists", "nested"):
            return self.meeting(names)
        flags = [path for path in names.facts if path.startswith("derived.")]
        if shape == "chained" and flags and (not names.aliases or self.rng.random() < 0.3):
            return {self.rng.choice(flags): {"eq": self.rng.choice((True, False))}}
        return self.condition(names, 2)

    def levels(self, names: Names, core: Node) -> list[Node]:
        """Draw two or three levels, the last one now and then the default."""
        conditions = [{"all": [self.condition(names, 1)]} for _ in range(self.rng.randint(1, 2))]
        levels: list[Node] = [{"if": one, "severity": "error"} for one in conditions]
        if self.rng.random() < 0.5:
            return [*levels, {"severity": "info"}]
        return [*levels, {"if": {"any": [deepcopy(core)]}, "severity": "info"}]

    def condition(self, names: Names, depth: int) -> Node:
        """Draw any condition, groups and exists included while `depth` lasts."""
        roll = self.rng.random()
        if depth and roll < 0.35:
            inside = [self.condition(names, depth - 1) for _ in range(self.rng.randint(1, 3))]
            return {self.rng.choice(("all", "any", "none")): inside}
        if depth and roll < 0.5:
            return self.exists(names)
        if roll < 0.65:
            return self.meeting(names)
        path, kind = self.rng.choice(list(names.paths().items()))
        if path.startswith("derived."):
            return {path: {"eq": self.rng.choice((True, False))}}
        return {path: self.test(path, kind, names)}

    def test(self, path: str, kind: FactType, names: Names) -> Any:
        """Draw a test of one fact: its state, a constant, a dated value; now and then two."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.25:
            state = rng.choice(STATES)
            return state if roll < 0.04 else {state: rng.random() < 0.6}
        if roll < 0.4:
            return {"in": listed(rng, kind)}
        dated = [name for name, other in names.values.items() if other == kind]
        if dated and roll < 0.6:
            return {self.op(kind): {"value": rng.choice(dated)}}
        tests = {self.op(kind): constant(rng, kind)}
        if roll > 0.9:
            tests[self.op(kind)] = constant(rng, kind)
        return tests

    def meeting(self, names: Names) -> Node:
        """Draw a comparison of two facts, of different items or sections where there are any."""
        rng = self.rng
        paths = names.paths()
        lefts = [path for path in paths if path.partition(".")[0] in names.aliases] or list(paths)
        for left in rng.sample(lefts, len(lefts)):
            home = left.partition(".")[0]
            rights = [
                path
                for path, kind in paths.items()
                if kind.comparable(paths[left]) and path.partition(".")[0] != home
            ]
            near = [path for path in rights if path.partition(".")[0] in names.aliases]
            if rights and "derived" not in (home, rights[0].partition(".")[0]):
                right: Node = {"fact": rng.choice(near if near and rng.random() < 0.7 else rights)}
                if paths[left].kind in PLUS and rng.random() < 0.3:
                    right["plus"] = rng.choice((-1, 1, 30))
                return {left: {self.op(paths[left]): right}}
        path = rng.choice(lefts)
        return {path: self.test(path, paths[path], names)}

    def exists(self, names: Names) -> Node:
        """Draw an exists, joined to what is in reach."""
        rng = self.rng
        alias = rng.choice([one for one in "xyz" if one not in names.aliases])
        lists = list(names.lists)
        name = path = rng.choice(lists)
        parents = [one for one, full in names.aliases.items() if full == "fees.items"]
        if parents and rng.random() < 0.5:
            name, path = NESTED, f"{rng.choice(parents)}.parts"
        inner = names.bind(alias, name)
        own = [one for one in inner.paths() if one.startswith(f"{alias}.")]
        first = rng.choice(own)
        joined = self.joined(first, inner) or {first: self.test(first, inner.paths()[first], inner)}
        where = [joined]
        if rng.random() < 0.4:
            where.append(self.condition(inner, 1 if len(inner.aliases) < 3 else 0))
        return {alias: path, "where": where} if rng.random() < 0.95 else {alias: path}

    def joined(self, left: str, names: Names) -> Node | None:
        paths = names.paths()
        home = left.partition(".")[0]
        rights = [
            path
            for path, kind in paths.items()
            if kind.comparable(paths[left]) and path.partition(".")[0] not in (home, "derived")
        ]
        if not rights or self.rng.random() < 0.3:
            return None
        return {left: {self.op(paths[left]): {"fact": self.rng.choice(rights)}}}

    def op(self, kind: FactType) -> str:
        return self.rng.choice(("eq", "ne", *ORDER) if kind.ordered else ("eq", "eq", "ne"))
