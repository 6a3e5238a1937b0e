"""The fixed operators: a rule in, every mutant of it out, each once.

drop      one condition (a leaf or an exists) is left out
negate    one condition is turned into its opposite
bound     gt and gte, lt and lte change places
step      a constant or a written `plus` moves one unit up or down (steps)
party     client and provider change places in a constant, a path or a list
sibling   a fact becomes the nearest one of its type in its section or list item (names)
delete    `applies` or a none block is left out
level     a level is left out

`against` and the words stay as they are: they say for whom and how, not when, a rule fires.
A dated value ({value: NAME}) is tested where it is defined; `yields_to` is no condition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from hetong.errors import Place
from hetong.facts.model import Catalogue
from hetong.rulebook.model import (
    AnyOf,
    Compare,
    Condition,
    Constant,
    Exists,
    FactOperand,
    Not,
    Rule,
    StateTest,
)
from tests.mutation.names import mirrored, sibling, type_of
from tests.mutation.spots import Leaf, full_name, plain, shown, spots
from tests.mutation.steps import stepped

OPERATORS = ("drop", "negate", "bound", "step", "party", "sibling", "delete", "level")
_BOUNDS = {"gt": "gte", "gte": "gt", "lt": "lte", "lte": "lt"}
Lists = Mapping[str, str]


@dataclass(frozen=True)
class Mutant:
    """A rule with one change. `key` names the change however the rest of the file is edited."""

    operator: str
    part: str
    before: str
    after: str
    place: Place
    rule: Rule
    number: int = 1

    @property
    def key(self) -> str:
        again = f" #{self.number}" if self.number > 1 else ""
        return f"{self.operator} {self.part}: {self.before} → {self.after}{again}"


@dataclass(frozen=True)
class _Part:
    """A condition of a rule, its name, and what returns the rule with another one in its place."""

    name: str
    condition: Condition
    put: Callable[[Condition | None], Rule]


def mutants(rule: Rule, catalogue: Catalogue) -> list[Mutant]:
    """Return the mutants of a rule; the catalogue holds the derived facts it reads.

    Two changes with the same result count once, for the operator that comes first.
    """
    changed = [
        *(each for part in _parts(rule) for each in _in_part(part, rule, catalogue)),
        *_parties_in_lists(rule),
        *_deletions(rule),
    ]
    seen = {_meaning(rule)}
    kept: list[Mutant] = []
    same: Counter[str] = Counter()
    for each in sorted(changed, key=lambda mutant: OPERATORS.index(mutant.operator)):
        meaning = _meaning(each.rule)
        if meaning not in seen:
            seen.add(meaning)
            same[each.key] += 1
            kept.append(replace(each, number=same[each.key]))
    return kept


def _meaning(rule: Rule) -> tuple[object, ...]:
    """Return what decides when a rule fires, without the places in the file."""
    return (
        tuple((each.alias, each.list) for each in rule.bindings),
        _plain(rule.applies),
        _plain(rule.when),
        tuple((level.place, _plain(level.condition)) for level in rule.levels),
    )


def _plain(condition: Condition | None) -> str:
    return shown(condition and plain(condition))


def _parts(rule: Rule) -> Iterator[_Part]:
    if rule.applies is not None:
        yield _Part("applies", rule.applies, lambda new: replace(rule, applies=new))
    if rule.when is not None:
        yield _Part("when", rule.when, lambda new: replace(rule, when=new))
    for number, level in enumerate(rule.levels):
        if level.condition is not None:
            yield _Part(f"level {number + 1}", level.condition, _level_put(rule, number))


def _level_put(rule: Rule, number: int) -> Callable[[Condition | None], Rule]:
    def put(new: Condition | None) -> Rule:
        levels = list(rule.levels)
        levels[number] = replace(levels[number], condition=new)
        return replace(rule, levels=tuple(levels))

    return put


def _in_part(part: _Part, rule: Rule, catalogue: Catalogue) -> Iterator[Mutant]:
    for spot in spots(part.condition, _bound(rule)):
        before, place = shown(spot.node), _place(spot.node)
        for operator, new in _changes(spot.node, catalogue, spot.lists):
            changed = part.put(spot.put(new))
            yield Mutant(operator, part.name, before, shown(new), place, changed)


def _bound(rule: Rule) -> dict[str, str]:
    lists: dict[str, str] = {}
    for each in rule.bindings:
        lists[each.alias] = full_name(each.list, lists)
    return lists


def _place(node: Condition) -> Place:
    match node:
        case Not(member):
            return _place(member)
        case Compare() | StateTest() | Exists():
            return node.place
        case _:
            return _place(node.members[0])


def _changes(
    node: Leaf, catalogue: Catalogue, lists: Lists
) -> Iterator[tuple[str, Condition | None]]:
    if isinstance(node, Not):
        yield "delete", None
        return
    yield "drop", None
    yield "negate", _negated(node)
    if isinstance(node, Compare):
        if node.op in _BOUNDS:
            yield "bound", replace(node, op=_BOUNDS[node.op])
        for moved in _steps(node, catalogue, lists):
            yield "step", moved
    for swapped in _swapped(node):
        yield "party", swapped
    if not isinstance(node, Exists) and (other := sibling(node.path, catalogue, lists)):
        yield "sibling", replace(node, path=other)


def _negated(node: Compare | StateTest | Exists) -> Condition:
    if isinstance(node, StateTest):
        return replace(node, wanted=not node.wanted)
    return Not(AnyOf((node,)))


def _steps(node: Compare, catalogue: Catalogue, lists: Lists) -> Iterator[Compare]:
    right = node.right
    if isinstance(right, FactOperand) and right.plus:
        for plus in (right.plus + 1, right.plus - 1):
            yield replace(node, right=replace(right, plus=plus))
    if isinstance(right, Constant) and (kind := type_of(node.path, catalogue, lists)):
        for number, text in enumerate(right.texts):
            for moved in stepped(kind.kind, text):
                texts = (*right.texts[:number], moved, *right.texts[number + 1 :])
                yield replace(node, right=replace(right, texts=texts))


def _swapped(node: Compare | StateTest | Exists) -> Iterator[Condition]:
    """Yield the node with the parties swapped in one name at a time."""
    if isinstance(node, Exists):
        if other := mirrored(node.list):
            yield replace(node, list=other)
        return
    if other := mirrored(node.path):
        yield replace(node, path=other)
    if not isinstance(node, Compare):
        return
    right = node.right
    if isinstance(right, FactOperand) and (other := mirrored(right.path)):
        yield replace(node, right=replace(right, path=other))
    if isinstance(right, Constant):
        texts = tuple(mirrored(text) or text for text in right.texts)
        if set(texts) != set(right.texts):
            yield replace(node, right=replace(right, texts=texts))


def _parties_in_lists(rule: Rule) -> Iterator[Mutant]:
    for number, each in enumerate(rule.bindings):
        if other := mirrored(each.list):
            changed = (
                *rule.bindings[:number],
                replace(each, list=other),
                *rule.bindings[number + 1 :],
            )
            before, after = f"{{{each.alias}: {each.list}}}", f"{{{each.alias}: {other}}}"
            mutated = replace(rule, bindings=changed)
            yield Mutant("party", "for", before, after, each.place, mutated)


def _deletions(rule: Rule) -> Iterator[Mutant]:
    """Yield the rule without `applies`, and without each level."""
    if rule.applies is not None:
        place = _place(next(spots(rule.applies, {})).node)
        before = shown(rule.applies)
        changed = replace(rule, applies=None)
        yield Mutant("delete", "applies", before, shown(None), place, changed)
    for number, level in enumerate(rule.levels):
        left = (*rule.levels[:number], *rule.levels[number + 1 :])
        before = f"{level.severity} if {shown(level.condition)}"
        changed = replace(rule, levels=left)
        yield Mutant("level", f"level {number + 1}", before, shown(None), level.place, changed)
