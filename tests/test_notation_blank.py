"""Slots nobody filled, and the values that look like them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.notation.blank import is_blank, is_none, unwrap

BLANK = [
    "____",
    "＿＿＿",
    "__",
    "_",
    "[x]",
    "[X]",
    "【】",
    "[]",
    "【具体日期】",
    "[大写金额]",
    "（大写：      ）",
    "【大写：】",
    "（）",
    "(具体日期)",
    "（待定）",
    "待定",
    "待定。",
    "待填",
    "待填写",
    "待补充",
    "待确认",
    "[待确认]",
    "金额待定",
    "XX",
    "XXX",
    "××",
    "X",
    "x",
    "TBD",
    "tbc",
    "____年__月__日",
    "20XX年X月X日",
    "2025年__月__日",
    "[x]日",
    "[X]%",
    "[X]个工作日",
    "每月[X]日前",
    "【】个工作日",
    "X元",
    "日万分之____",
    "百分之【】",
    "人民币____元（大写：____元整）",
    "____人民法院",
    "XX市XX区人民法院",
    "XX公司",
    "[起始日期]",
    "[終止日期]",
    "[年数]",
    "[N]",
    "[●]",
    "2026年10月●日",
    "●个工作日",
    "提前[ ]日",
    "2026年10月……",
    "[***]",
    "...",
    "……",
    "…",
    "{{r deliveryDays}}",
    "${amount}",
    "<公司名称>",
    "[甲方公司名稱]",
    "[法定代表人姓名]",
    "[服务方公司名称]",
    "[電子郵箱]",
    "[统一社会信用代码]",
    "【服务期限】",
    "【X年X月X日】",
    "[例如：30日]",
    "[请填写]",
    "【具体金额】元",
    "13800XXXXXX",
    "联系电话：____",
    "____点____分",
    "____万____元",
    "____年_1_月__日",
    "人民币__拾__万__仟__佰__拾__元",
    "[insert_date]",
    "[amount]",
    "<name>",
    "【违约金比例】",
    "[付款日期]前",
    "［Ｘ］日",
    "〔〕号",
]
BLANK += [
    "（盖章）",
    "(盖章处)",
    "（ 盖 章 ）",
    "（公章）",
    "（加盖单位公章）",
    "（签字或盖章）",
    "（签字、盖章）：",
    "（此处盖章）",
    "（合同专用章）",
    "盖章处",
    "盖章：",
    "（乙方盖章）",
    "（  ）",
    "[ ]",
    "【  年  月  日】",
    "_ _",
    "",
    "   ",
    "_" * 300,
    "to be determined",
    "？？",
]

GIVEN = [
    "【30】日",
    "[2026年1月1日]",
    "【张三】公司",
    "张三",
    "50000",
    "0",
    "__30__日",
    "____30____日",
    "2025年_1_月_20_日",
    "____张三____",
    "乙方：__张三__",
    "例如客服、售后等",
    "【7天*24小时】",
    "【5天*8小时】",
    "7×24",
    "7x24",
    "7天×24小时",
    "5*8",
    "[两]",
    "[四]",
    "十",
    "一",
    "[北京]",
    "【人民币】",
    "[100%]",
    "[甲方]",
    "【双方】",
    "无固定期限",
    "[无固定期限]",
    "[固定单价]",
    "[在线客服平台]",
    "【/】",
    "/",
    "XX电子商务有限公司",
    "138****5678",
    "X-Ray检测",
    "MAXX",
    "XXL",
    "另行协商",
    "无",
    "none",
    "~",
    "提供____等服务",
    "[litigation]",
    "【日】",
    "A",
    "n",
    "等……的服务",
    "【电子商务平台经营者】",
    "法释〔2020〕25号",
    "人民币【50000】元（大写：【伍万元整】）",
    "[大写：伍万元整]",
    "按实际用量结算",
    ".",
    "-",
    "iPhoneX",
    "甲方有权在待定期限内补充材料",
    "[违约责任]",
    "[项目联系]",
    "____2025年1月20日____",
    "【接口调用】",
    "<95",
    "第一期",
    "年",
    "30日",
    "《合同》",
    "（北京）",
    "2025年1月20日",
    "a_b",
    "本合同价格待定事项由双方另行约定，并在附件中写明",
    "双方确认的金额以对账单为准，待确认后三日内支付货款",
]
GIVEN += [
    "公章",
    "合同专用章",
    "电子公章",
    "盖章",
    "已盖章",
    "（已盖章）",
    "甲方（盖章）：",
    "（已加盖公章）",
    "双方签字盖章",
    "双方签字并盖章后生效",
    "盖章（红色）",
    "（合同）",
    "（及）",
    "单位",
    "甲方",
    "● 电话客服",
    "●退款审核",
    "7 x 24 小时",
    "7 × 24小时",
    "iPhone X Pro",
    "[30, 40, 30]",
    "本合同" * 100 + "____",
]


@pytest.mark.parametrize("text", BLANK)
def test_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", GIVEN)
def test_given(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize("text", ["none", "None", "NONE", "无", "無", "~", "～", "null", " 无 "])
def test_none(text: str) -> None:
    assert is_none(text)
    assert not is_blank(text)


@pytest.mark.parametrize(
    "text", ["没有", "否", "0", "", "无固定期限", "nonesuch", "____", "不适用"]
)
def test_not_none(text: str) -> None:
    assert not is_none(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("【30】日", "30日"),
        ("[2026年1月1日]", "2026年1月1日"),
        ("【张三】公司", "张三公司"),
        ("［5］个工作日", "5个工作日"),
        ("人民币【50,000】元", "人民币50,000元"),
        ("【[30]】日", "30日"),
        ("____30____日", "30日"),
        ("＿３０＿日", "３０日"),
        ("2025年_1_月_20_日", "2025年1月20日"),
        ("乙方：__张三__", "乙方：张三"),
        ("____2025年1月20日____", "2025年1月20日"),
        ("30日", "30日"),
        ("（含税）", "（含税）"),
        ("【】日", "【】日"),
        ("[x]日", "[x]日"),
        ("【具体日期】", "【具体日期】"),
        ("____年__月__日", "____年__月__日"),
        ("法释[2020]25号", "法释[2020]25号"),
        ("京仲案字［2024］第12号", "京仲案字［2024］第12号"),
        ("a_b", "a_b"),
    ],
)
def test_unwrap(text: str, value: str) -> None:
    assert unwrap(text) == value


def test_long_texts_stay_as_they_are() -> None:
    text = "【30】" * 600
    assert unwrap(text) == text


@given(st.text("[]【】_xX×()（）…待定具体日期金额30年月日元公司", max_size=15))
def test_unwrapping_never_fills_a_slot(text: str) -> None:
    assert not (is_blank(text) and not is_blank(unwrap(text)))


@pytest.mark.parametrize(
    "unit", ["[", "【", "_ ", "{", "<", "x ", "(", "_1", "[ ]", "${", "__3", "盖章", "(盖章"]
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    start = time.perf_counter()
    for ask in (is_blank, is_none, unwrap):
        ask(unit * 50_000)
    assert time.perf_counter() - start < 2
