"""A rule's condition as sentences a lawyer can check, nested like the condition."""

from __future__ import annotations

from collections.abc import Iterator

from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.reports.rule_names import Names
from hetong.rulebook.model import (
    All,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Exists,
    FactOperand,
    Not,
    StateTest,
    ValueOperand,
)

ALL = Words("以下都成立：", "all of these hold:")
ANY = Words("以下至少一项成立：", "at least one of these holds:")
NO = Words("以下都不成立：", "none of these holds:")
NOT_ALL = Words("以下不同时成立：", "not all of these hold:")
NOT = Words("并非：{said}", "not so: {said}")
SOME = Words("有一项“{list}”，", "there is an item of '{list}' for which ")
NONE = Words("没有任何一项“{list}”，", "there is no item of '{list}' for which ")
ANY_ITEM = Words("有“{list}”", "there is an item of '{list}'")
NO_ITEM = Words("没有“{list}”", "there is no item of '{list}'")

_STATES = {
    ("present", True): Words("{fact}有约定", "{fact} is given"),
    ("present", False): Words("{fact}没有写明", "{fact} is not given"),
    ("blank", True): Words("{fact}留空没有填", "{fact} is left blank"),
    ("blank", False): Words("{fact}没有留空", "{fact} is not left blank"),
    ("none", True): Words("{fact}没有约定", "{fact} is not agreed"),
    ("none", False): Words("{fact}不是“没有约定”", "it is not so that {fact} is not agreed"),
    ("unrecorded", True): Words("{fact}没有记录", "{fact} is not recorded"),
    ("unrecorded", False): Words("{fact}有记录", "{fact} is recorded"),
    ("contested", True): Words("{fact}前后说法不一", "{fact} is stated differently"),
    ("contested", False): Words("{fact}没有前后不一", "{fact} is not stated differently"),
}
_NAMES = {"eq": Words("是", "is"), "ne": Words("不是", "is not"), "in": Words("是", "is")}
_EQUAL = {
    "eq": Words("等于", "equals"),
    "ne": Words("不等于", "differs from"),
    "in": Words("是", "is"),
}
_ORDER = {
    Kind.DATE: {
        "lt": Words("早于", "is before"),
        "lte": Words("不晚于", "is not after"),
        "gt": Words("晚于", "is after"),
        "gte": Words("不早于", "is not before"),
    },
    Kind.DURATION: {
        "lt": Words("短于", "is shorter than"),
        "lte": Words("不长于", "is not longer than"),
        "gt": Words("长于", "is longer than"),
        "gte": Words("不短于", "is not shorter than"),
    },
}
_SIZE = {
    "lt": Words("小于", "is less than"),
    "lte": Words("不大于", "is at most"),
    "gt": Words("大于", "is more than"),
    "gte": Words("不小于", "is at least"),
}
_NO_UNIT = Words("", "")
_UNITS = {Kind.DATE: Words(" 日", " days"), Kind.MONEY: Words(" 元", " yuan")}
_NAMED = (Kind.SIDE, Kind.CHOICE, Kind.CONSENT, Kind.BOOLEAN, Kind.CODE, Kind.TEXT)

Said = tuple[int, str]


def sentences(condition: Condition, names: Names) -> list[Said]:
    """Return the condition as lines, each with its depth (0 outermost)."""
    return list(_say(_simple(condition), names, 0))


def _simple(condition: Condition) -> Condition:
    """Take apart groups of one, groups of groups, and doubled negations."""
    if isinstance(condition, All | AnyOf):
        own = type(condition)
        parts = [_simple(each) for each in condition.members]
        flat = [m for part in parts for m in (part.members if isinstance(part, own) else (part,))]
        return flat[0] if len(flat) == 1 else own(tuple(flat))
    if isinstance(condition, Not):
        inner = _simple(condition.member)
        if isinstance(inner, Not):
            return inner.member
        if isinstance(inner, StateTest):
            return StateTest(inner.path, inner.state, not inner.wanted, inner.place)
        return Not(inner)
    return condition


def _say(condition: Condition, names: Names, depth: int) -> Iterator[Said]:
    if isinstance(condition, All | AnyOf):
        yield depth, (ALL if isinstance(condition, All) else ANY).in_(names.lang)
        for each in condition.members:
            yield from _say(each, names, depth + 1)
    elif isinstance(condition, Not):
        yield from _say_not(condition.member, names, depth)
    elif isinstance(condition, Exists):
        yield from _say_item(condition, names, depth, SOME, ANY_ITEM)
    elif isinstance(condition, StateTest):
        words = _STATES[condition.state, condition.wanted].in_(names.lang)
        yield depth, words.format(fact=_bracketed(names.fact(condition.path), names))
    else:
        yield depth, _compared(condition, names)


def _say_not(inner: Condition, names: Names, depth: int) -> Iterator[Said]:
    if isinstance(inner, Exists):
        yield from _say_item(inner, names, depth, NONE, NO_ITEM)
    elif isinstance(inner, All | AnyOf):
        yield depth, (NOT_ALL if isinstance(inner, All) else NO).in_(names.lang)
        for each in inner.members:
            yield from _say(each, names, depth + 1)
    else:
        (_, said), *_ = _say(inner, names, depth)
        yield depth, NOT.in_(names.lang).format(said=said)


def _say_item(
    exists: Exists, names: Names, depth: int, having: Words, bare: Words
) -> Iterator[Said]:
    item = names.item(exists.alias)
    if not exists.where.members:
        yield depth, bare.in_(names.lang).format(list=item)
        return
    (_, first), *rest = _say(_simple(exists.where), names, depth)
    yield depth, having.in_(names.lang).format(list=item) + first
    yield from rest


def _compared(test: Compare, names: Names) -> str:
    doc = names.doc(test.path)
    kind = doc.type.kind if doc else Kind.CODE
    if test.op in _SIZE:
        word = _ORDER.get(kind, _SIZE)[test.op]
    elif isinstance(test.right, Constant) and kind in _NAMED:
        word = _NAMES[test.op]
    else:
        word = _EQUAL[test.op]
    left, right = _bracketed(names.fact(test.path), names), _right(test, names, kind)
    return f"{left}{word.zh}{right}" if names.lang == "zh" else f"{left} {word.en} {right}"


def _right(test: Compare, names: Names, kind: Kind) -> str:
    right = test.right
    if isinstance(right, ValueOperand):
        return _bracketed(names.value(right.name), names)
    if isinstance(right, FactOperand):
        return _moved(right, names)
    said = [names.constant(test.path, text) for text in right.texts]
    if kind in _NAMED and kind is not Kind.SIDE:
        said = [_bracketed(each, names) for each in said]
    if names.lang == "en":
        return " or ".join(said)
    spaced = " " if said[0][:1].isascii() else ""
    return spaced + "或".join(said)


def _moved(right: FactOperand, names: Names) -> str:
    fact = _bracketed(names.fact(right.path), names)
    if right.plus == 0:
        return fact
    doc = names.doc(right.path)
    unit = _UNITS.get(doc.type.kind, _NO_UNIT) if doc else _NO_UNIT
    sign = Words("加", "plus") if right.plus > 0 else Words("减", "minus")
    n = abs(right.plus)
    if names.lang == "zh":
        return f"{fact}{sign.zh} {n}{unit.zh}"
    return f"{fact} {sign.en} {n}{unit.en}"


def _bracketed(name: str, names: Names) -> str:
    if names.lang == "en":
        return f"'{name}'"
    inner = name.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"
