"""Slots that drafts leave empty, and values that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.notation.blank import is_blank, is_bracketed

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
    "text", ["【坐席数量】个", "〔规模〕", "[业务量]", "<开工日>", "【甲方审定】"]
)
def test_a_bracket_of_words_is_a_slot_where_a_value_is_asked(text: str) -> None:
    assert is_bracketed(text)


@pytest.mark.parametrize(
    "text", ["【12,34.5】元", "规模", "大型[注]企业及其他", "30日", "法释〔2020〕25号"]
)
def test_other_texts_are_no_bracket_of_words(text: str) -> None:
    assert not is_bracketed(text)
