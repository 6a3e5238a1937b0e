"""libyaml's complaint becomes one plain sentence that names the likely typing mistake."""

from __future__ import annotations

import re

import yaml

from hetong.errors import InputError, Words
from hetong.source.refusals import empty_key, shorten
from hetong.source.text import Positions
from hetong.source.tree import Scalar
from hetong.source.yaml_errors import NO_SPACE, PROBLEMS, TAB, TWO_COLONS, WIDE_COLON
from hetong.source.yaml_flow import flow_error

_WIDE_COLON = re.compile(r"^\s*(?:-\s+)*[^\s:：#'\"]{1,40}(：)")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)*[^\s:：#'\"/]{1,40}(:)(?![\s/])\S")
_NO_KEY = re.compile(r"^\s*(?:-\s+)*(:)(?:\s|$)")
_TAB = re.compile(r"^ *(\t)")
_TWO_COLONS = re.compile(r"^\s*(?:-\s+)*[^\s:：]+:\s+[^'\"\s#{\[][^#]*?(:)(?:\s|$)")

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
    for part, said in PROBLEMS.items():
        if part in problem:
            return positions.error(offset, *said)
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
            return positions.error(start + found.start(1), *TAB)
        if line_number == number and (found := _NO_KEY.match(line)):
            return empty_key(positions, start + found.start(1))
        if found := _WIDE_COLON.match(line):
            return positions.error(start + found.start(1), *WIDE_COLON)
        if found := _NO_SPACE.match(line):
            return positions.error(start + found.start(1), *NO_SPACE)
        if line_number == number and (found := _TWO_COLONS.match(line)):
            return positions.error(start + found.start(1), *TWO_COLONS)
    return None


def _line_above(positions: Positions, number: int) -> tuple[int, ...]:
    for above in range(number - 1, max(number - 20, 0), -1):
        line = positions.line(above).strip()
        if line and not line.startswith("#"):
            return (above,)
    return ()
