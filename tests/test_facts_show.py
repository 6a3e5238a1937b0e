"""What messages print for a fact: choices and canonical names in words of the language."""

from __future__ import annotations

import pytest

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Lang, Words
from hetong.facts.catalogue import catalogue
from hetong.facts.model import Cell, FactDoc
from hetong.facts.show import show
from hetong.facts.types import FactType

EVENT = catalogue().lists["force_majeure.list"].fields["value"]


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [
        ("own_staff", "zh", "员工离职"),
        ("own_staff", "en", "own staff"),
        ("海啸 tsunami_2", "zh", "海啸 tsunami_2"),
        ("海啸 tsunami_2", "en", "海啸 tsunami_2"),
    ],
)
def test_a_canonical_name_is_told_in_words_any_other_as_written(
    value: str, lang: Lang, said: str
) -> None:
    assert EVENT.type.kind is Kind.CODE
    assert show(Cell(State.GIVEN, value), EVENT, {}, lang) == said


def test_every_choice_a_rule_may_ask_of_has_a_chinese_word() -> None:
    known = catalogue()
    docs = dict(known.facts)
    for name, listed in known.lists.items():
        docs |= {f"{name}[].{field}": doc for field, doc in listed.fields.items()}
    unnamed = {
        path: set(doc.type.choices) - set(doc.labels)
        for path, doc in docs.items()
        if doc.type.kind is Kind.CHOICE
    }
    assert {path: choices for path, choices in unnamed.items() if choices} == {}


def test_a_choice_without_a_word_is_told_by_itself() -> None:
    doc = FactDoc(FactType(Kind.CHOICE, ("by_post",)), Words("方式", "way"))
    assert show(Cell(State.GIVEN, "by_post"), doc, {}, "zh") == "by post"
