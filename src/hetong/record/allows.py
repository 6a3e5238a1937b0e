"""Comments `# hetong: allow CST-012 理由` become the allows of a record: which rules, and where.

An allow behind a key or value concerns that and all below it, one on a line of its own the key
under it, one above the first key the whole contract.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hetong.errors import Place
from hetong.source.comments import Comment, read_comments
from hetong.source.tree import Mapping, Node, Scalar, Sequence

_MENTION = re.compile(r"#+\s*hetong", re.IGNORECASE)
_MARK = re.compile(r"#+\s*hetong\s*[:：]\s*(.*)", re.IGNORECASE | re.DOTALL)
_NO_COLON = re.compile(r"#+\s*hetong\s+allow\b", re.IGNORECASE)
_ALLOW = re.compile(r"allow\b[\s:：]*(.*)", re.IGNORECASE | re.DOTALL)
_END = r"(?![A-Za-z0-9_-])[\s,，、;；]*"
_RULE = re.compile(r"([A-Za-z]{2,4}-[0-9]{1,4})" + _END)
# CST012 is a mistyped id where the first one stands; later on it may be a word of the reason.
_FIRST = re.compile(r"([A-Za-z]{3}-?[0-9]{1,4})" + _END)
_LEAD = " \t:：-—–,，"


class Fault(StrEnum):
    """Why an allow has no effect, as far as the record alone shows it."""

    MALFORMED = "malformed"
    NO_REASON = "no_reason"
    NOTHING_BELOW = "nothing_below"


@dataclass(frozen=True, slots=True)
class Scope:
    """A key or list item with all below it: its record path and its stretch of the file."""

    path: str
    start: int
    end: int

    def holds(self, field: str, offset: int | None) -> bool:
        """Whether a record key, or what stands at an offset of the file, lies in this scope."""
        if not self.path or f"{field}.".startswith((f"{self.path}.", f"{self.path}[")):
            return True
        # A section stated several times has keys that do not name the statement they stand in.
        same = _section(field) == _section(self.path)
        return same and offset is not None and self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Allow:
    """One comment that allows rules: `scopes` says where, a scope with path "" everywhere."""

    rules: tuple[str, ...]
    reason: str
    place: Place
    scopes: tuple[Scope, ...] = ()
    fault: Fault | None = None

    def holds(self, field: str, offset: int | None) -> bool:
        """Whether the allow has effect on what stands at this key or offset."""
        if self.fault is not None:
            return False
        return any(scope.holds(field, offset) for scope in self.scopes)


def find_allows(tree: Node, text: str, name: str, suffix: str) -> tuple[Allow, ...]:
    """Return the allows in the comments of a record, in file order; `tree` was read from `text`."""
    if not _MENTION.search(text):
        return ()
    comments = [each for each in read_comments(text, name, suffix) if _MENTION.match(each.text)]
    layout = _Layout.of(tree)
    return tuple(allow for each in comments if (allow := _allow(layout, each)) is not None)


def _allow(layout: _Layout, comment: Comment) -> Allow | None:
    marked = _MARK.match(comment.text)
    if marked is None:
        missed = _NO_COLON.match(comment.text)
        return Allow((), "", comment.place, fault=Fault.MALFORMED) if missed else None
    said = _ALLOW.match(marked[1].strip())
    rules, reason = _split(said[1]) if said else ((), "")
    if not rules:
        return Allow((), reason, comment.place, fault=Fault.MALFORMED)
    scopes = layout.concerned(comment)
    fault = None if scopes else Fault.NOTHING_BELOW
    return Allow(rules, reason, comment.place, scopes, fault if reason else Fault.NO_REASON)


def _split(text: str) -> tuple[tuple[str, ...], str]:
    """Return the rule ids a text begins with, and what follows them."""
    rules: dict[str, None] = {}
    at = 0
    while found := (_RULE if rules else _FIRST).match(text, at):
        rules[found[1].upper()] = None
        at = found.end()
    return tuple(rules), " ".join(text[at:].strip(_LEAD).split())


@dataclass(frozen=True, slots=True)
class _Element:
    """A key with its value, or an item of a list; `indent` is the column its line begins in."""

    path: str
    start: int
    line: int
    end: int
    end_line: int
    indent: int

    @property
    def scope(self) -> Scope:
        """Return the stretch and path of the element."""
        return Scope(self.path, self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The elements of a file in the order they begin, and by the lines they begin and end on."""

    elements: list[_Element]
    begun: dict[int, list[_Element]]
    ended: dict[int, _Element]

    @classmethod
    def of(cls, tree: Node) -> _Layout:
        elements = sorted(_elements(tree), key=lambda one: (one.start, -one.end))
        begun: dict[int, list[_Element]] = {}
        ended: dict[int, _Element] = {}
        for one in elements:
            outer = begun.setdefault(one.line, [])
            if not (outer and one.end <= outer[-1].end):
                outer.append(one)
            last = ended.setdefault(one.end_line, one)
            if one.end >= last.end:
                ended[one.end_line] = one
        return cls(elements, begun, ended)

    def concerned(self, comment: Comment) -> tuple[Scope, ...]:
        """Return what a comment concerns; nothing where no key stands under it on its level."""
        place = comment.place
        if not self.elements or place.start < self.elements[0].start:
            return (Scope("", 0, 0),)
        if not comment.alone and place.line in self.begun:
            return self._on(place.line)
        if not comment.alone and place.line in self.ended:
            return (self.ended[place.line].scope,)
        n = bisect_right(self.elements, place.start, key=lambda one: one.start)
        below = self.elements[n] if n < len(self.elements) else None
        # A comment further in than the next key speaks of what ended above it.
        if below is None or (comment.alone and place.column > below.indent):
            return ()
        return self._on(below.line)

    def _on(self, line: int) -> tuple[Scope, ...]:
        """Return the outermost elements that begin on a line."""
        return tuple(one.scope for one in self.begun[line])


def _elements(node: Node) -> Iterator[_Element]:
    if isinstance(node, Mapping):
        for item in node.items:
            place, value = item.key_place, item.value
            if not _spread(place, value):
                yield _element(value, place, place.column)
            yield from _elements(value)
    elif isinstance(node, Sequence):
        for value in node.values:
            yield _element(value, value.place, node.place.column)
            yield from _elements(value)


def _element(value: Node, first: Place, indent: int) -> _Element:
    last = value.place
    end, end_line = max((first.end, first.end_line), (last.end, last.end_line))
    return _Element(value.path, first.start, first.line, end, end_line, indent)


def _spread(key: Place, value: Node) -> bool:
    """Whether a TOML key opens nothing of its own: `fees` in `fees.model = 1`, `sla` in `[[sla]]`.

    Their values begin where the key or its header does, not behind the key.
    """
    if isinstance(value, Scalar) or value.place.start > key.start:
        return False
    return isinstance(value, Sequence) or value.place.start == key.start


def _section(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]
