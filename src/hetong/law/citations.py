"""A contract's text becomes the laws it cites: the longest title wins, lookalikes do not count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from hetong.errors import Words
from hetong.law.fold import COUNTRY, Folded, fold
from hetong.law.titles import Title, Titles

SHORT = 4
"""Bare titles of up to so many characters are often part of longer words; product choice."""

_CJK = re.compile(r"[一-鿿]")
_YEAR_AFTER = re.compile(r"（((?:19|20)\d\d)[^（）]{0,24}）")
_NUMBER_AFTER = re.compile(r"（[^（）]{0,24}号）")
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)年(?:修订|修正|修改|公布|版)?的?$")
_PAST_AFTER = re.compile(
    r"（(?:旧|[^（）]{0,24}(?:废止|失效)[^（）]{0,8})）"
    r"|，?(?:现|业)?已(?:经|于[^，。；]{0,16})?(?:[被由][^，。；]{0,16})?(?:废止|失效)"
)
_OTHER_COURT_TEXT = re.compile(
    r"最高人民法院[^，。；]{0,12}关于[^，。；]{2,60}?"
    r"(?:解释(?:（[一二三四五六七八九十]+）)?|规定|批复|意见|决定|纪要|通知)"
)
_COUNTRY_BEFORE = re.compile(rf"{COUNTRY}\s*$")
_PART_NUMBER = re.compile(r"（[一二三四五六七八九十]+）")


@dataclass(frozen=True, slots=True)
class Citation:
    """One title found in a text.

    `text` is as written, from `start` up to `end` (code points of the text searched); `law` is an
    id of the register, None for a known title the register lacks (then `repealed_on` and
    `successor` say what is known). `historical`: the words around speak of the law as it was
    (原合同法, 已废止的…), so a repealed law is no mistake. `certain` is False for loose names.
    `year` is the version named, as in （2018年修正）.
    """

    text: str
    start: int
    end: int
    law: str | None
    historical: bool
    certain: bool
    year: int | None
    repealed_on: date | None
    successor: str | None
    note: Words | None


YearsOf = Callable[[str], frozenset[int]]


def citations(text: str, on: date, titles: Titles, years_of: YearsOf) -> tuple[Citation, ...]:
    """Return every citation in `text`, in order; `years_of` gives the version years of a law id.

    Titles of several laws are resolved by a year in the title, else by the day `on`. A title
    nobody knows is no citation here.
    """
    folded = fold(text)
    return tuple(
        _citation(folded, title, start, on, titles, years_of)
        for title, start in _matches(folded, titles)
        if title.kind in ("law", "outside") and (not title.near or title.near in folded.text)
    )


def _matches(folded: Folded, titles: Titles) -> Iterator[tuple[Title, int]]:
    text = folded.text
    at = 0
    while at < len(text):
        found = titles.by_first.get(text[at])
        title = next((each for each in found or () if text.startswith(each.key, at)), None)
        if title is None:
            other = _OTHER_COURT_TEXT.match(text, at) if text[at] == "最" else None
            at = other.end() if other else at + 1
            continue
        if _stands_alone(folded, title, at, titles):
            yield title, at
        at += len(title.key)


def _stands_alone(folded: Folded, title: Title, at: int, titles: Titles) -> bool:
    """Tell whether the title at folded offset `at` is a title here and not part of another."""
    end = at + len(title.key)
    first, last = folded.places[at], folded.places[end - 1]
    bracket = folded.bracket_at(first)
    after = folded.text[end : end + 40]
    if bracket:
        before = folded.places[at - 1] if at else -1
        inside = _between(folded, end, bracket[1])
        if before > bracket[0] or not _only_version(inside):
            return False
        after = after[len(inside) :]
    elif not _begins_word(folded, title, first, titles):
        return False
    quoted = bracket is not None and last < bracket[1]
    return not _other_text(title, after, quoted, titles)


def _between(folded: Folded, start: int, close: int) -> str:
    end = start
    while end < len(folded.places) and folded.places[end] < close:
        end += 1
    return folded.text[start:end]


def _only_version(inside: str) -> bool:
    forms = (_YEAR_AFTER, _NUMBER_AFTER, _PAST_AFTER)
    return not inside or any(form.fullmatch(inside) for form in forms)


def _begins_word(folded: Folded, title: Title, first: int, titles: Titles) -> bool:
    if len(title.key) > SHORT:
        return True
    before = folded.original[:first].rstrip(" \t\u3000")
    if not before or before.endswith(COUNTRY):
        return True
    return not _CJK.match(before[-1]) or before[-1] in titles.leaders


def _other_text(title: Title, after: str, quoted: bool, titles: Titles) -> bool:
    """Tell whether what follows makes the title part of another text or of ordinary words."""
    plain = after.removeprefix("的")
    if plain.startswith(titles.instruments):
        return True
    if title.key.endswith(("解释", "规定")) and _PART_NUMBER.match(after):
        return True
    if quoted or not title.key.endswith(("法", "编")):
        return False
    return after[:1] != "" and after[0] in titles.followers and not after.startswith(titles.still)


def _citation(
    folded: Folded, title: Title, at: int, on: date, titles: Titles, years_of: YearsOf
) -> Citation:
    start, end = _extent(folded, at, at + len(title.key))
    before, after = folded.text[:at], folded.text[at + len(title.key) :]
    past = before.endswith(titles.past) or bool(_PAST_AFTER.match(after))
    year = _year(before, after)
    return Citation(
        text=folded.original[start:end],
        start=start,
        end=end,
        law=_law(title, on, year, past, years_of),
        historical=past,
        certain=title.certain and title.near is None,
        year=year,
        repealed_on=title.repealed_on,
        successor=title.successor,
        note=title.note,
    )


def _law(title: Title, on: date, year: int | None, past: bool, years_of: YearsOf) -> str | None:
    """A year in the title decides first, then words like 修订前的, then the day."""
    if year is not None:
        for span in title.spans:
            if year in years_of(span.law):
                return span.law
    return title.law_before(on) if past else title.law_on(on)


def _year(before: str, after: str) -> int | None:
    found = _YEAR_AFTER.match(after)
    if found and not _PAST_AFTER.match(after):
        return int(found.group(1))
    found = _YEAR_BEFORE.search(before[-16:])
    return int(found.group(1)) if found else None


def _extent(folded: Folded, at: int, end: int) -> tuple[int, int]:
    """Return the offsets in the original, with 中华人民共和国 before and the 《》 around."""
    start, stop = folded.places[at], folded.places[end - 1] + 1
    bracket = folded.bracket_at(start)
    if bracket:
        return bracket[0], max(stop, bracket[1] + 1)
    prefix = _COUNTRY_BEFORE.search(folded.original, max(start - 40, 0), start)
    return (prefix.start() if prefix else start), stop
