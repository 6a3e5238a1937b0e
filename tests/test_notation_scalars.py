"""Short words: yes and no, sides, consent, choices; and service level values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.notation import Malformed
from hetong.notation.dates import parse_date, parse_month_day
from hetong.notation.duration import Duration, Unit, parse_duration
from hetong.notation.measure import parse_measure
from hetong.notation.money import parse_money
from hetong.notation.numerals import parse_capital_amount, parse_decimal, parse_integer
from hetong.notation.rate import parse_rate
from hetong.notation.scalars import (
    parse_bool,
    parse_choice,
    parse_consent,
    parse_number,
    parse_side,
)


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (parse_bool, "true", True), (parse_bool, "TRUE", True), (parse_bool, "yes", True),
        (parse_bool, "是", True), (parse_bool, "有", True), (parse_bool, "ｙｅｓ", True),
        (parse_bool, "false", False), (parse_bool, "no", False), (parse_bool, "否", False),
        (parse_number, "1,234.5", Decimal("1234.5")), (parse_number, "三", Decimal(3)),
        (parse_side, "a", "a"), (parse_side, "B", "b"), (parse_side, "Ａ", "a"),
        (parse_side, "甲方", "a"), (parse_side, "乙", "b"), (parse_side, "双方", "both"),
        (parse_side, "none", "none"), (parse_side, "client", "client"),
        (parse_side, "服务方", "provider"), (parse_side, "甲乙双方", "both"),
        (parse_consent, "free", "free"), (parse_consent, "true", "free"),
        (parse_consent, "false", "forbidden"), (parse_consent, "须书面同意", "consent"),
        (parse_consent, "禁止", "forbidden"), (parse_consent, "Consent", "consent"),
    ],
)  # fmt: skip
def test_words(parse: Callable[[str], object], text: str, value: object) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text", "zh", "en"),
    [
        (
            parse_bool,
            "无",
            "不是“是”或“否”，应写成 true 或 false",
            "not yes or no; write true or false",
        ),
        (parse_bool, "1", "不是“是”或“否”", "not yes or no"),
        (parse_side, "丙方", "不是合同的一方，应写成 a 或 b 或 both", "not a side of the contract"),
        (parse_consent, "maybe", "free 或 consent 或 forbidden", "free or consent or forbidden"),
        (parse_number, "1e5", "不是数", "not a number"),
    ],
)
def test_other_words_are_refused(
    parse: Callable[[str], object], text: str, zh: str, en: str
) -> None:
    with pytest.raises(Malformed) as caught:
        parse(text)
    assert zh in caught.value.words.zh
    assert en in caught.value.words.en


@pytest.mark.parametrize(
    ("text", "value"),
    [("on_signature", "on_signature"), ("On-Signature", "on_signature"), ("7X24", "7x24")],
)
def test_choices(text: str, value: str) -> None:
    assert parse_choice(text, ["on_signature", "on_date", "7x24"]) == value


def test_a_choice_near_a_known_one_is_suggested() -> None:
    with pytest.raises(Malformed) as caught:
        parse_choice("arbitraton", ("negotiation", "arbitration"))
    assert caught.value.words.zh == (
        "“arbitraton”不在可选的值里，应写 negotiation、arbitration 之一，是不是想写 arbitration"
    )
    assert caught.value.words.en.endswith("; did you mean arbitration")


def test_a_choice_near_none_suggests_none() -> None:
    with pytest.raises(Malformed) as caught:
        parse_choice("zzz", ("negotiation", "arbitration"))
    assert "negotiation、arbitration" in caught.value.words.zh
    assert "是不是" not in caught.value.words.zh
    assert "did you mean" not in caught.value.words.en


@pytest.mark.parametrize(
    ("text", "unit", "time", "amount", "of"),
    [
        ("30", "秒", True, 30, "second"), ("30秒", None, True, 30, "second"),
        ("30秒", "秒", True, 30, "second"), ("三十秒", None, True, 30, "second"),
        ("5", "分", True, 5, "minute"), ("5分", None, True, 5, "minute"),
        ("5分", "分", True, 5, "minute"),
        ("0.5", "小时", True, Fraction(1, 2), "hour"), ("30", "seconds", True, 30, "second"),
        ("30秒", None, False, 30, "second"), ("2", "个工作日", True, 2, "workday"),
    ],
)  # fmt: skip
def test_measures_of_time(
    text: str, unit: str | None, time: bool, amount: int | Fraction, of: Unit
) -> None:
    assert parse_measure(text, unit, time=time) == Duration(Fraction(amount), of)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("95%", None, "95"), ("95", "%", "95"), ("95％", "%", "95"), ("95%", "百分比", "95"),
        ("百分之九十五", None, "95"), ("99.99%", None, "99.99"), ("5‰", None, "0.5"),
        ("4.5", "分", "4.5"), ("4.5分", None, "4.5"), ("4.5星", "分", "4.5"),
        ("99.9", None, "99.9"),
        ("3次", None, "3"), ("3", "次", "3"), ("105%", None, "105"), ("5", "分/5分", "5"),
        ("30", " ", "30"), ("九成", None, "90"), ("九成五", "%", "95"), ("9", "成", "90"),
        ("九成", "成", "90"), ("8.5成", None, "85"),
    ],
)  # fmt: skip
def test_measures_of_number(text: str, unit: str | None, value: str) -> None:
    assert parse_measure(text, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "unit", "time", "zh", "en"),
    [
        ("30秒", "分钟", True, "值“30秒”和单位“分钟”不一致", "disagree; write the unit once"),
        ("95%", "秒", False, "不一致", "disagree"),
        ("3次", "秒", False, "不一致", "disagree"),
        ("30秒", "foo", False, "不一致", "disagree"),
        ("abc", None, False, "不是指标值，应写成 95% 或 30秒", "not a service level; write 95%"),
        ("八成新", None, False, "不是指标值", "not a service level"),
        ("完成", None, False, "不是指标值", "not a service level"),
        ("三五成", None, False, "不是指标值", "not a service level"),
        ("九成", "秒", False, "不一致", "disagree"),
        ("90%", "成", False, "不一致", "disagree"),
        ("1e5", None, False, "不是指标值", "not a service level"),
        ("30", "foo", True, "不是指标值", "not a service level"),
        ("-5", "秒", True, "不是指标值", "not a service level"),
        ("12,34", None, False, "千位分隔不对", "groups thousands wrongly"),
    ],
)
def test_what_is_no_measure(text: str, unit: str | None, time: bool, zh: str, en: str) -> None:
    with pytest.raises(Malformed) as caught:
        parse_measure(text, unit, time=time)
    assert zh in caught.value.words.zh
    assert en in caught.value.words.en


_ANY = st.text(
    "0129.,-+ 年月日个工作天小时分秒半一二十百千万亿零〇两点壹拾元角整"
    "人民币¥%‰之每底末（）:/*x𠮷½٣",
    max_size=12,
)
_PARSERS: list[Callable[[str], Any]] = [
    parse_bool, parse_consent, parse_side, parse_number, parse_integer, parse_decimal,
    parse_capital_amount, parse_money, parse_rate, parse_date, parse_month_day, parse_duration,
    lambda text: parse_measure(text, "分", time=True), lambda text: parse_measure("5", text),
]  # fmt: skip


@pytest.mark.parametrize("parse", _PARSERS)
@given(text=_ANY)
def test_any_text_is_a_value_or_malformed_in_both_languages(
    parse: Callable[[str], Any], text: str
) -> None:
    refused: Malformed | None = None
    try:
        value = parse(text)
    except Malformed as error:
        refused = error
    if refused is None:
        assert value == parse(f" {text}\u3000")
    else:
        assert refused.words.zh
        assert refused.words.en
