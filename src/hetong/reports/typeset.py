"""Words become lines of a given display width, Chinese characters counted as two columns.

Chinese breaks between any two characters, but no line begins with closing punctuation or ends
with an opening bracket; words, numbers and record keys stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wcwidth import wcwidth

NEVER_FIRST = frozenset("，。；：、！？）》」』】〕〉”’…—·%％℃°,.;:!?)]}")
NEVER_LAST = frozenset("（《「『【〔〈“‘([{￥¥§")
_PIECE = re.compile(r"[\x21-\x7e\u00a1-\u024f]+|\s+|.", re.DOTALL)
_NUMBER_AND_UNIT = re.compile(r"(?<=[第0-9]) (?=[\u4e00-\u9fff0-9])")
_UNITS = frozenset("条款项目行页年月日天周时分秒元角倍个份次号章节")
_COUNTER = re.compile(r"[0-9]\u00a0?个$")
_HARD_SPACE = "\u00a0"


def columns(text: str) -> int:
    """Return how many terminal columns `text` takes."""
    return sum(_columns(char) for char in text)


def wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns (at least 2); no text gives no line.

    Numbers stay with the unit behind them (`30 日`, `第 41 行`).
    """
    width = max(width, 2)
    lines: list[str] = []
    line, used = "", 0
    for piece in _clusters(text):
        taken = columns(piece)
        if piece.isspace():
            line, used = (line + " ", used + 1) if line else ("", 0)
            continue
        if used + taken > width:
            if line:
                lines.append(line)
            *whole, piece = _split(piece, width)
            lines += whole
            line, used = "", 0
        line += piece
        used = columns(line)
    if line.strip():
        lines.append(line)
    return [each.rstrip().replace(_HARD_SPACE, " ") for each in lines]


def hang(label: str, text: str, width: int) -> list[str]:
    """Return `label` followed by `text`, wrapped so that its lines stand under each other."""
    margin = columns(label)
    first, *rest = wrap(text, width - margin) or [""]
    return [(label + first).rstrip(), *(" " * margin + line for line in rest)]


def justify(lines: list[str], right: str, width: int) -> list[str]:
    """Return `lines` with `right` at the right margin: on the last line if it fits, else below."""
    if not right:
        return lines
    last = lines[-1] if lines else ""
    gap = width - columns(last) - columns(right)
    if gap >= 2:
        return [*lines[:-1], last + " " * gap + right]
    below = wrap(right, width)
    return [*lines, *(" " * (width - columns(line)) + line for line in below)]


def shorten(text: str, width: int) -> str:
    """Return `text` cut to `width` columns, the cut shown by an ellipsis."""
    if columns(text) <= width:
        return text
    kept, used = "", 1
    for char in text:
        used += _columns(char)
        if used > width:
            break
        kept += char
    return kept.rstrip("，、；：,;: ") + "…"


def shorten_front(text: str, width: int) -> str:
    """Return the end of `text` in `width` columns: of a path, the part that tells files apart."""
    if columns(text) <= width:
        return text
    return "…" + shorten(text[::-1], width)[:-1][::-1]


def _columns(char: str) -> int:
    return max(wcwidth(char), 0)


def _clusters(text: str) -> Iterator[str]:
    """Yield pieces between which a line may break."""
    held = ""
    for piece in _PIECE.findall(_NUMBER_AND_UNIT.sub(_HARD_SPACE, text)):
        if held and not _bound(held, piece):
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _bound(before: str, after: str) -> bool:
    if before.isspace() and before != _HARD_SPACE:
        return False
    if after.isspace() and after != _HARD_SPACE:
        return False
    hard = _HARD_SPACE in (before[-1], after[0])
    marks = after[0] in NEVER_FIRST or before[-1] in NEVER_LAST
    return hard or marks or _counted(before, after) or columns(after) == 0


def _counted(before: str, after: str) -> bool:
    """Whether a line break would tear 第510条, 30日 or 3个月."""
    digit = before[-1].isdecimal()
    unit = (digit and after[0] in _UNITS) or _COUNTER.search(before) is not None
    return unit or (before[-1] == "第" and after[0].isdecimal())


def _split(piece: str, width: int) -> list[str]:
    """Cut a piece that is wider than a line; the last part may be followed by more."""
    parts = [""]
    for char in piece:
        if parts[-1] and columns(parts[-1]) + _columns(char) > width:
            parts.append("")
        parts[-1] += char
    return parts
