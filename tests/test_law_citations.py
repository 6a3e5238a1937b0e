"""Titles as contracts write them: what is cited, and what only looks like it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.law import Register
from hetong.law.fold import fold

REGISTER = Register.load(Path(__file__).parents[1] / "rules")
TODAY = date(2026, 11, 21)
INTERPRETATION = "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释"


def cited(text: str, on: date = TODAY) -> str | None:
    found = REGISTER.cite(text, on)
    return found.law if found else None


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("合同法", "cn-contract-1999"),
        ("《合同法》", "cn-contract-1999"),
        ("《中华人民共和国合同法》", "cn-contract-1999"),
        ("中华人民共和国合同法", "cn-contract-1999"),
        ("《 中华人民共和国 合同法 》", "cn-contract-1999"),
        ("〈合同法〉", "cn-contract-1999"),
        ("依据合同法规定", "cn-contract-1999"),
        ("根据《合同法》第107条", "cn-contract-1999"),
        ("《合同法》（1999年）", "cn-contract-1999"),
        ("劳动合同法", "cn-labor-contract"),
        ("《中华人民共和国劳动合同法》", "cn-labor-contract"),
        ("《劳动合同法实施条例》", "cn-labor-contract-reg"),
        ("民法典", "cn-civil-code"),
        ("《民法典》合同编", "cn-civil-code"),
        ("民法典合同编", "cn-civil-code"),
        ("《中华人民共和国民法典》合同编通则", "cn-civil-code"),
        ("民法典侵权责任编", "cn-civil-code"),
        ("按《中华人民共和国民法典》解释", "cn-civil-code"),
        (INTERPRETATION, "spc-2023-13"),
        (f"《{INTERPRETATION.replace('《', '〈').replace('》', '〉')}》", "spc-2023-13"),
        (INTERPRETATION.replace("《", "").replace("》", ""), "spc-2023-13"),
        ("合同编通则解释", "spc-2023-13"),
        ("《民法典》合同编通则解释", "spc-2023-13"),
        ("法释〔2023〕13号", "spc-2023-13"),
        ("法释(2023)13号", "spc-2023-13"),
        ("法释［２０２３］13号", "spc-2023-13"),
        ("合同法解释(二)", "spc-2009-5"),
        ("《合同法》司法解释（二）", "spc-2009-5"),
        ("最高人民法院关于适用《中华人民共和国合同法》若干问题的解释（一）", "spc-1999-19"),
        ("最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", "spc-2015-5"),
        ("民法总则", "cn-gpcl-2017"),
        ("民法通则", "cn-gpcl-1986"),
        ("《民法典》总则编", "cn-civil-code"),
        ("增值税暂行条例", "cn-vat-interim"),
        ("增值税法", "cn-vat"),
        ("消法实施条例", "cn-consumer-reg"),
        ("《电信业务分类目录（2015年版）》", "miit-catalog-2015"),
        ("侵权法", "cn-tort-2009"),
        ("国务院令第802号", "cn-sme-payment"),
    ],
)
def test_titles_resolve(text, law):
    assert cited(text) == law


@pytest.mark.parametrize("law", REGISTER.laws, ids=lambda law: law.id)
def test_every_full_title_resolves_to_its_own_law(law):
    on = law.effective_from
    assert cited(law.title_zh, on) == law.id
    assert cited(f"《{law.title_zh}》", on) == law.id
    for short in law.short_names:
        found = REGISTER.cite(short + "，反不正当竞争法", on)
        assert found is not None
        assert found.law == law.id


@pytest.mark.parametrize(
    "text",
    [
        "合同法律关系",
        "本合同法律适用",
        "本合同法定代表人",
        "合同法定解除",
        "合同法人主体",
        "遵守合同法规、政策",
        "公司法人",
        "公司法定代表人",
        "公司法务部",
        "仲裁法庭",
        "人民法院",
        "取消法定节假日",
        "违反法律",
        "民法",
        "本法",
        "相关法律法规",
        "合同编",
        "合同法制建设",
        "反法",
        "土地增值税法",
        "保险合同法",
        "《保险合同法》",
        "《合同法实施细则》",
        "《公司法》解释三",
        "《公司法》司法解释（三）",
        "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
        "最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（四）",
        "《民法典担保制度解释》",
        "《客户服务外包合同》",
        "",
    ],
)
def test_lookalikes_are_no_citation(text):
    assert REGISTER.cite(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "on", "law"),
    [
        ("仲裁法", date(2026, 2, 28), "cn-arbitration-1994"),
        ("仲裁法", date(2026, 3, 1), "cn-arbitration-2025"),
        ("《中华人民共和国仲裁法》", date(2025, 1, 1), "cn-arbitration-1994"),
        ("反不正当竞争法", date(2025, 10, 14), "cn-ucl-2019"),
        ("反不正当竞争法", date(2025, 10, 15), "cn-ucl"),
        ("公司法", date(2024, 6, 30), "cn-company-2018"),
        ("公司法", date(2024, 7, 1), "cn-company"),
        ("保障中小企业款项支付条例", date(2025, 5, 31), "cn-sme-payment-2020"),
        ("保障中小企业款项支付条例", date(2025, 6, 1), "cn-sme-payment"),
        ("快递市场管理办法", date(2024, 2, 29), "mot-2013-1"),
        ("快递市场管理办法", date(2024, 3, 1), "mot-2023-22"),
    ],
)
def test_the_day_decides_between_laws_of_one_title(text, on, law):
    assert cited(text, on) == law


@pytest.mark.parametrize(
    ("text", "law", "year"),
    [
        ("《公司法（2018年修正）》", "cn-company-2018", 2018),
        ("《中华人民共和国公司法》（2018年修正）", "cn-company-2018", 2018),
        ("2018年修正的《公司法》", "cn-company-2018", 2018),
        ("《公司法（2023年修订）》", "cn-company", 2023),
        ("《仲裁法(2017年修正)》", "cn-arbitration-1994", 2017),
        ("《仲裁法》（2016年）", "cn-arbitration-2025", 2016),
        ("《民事诉讼法（2023年修正）》", "cn-cpl", 2023),
    ],
)
def test_a_year_in_the_title_decides_before_the_day(text, law, year):
    found = REGISTER.cite(text, TODAY)
    assert found is not None
    assert (found.law, found.year) == (law, year)


@pytest.mark.parametrize(
    "text",
    [
        "原合同法",
        "原《合同法》",
        "已废止的《合同法》",
        "已失效的《中华人民共和国合同法》",
        "当时有效的《合同法》",
        "《合同法》（已废止）",
        "《合同法》（2021年1月1日废止）",
        "《合同法》已于2021年1月1日废止",
        "《合同法》已被《民法典》废止",
    ],
)
def test_a_law_named_as_the_past_is_historical(text):
    found = REGISTER.cite(text, TODAY)
    assert found is not None
    assert found.law == "cn-contract-1999"
    assert found.historical


@pytest.mark.parametrize("text", ["《合同法》", "现行有效的《合同法》", "依照《合同法》签订的合同"])
def test_an_ordinary_citation_is_not_historical(text):
    found = REGISTER.cite(text, TODAY)
    assert found is not None
    assert not found.historical


def test_the_former_version_of_a_revised_law():
    assert cited("修订前的《仲裁法》") == "cn-arbitration-1994"
    assert cited("原《仲裁法》", date(2025, 1, 1)) == "cn-arbitration-1994"


def test_known_titles_outside_the_register():
    found = REGISTER.cite("《技术合同法》", TODAY)
    assert found is not None
    assert found.law is None
    assert found.repealed_on == date(1999, 10, 1)
    assert found.successor == "cn-civil-code"
    labour = REGISTER.cite("劳动争议调解仲裁法", TODAY)
    assert labour is not None
    assert (labour.law, labour.repealed_on) == (None, None)


def test_names_that_need_another_name_beside_them():
    both = REGISTER.mentions("依照《民法典》的规定，合同编另有规定的除外", TODAY)
    assert [(each.law, each.certain) for each in both] == [
        ("cn-civil-code", True),
        ("cn-civil-code", False),
    ]
    assert not REGISTER.cite("侵权法", TODAY).certain


def test_a_contract_number_is_no_book_of_the_code():
    found = REGISTER.mentions("合同编号：2026-01。适用《民法典》", TODAY)
    assert [each.text for each in found] == ["《民法典》"]


def test_mentions_in_running_text_with_their_places():
    text = (
        "根据《中华人民共和国民法典》、《中华人民共和国合同法》及原《侵权责任法》等法律法规，"
        "本合同法律关系适用中华人民共和国\n劳动合同法。"
    )
    found = REGISTER.mentions(text, TODAY)
    assert [each.law for each in found] == [
        "cn-civil-code",
        "cn-contract-1999",
        "cn-tort-2009",
        "cn-labor-contract",
    ]
    assert [each.historical for each in found] == [False, False, True, False]
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert found[1].text == "《中华人民共和国合同法》"
    assert found[3].text == "中华人民共和国\n劳动合同法"


@given(
    st.text(
        "《》〈〉中华人民共和国合同法民典仲裁解释（）原已废止的一12018年，。律劳动 \n", max_size=60
    )
)
def test_places_are_true_and_in_order_for_any_text(text):
    end = 0
    for found in REGISTER.mentions(text, TODAY):
        assert found.start >= end
        assert text[found.start : found.end] == found.text
        assert found.text
        end = max(end, found.start + 1)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_quoted_title_is_found_in_any_surroundings(before, after):
    plain = str.maketrans("", "", "《》〈〉")
    text = before.translate(plain) + "，依据《电子商务法》，" + after.translate(plain)
    assert "cn-ecommerce" in [found.law for found in REGISTER.mentions(text, TODAY)]


@given(st.text("《》〈〉中华人民共和国合同法 \n（）()[]１a", max_size=40))
def test_folding_keeps_the_way_back(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    assert list(folded.places) == sorted(set(folded.places))
    for char, place in zip(folded.text, folded.places, strict=True):
        assert char == text[place] or not char.isspace()
