"""What goes wrong inside `{…}` and `[…]` in YAML: brackets, commas and colons without quotes."""

from __future__ import annotations

from hetong.errors import InputError, Words
from hetong.source.refusals import Said, shorten
from hetong.source.text import Positions

_QUOTE = Words(
    zh='请给整个值加上引号，例如 {value: "…"}',
    en='Put the whole value in quotes, as in {value: "…"}',
)


def flow_error(problem: str, at: int, positions: Positions) -> InputError | None:
    """Return the error for text at offset `at` that libyaml stumbled over; None for other causes.

    `problem` is libyaml's own word for it.
    """
    if "did not find expected ',' or" in problem:
        said = _inside(at, positions)
    elif "did not find expected key" in problem:
        said = _behind(at, positions)
    else:
        return None
    return positions.error(at, *said) if said else None


def no_value(key: str, offset: int, positions: Positions) -> InputError:
    """Return the error for a word between commas in `{…}` that is no `key: value`."""
    shown = shorten(key)
    if "：" in key or ":" in key:
        return positions.error(
            offset,
            Words(
                zh=f"“{shown}”里的冒号后面没有空格，或者是全角冒号",
                en=f"the colon in '{shown}' is full-width or has no space behind it",
            ),
            Words(zh="请写成 {键: 值}", en="Write {key: value}"),
        )
    return positions.error(
        offset,
        Words(
            zh=f"花括号里的逗号把值截断了：“{shown}”不是 键: 值",
            en=f"a comma inside the braces ends the value: '{shown}' is no key: value",
        ),
        Words(
            zh="逗号是值的一部分（如 86,000.00元）时，请给整个值加上引号；不是的，请补上冒号和值",
            en="Quote the whole value if the comma belongs to it (86,000.00); else add the value",
        ),
    )


def _inside(at: int, positions: Positions) -> Said | None:
    """Return what to say where neither a comma nor the closing bracket follows in a bracket."""
    text = positions.text
    char = text[at : at + 1]
    if char in ("{", "["):
        return (
            Words(
                zh=f"括号里的这段文字含有“{char}”，没有加引号",
                en=f"this text inside brackets holds '{char}' and is not quoted",
            ),
            _QUOTE,
        )
    if char in ("}", "]"):
        other = "]" if char == "}" else "}"
        return (
            Words(
                zh=f"这里应该用 {other} 结束，却写了 {char}", en=f"{other} is expected, not {char}"
            ),
            Words(zh="请让括号成对", en="Let the brackets match"),
        )
    line = text[positions.start_of(positions.at(at)[0]) : at]
    if char == ":" and "," in line.replace("，", ","):
        wide = "，" in line.rpartition(",")[2]
        return (_WIDE_COMMA if wide else _COLON) if _opened(line) else None
    if char == ":" and _opened(line):
        return _COLON
    return _behind(at, positions)


def _opened(line: str) -> bool:
    """Whether a bracket is still open at the end of `line`, so that the mistake is on it."""
    return line.count("{") + line.count("[") > line.count("}") + line.count("]")


def _behind(at: int, positions: Positions) -> Said | None:
    """Return what to say of text on one line behind a closing bracket or quotation mark."""
    line = positions.text[positions.start_of(positions.at(at)[0]) : at].rstrip()
    last = line[-1:]
    if last not in ("]", "}", '"', "'") or not positions.text[at : at + 1].strip():
        return None
    return (
        Words(
            zh=f"“{last}”后面还有文字：括号或引号只包住了值的一部分",
            en=f"text follows '{last}': the brackets or quotes hold only a part of the value",
        ),
        Words(
            zh="如果它们是文字的一部分，请给整个值加上引号，例如 '[x]日'",
            en="If they belong to the text, quote the whole value, as in '[x] days'",
        ),
    )


_COLON: Said = (
    Words(
        zh="括号里的值又有一个冒号加空格",
        en="a value inside brackets contains another colon with a space",
    ),
    _QUOTE,
)
_WIDE_COMMA: Said = (
    Words(zh="括号里的逗号是全角的“，”", en="the comma inside the brackets is the full-width '，'"),
    Words(
        zh="请用半角逗号隔开各项；逗号是文字的一部分时，给整个值加上引号",
        en="Separate items with a plain comma; quote the value if the comma is part of it",
    ),
)
