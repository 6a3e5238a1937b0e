"""Articles a contract cites: their numbers, what they are cited for, and where they stand now."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, given, none
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, item_fact, listing
from hetong.facts.sheet import Sheet
from hetong.law.renumbered import Renumbered
from hetong.notation import Malformed
from hetong.notation.numerals import parse_integer

CITED = "cited_laws"
_ARTICLE = re.compile(r"第?\s*([0-9〇零一二三四五六七八九十百千]+)\s*条")
_DIGITS = re.compile(r"\s*[0-9]+\s*")


@item_fact(CITED, "number", Kind.NUMBER, "所引条号", "number of the article cited")
def number(sheet: Sheet, row: Row) -> Cell:
    """Return the one article cited, from the key `article` or behind the title; a whole number.

    Several articles, or 之一 articles, give no number.
    """
    article, name = row.cells["article"], row.cells["name"]
    if article.state in (State.NONE, State.UNRECORDED) and name.state is State.GIVEN:
        behind = str(name.value)
        if article_numbers(behind):
            return derive(lambda _: _whole(behind), name)
    return derive(lambda text: _whole(str(text)), article)


@item_fact(CITED, "subject", Kind.CODE, "所引事项", "what the article is cited for")
def subject(sheet: Sheet, row: Row) -> Cell:
    """Return what the article is cited for, in the words of the table of renumbered articles.

    Where the topic, or the quotation, names the matter the article had under its old number, that
    matter is returned; else the topic as recorded.
    """
    topic, name = row.cells["topic"], row.cells["name"]
    for old in _old_articles(sheet, row):
        if topic.state is State.GIVEN and _names(old.topic.zh, str(topic.value)):
            return given(old.topic.zh, topic)
        statements = [each for source in name.sources for each in source.statements]
        if any(each.quote and _names(old.topic.zh, each.quote) for each in statements):
            return given(old.topic.zh, name)
    return derive(str, topic)


@item_fact(CITED, "now", Kind.TEXT, "该条现在的位置", "where the article stands now")
def now(sheet: Sheet, row: Row) -> Cell:
    """Return law and article that hold the content of an article of a repealed law; else none."""
    article, cited = number(sheet, row), sheet.row_cell(CITED, row, "law")
    if article.state is not State.GIVEN or cited.state is not State.GIVEN:
        return none(article)
    register = sheet.matter.register
    for each in register.renumbered(str(cited.value)):
        target = register.by_id(each.target)
        if each.old == article.value and each.new_law and each.new and target:
            new = each.now or each.new
            words = Words(f"《{target.name}》第{new}条", f"article {new} of the {target.title_en}")
            return given(words, article)
    return none(article)


@listing(
    "renumbered",
    "改了条号的条文",
    "articles that have another number now",
    {
        "law": doc(Kind.CODE, "登记编号", "id of the law"),
        "title": doc(Kind.TEXT, "法律名称", "title of the law"),
        "old": doc(Kind.NUMBER, "旧条号", "old number"),
        "new": doc(Kind.NUMBER, "新条号", "new number"),
        "on": doc(Kind.DATE, "改号日期", "renumbered on"),
        "topic": doc(Kind.CODE, "事项", "topic"),
        "matter": doc(Kind.TEXT, "事项", "topic"),
    },
)
def renumbered(sheet: Sheet) -> Rows:
    """Return the renumbered articles of the revised laws cited whose old number is cited.

    `new` is the number on the contract day, and none where the article was dropped. Articles of
    repealed laws are not here: their law is gone as a whole.
    """
    cited = sheet.rows(CITED)
    known: dict[tuple[str, int, object], Renumbered] = {}
    for row in cited.rows:
        for each in _old_articles(sheet, row):
            known.setdefault((each.law, each.old, each.on), each)
    rows = tuple(
        Row(n, f"renumbered[{each.law}.{each.old}]", _cells(sheet, each))
        for n, each in enumerate(known.values())
    )
    return Rows(cited.state, rows, cited.sources)


def article_numbers(text: str) -> list[int]:
    """Return the numbers of the articles a text names: 第五百七十七条, 107条."""
    found = []
    for written in _ARTICLE.findall(text):
        try:
            found.append(parse_integer(written))
        except Malformed:
            continue
    return found


def _whole(text: str) -> Decimal | None:
    if _DIGITS.fullmatch(text):
        return Decimal(text.strip())
    found = article_numbers(text)
    return Decimal(found[0]) if len(found) == 1 and "条之" not in text else None


def _old_articles(sheet: Sheet, row: Row) -> list[Renumbered]:
    """Return the articles with the number cited, of a law in force, that have moved or will.

    They bear the id of the law cited: a text that a revision replaces later has its own.
    """
    cited, article = sheet.row_cell(CITED, row, "law"), number(sheet, row)
    register = sheet.matter.register
    if cited.state is not State.GIVEN or article.state is not State.GIVEN:
        return []
    law = register.by_id(str(cited.value))
    if law is None or law.state(sheet.matter.contract_day) == "repealed":
        return []
    return [
        replace(each, law=law.id)
        for each in register.renumbered(law.id)
        if each.new_law is None and each.old == article.value
    ]


def _names(topic: str, text: str) -> bool:
    """Tell whether most of the topic stands in the text in one piece: 商业秘密 of 侵犯商业秘密."""
    longest = SequenceMatcher(None, topic, text, autojunk=False).find_longest_match().size
    return longest >= max(2, -(-len(topic) * 3 // 5))


def _cells(sheet: Sheet, old: Renumbered) -> dict[str, Cell]:
    known = sheet.matter.register.by_id(old.law)
    new = _new_number(sheet, old)
    name = Words(f"《{known.name}》", f"the {known.title_en}") if known else Words(old.law, old.law)
    return {
        "law": given(old.law),
        "title": given(name),
        "old": given(Decimal(old.old)),
        "new": none() if new is None else given(Decimal(new)),
        "on": given(old.on),
        "topic": given(old.topic.zh),
        "matter": given(old.topic),
    }


def _new_number(sheet: Sheet, old: Renumbered) -> int | None:
    """Return the number on the contract day: a later revision may have moved the article again."""
    new, since = old.new, old.on
    for each in sorted(sheet.matter.register.renumbered(old.law), key=lambda row: row.on):
        if each.old == new and since < each.on <= sheet.matter.contract_day:
            new, since = each.new, each.on
    return new
