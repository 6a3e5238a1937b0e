"""Renumbered articles, highest article numbers, loan prime rates and arbitration institutions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.law import Register

REGISTER = Register.load(Path(__file__).parents[1] / "rules")
TODAY = date(2026, 11, 21)
ROWS = [row for law in REGISTER.laws for row in REGISTER.renumbered(law.id) if row.law == law.id]


def new_number(law_id: str, old: int) -> tuple[str, int | None, date, str]:
    (row,) = [row for row in REGISTER.renumbered(law_id) if row.old == old]
    return row.target, row.new, row.on, row.topic.zh


@pytest.mark.parametrize(
    ("law_id", "old", "target", "new", "topic"),
    [
        ("cn-contract-1999", 107, "cn-civil-code", 577, "违约责任"),
        ("cn-contract-1999", 114, "cn-civil-code", 585, "违约金"),
        ("cn-contract-1999", 410, "cn-civil-code", 933, "任意解除权"),
        ("cn-contract-1999", 126, "cn-conflict", 41, "涉外合同法律适用"),
        ("cn-gpcl-2017", 188, "cn-civil-code", 188, "三年诉讼时效"),
        ("cn-guarantee-1995", 91, "cn-civil-code", 586, "定金不超过20%"),
        ("spc-2009-5", 29, "spc-2023-13", 65, "违约金过高（30%）"),
        ("cn-ucl", 9, "cn-ucl", 10, "侵犯商业秘密"),
        ("cn-csl", 21, "cn-csl", 23, "等级保护、日志不少于六个月"),
        ("cn-csl", 42, "cn-csl", 44, "不得泄露个人信息、补救与报告"),
        ("cn-arbitration-2025", 16, "cn-arbitration-2025", 27, "仲裁协议内容"),
        ("cn-sme-payment", 15, "cn-sme-payment", 17, "逾期利息"),
        ("cn-express-reg", 28, "cn-express-reg", 29, "全程信息化、投诉七日处理"),
        ("cn-trademark", 43, "cn-trademark", 55, "商标使用许可"),
    ],
)
def test_old_numbers_lead_to_new_ones(law_id, old, target, new, topic):
    row = new_number(law_id, old)
    assert (row[0], row[1]) == (target, new)
    assert row[3] == topic


def test_split_dropped_and_moved_again():
    split = next(row for row in REGISTER.renumbered("cn-contract-1999") if row.old == 52)
    assert (split.new, split.also) == (153, (146, 148, 150, 154))
    dropped = next(row for row in REGISTER.renumbered("cn-contract-1999") if row.old == 51)
    assert dropped.new is None
    assert dropped.note is not None
    moved = [row for row in REGISTER.renumbered("cn-cpl") if row.old == 227]
    assert [(row.new, row.now) for row in moved] == [(234, 238)]
    assert sum(row.new is None for row in ROWS) == 8
    assert sum(bool(row.also) for row in ROWS) == 8
    assert sum(row.now is not None for row in ROWS) == 8


def test_how_far_rows_were_checked():
    memory = {(row.law, row.old) for row in ROWS if row.verified != "text"}
    assert memory == {("cn-cpl", 23), *(("cn-consumer", old) for old in (24, 49, 35, 23))}


@pytest.mark.parametrize(
    ("old_law", "new_law"),
    [
        ("cn-arbitration-1994", "cn-arbitration-2025"),
        ("cn-ucl-2019", "cn-ucl"),
        ("cn-company-2018", "cn-company"),
        ("cn-sme-payment-2020", "cn-sme-payment"),
    ],
)
def test_a_revised_law_is_answered_from_the_table_of_its_revision(old_law, new_law):
    assert REGISTER.renumbered(old_law)
    assert REGISTER.renumbered(old_law) == REGISTER.renumbered(new_law)


def test_where_an_article_came_from():
    came = {(row.law, row.old) for row in REGISTER.came_from("cn-civil-code", 577)}
    assert came == {("cn-contract-1999", 107), ("cn-gpcl-1986", 111)}
    assert REGISTER.came_from("cn-civil-code", 1) == ()


def test_new_numbers_are_articles_of_the_law_they_stand_in():
    for row in ROWS:
        last = REGISTER.last_article(row.target, row.on)
        for number in (row.new, *row.also):
            if number is not None and last is not None:
                assert 1 <= number <= last[0], row
        later = REGISTER.last_article(row.target, TODAY)
        if row.now is not None and later is not None:
            assert row.now <= later[0], row


def test_old_numbers_are_articles_of_the_old_text():
    for row in ROWS:
        source = row.law
        if row.new_law is None:
            replaced = [law for law in REGISTER.laws if law.replaced_by == row.law]
            source = replaced[0].id if replaced else row.law
        last = REGISTER.last_article(source, row.on - timedelta(days=1))
        if last is not None:
            assert row.old <= last[0], row


@pytest.mark.parametrize(
    ("law_id", "on", "expected"),
    [
        ("cn-civil-code", TODAY, (1260, "text")),
        ("cn-contract-1999", TODAY, (428, "text")),
        ("cn-arbitration-1994", date(2025, 1, 1), (80, "text")),
        ("cn-csl", date(2025, 12, 31), (79, "text")),
        ("cn-csl", date(2026, 1, 1), (81, "text")),
        ("cn-cpl", date(2023, 12, 31), (291, "text")),
        ("cn-cpl", date(2024, 1, 1), (306, "text")),
        ("cn-trademark", TODAY, (73, "text")),
        ("cn-trademark", date(2027, 1, 1), (87, "text")),
        ("mohrss-22", TODAY, (29, "memory")),
        ("cac-16", TODAY, (14, "memory")),
        ("cn-cpl", date(2010, 1, 1), None),
        ("spc-1988-6", date(1990, 1, 1), None),
        ("samr-trade-secret-2026", TODAY, None),
    ],
)
def test_the_last_article_on_a_day(law_id, on, expected):
    assert REGISTER.last_article(law_id, on) == expected


def test_an_amendment_nobody_counted_lowers_the_trust():
    assert REGISTER.last_article("samr-77", date(2025, 3, 17)) == (23, "text")
    assert REGISTER.last_article("samr-77", date(2025, 3, 18)) == (23, "memory")


@pytest.mark.parametrize(
    ("on", "one_year", "five_years"),
    [
        (date(2019, 8, 20), "4.25", "4.85"),
        (date(2020, 4, 19), "4.05", "4.75"),
        (date(2020, 4, 20), "3.85", "4.65"),
        (date(2024, 7, 21), "3.45", "3.95"),
        (date(2025, 1, 10), "3.10", "3.60"),
        (date(2025, 5, 20), "3.00", "3.50"),
        (date(2026, 7, 19), "3.00", "3.50"),
    ],
)
def test_loan_prime_rates(on, one_year, five_years):
    row = REGISTER.lpr.row_on(on)
    assert row is not None
    assert (row.one_year * 100, row.five_years * 100) == (Decimal(one_year), Decimal(five_years))


@given(st.dates(date(2026, 7, 20), date(2040, 1, 1)))
def test_no_rate_is_ever_extrapolated(day):
    assert REGISTER.lpr.row_on(day) is None
    told = REGISTER.lpr.why_unknown(day)
    assert "2026-07-20" in told.zh
    assert "2026-06-22" in told.en


def test_before_the_first_rate():
    day = date(2019, 8, 19)
    assert REGISTER.lpr.row_on(day) is None
    assert "2019-08-20" in REGISTER.lpr.why_unknown(day).zh


@pytest.mark.parametrize(
    ("written", "match", "name"),
    [
        ("北京仲裁委员会", "exact", "北京仲裁委员会"),
        (" 北京 仲裁委员会 ", "exact", "北京仲裁委员会"),
        ("北仲", "alias", "北京仲裁委员会"),
        ("cietac", "alias", "中国国际经济贸易仲裁委员会"),
        ("中国国际商会仲裁院", "alias", "中国国际经济贸易仲裁委员会"),
        ("国际商会仲裁院", "alias", "国际商会国际仲裁院"),
        ("深圳仲裁委员会", "former", "深圳国际仲裁院"),
        ("海南仲裁委员会", "alias", "海南国际仲裁院"),
        ("深圳国际仲裁院(华南国际经济贸易仲裁委员会)", "exact", "深圳国际仲裁院"),
        ("北京国际仲裁院（北京仲裁委员会）", "alias", "北京仲裁委员会"),
        ("北京市仲裁委员会", "near", "北京仲裁委员会"),
        ("杭州仲裁委", "near", "杭州仲裁委员会"),
        ("上海国际仲裁中心", "alias", "上海国际经济贸易仲裁委员会"),
        ("中国国际经济贸易仲裁委员会华东分会", "near", "中国国际经济贸易仲裁委员会"),
    ],
)
def test_institutions_by_any_name(written, match, name):
    found = REGISTER.institution(written)
    assert found.match == match
    assert [each.name for each in found.institutions] == [name]


def test_bodies_that_are_no_institution_and_names_nobody_knows():
    assert REGISTER.institution("上海市劳动人事争议仲裁委员会").match == "excluded"
    assert REGISTER.institution("火星仲裁委员会").match == "unknown"
    assert REGISTER.institution("仲裁委员会").match == "unknown"
    assert REGISTER.institution("").match == "unknown"


def test_two_institutions_in_one_name_are_both_suggested():
    found = REGISTER.institution("北京仲裁委员会或上海仲裁委员会")
    assert found.match == "near"
    assert {each.name for each in found.institutions} == {"北京仲裁委员会", "上海仲裁委员会"}


def test_how_far_institutions_were_checked():
    rows = REGISTER.institutions.rows
    assert sum(row.verified == "text" for row in rows) == 144
    assert sum(row.assumed for row in rows) == 66
    assert sum(row.doubtful for row in rows) == 2
    assert sum(row.kind == "mainland" for row in rows) == 288


@given(st.sampled_from(REGISTER.institutions.rows))
def test_every_name_finds_its_institution(row):
    for name in (row.name, *row.also, *row.former):
        assert REGISTER.institution(name).institutions == (row,)
