"""Slots nobody filled, and the values that look like them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.notation.blank import is_blank, is_bracketed, is_none, unwrap

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


SLOTS = [
    "【具體時間】",
    "【具體費率】",
    "【限额】",
    "【责任限额】",
    "【上限】",
    "【周期】",
    "【结算周期】",
    "[其他渠道]",
    "20__年__月__日",
    "待乙方提供",
    "待双方协商确定",
    "XX公司",
    "***",
    "（此处填写）",
    "TBD",
    "另行填写",
    "由乙方填写",
    "每月__日",
    "某某公司",
    "某年某月某日",
    "【甲方或乙方】",
    "【是/否】",
    "[电话/邮箱]",
    "[x%]",
    "×××",
    "[根据实际情况增加其他售后服务内容]",
    "[具体百分比,如90%以上]",
    "例如：____",
    "【例如：微信】",
    "甲方指定____",
    "XX-XX",
]


@pytest.mark.parametrize(
    "text", [*SLOTS, "20  年  月  日", "    年    月    日", "TBD by client", "to be agreed"]
)
def test_forms_of_empty_slots_in_drafts(text: str) -> None:
    assert is_blank(text)


VALUES = [
    "每月【30】日",
    "［北京］仲裁委员会",
    "【大华公司】",
    "例如微信、电话",
    "例如：微信",
    "限额",
    "上限",
    "责任限额为合同总额",
    "【不设上限】",
    "其他渠道",
    "【其他】",
    "xx@example.com",
    "XX@shop.com",
    "XX-2000",
    "iPhoneXX",
    "XXL",
    "MAXX公司",
    "TBD科技有限公司",
    "待乙方提供资料后5日内付款",
    "待乙方确认后付款",
    "由乙方提供",
    "另行书面通知",
    "后续提供",
    "双方或一方",
    "甲方",
    "根据实际用量结算",
    "20年",
    "20年6月",
    "某服务",
    "详见附件三",
    "指定邮箱",
    "未定义",
    "【按月】",
    "提供____等服务",
    "由[具体名称]承办",
]


@pytest.mark.parametrize("text", VALUES)
def test_values_that_look_like_slots(text: str) -> None:
    assert not is_blank(text)


@given(
    st.sampled_from([slot for slot in SLOTS if slot[0] != "（"]),
    st.sampled_from(["", " ", "。", "元", "日"]),
)
def test_a_slot_stays_one_beside_a_unit_or_a_full_stop(slot: str, end: str) -> None:
    assert is_blank(slot + end)


@given(
    st.sampled_from(("【{}】", "[{}]", "［{}］")),
    st.sampled_from(("30", "张三", "大华科技有限公司", "北京", "2026-01-01", "五万元")),
    st.sampled_from(("", "日", "市", "公司", "以内")),
)
def test_a_value_in_brackets_stays_a_value(bracket: str, value: str, end: str) -> None:
    assert not is_blank(bracket.format(value) + end)


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


@pytest.mark.parametrize("unit", ["[", "【", "_ ", "{", "<", "x ", "(", "_1", "[ ]", "${", "__3"])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    start = time.perf_counter()
    for ask in (is_blank, is_none, unwrap):
        ask(unit * 50_000)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "text", ["【坐席数量】个", "〔规模〕", "[业务量]", "<开工日>", "【甲方审定】"]
)
def test_a_bracket_of_words_is_a_slot_where_a_value_is_asked(text: str) -> None:
    assert is_bracketed(text)


@pytest.mark.parametrize(
    "text", ["【12,34.5】元", "规模", "大型[注]企业及其他", "30日", "法释〔2020〕25号"]
)
def test_other_texts_are_no_bracket_of_words(text: str) -> None:
    assert not is_bracketed(text)
