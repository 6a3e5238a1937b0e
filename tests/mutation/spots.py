"""Places in a condition: every leaf, exists and none block, with what puts another in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from hetong.rulebook.model import (
    All,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Exists,
    FactOperand,
    Not,
    Operand,
    StateTest,
)

Leaf = Compare | StateTest | Exists | Not
Put = Callable[[Condition | None], Condition | None]


@dataclass(frozen=True)
class Spot:
    """A leaf, an exists or a none block, where it stands.

    `put` returns the whole condition with another one in its place; None takes it away, and with
    it the groups that are then empty. `lists` names the list of every alias it may speak of.
    """

    node: Leaf
    put: Put
    lists: Mapping[str, str]


def spots(condition: Condition, lists: Mapping[str, str]) -> Iterator[Spot]:
    """Yield every spot of a condition, in the order of the file."""
    match condition:
        case All(members):
            yield from _among(members, All, lists)
        case AnyOf(members):
            yield from _among(members, AnyOf, lists)
        case Not(member):
            yield Spot(condition, _itself, lists)
            for spot in spots(member, lists):
                yield replace(spot, put=_around(spot.put, Not))
        case Exists():
            yield Spot(condition, _itself, lists)
            inner = {**lists, condition.alias: full_name(condition.list, lists)}
            for spot in spots(condition.where, inner):
                yield replace(spot, put=_in_where(spot.put, condition))
        case _:
            yield Spot(condition, _itself, lists)


def full_name(path: str, lists: Mapping[str, str]) -> str:
    """Return a list's full name; one named through an alias lies in that alias's item."""
    head, _, rest = path.partition(".")
    return f"{lists[head]}.{rest}" if rest and head in lists else path


def shown(condition: Condition | None) -> str:
    """Return a condition as it is written in a rule file."""
    match condition:
        case None:
            return "(nothing)"
        case All(members):
            return f"{{all: [{_joined(members)}]}}"
        case AnyOf(members):
            return f"{{any: [{_joined(members)}]}}"
        case Not(AnyOf(members)):
            return f"{{none: [{_joined(members)}]}}"
        case Not(member):
            return f"{{none: [{shown(member)}]}}"
        case Exists(alias, name, where):
            return f"{{{alias}: {name}, where: [{_joined(where.members)}]}}"
        case StateTest(path, state, wanted):
            return f"{{{path}: {{{state}: {str(wanted).lower()}}}}}"
        case Compare(path, op, right):
            return f"{{{path}: {{{op}: {operand(op, right)}}}}}"


def plain(condition: Condition) -> Condition:
    """Return a condition without repetitions and without groups of one, for comparing two."""
    match condition:
        case All(members):
            return _grouped(members, All)
        case AnyOf(members):
            return _grouped(members, AnyOf)
        case Not(member):
            inner = plain(member)
            return inner.member if isinstance(inner, Not) else Not(inner)
        case Exists(where=where):
            return replace(condition, where=All((plain(where),)))
        case _:
            return condition


def _grouped(members: tuple[Condition, ...], group: type[All | AnyOf]) -> Condition:
    """Return a group with each member once, those of inner groups of its kind among them."""
    flat: dict[str, Condition] = {}
    for each in map(plain, members):
        for one in each.members if isinstance(each, group) else (each,):
            flat.setdefault(shown(one), one)
    left = tuple(flat.values())
    return left[0] if len(left) == 1 else group(left)


def operand(op: str, right: Operand) -> str:
    """Return the right side of a comparison as it is written in a rule file."""
    match right:
        case Constant(texts):
            return f"[{', '.join(texts)}]" if op == "in" else texts[0]
        case FactOperand(path, plus):
            return f"{{fact: {path}, plus: {plus}}}" if plus else f"{{fact: {path}}}"
        case _:
            return f"{{value: {right.name}}}"


def _joined(members: tuple[Condition, ...]) -> str:
    return ", ".join(shown(each) for each in members)


def _itself(new: Condition | None) -> Condition | None:
    return new


def _among(
    members: tuple[Condition, ...], group: type[All | AnyOf], lists: Mapping[str, str]
) -> Iterator[Spot]:
    for number, member in enumerate(members):
        for spot in spots(member, lists):
            yield replace(spot, put=_in_group(spot.put, members, number, group))


def _in_group(
    put: Put, members: tuple[Condition, ...], number: int, group: type[All | AnyOf]
) -> Put:
    def whole(new: Condition | None) -> Condition | None:
        changed = put(new)
        kept = () if changed is None else (changed,)
        left = (*members[:number], *kept, *members[number + 1 :])
        return group(left) if left else None

    return whole


def _around(put: Put, group: type[Not]) -> Put:
    def whole(new: Condition | None) -> Condition | None:
        changed = put(new)
        return None if changed is None else group(changed)

    return whole


def _in_where(put: Put, exists: Exists) -> Put:
    def whole(new: Condition | None) -> Condition | None:
        changed = put(new)
        members = () if changed is None else (changed,)
        where = changed if isinstance(changed, All) else All(members)
        return replace(exists, where=where)

    return whole
