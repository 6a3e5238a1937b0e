"""JSON text becomes the positioned tree: a strict scanner, since the standard one has no places."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

from hetong.errors import InputError, Words
from hetong.source import json_errors as say
from hetong.source.limits import Budget
from hetong.source.refusals import duplicate_key, empty_key, no_comma
from hetong.source.text import Positions
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence

_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"[-+.0-9A-Za-z_]+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_strings = JSONDecoder()


def read_json(text: str, name: str) -> Node:
    """Return the tree of one JSON text; numbers keep their literal text.

    Raises InputError with line and column for syntax errors, duplicate or empty keys, NaN and
    Infinity, lone surrogates, anything behind the value, more than MAX_DEPTH levels or MAX_NODES
    values, and for a root that is neither object nor array.
    """
    return _Scanner(Positions(text, name)).read()


class _Scanner:
    """Reads one text from front to back; recursion is bounded by MAX_DEPTH."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._text = positions.text
        self._budget = Budget(positions)
        self._at = 0

    def read(self) -> Node:
        root = self._value("", 1)
        if self._peek():
            raise self._error(*say.MORE)
        if isinstance(root, Scalar):
            raise self._positions.error(root.place.start, *say.LONE_VALUE)
        return root

    def _peek(self) -> str:
        """Skip white space and return the next character, "" at the end."""
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _value(self, path: str, depth: int) -> Node:
        first = self._peek()
        start = self._at
        self._budget.take(start)
        if first == "{":
            self._budget.descend(depth, start)
            return self._object(path, depth)
        if first == "[":
            self._budget.descend(depth, start)
            return self._array(path, depth)
        if first == '"':
            text = self._string()
            return Scalar(text, self._positions.place(start, self._at), path, quoted=True)
        return self._bare(path)

    def _object(self, path: str, depth: int) -> Mapping:
        start = self._at
        self._at += 1
        items: list[Item] = []
        seen: dict[str, int] = {}
        if self._peek() != "}":
            while True:
                items.append(self._item(path, depth, seen))
                if self._closes("}", start):
                    break
        self._at += 1
        return Mapping(tuple(items), self._positions.place(start, self._at), path)

    def _item(self, path: str, depth: int, seen: dict[str, int]) -> Item:
        if self._peek() != '"':
            raise self._error(*say.key_words(self._peek()))
        start = self._at
        key = self._string()
        place = self._positions.place(start, self._at)
        if not key:
            raise empty_key(self._positions, start)
        if key in seen:
            raise duplicate_key(self._positions, key, seen[key], start)
        seen[key] = start
        if self._peek() != ":":
            raise self._error(*say.NO_COLON)
        self._at += 1
        child = self._budget.path(path, key, start)
        return Item(key, place, self._value(child, depth + 1))

    def _array(self, path: str, depth: int) -> Sequence:
        start = self._at
        self._at += 1
        values: list[Node] = []
        if self._peek() != "]":
            while True:
                child = self._budget.path(path, len(values), self._at)
                values.append(self._value(child, depth + 1))
                if self._closes("]", start):
                    break
        self._at += 1
        return Sequence(tuple(values), self._positions.place(start, self._at), path)

    def _closes(self, bracket: str, start: int) -> bool:
        """Return whether `bracket` comes next; step over a comma; refuse anything else."""
        character = self._peek()
        if character == bracket:
            return True
        if character == ",":
            comma = self._at
            self._at += 1
            if self._peek() == bracket:
                raise self._positions.error(comma, *say.LAST_COMMA)
            return False
        if not character:
            raise self._error(*say.bracket_open(bracket, self._positions.at(start)[0]))
        raise self._error(*no_comma(bracket))

    def _string(self) -> str:
        start = self._at
        try:
            text, self._at = _strings.raw_decode(self._text, start)
        except JSONDecodeError as error:
            raise self._positions.error(error.pos, *say.string_words(error.msg)) from None
        if _SURROGATE.search(text):
            raise self._positions.error(start, *say.LONE_SURROGATE)
        return str(text)

    def _bare(self, path: str) -> Scalar:
        start = self._at
        found = _WORD.match(self._text, start)
        if found is None:
            raise self._error(*say.value_words(self._text[start : start + 1]))
        word = found.group()
        if word not in ("true", "false", "null") and not _NUMBER.fullmatch(word):
            raise self._error(*say.word_words(word))
        self._at = found.end()
        return Scalar(word, self._positions.place(start, self._at), path, null=word == "null")

    def _error(self, words: Words, advice: Words) -> InputError:
        return self._positions.error(self._at, words, advice)
