"""The table report lines up with Chinese characters, whatever a contract writes into it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from hetong.reports import REPORTS, View
from hetong.reports.table import table_lines
from tests.report_samples import INTERPRETATION, KINDS, PENALTY, RENEWAL, RULES, contract, run, same

ZH = View(rules=RULES, kinds=KINDS)
TEXTS = st.text(alphabet=st.sampled_from("甲方|\\\n\r\t\x1b\u202e ab，1é😀"), max_size=30)


def test_the_table_reads_as_agreed(request: pytest.FixtureRequest) -> None:
    same(request, REPORTS["table"](run(), ZH), "table.zh.txt")


@pytest.mark.parametrize("width", [60, 100, 160])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_has_the_same_width(width: int, lang: str) -> None:
    lines = table_lines(contract(), replace(ZH, width=width, lang=lang))
    assert len(lines) == 5
    assert len({wcswidth(line) for line in lines}) == 1


def test_the_table_fits_where_there_is_room() -> None:
    for width in (110, 120, 140, 200):
        assert wcswidth(table_lines(contract(), replace(ZH, width=width))[0]) <= width


@given(TEXTS, TEXTS, TEXTS)
def test_no_text_of_a_contract_makes_a_column_or_a_row(one: str, two: str, three: str) -> None:
    spot = RENEWAL.where.model_copy(update={"field": one, "clause": two})
    finding = RENEWAL.model_copy(update={"title": two, "message": three, "where": spot})
    lines = table_lines(contract(findings=(finding, PENALTY)), ZH)
    assert len(lines) == 4
    assert len({wcswidth(line) for line in lines}) == 1
    for line in lines:
        bars = line.replace("\\\\", "").replace("\\|", "").count("|")
        assert bars == 8


def test_numbers_are_not_read_as_numbers() -> None:
    finding = INTERPRETATION.model_copy(update={"message": "1e5", "title": "0012"})
    shown = REPORTS["table"](run(contract(findings=(finding,))), ZH)
    assert "1e5" in shown
    assert "0012" in shown


def test_without_findings_there_is_no_table() -> None:
    shown = REPORTS["table"](run(contract(findings=())), ZH)
    assert "|" not in shown
    assert "没有发现问题。" in shown
