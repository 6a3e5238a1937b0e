"""Every rule's page: all the parts a lawyer looks for, in words and not in symbols."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hetong.errors import Lang
from hetong.facts.catalogue import catalogue
from hetong.law import Register, Values
from hetong.reports import View
from hetong.reports.rule_names import Library
from hetong.reports.rule_page import rule_page
from hetong.rulebook import Rulebook, builtin_rules, load_rulebook

SYMBOL = re.compile(r"[a-z]+_[a-z_]+|[a-z]{3,}\.[a-z_]{3,}|\[\]")
CODED = re.compile(r"“[a-z][A-Za-z_. ]*”")
PARTS = {
    "zh": ("问什么", "为什么", "依据", "范围", "例：这样的记录会报告", "例：这样的记录通过"),
    "en": (
        "What it asks",
        "Why",
        "Law",
        "Scope",
        "Example: this record is reported",
        "Example: this record passes",
    ),
}


@pytest.fixture(scope="module")
def library() -> Library:
    home = builtin_rules()
    book: Rulebook = load_rulebook()
    laws, values = Register.load(home), Values.load(home)
    return Library(book, catalogue(), laws, values, date(2026, 11, 1))


def parts(page: str) -> dict[str, list[str]]:
    """Return the lines of each part under its heading."""
    found: dict[str, list[str]] = {}
    head = ""
    for line in page.splitlines()[2:]:
        if line and not line.startswith(" "):
            head = line
            found[head] = []
        elif head:
            found[head].append(line)
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_has_every_part_in_words(library: Library, lang: Lang) -> None:
    for rule in library.book.rules:
        found = parts(rule_page(rule, library, View(lang=lang), None))
        for part in PARTS[lang]:
            heads = [head for head in found if head.startswith(part)]
            assert heads, (rule.id, part)
            assert all(any(found[head]) for head in heads), (rule.id, part)
        said = [
            line
            for head, lines in found.items()
            if head[:2] not in ("例：", "Ex")
            for line in lines
        ]
        text = "\n".join(said)
        assert not SYMBOL.findall(text), (rule.id, SYMBOL.findall(text))
        if lang == "zh":
            assert not CODED.findall(text), (rule.id, CODED.findall(text))
        if rule.clause_text:
            assert any(head.startswith(("示范条款", "Model clause")) for head in found), rule.id
