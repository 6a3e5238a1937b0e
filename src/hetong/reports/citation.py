"""Articles a finding rests on, as lawyers cite them: 《民法典》第510条; Civil Code, art. 510.

Rule files write an article as `510`, `9(2)` (article 9, paragraph 2: 第9条第2款), `506[1]` (item 1:
第506条第1项), `9(2)[1]`, `543-544`, `510、563` or in full, `第142条第1款`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hetong.errors import Lang
from hetong.findings import Authority
from hetong.reports.harmless import harmless

_NUMBER = r"\d+(?:之[一二三四五六七八九十\d]+)?"
_DETAIL = r"(?:[(（]\d+[)）])?(?:\[\d+\])?"
_ONE = re.compile(rf"({_NUMBER})(?:[(（](\d+)[)）])?(?:\[(\d+)\])?")
_LIST = re.compile(rf"{_NUMBER}{_DETAIL}(?:\s*(?:[-–—~]|至|[,，、])\s*{_NUMBER})*")
_RANGE = re.compile(r"\s*(?:[-–—~]|至)\s*")
_FULL = re.compile(
    rf"第(?P<n>{_NUMBER}(?:(?:至|、|-){_NUMBER})*)条(?P<bis>之[一二三四五六七八九十])?(?P<rest>.*)"
)
_PART = re.compile(r"第\(?（?([\d一二三四五六七八九十]+)\)?）?([款项目])")
_PARTS = {"款": "para.", "项": "item", "目": "sub-item"}
_DIGITS = {char: str(n) for n, char in enumerate("一二三四五六七八九十", start=1)}


def citations(basis: Iterable[Authority], lang: Lang) -> str:
    """Return all articles of a finding in one text; articles of one law stand together."""
    by_law: dict[str, list[str]] = {}
    for each in basis:
        articles = by_law.setdefault(harmless(each.title), [])
        if each.article:
            articles.append(article(harmless(each.article), lang))
    if lang == "zh":
        cited = [f"{book(title)}{'、'.join(said)}" for title, said in by_law.items()]
        return "、".join(cited)
    return "; ".join(", ".join([title, *said]) for title, said in by_law.items())


def book(title: str) -> str:
    """Return a title in 《》; marks inside it become 〈〉, as Chinese typography asks."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def article(written: str, lang: Lang) -> str:
    """Return one article number, or a list of them, as `lang` cites it."""
    text = written.strip()
    if _LIST.fullmatch(text):
        return _numbers_zh(text) if lang == "zh" else _numbers_en(text)
    if lang == "zh":
        return f"第{text}" if text[:1].isdigit() else text
    full = _FULL.fullmatch(text)
    return _full_en(full) if full else text


def _numbers_zh(text: str) -> str:
    one = _ONE.fullmatch(text)
    if one:
        number, bis, more = one.group(1).partition("之")
        paragraph = f"第{one.group(2)}款" if one.group(2) else ""
        item = f"第{one.group(3)}项" if one.group(3) else ""
        return f"第{number}条{bis}{more}{paragraph}{item}"
    joined = re.sub(r"\s*[,，、]\s*", "、", _RANGE.sub("至", text))
    return f"第{joined}条"


def _numbers_en(text: str) -> str:
    one = _ONE.fullmatch(text)
    if one:
        paragraph = f" para. {one.group(2)}" if one.group(2) else ""
        item = f" item {one.group(3)}" if one.group(3) else ""
        return f"art. {_plain(one.group(1))}{paragraph}{item}"
    joined = re.sub(r"\s*[,，、]\s*", ", ", _RANGE.sub("–", text))
    return f"arts. {_plain(joined)}"


def _full_en(full: re.Match[str]) -> str:
    cited = _numbers_en(full.group("n") + (full.group("bis") or ""))
    rest = full.group("rest")
    if _PART.sub("", rest).strip():
        return full.group()
    for part in _PART.finditer(rest):
        number = _DIGITS.get(part.group(1), part.group(1))
        cited += f" {_PARTS[part.group(2)]} {number}"
    return cited


def _plain(number: str) -> str:
    return re.sub(r"之([一二三四五六七八九十\d]+)", lambda m: f"-{_DIGITS.get(m[1], m[1])}", number)
