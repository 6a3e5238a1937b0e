"""A table of positions becomes Positions; an ill-typed or contradictory one is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.forms import shown
from hetong.notation.scalars import parse_consent, parse_side
from hetong.positions.bounds import MIXED, ascending, families, outside, within
from hetong.positions.model import Bounds, Choices, Limits, Position, Positions
from hetong.positions.topics import TOPICS, Topic
from hetong.source.fields import Fields, nearest, refuse, text_of
from hetong.source.tree import Item, Mapping, Node, Sequence

STEPS = ("preferred", "acceptable", "refuse")
_LOOSE = re.compile(r"[\s_-]+")
LONGEST_NAME = 200


def read_positions(node: Node) -> Positions:
    """Return the positions written under a table such as `[positions]`.

    Raises RuleError, with the place, for an unknown topic or key, a text that is no bound or word
    of its topic, and for steps that contradict each other.
    """
    if not isinstance(node, Mapping):
        raise refuse(
            node.place,
            "positions 应为键值对",
            "'positions' must be a table",
        )
    return Positions({item.key: _position(item) for item in node.items})


def _position(item: Item) -> Position:
    topic = TOPICS.get(item.key)
    if topic is None:
        raise refuse(
            item.key_place,
            f"没有名为“{shown(item.key)}”的立场",
            f"there is no position called '{shown(item.key)}'",
            nearest(item.key, TOPICS)
            or Words("可用：" + "、".join(TOPICS), "known: " + ", ".join(TOPICS)),
        )
    if not isinstance(item.value, Mapping):
        example = f'{topic.name} = {{preferred = "{topic.example}"}}'
        raise refuse(
            item.value.place,
            f"立场“{topic.name}”应为键值对",
            f"the position '{topic.name}' must be a table",
            Words(f"例如 {example}", f"for instance {example}"),
        )
    fields = Fields(item.value, topic.name)
    required = fields.flag("required", False)
    limits, choices = Limits(), Choices()
    if topic.ordered:
        limits = _limits(fields, topic)
    else:
        choices = _choices(fields, topic)
    fields.done()
    if not required and limits == Limits() and choices == Choices():
        raise refuse(
            item.value.place,
            f"立场“{topic.name}”什么都没有说",
            f"the position '{topic.name}' says nothing",
            Words(
                "写明 preferred、acceptable、refuse 或 required 之一",
                "give preferred, acceptable, refuse or required",
            ),
        )
    return Position(topic.name, limits, choices, required, item.key_place)


def _limits(fields: Fields, topic: Topic) -> Limits:
    found: dict[str, Bounds | None] = {}
    for step in STEPS:
        node = fields.get(step)
        if node is None:
            found[step] = None
            continue
        text = text_of(node, step)
        try:
            found[step] = (outside if step == "refuse" else within)(text, topic.kind)
        except (Malformed, ArithmeticError, ValueError) as bad:
            told = bad.words if isinstance(bad, Malformed) else Words("数值过大", "too large")
            example = f'{step} = "{_example(topic, step)}"'
            raise refuse(
                node.place,
                f"{topic.name} 的 {step}：{told.zh}",
                f"{step} of {topic.name}: {told.en}",
                Words(f"例如 {example}", f"for instance {example}"),
            ) from None
    limits = Limits(found["preferred"], found["acceptable"], found["refuse"])
    _check_limits(fields, limits)
    return limits


def _example(topic: Topic, step: str) -> str:
    sign, _, figure = topic.example.partition(" ")
    return f"{ {'<=': '>', '>=': '<'}[sign] } {figure}" if step == "refuse" else topic.example


def _check_limits(fields: Fields, limits: Limits) -> None:
    """Refuse what is preferred but not acceptable, or acceptable but refused."""
    said = dict(zip(STEPS, (limits.preferred, limits.acceptable, limits.refuse), strict=True))
    if len({family for bounds in said.values() for family in families(bounds)}) > 1:
        raise refuse(fields.place, f"{fields.what}：{MIXED.zh}", f"{fields.what}: {MIXED.en}")
    for n, inner in enumerate(STEPS):
        for outer in STEPS[n + 1 :]:
            a, b = said[inner], said[outer]
            if a and b and not _inside(a, b):
                node = fields.need(inner)
                raise refuse(
                    node.place,
                    f"{fields.what} 自相矛盾：{inner} 超出了 {outer} 划的界限",
                    f"{fields.what} contradicts itself: {inner} lies beyond what {outer} draws",
                    Words(
                        "preferred 应在 acceptable 之内，二者都不能落在 refuse 里",
                        "preferred lies within acceptable, and neither within refuse",
                    ),
                )


def _inside(inner: Bounds, outer: Bounds) -> bool:
    """Whether `inner` keeps within `outer`; an end left open is closed by the outer one."""
    order = (
        (outer.low, inner.low),
        (inner.high, outer.high),
        (inner.low, outer.high),
        (outer.low, inner.high),
    )
    return all(ascending(low, high) for low, high in order)


def _choices(fields: Fields, topic: Topic) -> Choices:
    found: dict[str, tuple[str, ...]] = {}
    taken: dict[str, str] = {}
    for step in STEPS:
        words: dict[str, None] = {}
        for node in _several(fields, step):
            word = _word(node, topic, step)
            if word in taken:
                raise refuse(
                    node.place,
                    f"{topic.name} 自相矛盾：“{word}”既在 {taken[word]} 又在 {step}",
                    f"{topic.name} contradicts itself: '{word}' is in {taken[word]} and in {step}",
                )
            words[word] = None
        taken.update(dict.fromkeys(words, step))
        found[step] = tuple(words)
    return Choices(found["preferred"], found["acceptable"], found["refuse"])


def _several(fields: Fields, step: str) -> Iterable[Node]:
    node = fields.get(step)
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        return (node,)
    if not node.values:
        raise refuse(node.place, f"“{step}”是空的", f"'{step}' is empty")
    return node.values


def _word(node: Node, topic: Topic, step: str) -> str:
    """Return the word of a topic that a text names, in either language."""
    text = text_of(node, step).strip()
    if not topic.words:
        if 0 < len(text) <= LONGEST_NAME:
            return text
        raise refuse(node.place, f"“{step}”应为名称", f"'{step}' must be a name")
    named = {_LOOSE.sub("", said.zh): word for word, said in topic.words.items()}
    loose = _LOOSE.sub("", text.lower())
    found = {_LOOSE.sub("", word): word for word in topic.words}.get(loose) or named.get(loose)
    found = found or _usual(text, topic)
    if found is None:
        raise refuse(
            node.place,
            f"{topic.name} 没有“{shown(text)}”",
            f"{topic.name} has no '{shown(text)}'",
            nearest(text, topic.words),
        )
    return found


def _usual(text: str, topic: Topic) -> str | None:
    """Return what a record would read here: 须同意, 委托人."""
    parse = {Kind.CONSENT: parse_consent, Kind.SIDE: parse_side}.get(topic.kind)
    try:
        word = str(parse(text)) if parse else None
    except Malformed:
        return None
    return word if word in topic.words else None
