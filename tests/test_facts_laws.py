"""Laws a contract cites: which one is meant, whether as history, which article, where it is now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.computed.articles import article_numbers
from hetong.facts.model import Cell, Row
from hetong.facts.sheet import Sheet
from hetong.lint import Linter, Options
from hetong.record import parse_record

DAY = date(2026, 11, 1)


def sheet_of(linter: Linter, text: str, day: date = DAY) -> Sheet:
    return linter.sheet(parse_record(text.encode(), "record.yaml"), Options(as_of=day))


def told(cell: Cell) -> object:
    value = cell.value.zh if isinstance(cell.value, Words) else cell.value
    return value if cell.state is State.GIVEN else cell.state


def cited(sheet: Sheet, field: str, n: int = 0) -> object:
    return told(sheet.row_cell("cited_laws", sheet.rows("cited_laws").rows[n], field))


def row_of(sheet: Sheet, name: str, key: str) -> Row:
    return next(row for row in sheet.rows(name).rows if row.cells["id"].value == key)


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("《中华人民共和国合同法》", "cn-contract-1999"),
        ("中华人民共和国劳动合同法", "cn-labor-contract"),
        ("《经济合同法》", "outside:经济合同法"),
        ("《中华人民共和国经济合同法》", "outside:经济合同法"),
        ("仲裁法", "cn-arbitration-2025"),
        ("仲裁法（2017年修正）", "cn-arbitration-1994"),
        ("《客户信息保护法》", State.NONE),
        ("____", State.BLANK),
    ],
)
def test_the_law_meant(linter: Linter, title: str, law: object) -> None:
    assert cited(sheet_of(linter, f"cited_laws: [{{name: {title}}}]"), "law") == law


@pytest.mark.parametrize(
    ("item", "past"),
    [
        ("合同法", False),
        ("原《合同法》", True),
        ("已废止的《合同法》", True),
        ("{name: {value: 合同法, quote: 双方过去依据当时有效的《合同法》订立}}", True),
        ("{name: {value: 合同法, quote: 依据《合同法》订立}}", False),
        ("{name: {value: 合同法, quote: 《电子商务法》第四十七条写明适用合同法}}", True),
        ("{name: {value: 合同法, quote: 《电子商务法》第五条和合同法}}", False),
        ("不知名的法", False),
    ],
)
def test_a_law_told_as_history(linter: Linter, item: str, past: bool) -> None:
    assert cited(sheet_of(linter, f"cited_laws: [{item}]"), "historical") is past


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("《民法总典》", "民法典"),
        ("个人信息保户法", "个人信息保护法"),
        ("电子商法", "电子商务法"),
        ("民法典", State.NONE),
        ("个保法", State.NONE),
        ("民法", State.NONE),
        ("公证法", State.NONE),
        ("消防法", State.NONE),
        ("个人信息安全法", State.NONE),
    ],
)
def test_a_slip_in_a_title(linter: Linter, title: str, meant: object) -> None:
    assert cited(sheet_of(linter, f"cited_laws: [{title}]"), "meant") == meant


@pytest.mark.parametrize(
    ("item", "number"),
    [
        ("{name: 民法典, article: 第五百七十七条}", Decimal(577)),
        ("{name: 民法典, article: '577'}", Decimal(577)),
        ("{name: 民法典第577条}", Decimal(577)),
        ("{name: 民法典, article: 第10条第2款}", Decimal(10)),
        ("{name: 民法典, article: 第五百七十七条、第五百八十五条}", State.UNRECORDED),
        ("{name: 刑法, article: 第二百五十三条之一}", State.UNRECORDED),
        ("{name: 民法典}", State.UNRECORDED),
        ("{name: 民法典, article: none}", State.NONE),
    ],
)
def test_the_article_cited(linter: Linter, item: str, number: object) -> None:
    assert cited(sheet_of(linter, f"cited_laws: [{item}]"), "number") == number


def test_where_an_article_of_a_repealed_law_stands_now(linter: Linter) -> None:
    sheet = sheet_of(linter, "cited_laws: [{name: 合同法, article: 第一百零七条}, 民法典第577条]")
    assert cited(sheet, "now") == "《民法典》第577条"
    assert cited(sheet, "now", 1) is State.NONE


@pytest.mark.parametrize(
    ("item", "subject"),
    [
        ("{name: 反不正当竞争法, article: 第九条, topic: 商业秘密}", "侵犯商业秘密"),
        ("{name: 反不正当竞争法, article: 第九条, topic: 虚假宣传}", "虚假宣传"),
        ("{name: {value: 反法, quote: 依反不正当竞争法第九条保护商业秘密}}", State.UNRECORDED),
        ("{name: 反不正当竞争法, article: 第九条}", State.UNRECORDED),
    ],
)
def test_what_an_article_is_cited_for(linter: Linter, item: str, subject: object) -> None:
    assert cited(sheet_of(linter, f"cited_laws: [{item}]"), "subject") == subject


def test_a_law_is_entered_once_with_its_dates(linter: Linter) -> None:
    sheet = sheet_of(
        linter, "cited_laws: [合同法, 《中华人民共和国合同法》, 经济合同法, 民法典, 某法]"
    )
    assert [row.cells["id"].value for row in sheet.rows("laws").rows] == [
        "cn-contract-1999",
        "outside:经济合同法",
        "cn-civil-code",
    ]
    old = row_of(sheet, "laws", "cn-contract-1999").cells
    assert told(old["repealed_on"]) == date(2021, 1, 1)
    assert told(old["successor"]) == "《民法典》"
    assert told(old["revised"]) is False
    code = row_of(sheet, "laws", "cn-civil-code").cells
    assert told(code["repealed_on"]) is State.NONE
    assert told(code["effective_from"]) == date(2021, 1, 1)
    assert told(code["last_article"]) == Decimal(1260)
    outside = row_of(sheet, "laws", "outside:经济合同法").cells
    assert told(outside["repealed_on"]) == date(1999, 10, 1)


def test_a_superseded_version_is_a_revision(linter: Linter) -> None:
    sheet = sheet_of(linter, "cited_laws: [公司法（2018年修正）, 合同法解释（二）]")
    assert told(row_of(sheet, "laws", "cn-company-2018").cells["revised"]) is True
    old = row_of(sheet, "laws", "spc-2009-5").cells
    assert told(old["read"]) is False
    assert told(old["successor"]) == "《合同编通则解释》"


def test_laws_follow_the_list_of_citations(linter: Linter) -> None:
    assert sheet_of(linter, "title: 合同").rows("laws").state is State.UNRECORDED
    assert sheet_of(linter, "cited_laws: none").rows("laws").state is State.NONE


@pytest.mark.parametrize(
    ("item", "day", "moved"),
    [
        ("{name: 网络安全法, article: 第二十一条}", DAY, [(21, 23)]),
        ("{name: 网络安全法, article: 第四十条}", DAY, [(40, 42)]),
        ("{name: 反不正当竞争法, article: 第九条}", date(2024, 8, 1), [(9, 10)]),
        ("{name: 反法, article: 第九条}", DAY, []),
        ("{name: 民事诉讼法, article: 第237条}", DAY, [(237, 248)]),
        ("{name: 民事诉讼法, article: 第237条}", date(2022, 6, 1), [(237, 244)]),
        ("{name: 公司法, article: 第五十八条}", DAY, [(58, None)]),
        ("{name: 仲裁法（2017年修正）, article: 第十六条}", DAY, []),
        ("{name: 合同法, article: 第一百零七条}", DAY, []),
    ],
)
def test_articles_that_moved(
    linter: Linter, item: str, day: date, moved: list[tuple[int, int | None]]
) -> None:
    rows = sheet_of(linter, f"cited_laws: [{item}]", day).rows("renumbered").rows
    assert [(row.cells["old"].value, row.cells["new"].value) for row in rows] == moved


def test_article_numbers_of_a_text() -> None:
    assert article_numbers("依照第五百七十七条和第10条，不是十条") == [577, 10, 10]
    assert article_numbers("没有条号") == []
