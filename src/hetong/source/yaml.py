"""YAML text becomes the positioned tree, over libyaml's event stream.

Ordinary loaders hang, crash or lose keys on hostile files; events are refused one by one instead.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from hetong.errors import InputError, Words
from hetong.source.limits import Budget
from hetong.source.refusals import duplicate_key, empty_key, shorten
from hetong.source.text import Positions, empty
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence
from hetong.source.yaml_flow import no_value
from hetong.source.yaml_mistakes import lone_text, syntax_error

_NULLS = frozenset({"", "~", "null"})


def read_yaml(text: str, name: str) -> Node:
    """Return the tree of one YAML document; scalars keep their text as written.

    Raises InputError with line and column for syntax errors and for everything outside plain
    mappings, lists and scalars: anchors, aliases, tags, merge keys, duplicate, empty or
    non-scalar keys, a second document, more than MAX_DEPTH levels or MAX_NODES values.
    """
    positions = Positions(text, name)
    try:
        return _Reader(positions).read()
    except yaml.YAMLError as error:
        raise syntax_error(error, positions) from None


class _Reader:
    """Consumes the events of one text; recursion is bounded by MAX_DEPTH."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._budget = Budget(positions)
        self._events: Iterator[yaml.Event] = iter(
            yaml.parse(positions.text, Loader=yaml.CSafeLoader)
        )

    def read(self) -> Node:
        event = self._next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise empty(self._positions.name)
        root = self._node(event, "", 1)
        if isinstance(root, Scalar):
            raise empty(self._positions.name) if root.null else lone_text(root, self._positions)
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise self._refuse(event, _SECOND_DOCUMENT)
        return root

    def _next(self) -> yaml.Event:
        return next(self._events)

    def _node(self, event: yaml.Event, path: str, depth: int) -> Node:
        start = _span(event)[0]
        self._budget.take(start)
        self._plain_only(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        self._budget.descend(depth, start)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path, depth)
        return self._sequence(event, path, depth)

    def _plain_only(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(event, _ALIAS)
        if getattr(event, "tag", None) is not None:
            raise self._refuse(event, _TAG)

    def _scalar(self, event: yaml.ScalarEvent, path: str) -> Scalar:
        plain = not event.style
        value: str = event.value
        start, end = _span(event)
        if event.style in ("|", ">"):
            # libyaml ends a block at the next token; the value ends with its last visible line.
            end = start + len(self._positions.text[start:end].rstrip())
        return Scalar(
            text=value,
            place=self._positions.place(start, end),
            path=path,
            null=plain and value in _NULLS,
            quoted=not plain,
        )

    def _mapping(self, start: yaml.Event, path: str, depth: int) -> Mapping:
        items: list[Item] = []
        seen: dict[str, int] = {}
        flow = getattr(start, "flow_style", False)
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, seen)
            child = self._budget.path(path, key.text, key.place.start)
            after = self._next()
            if flow and _bare(after, key.place.end, self._positions.text):
                raise no_value(key.text, key.place.start, self._positions)
            value = self._node(after, child, depth + 1)
            items.append(Item(key.text, key.place, value))
        last = items[-1].value.place.end if items else None
        return Mapping(tuple(items), self._positions.place(*_extent(start, event, last)), path)

    def _sequence(self, start: yaml.Event, path: str, depth: int) -> Sequence:
        values: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            child = self._budget.path(path, len(values), _span(event)[0])
            values.append(self._node(event, child, depth + 1))
        last = values[-1].place.end if values else None
        return Sequence(tuple(values), self._positions.place(*_extent(start, event, last)), path)

    def _key(self, event: yaml.Event, seen: dict[str, int]) -> Scalar:
        self._plain_only(event)
        offset = _span(event)[0]
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refuse(event, _COMPLEX_KEY)
        key = self._scalar(event, "")
        if not key.text:
            raise empty_key(self._positions, offset)
        if key.text == "<<" and not key.quoted:
            raise self._refuse(event, _MERGE)
        if key.text in seen:
            raise duplicate_key(self._positions, key.text, seen[key.text], offset)
        seen[key.text] = offset
        return key

    def _refuse(self, event: yaml.Event, what: tuple[Words, Words]) -> InputError:
        start, end = _span(event)
        written = self._positions.text[start:end].split("\n")[0].strip()
        words, advice = what
        if isinstance(event, yaml.AliasEvent) and written:
            words = Words(
                zh=f"{words.zh}（{shorten(written)}）", en=f"{words.en} ({shorten(written)})"
            )
        return self._positions.error(start, words, advice)


def _span(event: yaml.Event) -> tuple[int, int]:
    """Return start and end offset of `event` in code points."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


def _bare(value: yaml.Event, key_end: int, text: str) -> bool:
    """Whether a key in braces has neither a value nor a colon: `{86,000.00}` has two such keys."""
    if not isinstance(value, yaml.ScalarEvent) or value.value or value.style:
        return False
    return ":" not in text[key_end : _span(value)[1]]


def _extent(start: yaml.Event, end: yaml.Event, last: int | None) -> tuple[int, int]:
    """Return offsets of a collection: to its bracket in flow style, else to its last value."""
    first = _span(start)[0]
    if getattr(start, "flow_style", False) or last is None:
        return first, _span(end)[1]
    return first, last


_ALIAS = (
    Words(zh="这里用了 YAML 的引用（& 或 *）", en="a YAML anchor or alias (& or *) is used here"),
    Words(
        zh="请直接写出内容；如果 & 或 * 本来就是文字，请给整个值加上引号",
        en="Write the value itself; if & or * is part of the text, put the value in quotes",
    ),
)
_TAG = (
    Words(zh="这里用了 YAML 的类型标记（!）", en="a YAML tag (!) is used here"),
    Words(
        zh="请删掉这个标记；如果 ! 本来就是文字，请给整个值加上引号",
        en="Delete the tag; if ! is part of the text, put the value in quotes",
    ),
)
_MERGE = (
    Words(zh="这里用了 YAML 的合并键 <<", en="the YAML merge key << is used here"),
    Words(zh="请把要合并的内容直接写出来", en="Write out what should be merged"),
)
_COMPLEX_KEY = (
    Words(
        zh="键只能是一个名字，不能是列表或映射", en="a key must be a name, not a list or mapping"
    ),
    Words(
        zh="如果方括号或花括号是文字的一部分，请给它加上引号",
        en="If the brackets are part of the text, put it in quotes",
    ),
)
_SECOND_DOCUMENT = (
    Words(zh="文件里有第二份 YAML 文档（---）", en="the file holds a second YAML document (---)"),
    Words(zh="一个文件只写一份合同", en="Write one contract to a file"),
)
