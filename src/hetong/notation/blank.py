"""Tells a slot nobody filled from a value, and takes the drafter's brackets off a value."""

from __future__ import annotations

import re

from hetong.notation.forms import LONGEST, fold, simplify
from hetong.notation.labels import is_label, is_sign_here, without_scaffold

_NONE = frozenset({"none", "无", "~", "null"})
_DIGIT = "0-9０-９〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖两半"
# 百, 拾, 万 or 点 alone is no number: in ____万____元 they stand between two slots.
_NUMBER = rf"[{_DIGIT}][{_DIGIT}百千万亿拾佰仟点,.，．/-]*+"
_DIGITS = re.compile(rf"[百千万亿拾佰仟点,.，．/-]*+{_NUMBER}")
_FILLER = re.compile(r"[\s_xXnN×✕*?●○■□◆.…·]*|\s*(?:20)?\s*年\s*月\s*日?\s*|\s*月\s*日\s*")
_ELLIPSIS = re.compile(r"\.{3,}|…+|·{3,}")
_BRACKETED = re.compile(r"\[([^\[\]]*)\]|【([^【】]*)】|〔([^〔〕]*)〕|<([^<>]*)>|\{([^{}]*)\}")
_TEMPLATE = re.compile(r"\$?\{\{[^{}]*\}\}|\$\{[^{}]*\}")
_ROUND = re.compile(r"\(([^()]*)\)")
_SLOT = re.compile(
    r"_{2,}|(?<![0-9])\*{3,}(?![0-9])"
    # ● before a unit is a slot, before words the mark of a list item.
    r"|[●○■◆]+(?=\s?[年月日天元个席人%])|(?<=[年月])…+"
    # XX-2000 is a model, XX@ the name of a mailbox.
    r"|(?<![A-Za-z])[xX×✕]{2,}(?![A-Za-z0-9@]|-[A-WYZa-wyz0-9])|某{2,}|某(?=[年月日])"
    # A single letter x is a slot (x日), but not the times sign of 7 x 24.
    rf"|(?<![A-Za-z{_DIGIT}])(?<![{_DIGIT}天日]\s)[xX](?!\s?[-A-Za-z{_DIGIT}])"
)
_DEFERRED = re.compile(
    r"待(?:甲方|乙方|双方|对方|各方)?(?:另行|协商|进一步)*"
    r"(?:\s?定|填写?|补充?|确[认定]|商定|议|提供|告知)|未填写?|未定|空白|暂缺"
    r"|(?:另行|后续|由(?:甲方|乙方|双方))(?:填写|补充)"
    r"|(?<![A-Za-z])(?:TBD|TBC|TBA|to be (?:determined|agreed|confirmed|completed))(?![A-Za-z])"
    r"(?: by (?:the )?(?:client|provider|customer|party [ab]))?",
    re.IGNORECASE,
)
_HOLE = "\0"
_ARABIC = re.compile("[0-9]")
_UNIT = 4  # characters; 个工作日 is the longest
_VALUE_BRACKET = re.compile(r"\[([^\[\]]*)\]|［([^［］]*)］|【([^【】]*)】")
# 法释[2020]25号: the bracket belongs to a document number.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DOCUMENT = re.compile(r"\s*字?第?\s*[0-9]+\s*号")
_UNDERLINED = re.compile(rf"(?<![_＿])[_＿]++\s?({_NUMBER})\s?[_＿]++")
_ONE_UNDERLINED = re.compile(r"([^_＿]*)[_＿]++([^_＿]+)[_＿]++([^_＿]*)")
_LONGEST_WRAPPED = 2_000


def is_none(text: str) -> bool:
    """Return whether `text` says that the contract has no such clause: none, 无, ~, null."""
    return simplify(fold(text)).lower() in _NONE


def is_blank(text: str) -> bool:
    """Return whether `text` is a slot nobody filled: `____`, `[x]日`, `【具体日期】`, `待定`, `XX`.

    A bracket is blank when it is empty, holds filling characters or names what should stand there;
    it is not when it holds digits, a date or a name (`【30】日`, `【张三】公司`). A number or date
    with a hole in it (`2025年__月__日`) is blank; a sentence with a hole in it is not.
    """
    plain = simplify(fold(text))
    if len(plain) < 2:
        return plain in "_xX?…"
    if _FILLER.fullmatch(plain) or _ELLIPSIS.fullmatch(plain):
        return True
    if len(plain) > LONGEST:
        return False
    if is_sign_here(plain):
        return True
    marked = _DEFERRED.sub(_HOLE, _marked(plain))
    if plain[:1] == "(" and plain[-1:] == ")" and _ROUND.fullmatch(plain):
        marked = _HOLE if _empty(plain[1:-1]) else marked
    return _HOLE in marked and _holds_no_value(marked)


def is_bracketed(text: str) -> bool:
    """Return whether `text` is a bracket with words only, a unit beside it: `【坐席数量】个`.

    Where a number, a date or one of a few choices is asked, that is a slot nobody filled,
    whatever the drafter calls it.
    """
    plain = simplify(fold(text))
    rest = _BRACKETED.sub("", plain, count=1)
    return len(rest) < len(plain) and len(rest) <= _UNIT and not _ARABIC.search(plain)


def unwrap(text: str) -> str:
    """Return `text` without the brackets and underlines a drafter left around values.

    `【30】日` becomes `30日`, `__30__日` too; blank slots, round brackets and the bracket of a
    document number stay, and so does everything in a text of more than 2,000 characters.
    """
    if len(text) > _LONGEST_WRAPPED:
        return text
    for _ in range(2):
        text = _VALUE_BRACKET.sub(_unbracket, text)
    return _without_underlines(text)


def _unbracket(found: re.Match[str]) -> str:
    content = next(group for group in found.groups() if group is not None).strip()
    number = _YEAR.fullmatch(content) and _DOCUMENT.match(found.string, found.end())
    return found[0] if number or _empty(simplify(fold(content))) else content


def _marked(plain: str) -> str:
    """Return `plain` with every slot replaced by one hole and values freed of brackets."""
    plain = _TEMPLATE.sub(_HOLE, _without_underlines(plain))
    for _ in range(3):
        plain = _BRACKETED.sub(_mark, plain)
    plain = _ROUND.sub(lambda found: _HOLE if _FILLER.fullmatch(found[1]) else found[0], plain)
    return _SLOT.sub(_HOLE, plain)


def _mark(found: re.Match[str]) -> str:
    content = next(group for group in found.groups() if group is not None)
    return _HOLE if _empty(content) else content


def _empty(content: str) -> bool:
    """Return whether the content of a bracket is no value."""
    content = content.strip().removesuffix(":").strip()  # (大写：   ): the label alone
    if _FILLER.fullmatch(content) or is_label(content):
        return True
    marked = _DEFERRED.sub(_HOLE, _SLOT.sub(_HOLE, content))
    return _HOLE in marked and _holds_no_value(marked)


def _holds_no_value(marked: str) -> bool:
    rest = without_scaffold(marked.replace(_HOLE, " "))
    return not rest or _DIGITS.fullmatch(rest) is not None


def _without_underlines(text: str) -> str:
    """Return `text` without runs of underscores on both sides of a value: `__30__日`."""
    text = _UNDERLINED.sub(r"\1", text)
    whole = _ONE_UNDERLINED.fullmatch(text) if len(text) <= LONGEST else None
    if whole is None:
        return text
    before, inner, after = whole.groups()
    inner = inner.strip()
    value = without_scaffold(fold(inner))
    # ____年1月____ has two slots, ____2025年1月____ none.
    filled = value and (_DIGITS.match(inner) or not _DIGITS.fullmatch(value))
    return (
        f"{before}{inner}{after}" if filled and not without_scaffold(fold(before + after)) else text
    )
