"""Text of a contract as it may be printed: nothing in it can steer a terminal or fake a report.

Control characters, ANSI escapes, bidirectional and zero-width marks are shown by their code point.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"[\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*")
_HIDDEN = ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")


def harmless(text: str) -> str:
    """Return `text` on one line, runs of white space as one space, hidden characters shown.

    A hidden character becomes `<U+202E>`: everything of the Unicode categories control, format,
    surrogate, unassigned, line and paragraph separator.
    """
    flat = _SPACES.sub(" ", text).strip()
    if _PLAIN.fullmatch(flat):
        return flat
    return "".join(f"<U+{ord(ch):04X}>" if hidden(ch) else ch for ch in flat)


def harmless_lines(text: str) -> list[str]:
    """Return the lines of a text that means its line ends (a model clause), each harmless."""
    lines = [harmless(line) for line in re.split(r"\r\n|\n|\r", text.strip())]
    return [line for line in lines if line]


def hidden(char: str) -> bool:
    """Whether a character shows nothing of its own, or changes how others are shown."""
    return unicodedata.category(char) in _HIDDEN
