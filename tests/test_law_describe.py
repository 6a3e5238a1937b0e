"""What `hetong laws TITLE` tells a lawyer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.law import Register
from hetong.law.describe import describe
from hetong.law.lines import WIDTH, aligned, columns

REGISTER = Register.load(Path(__file__).parents[1] / "rules")
TODAY = date(2026, 11, 21)


def told(text: str, on: date = TODAY, article: int | None = None) -> str:
    return describe(REGISTER, text, on, "zh", article)


def test_a_repealed_law():
    text = told("合同法")
    assert "状态    2026-11-21 已废止，1999-10-01 起施行，2021-01-01 起废止\n" in text
    assert "由《民法典》取代（2021-01-01 起施行）" in text
    assert "到第428条为止" in text
    assert "收录 250 条的去向" in text


def test_the_same_law_while_it_was_in_force():
    text = told("合同法", date(2020, 6, 1))
    assert "2020-06-01 有效" in text
    assert "取代" not in text


def test_an_article_of_a_repealed_law():
    text = told("《合同法》", article=107)
    assert "第107条（违约责任）现为《民法典》第577条（新旧条文都读过）" in text


def test_an_article_that_was_dropped_and_one_nobody_traced():
    assert "已删去，没有对应的条文" in told("合同法", article=51)
    assert "没有收录第1条的变动；没有收录不等于没有变动" in told("合同法", article=1)


def test_an_article_beyond_the_end_of_the_law():
    assert "这个文本到第428条为止，没有第500条" in told("合同法", article=500)
    assert "可能到第29条为止（没有核对）" in told("劳务派遣暂行规定", article=30)


def test_a_number_that_moved_within_one_law():
    text = told("网络安全法", article=21)
    assert "2026-01-01 以前的第21条（等级保护、日志不少于六个月）现为第23条" in text
    assert "第21条（宣传教育）原为 2026-01-01 以前的第19条" in text


def test_a_number_that_will_move():
    text = told("仲裁法", date(2025, 6, 1), 16)
    assert "将为中华人民共和国仲裁法（2025年修订）第27条" in text
    assert "2025-06-01 有效，1995-09-01 起施行，2026-03-01 起废止" in text
    assert "同名    中华人民共和国仲裁法（2025年修订），2026-03-01 起施行" in text


def test_unchecked_numbers_say_so():
    assert "旧文本没有读到" in told("消费者权益保护法", article=49)


def test_nothing_in_force_yet_that_replaces_it():
    text = told("合同法解释（二）", date(2022, 6, 1))
    assert "它在 2022-06-01 还没有施行" in text
    assert "没有读到文本，凭记忆或转引" in text


def test_amendments_to_come():
    text = told("商标法")
    assert "2026-06-26 修改，2027-01-01 起施行（在 2026-11-21 尚未施行）" in text


def test_a_law_cited_as_the_past():
    assert "按旧法引用，不是误引" in told("原《合同法》")


def test_titles_outside_the_register():
    text = told("技术合同法")
    assert "1999-10-01 起已废止" in text
    assert "《民法典》" in text
    assert "登记表没有收录" in text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("民法", "可以指几部法律，请写全称"),
        ("合同法律", "是普通用语，不是法律名称"),
        ("反间谍法", "登记表里没有“反间谍法”；这不说明它不存在或者无效"),
    ],
)
def test_titles_that_do_not_resolve(written, words):
    assert words in told(written)


def test_nearest_titles_are_offered():
    assert "相近    《保障中小企业款项支付条例》" in told("保障条例")


def test_a_day_after_the_register_says_so():
    assert "最后核对于 2026-11-21" in told("民法典", date(2027, 1, 1))
    assert "2026-11-21 编成，来源截至 2026-09-30" in told("民法典")


def test_english():
    text = describe(REGISTER, "合同法", TODAY, "en", 107)
    assert "Status    repealed on 2026-11-21, since 1999-10-01; repealed from 2021-01-01" in text
    assert "article 107 (liability for breach) is now article 577 of the Civil Code" in text


@given(
    st.sampled_from([law.name for law in REGISTER.laws]),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["zh", "en"]),
    st.none() | st.integers(1, 1300),
)
def test_every_law_on_every_day_in_both_languages(name, on, lang, article):
    text = describe(REGISTER, name, on, lang, article)
    assert text.endswith("\n")
    assert all(columns(line) <= WIDTH + 2 for line in text.splitlines())
    assert "None" not in text


def test_lines_align_under_wide_labels():
    text = aligned([("名称", "甲" * 60), ("Status", "in force " * 15), ("", "more")])
    lines = text.splitlines()
    starts = {columns(line) - columns(line.lstrip()) for line in lines if line.startswith(" ")}
    assert starts == {8}
    assert lines[0].startswith("名称    甲")
