"""libyaml's complaint becomes one plain sentence that names the likely typing mistake."""

from __future__ import annotations

import re

import yaml

from hetong.errors import InputError, Words
from hetong.source.refusals import empty_key, shorten
from hetong.source.text import Positions
from hetong.source.tree import Scalar
from hetong.source.yaml_flow import flow_error

_WIDE_COLON = re.compile(r"^\s*(?:-\s+)*[^\s:：#'\"]{1,40}(：)")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)*[^\s:：#'\"/]{1,40}(:)(?![\s/])\S")
_NO_KEY = re.compile(r"^\s*(?:-\s+)*(:)(?:\s|$)")
_TAB = re.compile(r"^ *(\t)")
_TWO_COLONS = re.compile(r"^\s*(?:-\s+)*[^\s:：]+:\s+[^'\"\s#{\[][^#]*?(:)(?:\s|$)")

_QUOTE_VALUE = Words(
    zh='请给整个值加上引号，例如 name: "…"', en='Put the whole value in quotes, as in name: "…"'
)
_PROBLEMS: tuple[tuple[str, Words, Words], ...] = (
    (
        "found character that cannot start any token",
        Words(zh="值不能以这个字符开头", en="a value cannot begin with this character"),
        _QUOTE_VALUE,
    ),
    (
        "found unexpected end of stream",
        Words(zh="这里开始的引号没有结束", en="the quotation mark opened here is never closed"),
        Words(zh="请补上另一个引号", en="Add the closing quotation mark"),
    ),
    (
        "found unexpected document indicator",
        Words(
            zh="这里开始的引号到“---”或“...”还没有结束",
            en="the quotation mark opened here is still open at --- or ...",
        ),
        Words(zh="请补上另一个引号", en="Add the closing quotation mark"),
    ),
    (
        "directive",
        Words(
            zh="以 % 开头的行会被 YAML 当成指令",
            en="YAML takes a line that begins with % for a directive",
        ),
        Words(zh="请删掉这一行，或者给整个值加上引号", en="Delete the line or quote the value"),
    ),
    (
        "mapping keys are not allowed",
        Words(zh="问号不能写在这里", en="a question mark cannot stand here"),
        _QUOTE_VALUE,
    ),
    (
        "did not find expected ',' or ']'",
        Words(zh="这里开始的方括号没有写完", en="the square bracket opened here is not finished"),
        Words(
            zh="请用 ] 结束，各项之间用英文逗号；如果方括号是文字，请给整个值加上引号",
            en="Close it with ] and separate items by commas; quote the value if [ is text",
        ),
    ),
    (
        "did not find expected ',' or '}'",
        Words(zh="这里开始的花括号没有写完", en="the curly bracket opened here is not finished"),
        Words(
            zh="请用 } 结束，各项之间用英文逗号；如果花括号是文字，请给整个值加上引号",
            en="Close it with } and separate items by commas; quote the value if { is text",
        ),
    ),
    (
        "mapping values are not allowed",
        Words(
            zh="这里不该出现“: ”，值里的冒号或者这一行的缩进不对",
            en="': ' is not allowed here: a colon inside a value, or wrong indentation",
        ),
        _QUOTE_VALUE,
    ),
    (
        "could not find expected ':'",
        Words(zh="这一行少了冒号", en="this line has no colon"),
        Words(
            zh="请写成 键: 值，冒号用半角，后面空一格",
            en="Write key: value, with a plain colon and a space behind it",
        ),
    ),
    (
        "did not find expected key",
        Words(
            zh="缩进和上面的键没有对齐，或者引号后面还有别的字",
            en="not aligned with the keys above, or text follows a closing quotation mark",
        ),
        Words(
            zh="同一层的键请从同一列开始；值里有引号时给整个值加上引号",
            en="Begin keys of one level in the same column; quote the whole value if it has quotes",
        ),
    ),
    (
        "did not find expected '-' indicator",
        Words(
            zh="列表里有一行没有以“- ”开头，或者缩进没有对齐",
            en="a line of this list does not begin with '- ', or is not aligned",
        ),
        Words(
            zh="列表的每一项都从同一列的“- ”开始",
            en="Begin every item of the list with '- ' in the same column",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Words(zh="列表不能和键写在同一行", en="a list cannot begin on the line of its key"),
        Words(
            zh="请换一行再写“- ”；如果减号是文字，请给整个值加上引号",
            en="Begin '- ' on the next line; quote the value if the dash is text",
        ),
    ),
    (
        "did not find expected comment or line break",
        Words(
            zh="“|”和“>”表示下面几行是文字，后面不能再写内容",
            en="'|' and '>' announce a text on the lines below; nothing may follow them",
        ),
        _QUOTE_VALUE,
    ),
    (
        "did not find expected node content",
        Words(zh="这里应该有一个值", en="a value is expected here"),
        _QUOTE_VALUE,
    ),
    (
        "found unknown escape character",
        Words(
            zh="双引号里的反斜杠 \\ 后面的字符不认识",
            en="unknown character after the backslash \\ in double quotes",
        ),
        Words(zh="请改用单引号，或者写两个反斜杠", en="Use single quotes, or write \\\\"),
    ),
    (
        "did not find expected alphabetic or numeric character",
        Words(
            zh="值以 & 或 * 开头，YAML 会当成引用",
            en="the value begins with & or *, which YAML takes for a reference",
        ),
        _QUOTE_VALUE,
    ),
    (
        "did not find expected <document start>",
        Words(
            zh="合同到“...”已经结束，后面还有内容",
            en="the record ended at '...', but something follows",
        ),
        Words(zh="请删掉“...”这一行", en="Delete the line '...'"),
    ),
    (
        "violates indentation",
        Words(zh="缩进用了制表符（Tab）", en="the line is indented with a tab"),
        Words(zh="请改用空格缩进", en="Indent with spaces"),
    ),
)
# These two are noticed on a later line; the mistake stands where the key or quote begins.
_CONTEXT_FIRST = (
    "could not find expected ':'",
    "found unexpected end of stream",
    "found unexpected document indicator",
    "did not find expected ',' or",
)


def syntax_error(error: yaml.YAMLError, positions: Positions) -> InputError:
    """Return the InputError for what libyaml refused, at the place of the likely cause."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    flow = flow_error(problem, mark.index, positions) if mark else None
    if flow is not None:
        return flow
    offset = _offset(error, problem, len(positions.text))
    cause = _typing_mistake(positions, offset)
    if cause is not None:
        return cause
    for part, words, advice in _PROBLEMS:
        if part in problem:
            return positions.error(offset, words, advice)
    told = shorten(" ".join(problem.split()), 100)
    return positions.error(
        offset,
        Words(zh=f"YAML 格式不对（{told}）", en=f"this is not valid YAML ({told})"),
        Words(
            zh="请检查这一行和上一行的冒号、引号和缩进",
            en="Check colons, quotes and indentation on this line and the one above",
        ),
    )


def lone_text(root: Scalar, positions: Positions) -> InputError:
    """Return the error for a file that is one text instead of keys and values."""
    cause = _typing_mistake(positions, root.place.start)
    if cause is not None:
        return cause
    return positions.error(
        root.place.start,
        Words(zh="文件里只有文字，没有“键: 值”", en="the file is plain text without 'key: value'"),
        Words(
            zh="请写成 键: 值，冒号用半角，后面空一格；合同原文请用 hetong extract",
            en="Write key: value, one to a line; for a contract draft use hetong extract",
        ),
    )


def _offset(error: yaml.YAMLError, problem: str, length: int) -> int:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if context is not None and problem.startswith(_CONTEXT_FIRST):
        mark = context
    return min(mark.index, length) if mark is not None else 0


def _typing_mistake(positions: Positions, offset: int) -> InputError | None:
    """Return the error for a mistake visible on the line of `offset` or the one above it."""
    number = positions.at(offset)[0]
    for line_number in (number, *_line_above(positions, number)):
        line = positions.line(line_number)
        start = positions.start_of(line_number)
        if line_number == number and (found := _TAB.match(line)):
            return positions.error(start + found.start(1), *_TAB_WORDS)
        if line_number == number and (found := _NO_KEY.match(line)):
            return empty_key(positions, start + found.start(1))
        if found := _WIDE_COLON.match(line):
            return positions.error(start + found.start(1), *_WIDE_COLON_WORDS)
        if found := _NO_SPACE.match(line):
            return positions.error(start + found.start(1), *_NO_SPACE_WORDS)
        if line_number == number and (found := _TWO_COLONS.match(line)):
            return positions.error(start + found.start(1), *_TWO_COLONS_WORDS)
    return None


def _line_above(positions: Positions, number: int) -> tuple[int, ...]:
    for above in range(number - 1, max(number - 20, 0), -1):
        line = positions.line(above).strip()
        if line and not line.startswith("#"):
            return (above,)
    return ()


_TAB_WORDS = (
    Words(zh="缩进用了制表符（Tab）", en="the line is indented with a tab"),
    Words(zh="请改用空格缩进", en="Indent with spaces"),
)
_WIDE_COLON_WORDS = (
    Words(zh="键后面用了全角冒号“：”", en="the key is followed by the full-width colon '：'"),
    Words(
        zh="请改成半角冒号，后面空一格，例如 name: 值",
        en="Write a plain colon and a space, as in name: value",
    ),
)
_NO_SPACE_WORDS = (
    Words(zh="冒号后面没有空格", en="there is no space behind the colon"),
    Words(zh="请在冒号后面空一格，例如 name: 值", en="Put a space there, as in name: value"),
)
_TWO_COLONS_WORDS = (
    Words(zh="值里面又有一个冒号加空格", en="the value contains another colon with a space"),
    _QUOTE_VALUE,
)
