"""JSON text becomes the positioned tree: a strict scanner, since the standard one has no places."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

from hetong.errors import InputError, Words
from hetong.source.limits import Budget, duplicate_key, empty_key, shorten
from hetong.source.text import Positions
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence, child_path

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
            raise self._error(
                Words(
                    zh="合同到这里已经结束，后面还有内容", en="the record ended, but text follows"
                ),
                Words(zh="请删掉多余的内容", en="Delete what follows"),
            )
        if isinstance(root, Scalar):
            raise self._positions.error(
                root.place.start,
                Words(zh="文件里只有一个值，没有键", en="the file is one value without keys"),
                Words(zh='请写成 {"键": 值}', en='Write {"key": value}'),
            )
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
            raise self._error(*_key_words(self._peek()))
        start = self._at
        key = self._string()
        place = self._positions.place(start, self._at)
        if not key:
            raise empty_key(self._positions, start)
        if key in seen:
            raise duplicate_key(self._positions, key, seen[key], start)
        seen[key] = start
        if self._peek() != ":":
            raise self._error(
                Words(zh="键后面应该是半角冒号 :", en="a colon : is expected behind the key"),
                Words(zh='请写成 "键": 值', en='Write "key": value'),
            )
        self._at += 1
        return Item(key, place, self._value(child_path(path, key), depth + 1))

    def _array(self, path: str, depth: int) -> Sequence:
        start = self._at
        self._at += 1
        values: list[Node] = []
        if self._peek() != "]":
            while True:
                values.append(self._value(child_path(path, len(values)), depth + 1))
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
                raise self._positions.error(comma, *_LAST_COMMA)
            return False
        if not character:
            line = self._positions.at(start)[0]
            raise self._error(
                Words(
                    zh=f"文件到头了，第 {line} 行的括号还没有结束",
                    en=f"the file ends, but the bracket of line {line} is still open",
                ),
                Words(zh=f"请补上 {bracket}", en=f"Add {bracket}"),
            )
        raise self._error(
            Words(
                zh=f"这里应该是半角逗号或 {bracket}", en=f"a comma or {bracket} is expected here"
            ),
            Words(
                zh="请检查前一个值后面是否漏了逗号，标点是否用了全角",
                en="Check for a missing comma or full-width punctuation behind the value before",
            ),
        )

    def _string(self) -> str:
        start = self._at
        try:
            text, self._at = _strings.raw_decode(self._text, start)
        except JSONDecodeError as error:
            raise self._positions.error(error.pos, *_string_words(error.msg)) from None
        if _SURROGATE.search(text):
            raise self._positions.error(start, *_LONE_SURROGATE)
        return str(text)

    def _bare(self, path: str) -> Scalar:
        start = self._at
        found = _WORD.match(self._text, start)
        if found is None:
            raise self._error(*_value_words(self._text[start : start + 1]))
        word = found.group()
        if word not in ("true", "false", "null") and not _NUMBER.fullmatch(word):
            raise self._error(*_word_words(word))
        self._at = found.end()
        return Scalar(word, self._positions.place(start, self._at), path, null=word == "null")

    def _error(self, words: Words, advice: Words) -> InputError:
        return self._positions.error(self._at, words, advice)


def _key_words(character: str) -> tuple[Words, Words]:
    if not character:
        return (
            Words(zh="文件到头了，括号还没有结束", en="the file ends inside a bracket"),
            Words(zh="请补上 }", en="Add }"),
        )
    return (
        Words(zh="这里应该是带双引号的键", en="a key in double quotes is expected here"),
        Words(
            zh='请写成 "键": 值，用半角双引号，不写注释',
            en='Write "key": value with plain double quotes and without comments',
        ),
    )


def _value_words(character: str) -> tuple[Words, Words]:
    if not character:
        return (
            Words(zh="文件到头了，这里还缺一个值", en="the file ends where a value is expected"),
            Words(zh="请补上缺少的内容和括号", en="Add the missing value and brackets"),
        )
    return (
        Words(zh=f"值不能以“{character}”开头", en=f"a value cannot begin with '{character}'"),
        Words(
            zh="文字要加半角双引号；标点要用半角；JSON 里不能写注释",
            en="Put text in plain double quotes; JSON has no comments",
        ),
    )


def _word_words(word: str) -> tuple[Words, Words]:
    shown = shorten(word)
    if word.lstrip("-+").lower() in ("nan", "infinity", "inf"):
        return (
            Words(zh=f"{shown} 不是数", en=f"{shown} is not a number"),
            Words(zh="请写出真实的数，没有就写 null", en="Write the number, or null for none"),
        )
    if word[0] in "-+.0123456789":
        return (
            Words(zh=f"数写得不对：{shown}", en=f"this is not a JSON number: {shown}"),
            Words(
                zh="数不能以 0 或 + 开头；账号、编号和带单位的值要加双引号",
                en="No leading 0 or +; put account numbers and values with units in double quotes",
            ),
        )
    return (
        Words(zh=f"文字没有加双引号：{shown}", en=f"text without double quotes: {shown}"),
        Words(
            zh="请加上半角双引号；真假值写 true 或 false，空值写 null",
            en="Put it in double quotes; write true, false or null in lower case",
        ),
    )


def _string_words(problem: str) -> tuple[Words, Words]:
    if problem.startswith("Unterminated"):
        return (
            Words(zh="这里开始的双引号没有结束", en="the double quote opened here is never closed"),
            Words(zh="请补上另一个双引号", en="Add the closing double quote"),
        )
    if problem.startswith("Invalid control"):
        return (
            Words(zh="双引号里不能换行或用制表符", en="no line break or tab inside double quotes"),
            Words(
                zh="换行写成 \\n，制表符写成 \\t", en="Write \\n for a line break, \\t for a tab"
            ),
        )
    return (
        Words(zh="反斜杠 \\ 后面的字符不认识", en="unknown character after the backslash \\"),
        Words(zh="反斜杠本身写成 \\\\", en="Write \\\\ for a backslash"),
    )


_LAST_COMMA = (
    Words(zh="最后一项后面多了逗号", en="there is a comma behind the last item"),
    Words(zh="请删掉这个逗号", en="Delete the comma"),
)
_LONE_SURROGATE = (
    Words(
        zh="这段文字里有半个字符（\\ud800 到 \\udfff 单独出现）",
        en="half a character (\\ud800 to \\udfff alone)",
    ),
    Words(zh="请直接写出这个字", en="Write the character itself"),
)
