"""What the house holds on a point: bounds and words as facts that rules compare a contract with."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.model import Cell, FactDoc, Row, Rows
from hetong.facts.registry import FactFn, RowsFn, chinese, doc, fact, listing
from hetong.facts.sheet import Sheet
from hetong.facts.show import show_value
from hetong.facts.types import CONSENTS, FactType
from hetong.positions import TOPICS, Bounds, Position, Topic

STEPS = ("preferred", "acceptable", "refuse")
_STEP_WORDS = {
    "preferred": Words("首选", "preferred"),
    "acceptable": Words("可以接受", "acceptable"),
    "refuse": Words("不接受", "refused"),
}
# The bounds of each step as facts: beyond the figure lies what the step does not allow.
_ENDS = {
    "preferred_max": ("preferred", "high", "首选的上限", "most preferred"),
    "preferred_min": ("preferred", "low", "首选的下限", "least preferred"),
    "acceptable_max": ("acceptable", "high", "可接受的上限", "most accepted"),
    "acceptable_min": ("acceptable", "low", "可接受的下限", "least accepted"),
    "refuse_over": ("refuse", "high", "超过即不接受", "refused above"),
    "refuse_under": ("refuse", "low", "低于即不接受", "refused below"),
}
_JOIN = Words("、", ", ")


def fact_type(topic: Topic) -> FactType:
    """Return the type of a topic's figure or words, the same as the contract fact's."""
    if topic.kind is Kind.CONSENT:
        return FactType(topic.kind, tuple(word for word in topic.words if word not in CONSENTS))
    return FactType(topic.kind, tuple(topic.words) if topic.kind is Kind.CHOICE else ())


def _declare(topic: Topic) -> None:
    """Declare what a topic's position says: whether held, required, its bounds or its words."""
    name, zh, en = f"position.{topic.name}", topic.title.zh, topic.title.en
    fact(name, Kind.BOOLEAN, f"有没有立场：{zh}", f"a position is held: {en}")(_held(topic))
    fact(f"{name}.required", Kind.BOOLEAN, f"必须约定：{zh}", f"must be agreed: {en}")(
        _told(topic, lambda position: position.required)
    )
    aim = f"{name}.aim", Kind.TEXT, f"本方要谈到：{zh}", f"the house aims at: {en}"
    fact(*aim)(_said(topic, _aim))
    for step in STEPS:
        step_zh, step_en = _STEP_WORDS[step].zh, _STEP_WORDS[step].en
        fact(f"{name}.{step}", Kind.TEXT, f"{step_zh}：{zh}", f"{step_en}: {en}")(
            _said(topic, _step_words(step))
        )
    if not topic.ordered:
        fields = {
            "level": doc(Kind.CHOICE, "属于哪一档", "step", chinese(_STEP_WORDS)),
            "word": FactDoc(fact_type(topic), topic.title, chinese(topic.words)),
        }
        listing(f"{name}.words", f"本方的立场：{zh}", f"the house's words: {en}", fields)(
            _rows(topic)
        )
        return
    for end, (step, side, end_zh, end_en) in _ENDS.items():
        fact(f"{name}.{end}", topic.kind, f"{end_zh}：{zh}", f"{end_en}: {en}")(
            _told(topic, _bound(step, side))
        )


def _held(topic: Topic) -> FactFn:
    return _told(topic, lambda _: True)


def _told(topic: Topic, tell: Callable[[Position], object]) -> FactFn:
    """Return the fact that `tell` says of a position; none where nothing is held, or said."""

    def told(sheet: Sheet) -> Cell:
        position = sheet.matter.positions.get(topic.name)
        value = None if position is None else tell(position)
        return Cell(State.NONE) if value is None else Cell(State.GIVEN, value)

    return told


def _said(topic: Topic, tell: Callable[[Topic, Position], Words | None]) -> FactFn:
    return _told(topic, lambda position: tell(topic, position))


def _bound(step: str, side: str) -> Callable[[Position], object]:
    def bound(position: Position) -> object:
        bounds: Bounds | None = getattr(position.limits, step)
        return None if bounds is None else getattr(bounds, side)

    return bound


def _rows(topic: Topic) -> RowsFn:
    def rows(sheet: Sheet) -> Rows:
        position = sheet.matter.positions.get(topic.name)
        held = [
            (step, word)
            for step in STEPS
            for word in (getattr(position.choices, step) if position else ())
        ]
        return Rows(
            State.GIVEN if held else State.NONE,
            tuple(_row(topic, n, step, word) for n, (step, word) in enumerate(held)),
        )

    return rows


def _row(topic: Topic, n: int, step: str, word: str) -> Row:
    # Where a word of the topic is `none`, it and the state none are one thing, as in the record.
    value = Cell(State.NONE) if word == "none" and topic.words else Cell(State.GIVEN, word)
    return Row(n, f"position.{topic.name}", {"level": Cell(State.GIVEN, step), "word": value})


def _step_words(step: str) -> Callable[[Topic, Position], Words | None]:
    def words(topic: Topic, position: Position) -> Words | None:
        if not topic.ordered:
            return _listed(topic, getattr(position.choices, step))
        bounds = getattr(position.limits, step)
        if bounds is None:
            return None
        return _beyond(topic, bounds) if step == "refuse" else _within(topic, bounds)

    return words


def _aim(topic: Topic, position: Position) -> Words:
    """Return what to negotiate for: the preferred, with the last that can be accepted."""
    if topic.ordered:
        limits = position.limits
        best, least = limits.preferred, limits.acceptable or limits.refuse
        told = [_within(topic, bounds) for bounds in (best, least) if bounds is not None]
    else:
        choices = (position.choices.preferred, position.choices.acceptable)
        told = [words for each in choices if (words := _listed(topic, each)) is not None]
        if not told and (refused := _listed(topic, position.choices.refuse)) is not None:
            told = [Words(f"{refused.zh}以外的约定", f"anything but {refused.en}")]
    if not told:
        return Words("具体内容不限", "any term will do, provided it is stated")
    first, rest = told[0], told[1:]
    if not rest or rest[0] == first:
        return first
    return Words(
        f"{first.zh}（最多让到{_set(rest[0].zh)}）", f"{first.en} (at the limit: {rest[0].en})"
    )


def _within(topic: Topic, bounds: Bounds) -> Words:
    low, high = _shown(topic, bounds.low), _shown(topic, bounds.high)
    if low and high:
        return Words(f"{low.zh} 至 {high.zh}", f"{low.en} to {high.en}")
    if high:
        return Words(f"不超过 {high.zh}", f"at most {high.en}")
    assert low is not None
    return Words(f"不低于 {low.zh}", f"at least {low.en}")


def _beyond(topic: Topic, bounds: Bounds) -> Words:
    low, high = _shown(topic, bounds.low), _shown(topic, bounds.high)
    parts = [Words(f"低于 {low.zh}", f"under {low.en}")] if low else []
    parts += [Words(f"超过 {high.zh}", f"over {high.en}")] if high else []
    return Words("或".join(each.zh for each in parts), " or ".join(each.en for each in parts))


def _shown(topic: Topic, figure: object) -> Words | None:
    if figure is None:
        return None
    document = FactDoc(fact_type(topic), topic.title)
    return Words(show_value(figure, document, {}, "zh"), show_value(figure, document, {}, "en"))


def _listed(topic: Topic, words: Iterable[str]) -> Words | None:
    named = [topic.words.get(word, Words(word, word)) for word in words]
    if not named:
        return None
    return Words(_JOIN.zh.join(n.zh for n in named), _JOIN.en.join(n.en for n in named))


def _set(text: str) -> str:
    return f" {text}" if text[:1].isascii() else text


for _topic in TOPICS.values():
    _declare(_topic)
