"""The comments of a record: where `#` begins one, and never where it is part of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from hetong.errors import Place
from hetong.source.text import Positions
from hetong.source.toml_scan import Scanner

# libyaml also ends a comment at the Unicode line ends.
_COMMENT = re.compile("#[^\r\n\x85\u2028\u2029]*")
_LINE_END = re.compile("[\r\n\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as written, `#` included; `alone` where nothing stands before it on its line."""

    text: str
    place: Place
    alone: bool


def read_comments(text: str, name: str, suffix: str) -> tuple[Comment, ...]:
    """Return the comments of a text in the format of `suffix`, in file order; JSON has none.

    The text must be one that `read_tree` takes.
    """
    if "#" not in text or suffix.lower() == ".json":
        return ()
    positions = Positions(text, name)
    gaps = _toml_gaps(positions) if suffix.lower() == ".toml" else _yaml_gaps(text)
    return tuple(
        _comment(found, positions)
        for start, end in gaps
        for found in _COMMENT.finditer(text, start, end)
    )


def _comment(found: re.Match[str], positions: Positions) -> Comment:
    place = positions.place(found.start(), found.end())
    before = positions.text[positions.start_of(place.line) : place.start]
    return Comment(found.group(), place, not before.strip())


def _yaml_gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the scalars of a YAML text; the rest is brackets and marks."""
    at = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if not isinstance(token, yaml.ScalarToken):
            continue
        start, end = token.start_mark.index, token.end_mark.index
        if token.style in ("|", ">"):
            # A comment may stand behind the mark that announces a block of text.
            head = _LINE_END.search(text, start, end)
            start = head.start() if head else end
        yield at, start
        at = end
    yield at, len(text)


def _toml_gaps(positions: Positions) -> list[tuple[int, int]]:
    scanner = Scanner(positions)
    scanner.statements()
    return scanner.gaps
