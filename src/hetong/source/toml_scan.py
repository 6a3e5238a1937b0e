"""TOML text becomes statements with offsets; lax where tomllib judges anyway, never unbounded."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from hetong.errors import InputError, Words
from hetong.source import toml_errors as say
from hetong.source.limits import Budget
from hetong.source.refusals import UNKNOWN_ESCAPE, empty_key, no_comma
from hetong.source.text import Positions

_BLANK = re.compile(r"[ \t]*+")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY_RUN = re.compile(r"[^\s=.,\[\]{}#\"'＝]++")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LITERALS = (
    re.compile(r'"""[^"\\]*+(?:(?:\\.|"{1,2}(?!"))[^"\\]*+)*+"{3,5}', re.DOTALL),
    re.compile(r"'''[^']*+(?:'{1,2}(?!')[^']*+)*+'{3,5}", re.DOTALL),
    re.compile(r'"(?!"")[^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+"'),
    re.compile(r"'(?!'')[^'\r\n]*+'"),
)
_TOKEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*+|[^\s,\]}#]++", re.ASCII)
_INTEGER = r"[+-]?(?:0|[1-9](?:_?[0-9])*)"
_NUMBER = re.compile(_INTEGER + r"(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?")
_BASED = re.compile(r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
_TIME = re.compile(rf"{_DAY}(?:[Tt ]{_CLOCK}(?:[Zz]|[+-][0-9]{{2}}:[0-9]{{2}})?)?|{_CLOCK}")
_LONGEST_NUMBER = 200


@dataclass(frozen=True, slots=True)
class Key:
    """One part of a dotted key."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Atom:
    """A string, number, boolean, date or time; `text` is its content as written."""

    text: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Array:
    """An array in square brackets."""

    values: tuple[Raw, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """An inline table in curly brackets."""

    pairs: tuple[Statement, ...]
    start: int
    end: int


Raw = Atom | Array | Inline


@dataclass(frozen=True, slots=True)
class Statement:
    """`keys = value`, or a header `[keys]` (value None), or `[[keys]]` (array True)."""

    keys: tuple[Key, ...]
    value: Raw | None
    start: int
    end: int
    array: bool = False


class Scanner:
    """Reads one text from front to back; recursion is bounded by MAX_DEPTH.

    `gaps` collects the stretches of white space and comments between statements and values.
    """

    def __init__(self, positions: Positions) -> None:
        self.gaps: list[tuple[int, int]] = []
        self._positions = positions
        self._text = positions.text
        self._budget = Budget(positions)
        self._at = 0

    def statements(self) -> list[Statement]:
        """Return all statements; raises InputError at the first text that is none."""
        found: list[Statement] = []
        self._skip(_GAP)
        while self._at < len(self._text):
            found.append(self._header() if self._sees("[") else self._pair(1))
            self._skip(_BLANK)
            if not (self._sees("#", "\n", "\r") or self._at >= len(self._text)):
                raise self._error(*say.MORE_ON_LINE)
            self._skip(_GAP)
        return found

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        if found and pattern is _GAP:
            self.gaps.append(found.span())
        self._at = found.end() if found else self._at

    def _sees(self, *texts: str) -> bool:
        return self._text.startswith(texts, self._at)

    def _header(self) -> Statement:
        start = self._at
        self._budget.take(start)
        array = self._sees("[[")
        self._at += 2 if array else 1
        keys = self._keys()
        closing = "]]" if array else "]"
        if not self._sees(closing):
            raise self._error(*say.header_open(closing))
        self._at += len(closing)
        return Statement(keys, None, start, self._at, array)

    def _pair(self, depth: int) -> Statement:
        start = self._at
        keys = self._keys()
        if not self._sees("="):
            raise self._error(*say.no_equals(self._text[self._at : self._at + 1]))
        self._at += 1
        self._skip(_BLANK)
        value = self._value(depth + 1)
        return Statement(keys, value, start, self._at)

    def _keys(self) -> tuple[Key, ...]:
        keys: list[Key] = []
        while True:
            self._skip(_BLANK)
            keys.append(self._key())
            self._skip(_BLANK)
            self._budget.descend(len(keys), keys[0].start)
            if not self._sees("."):
                return tuple(keys)
            self._budget.take(self._at)
            self._at += 1

    def _key(self) -> Key:
        start = self._at
        if self._sees('"', "'"):
            if self._sees('"""', "'''"):
                raise self._error(*say.NO_KEY)
            text = self._string().text
        else:
            found = _KEY_RUN.match(self._text, start)
            if found is None:
                raise self._error(*say.NO_KEY)
            text = found.group()
            if not _BARE_KEY.fullmatch(text):
                raise self._error(*say.bare_key(text))
            self._at = found.end()
        if not text:
            raise empty_key(self._positions, start)
        return Key(text, start, self._at)

    def _value(self, depth: int) -> Raw:
        start = self._at
        self._budget.take(start)
        if self._sees("["):
            self._budget.descend(depth, start)
            return self._array(depth)
        if self._sees("{"):
            self._budget.descend(depth, start)
            return self._inline(depth)
        if self._sees('"', "'"):
            return self._string()
        return self._bare()

    def _array(self, depth: int) -> Array:
        start = self._at
        values: list[Raw] = []
        while not self._closes("]", start):
            values.append(self._value(depth + 1))
        return Array(tuple(values), start, self._at)

    def _inline(self, depth: int) -> Inline:
        start = self._at
        pairs: list[Statement] = []
        while not self._closes("}", start):
            pairs.append(self._pair(depth))
        return Inline(tuple(pairs), start, self._at)

    def _closes(self, bracket: str, start: int) -> bool:
        """Step over the opening bracket or a comma; return whether `bracket` closes here."""
        if self._at == start:
            self._at += 1
            self._skip(_GAP)
        else:
            self._skip(_GAP)
            if self._sees(","):
                self._at += 1
                self._skip(_GAP)
            elif self._at < len(self._text) and not self._sees(bracket):
                raise self._error(*no_comma(bracket))
        if self._at >= len(self._text):
            raise self._positions.error(start, *say.bracket_open(bracket))
        if self._sees(bracket):
            self._at += 1
            return True
        return False

    def _string(self) -> Atom:
        start = self._at
        for pattern in _LITERALS:
            if found := pattern.match(self._text, start):
                self._at = found.end()
                return Atom(self._decoded(found.group(), start), start, self._at, quoted=True)
        raise self._error(*say.QUOTE_OPEN)

    def _decoded(self, literal: str, start: int) -> str:
        if "\\" in literal and literal[0] == '"':
            try:
                return str(tomllib.loads(f"v={literal}")["v"])
            except tomllib.TOMLDecodeError:
                raise self._positions.error(start, *UNKNOWN_ESCAPE) from None
        if literal.startswith(('"""', "'''")):
            # TOML drops a line end right behind the opening quotes and folds CR LF to LF.
            return literal[3:-3].replace("\r\n", "\n").removeprefix("\n")
        return literal[1:-1]

    def _bare(self) -> Atom:
        start = self._at
        found = _TOKEN.match(self._text, start)
        if found is None:
            raise self._error(*say.NO_VALUE)
        token = found.group()
        text = self._plain(token)
        if text is None:
            raise self._error(*say.bad_token(token))
        self._at = found.end()
        return Atom(text, start, self._at, quoted=False)

    def _plain(self, token: str) -> str | None:
        """Return the text of an unquoted token, or None when it is not TOML."""
        if len(token) > _LONGEST_NUMBER:
            return None
        if token in ("true", "false"):
            return token
        if _NUMBER.fullmatch(token):
            return token.replace("_", "")
        if _BASED.fullmatch(token):
            return str(int(token, 0))
        if _TIME.fullmatch(token):
            dated = "-" in token[:5] and len(token) > 10
            return f"{token[:10]}T{token[11:]}" if dated else token
        return None

    def _error(self, words: Words, advice: Words) -> InputError:
        return self._positions.error(self._at, words, advice)
