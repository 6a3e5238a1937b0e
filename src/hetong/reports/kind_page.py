"""One contract kind as a page a lawyer can read: what it must and may contain, which rules ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hetong.errors import Words
from hetong.reports import phrases
from hetong.reports.rule_page import DISCLAIMER
from hetong.reports.typeset import hang, wrap
from hetong.reports.view import View
from hetong.rulebook import Rulebook
from hetong.rulebook.kinds import Chapter, KindFile, Point
from hetong.rulebook.model import CATEGORIES, Rule

MUST = Words("应当写明", "What it must say")
MAY = Words("可以约定", "What it may say")
MISSED = Words(
    "括号里的规则查这一部分缺不缺、全不全",
    "the rules in brackets ask whether it is there and whole",
)
MAY_NOTE = Words("没有也不算缺", "leaving it out is no defect")
ASK = Words("哪些规则提问", "Which rules ask")
OWN = Words("一般服务合同不问、这类合同要问的规则", "Asked here, not of services in general")
SILENT = Words("不提问的规则", "Rules that are silent")
OTHERS = Words("只问其他类型的合同", "they ask only other kinds of contract")
TOTAL = Words("共 {n} 条，全部规则 {all} 条", "{n} of {all} rules")
COUNT = Words("{category} {n} 条", "{category}: {n}")
IF_THERE = Words("可以有", "optional")
MORE = Words(
    "hetong rules --kind {kind} 列出全部；hetong init {kind} 生成可填写的记录。",
    "hetong rules --kind {kind} lists them all; hetong init {kind} writes a record to fill in.",
)


def kind_page(kind: KindFile, book: Rulebook, view: View) -> str:
    """Return the page of one contract kind."""
    heard = [rule for rule in book.judging if kind.hears(rule)]
    sections = (
        (MUST, MISSED, _chapters(kind.must, kind, heard, view)),
        (MAY, MAY_NOTE, _chapters(kind.may, kind, heard, view)),
        (ASK, None, _asking(heard, book, view)),
        (OWN, None, _titled(_own(kind, book), view)),
        (SILENT, None, _silent(kind, book, view)),
    )
    title = f"{view.say(kind.title)}（{kind.kind}）"
    if view.lang == "en":
        title = f"{view.say(kind.title)} ({kind.kind})"
    lines = [view.bold(title), *wrap(view.say(kind.about), view.width)]
    for head, note, body in sections:
        shown = list(body)
        if shown:
            said = view.say(head) if note is None else _noted(view.say(head), view.say(note), view)
            lines += ["", view.bold(said), *(f"  {line}" for line in shown)]
    lines += ["", *wrap(view.say(MORE, kind=kind.kind), view.width)]
    return "\n".join([*lines, view.dim(view.say(DISCLAIMER))]) + "\n"


def _noted(text: str, note: str, view: View) -> str:
    return f"{text}（{note}）" if view.lang == "zh" else f"{text} ({note})"


def _chapters(
    chapters: Iterable[Chapter], kind: KindFile, heard: list[Rule], view: View
) -> Iterator[str]:
    """Yield each chapter with what stands in it, the rules on its absence, its points."""
    for chapter in chapters:
        ids = [rule.id for rule in heard if chapter.name in rule.home]
        said = view.say(chapter.says)
        text = _noted(said, " ".join(ids), view) if ids else said
        joint = "：" if view.lang == "zh" else ": "
        yield from hang(f"{view.say(chapter.title)}{joint}", text, view.width - 2)
        for point in kind.points:
            if point.chapter == chapter.name:
                yield from hang("  · ", _point(point, chapter, kind, view), view.width - 2)


def _point(point: Point, chapter: Chapter, kind: KindFile, view: View) -> str:
    optional = not point.must and chapter in kind.must
    return (
        _noted(view.say(point.says), view.say(IF_THERE), view) if optional else view.say(point.says)
    )


def _asking(heard: list[Rule], book: Rulebook, view: View) -> Iterator[str]:
    asked = Counter(rule.category for rule in heard)
    counted = [
        view.say(COUNT, category=view.say(phrases.CATEGORIES[category]), n=asked[category])
        for category in CATEGORIES.values()
        if category in asked
    ]
    total = view.say(TOTAL, n=len(heard), all=len(book.judging))
    yield from wrap(_noted(total, view.comma(counted), view), view.width - 2)


def _own(kind: KindFile, book: Rulebook) -> list[Rule]:
    """Return the rules that ask this kind but not a general service contract."""
    general = book.kinds["service"]
    return [rule for rule in book.judging if kind.hears(rule) and not general.hears(rule)]


def _silent(kind: KindFile, book: Rulebook, view: View) -> Iterator[str]:
    joint = "：" if view.lang == "zh" else ":"
    for silence in kind.silences:
        yield from wrap(f"{view.say(silence.why)}{joint}", view.width - 2)
        covered = [rule for rule in book.judging if silence.covers(rule.id)]
        yield from (f"  {line}" for line in _titled(covered, view, 4))
    told = {rule for silence in kind.silences for rule in kind.silent if silence.covers(rule)}
    others = [rule for rule in book.judging if not kind.hears(rule) and rule.id not in told]
    if others:
        yield from wrap(f"{view.say(OTHERS)}{joint}", view.width - 2)
        yield from (f"  {line}" for line in _titled(others, view, 4))


def _titled(rules: Iterable[Rule], view: View, margin: int = 2) -> Iterator[str]:
    for rule in rules:
        yield from hang(f"{rule.id}  ", rule.title.in_(view.lang), view.width - margin)
