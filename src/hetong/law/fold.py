"""Chinese legal text with its typographic freedom taken out, and the way back to the original.

Whitespace, title marks 《》〈〉 and the prefix 中华人民共和国 go; half-width brackets and digits
become one form. Every folded character knows where it stood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

COUNTRY = "中华人民共和国"

_GONE = re.compile(rf"[《》〈〉\s]+|{COUNTRY}")
_FORMS = str.maketrans("()[]［］０１２３４５６７８９", "（）〔〕〔〕0123456789")
_NUMBERED = re.compile(r"(法释|法发)（(\s*\d{4}\s*)）")
_OPEN, _CLOSE = "《〈", "》〉"


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `places[i]` is the offset in the original of folded character i.

    `brackets` are the outermost 《…》 of the original, as offsets of their two marks.
    """

    text: str
    places: tuple[int, ...]
    brackets: tuple[tuple[int, int], ...]
    original: str

    def bracket_at(self, offset: int) -> tuple[int, int] | None:
        """Return the 《…》 around an offset of the original, or None."""
        index = bisect_right(self.brackets, (offset, len(self.original))) - 1
        if index >= 0 and self.brackets[index][0] < offset < self.brackets[index][1]:
            return self.brackets[index]
        return None


def fold(text: str) -> Folded:
    """Return `text` folded; offsets are code points."""
    even = _NUMBERED.sub(r"\1〔\2〕", text.translate(_FORMS))
    parts: list[str] = []
    places: list[int] = []
    start = 0
    for gone in _GONE.finditer(even):
        parts.append(even[start : gone.start()])
        places.extend(range(start, gone.start()))
        start = gone.end()
    parts.append(even[start:])
    places.extend(range(start, len(even)))
    return Folded("".join(parts), tuple(places), _brackets(text), text)


def _brackets(text: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for mark in re.finditer(f"[{_OPEN}{_CLOSE}]", text):
        if mark.group() in _OPEN:
            opened.append(mark.start())
        elif opened:
            first = opened.pop()
            if not opened:
                found.append((first, mark.start()))
    return tuple(found)
