"""Nothing of a contract steers the terminal: whatever is hidden is shown by its number."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hetong.reports.harmless import harmless, harmless_lines
from tests.report_samples import HOSTILE

HIDDEN = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


@given(st.text(alphabet=st.characters(), max_size=40))
def test_no_hidden_character_is_left(text: str) -> None:
    shown = harmless(text)
    assert not {unicodedata.category(char) for char in shown} & HIDDEN
    assert harmless(shown) == shown


@given(st.text(alphabet="合同，。“”abc 123（）《》", max_size=40))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == " ".join(text.split())


def test_escapes_and_marks_are_named() -> None:
    shown = harmless(HOSTILE)
    for mark in ("<U+001B>[31m", "<U+009B>2J", "<U+202E>", "<U+2066>", "<U+200B>", "<U+0007>"):
        assert mark in shown
    assert "<U+DCFF>" in shown
    assert "<U+E0041>" in shown
    assert "\n" not in shown


def test_the_lines_of_a_model_clause_are_kept() -> None:
    assert harmless_lines("一、甲方\r\n\n二、\x1b乙方\n") == ["一、甲方", "二、<U+001B>乙方"]
