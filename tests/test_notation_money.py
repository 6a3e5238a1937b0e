"""Money and rates: exact, with their currency and without a period."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.notation import Malformed
from hetong.notation.money import Currency, Money, parse_money
from hetong.notation.numerals import write_capital_amount
from hetong.notation.rate import parse_rate


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("50000", "50000"), ("50,000.00", "50000"), ("¥50000", "50000"), ("￥5万", "50000"),
        ("5万元", "50000"), ("人民币伍万元整", "50000"), ("12.5万元", "125000"),
        ("1.2亿元", "120000000"),
        ("-500", "-500"), ("¥-500", "-500"), ("-¥500", "-500"), ("负500元", "-500"), ("0", "0"),
        ("人民币5万元", "50000"), ("50000元整", "50000"), ("3元5角", "3.5"), ("5角", "0.5"),
        ("3元5分", "3.05"), ("人民币（大写）：伍万元整", "50000"), ("五万元", "50000"),
        ("RMB 50000", "50000"),
        ("50000元人民币", "50000"), ("100块", "100"), ("0.005元", "0.005"), ("5 万 元", "50000"),
        ("５０，０００．００元", "50000"), ("3万5千元", "35000"), ("50 000元", "50000"),
        ("5萬圓", "50000"),
        ("壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "123456.78"), ("5000。", "5000"),
    ],
)  # fmt: skip
def test_yuan(text: str, yuan: str) -> None:
    assert parse_money(text) == Money(Decimal(yuan), "CNY")


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("5000美元", "USD"), ("USD 5,000", "USD"), ("US$5000", "USD"), ("$5,000", "USD"),
        ("HK$5000", "HKD"), ("5000港币", "HKD"), ("€5000", "EUR"), ("5000欧元", "EUR"),
        ("5000日元", "JPY"), ("£5000", "GBP"), ("usd5000", "USD"), ("0.5万美元", "USD"),
        ("5000人民币", "CNY"), ("CNY5000", "CNY"), ("人民币5000元", "CNY"),
    ],
)  # fmt: skip
def test_currencies(text: str, currency: Currency) -> None:
    assert parse_money(text) == Money(Decimal(5000), currency)


@given(st.integers(0, 10**14))
def test_every_spelling_of_an_amount_is_the_same(fen: int) -> None:
    amount = Decimal(fen).scaleb(-2)
    texts = (
        f"{amount}", f"¥{amount:,}", f"{amount}元", f"人民币{amount:,}元整",
        write_capital_amount(amount), f"{amount.scaleb(-4):f}万元",
    )  # fmt: skip
    assert {parse_money(text) for text in texts} == {Money(amount)}


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("3元/件", "单价", "price per unit"),
        ("每月5000元", "单价", "price per unit"),
        ("12,34.5元", "千位分隔不对", "groups thousands wrongly"),
        ("人民币5万美元", "两种货币", "two currencies"),
        ("约5万元", "不是金额，应写成 50000 或 5万元", "not an amount of money; write 50000"),
        ("5-10万元", "不是金额", "not an amount"),
        ("inf", "不是金额", "not an amount"),
        ("1e400", "不是金额", "not an amount"),
        ("人民币", "不是金额", "not an amount"),
        ("元", "不是金额", "not an amount"),
        (")6", "不是金额", "not an amount"),
        ("9" * 31, "超过 30 位", "more than 30 digits"),
        ("5" * 201, "写了 201 个字", "201 characters"),
        ("", "没有写值", "no value"),
        ("50000元整元", "不是金额", "not an amount"),
        ("5%", "不是金额", "not an amount"),
    ],
)
def test_what_is_no_money(text: str, zh: str, en: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_money(text)
    assert zh in caught.value.words.zh
    assert en in caught.value.words.en


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("6%", "0.06"), ("6％", "0.06"), ("6 %", "0.06"), ("百分之六", "0.06"),
        ("千分之三", "0.003"),
        ("万分之五", "0.0005"), ("萬分之五", "0.0005"), ("3‰", "0.003"), ("0.0005", "0.0005"),
        ("5‱", "0.0005"), ("200%", "2"), ("百分之百", "1"), ("百分之一百二十", "1.2"),
        ("十分之一", "0.1"),
        ("百分之六点五", "0.065"), ("万分之0.5", "0.00005"), ("-5%", "-0.05"), ("0", "0"),
        ("0%", "0"),
        ("０．５％", "0.005"), ("1,000%", "10"),
        ("九成", "0.9"), ("一成五", "0.15"), ("两成半", "0.25"), ("八成", "0.8"), ("8成", "0.8"),
        ("8.5成", "0.85"), ("十成", "1"), ("10成", "1"), ("九 成", "0.9"), ("贰成", "0.2"),
        ("-三成", "-0.3"), ("负一成", "-0.1"), ("兩成", "0.2"), ("0.5成", "0.05"),
    ],
)  # fmt: skip
def test_rates(text: str, fraction: str) -> None:
    assert parse_rate(text) == Decimal(fraction)


@given(st.integers(0, 10**9))
def test_percentages_and_fractions_agree(billionths: int) -> None:
    fraction = Decimal(billionths).scaleb(-9)
    expected = {fraction}
    assert {
        parse_rate(f"{fraction.scaleb(2):f}%"),
        parse_rate(f"万分之{fraction.scaleb(4):f}"),
    } == expected


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("日万分之五", "带了周期", "names a period"),
        ("每日0.05%", "per 键", "key per"),
        ("0.05%/日", "带了周期", "names a period"),
        ("年化6%", "带了周期", "names a period"),
        ("6%每年", "带了周期", "names a period"),
        ("6", "请写成 6%", "write 6%"),
        ("1", "请写成 1%", "write 1%"),
        ("LPR", "不是比例", "not a rate"),
        ("inf%", "不是比例", "not a rate"),
        ("%", "不是比例", "not a rate"),
        ("1.5倍", "不是比例", "not a rate"),
        ("5%-10%", "不是比例", "not a rate"),
        ("三五成", "不是比例", "not a rate"),
        ("八成新", "不是比例", "not a rate"),
        ("九成以上", "不是比例", "not a rate"),
        ("完成", "不是比例", "not a rate"),
        ("成", "不是比例", "not a rate"),
        ("二十成", "不是比例", "not a rate"),
        ("一成不变", "不是比例", "not a rate"),
    ],
)
def test_what_is_no_rate(text: str, zh: str, en: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_rate(text)
    assert zh in caught.value.words.zh
    assert en in caught.value.words.en
