"""Numbers: Arabic, Chinese and banknote capitals, against cn2an as a second opinion."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.notation import Malformed
from hetong.notation.numerals import (
    is_standard_capitals,
    parse_capital_amount,
    parse_decimal,
    parse_integer,
    write_capital_amount,
)

_AMOUNTS = st.integers(0, 10**15).map(lambda fen: Decimal(fen).scaleb(-2))


@given(st.integers(0, 10**16 - 1), st.sampled_from(["low", "up"]))
def test_reads_what_cn2an_writes(number: int, mode: str) -> None:
    assert parse_integer(cn2an.an2cn(number, mode)) == number


@given(st.integers(0, 10**13), st.integers(1, 999))
def test_reads_decimals_that_cn2an_writes(whole: int, thousandths: int) -> None:
    text = f"{whole}.{thousandths:03d}".rstrip("0")
    assert parse_decimal(cn2an.an2cn(text, "low")) == Decimal(text)


@given(st.integers(0, 10**14))
def test_reads_amounts_that_cn2an_writes(fen: int) -> None:
    text = f"{fen // 100}.{fen % 100:02d}"
    assert parse_capital_amount(cn2an.an2cn(text, "rmb")) == Decimal(text)


@given(_AMOUNTS)
def test_capitals_are_read_back_and_standard(amount: Decimal) -> None:
    written = write_capital_amount(amount)
    assert parse_capital_amount(written) == amount
    assert is_standard_capitals(written)
    assert parse_capital_amount(f"人民币{written}") == amount


@given(st.integers(-(10**25), 10**25), st.integers(0, 999))
def test_arabic_numbers_are_exact_in_every_width(whole: int, part: int) -> None:
    for text in (f"{whole}.{part:03d}", f"{whole:,}.{part:03d}"):
        wide = text.translate({ord(a): ord(a) + 0xFEE0 for a in "0123456789.,-"})
        assert parse_decimal(text) == parse_decimal(wide) == Decimal(text.replace(",", ""))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("12", 12), ("1,200", 1200), ("50 000", 50_000), ("-5", -5), ("－５", -5),
        ("+5", 5), ("１２３", 123), ("一百二十", 120), ("一百五", 150), ("一百零五", 105),
        ("一百一十五", 115), ("一百十五", 115), ("十", 10), ("十五", 15), ("两", 2), ("廿", 20),
        ("廿五", 25), ("卅", 30), ("二〇二五", 2025), ("二零二五", 2025), ("壹佰", 100),
        ("一千二", 1200), ("一千零五十", 1050), ("一千五十", 1050), ("一万五", 15_000),
        ("一万零五", 10_005), ("一万五千", 15_000), ("三亿五", 350_000_000), ("十二万", 120_000),
        ("一万二千亿", 1_200_000_000_000), ("壹拾贰萬參仟", 123_000), ("兩百", 200),
        ("一 百", 100), ("5万", 50_000), ("3万5千", 35_000), ("1亿2000万", 120_000_000),
        ("3万零500", 30_500), ("1万2000", 12_000), ("1.2亿", 120_000_000), ("5百万", 5_000_000),
        ("零", 0), ("负五", -5), ("12。", 12), ("零拾伍", 5),
    ],
)  # fmt: skip
def test_integers(text: str, value: int) -> None:
    assert parse_integer(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.50", "1234.50"), ("三点五", "3.5"), ("一百二十点零五", "120.05"), ("零点五", "0.5"),
        ("0.1", "0.1"), ("12.5万", "125000"), ("1.23456万", "12345.6"),
        ("１，２３４．５", "1234.5"),
        ("99999999999999999999.999", "99999999999999999999.999"),
    ],
)  # fmt: skip
def test_decimals(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "inf", "nan", "-inf", "1e400", "1e5", "0x10", ".5", "5.", "1_000", "12,34.5",
        "1,234,56", "12 34", "1，23", "百", "万五", "一千百", "二十百", "一百零", "一千零零五",
        "亿",
        "三五", "一二", "一点", "点五", "1万2", "①", "½", "٣", "五六百", "约5", "5个", "9" * 31,
        "一" * 31, "1" + "亿" * 100, "x" * 201, "一亿亿零", "--5", "1,000,00", "1 000,000",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(Malformed):
        parse_decimal(text)


def test_fractions_are_no_integers() -> None:
    with pytest.raises(Malformed) as caught:
        parse_integer("3.5")
    assert caught.value.words.zh == "“3.5”不是整数，应写成 12 或 十二"
    assert caught.value.words.en == "'3.5' is not a whole number; write 12 or 十二"


def test_wrong_grouping_is_named() -> None:
    with pytest.raises(Malformed) as caught:
        parse_decimal("12,34.5")
    assert "千位分隔不对" in caught.value.words.zh
    assert "1,234.5" in caught.value.words.en


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("人民币壹拾贰万叁仟元整", "123000"), ("叁仟元", "3000"), ("陆角伍分", "0.65"),
        ("伍角", "0.5"),
        ("拾元零捌分", "10.08"), ("壹仟零伍元整", "1005"), ("伍万圆正", "50000"),
        ("五万元", "50000"),
        ("壹佰貳拾參萬肆仟伍佰陸拾柒圓捌角玖分", "1234567.89"), ("伍万整", "50000"),
        ("伍万", "50000"),
        ("人民币（大写）：伍万元整", "50000"), ("大写：伍万元整", "50000"), ("零元整", "0"),
        ("壹万零仟零佰伍拾零元零角零分", "10050"), ("零佰零拾伍元整", "5"), ("负伍佰元整", "-500"),
        ("壹万元零伍分", "10000.05"), ("叁 佰 元 整", "300"), ("¥伍万元整", "50000"),
    ],
)  # fmt: skip
def test_capital_amounts(text: str, value: str) -> None:
    assert parse_capital_amount(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "50000元",
        "元",
        "整",
        "伍万元整整",
        "伍元万",
        "壹佰万仟元",
        "伍万美元",
        "约伍万元",
        "伍角伍元",
        "",
    ],
)
def test_what_is_no_capital_amount(text: str) -> None:
    with pytest.raises(Malformed):
        parse_capital_amount(text)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        # The examples of the rules for filling in bank forms, points 3.1 to 3.4.
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("0", "零元整"),
        ("0.5", "伍角整"),
        ("0.05", "伍分"),
        ("10", "壹拾元整"),
        ("100000001", "壹亿零壹元整"),
        ("1000000000000", "壹万亿元整"),
    ],
)
def test_standard_capitals_are_written(amount: str, written: str) -> None:
    assert write_capital_amount(Decimal(amount)) == written


@pytest.mark.parametrize(
    "text",
    [
        "壹仟陆佰捌拾元零叁角贰分", "壹拾万柒仟元零伍角叁分", "壹拾万零柒仟元伍角叁分", "伍万元正",
        "人民币伍万圆整", "壹拾萬柒仟圓伍角叁分", "壹仟肆佰零玖元伍角", "人民币（大写）：伍万元整",
    ],
)  # fmt: skip
def test_free_choices_of_the_standard(text: str) -> None:
    assert is_standard_capitals(text)


@pytest.mark.parametrize(
    "text",
    [
        "拾贰万叁仟元整", "五万元整", "伍万元", "伍万整", "廿万元整", "贰万零元整", "壹仟伍元整",
        "两万元整",
        "叁佰贰拾伍元肆分", "50000元", "伍角伍分整", "壹仟零零伍元整", "约伍万元整", "",
    ],
)  # fmt: skip
def test_what_is_not_standard(text: str) -> None:
    assert not is_standard_capitals(text)


@pytest.mark.parametrize("amount", ["0.005", "1e16"])
def test_amounts_that_have_no_capitals(amount: str) -> None:
    with pytest.raises(ValueError, match="at most two decimals"):
        write_capital_amount(Decimal(amount))
