"""Counts the rulebook by what its conditions ask of the engine: `python -m tests.account`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hetong.facts.catalogue import catalogue
from hetong.facts.registry import REGISTRY
from hetong.lint import Linter
from hetong.rulebook import Rulebook, load_rulebook
from hetong.rulebook.model import (
    All,
    AnyOf,
    Compare,
    Condition,
    Exists,
    FactOperand,
    Not,
    Rule,
    StateTest,
    ValueOperand,
)


def leaves(
    condition: Condition, *, negated: bool = False
) -> Iterator[tuple[Compare | StateTest | Exists, bool]]:
    """Yield every leaf and exists of a condition with whether it stands under a negation."""
    match condition:
        case All(members) | AnyOf(members):
            for each in members:
                yield from leaves(each, negated=negated)
        case Not(member):
            yield from leaves(member, negated=not negated)
        case Exists():
            yield condition, negated
            yield from leaves(condition.where, negated=negated)
        case _:
            yield condition, negated


def conditions(rule: Rule) -> Iterator[Condition]:
    """Yield every condition of a rule."""
    yield from (each for each in (rule.applies, rule.when) if each is not None)
    yield from (level.condition for level in rule.levels if level.condition is not None)


def shapes(rule: Rule) -> set[str]:
    """Return the shapes a rule shows."""
    found: set[str] = set()
    aliases = {binding.alias for binding in rule.bindings}
    if rule.bindings:
        found.add("item")
    for condition in conditions(rule):
        for leaf, negated in leaves(condition):
            found |= _leaf_shapes(leaf, negated, aliases)
    if len(rule.bindings) > 1:
        found.add("join")
    if rule.levels:
        found.add("levels")
    if rule.yields_to:
        found.add("yields_to")
    if rule.assume:
        found.add("assume")
    if rule.derives or _reads_derived(rule):
        found.add("chain")
    return found


def _leaf_shapes(leaf: Compare | StateTest | Exists, negated: bool, aliases: set[str]) -> set[str]:
    if isinstance(leaf, StateTest):
        return {"presence"}
    if isinstance(leaf, Exists):
        shape = {"join"}
        if negated:
            shape.add("negated item")
        return shape
    found = {"compare"}
    if isinstance(leaf.right, ValueOperand):
        found.add("dated value")
    if isinstance(leaf.right, FactOperand):
        found.add("two facts")
        heads = {path.partition(".")[0] for path in (leaf.path, leaf.right.path)}
        if heads & aliases and len(heads) > 1:
            found.add("join")
    return found


def _reads_derived(rule: Rule) -> bool:
    lists = [binding.list for binding in rule.bindings]
    paths = []
    for condition in conditions(rule):
        for leaf, _ in leaves(condition):
            paths.append(leaf.list if isinstance(leaf, Exists) else leaf.path)
            if isinstance(leaf, Compare) and isinstance(leaf.right, FactOperand):
                paths.append(leaf.right.path)
    return any(name.startswith("derived.") for name in (*lists, *paths))


def count(rulebook: Rulebook) -> Counter[str]:
    """Return how many reported rules show each shape; pairs of shapes that are asked for too."""
    counted: Counter[str] = Counter()
    for rule in rulebook.judging:
        shown = shapes(rule)
        counted.update(shown)
        counted["compare or presence"] += bool(shown & {"compare", "presence"})
        counted["two facts or a dated value"] += bool(shown & {"two facts", "dated value"})
    return counted


def used_once(rulebook: Rulebook) -> list[str]:
    """Return the facts computed in Python that only one rule reads."""
    readers: Counter[str] = Counter()
    for rule in rulebook.rules:
        bound = {binding.alias: binding.list for binding in rule.bindings}
        named: set[str] = set(bound.values())
        for condition in conditions(rule):
            for leaf, _ in leaves(condition):
                if isinstance(leaf, Exists):
                    bound[leaf.alias] = leaf.list
                    named.add(leaf.list)
        for condition in conditions(rule):
            for leaf, _ in leaves(condition):
                if isinstance(leaf, Exists):
                    continue
                paths = [leaf.path]
                if isinstance(leaf, Compare) and isinstance(leaf.right, FactOperand):
                    paths.append(leaf.right.path)
                for path in paths:
                    head, _, rest = path.partition(".")
                    named.add(f"{bound[head]}[].{rest}" if head in bound else path)
        readers.update(named)
    computed = [*REGISTRY.facts, *REGISTRY.lists]
    computed += [f"{name}[].{field}" for name, fields in REGISTRY.items.items() for field in fields]
    return sorted(name for name in computed if readers[name] == 1)


def main() -> None:
    """Print the account."""
    rulebook = load_rulebook()
    program = Linter.load().program
    shipped = Counter(rule.category for rule in rulebook.judging)
    house = shipped.pop("position")  # asks nothing until a house takes a position
    print("rules", sum(shipped.values()), dict(sorted(shipped.items())))
    print("rules on house positions", house)
    print("premises", len(rulebook.rules) - len(rulebook.judging))
    print("cases", sum(len(rule.cases) for rule in rulebook.rules))
    print("engine rules", program.engine_rules, "shards", len(program.shards))
    for shape, n in sorted(count(rulebook).items()):
        print(f"  {shape:28} {n}")
    docs = catalogue()
    print("facts", len(docs.facts), "lists", len(docs.lists))
    print("computed facts used by one rule:", ", ".join(used_once(rulebook)))


if __name__ == "__main__":
    main()
