"""Clause numbers, references, garbled words, names, defined terms and claims of recitals."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.contract.entry import State
from hetong.facts.computed.clauses import dotted, steps_of
from hetong.lint import Linter
from tests.sheets import column, fact

UNKNOWN, NONE = State.UNRECORDED, State.NONE


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("第五条", (5,)),
        ("五.2", (5, 2)),
        ("５.２", (5, 2)),
        ("5.2（1）", (5, 2, 1)),
        ("六（二）1", (6, 2, 1)),
        ("第二条2.8", (2, 8)),
        ("第一部分四（五）", (4, 5)),
        ("第十二条第三款", (12,)),
        ("二十一、", (21,)),
        ("第一章", ()),
        ("（二）", ()),
        ("第五条之一", ()),
        ("8A", ()),
        ("3.0", ()),
    ],
)
def test_a_clause_number_becomes_figures(text: str, steps: tuple[int, ...]) -> None:
    assert steps_of(text) == steps


@given(st.lists(st.integers(1, 99), min_size=1, max_size=6))
def test_printed_figures_are_read_back(steps: list[int]) -> None:
    assert steps_of(dotted(tuple(steps))) == tuple(steps)


@given(st.text("第一二条款章部分附件.（）()0123 、", max_size=40))
def test_any_number_gives_figures_or_none(text: str) -> None:
    assert all(step > 0 for step in steps_of(text))


NUMBERED = (
    "{clauses: [{no: 第一条}, {no: 1.1}, {no: 1.3}, {no: 一, part: 附件 二}, {no: 第二部分一}]}"
)


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("number", ["1", "1.1", "1.3", "1", "1"]),
        ("parent", [NONE, "1", "1", NONE, NONE]),
        ("before", [NONE, NONE, "1.2", NONE, NONE]),
        ("section", ["正文", "正文", "正文", "附件二", "正文第二部分"]),
        ("contents", [False] * 5),
    ],
)
def test_clauses_are_numbered(linter: Linter, path: str, values: list[Any]) -> None:
    assert column(linter, NUMBERED, "clauses", path) == values


@pytest.mark.parametrize(
    ("clause", "title", "wording"),
    [
        ("{no: 一, heading: 服务 …… 12, text: 甲方}", "服务", NONE),
        ("{no: 附件一, heading: 报价单}", NONE, UNKNOWN),
        (
            "{no: 一, text: 甲方委托乙方，为其客户提供电话和在线客服接待。}",
            UNKNOWN,
            "甲方委托乙方为其客户提供电话和在线客服接待",
        ),
    ],
)
def test_titles_and_wordings(linter: Linter, clause: str, title: Any, wording: Any) -> None:
    record = f"{{clauses: [{clause}]}}"
    assert column(linter, record, "clauses", "title") == [title]
    assert column(linter, record, "clauses", "wording") == [wording]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("按照第九条支付违约金", [("第九条", "9")]),
        ("违反本合同第3条、按本协议第5.2条", [("第3条", "3"), ("第5.2条", UNKNOWN)]),
        ("依照《民法典》第五百八十五条", []),
        ("适用个人信息保护法，并按照第二十一条", []),
        ("按附件二第8条、按原合同第十条", []),
        ("按照第一条第二款", [("第一条", "1")]),
    ],
)
def test_references_to_clauses(linter: Linter, text: str, found: list[Any]) -> None:
    record = f"{{clauses: [{{no: 一, text: {text}}}]}}"
    targets = column(linter, record, "references", "target")
    numbers = column(linter, record, "references", "number")
    assert list(zip(targets, numbers, strict=True)) == found


def test_printed_sub_clauses_are_provisions(linter: Linter) -> None:
    record = '{clauses: [{no: 一, text: "1.1 范围。1.2 时间。"}, {no: 一, part: 附件一}]}'
    assert column(linter, record, "provisions", "number") == ["1", "1.1", "1.2"]


@pytest.mark.parametrize(
    ("record", "ordinals"),
    [
        ("{quality: {standard: 见附件三和附件 12}}", [3, 12]),
        ("{quality: {standard: 见附件}}", []),
        ("{clauses: [{no: 一, part: 附件一, text: 见附件三}]}", []),
        ("{annexes: [{no: 附件一, refs: 附件二}]}", []),
    ],
)
def test_references_to_annexes(linter: Linter, record: str, ordinals: list[int]) -> None:
    assert column(linter, record, "annex_references", "ordinal") == ordinals


def test_annexes_have_numbers(linter: Linter) -> None:
    record = '{annexes: [{no: 附件二}, {no: "3"}, {no: 甲}, {title: 价目}]}'
    assert column(linter, record, "annexes", "ordinal") == [2, 3, NONE, UNKNOWN]


@pytest.mark.parametrize(
    ("text", "spoilt"),
    [
        ("乙方确??头处理", True),
        ("锟斤拷标准", True),
        ("定单编号 \ue80b", True),
        ("\uf0b7 电话接待", NONE),
        ("退/退款处理", False),
        ("甲方，，乙方", False),
        ("旺旺和SKU，售前/售后；客户问到货了吗?就答", NONE),
    ],
)
def test_garbled_words(linter: Linter, text: str, spoilt: Any) -> None:
    assert column(linter, f"{{quality: {{standard: {text}}}}}", "garbled", "spoilt") == [spoilt]


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("应由甲乙双方在本合同中约定", [False]),
        ("[由双方在本合同中约定, 按质检表]", [True]),
        ("由双方在本合同附件二中约定", []),
        ("由双方另行约定", []),
    ],
)
def test_terms_left_to_the_contract(linter: Linter, text: str, settled: list[bool]) -> None:
    record = f"{{quality: {{standard: {text}}}}}"
    assert column(linter, record, "deferrals", "settled") == settled


@pytest.mark.parametrize(
    ("texts", "names", "equated"),
    [
        (["本合同成立", "本协议终止"], ["合同", "协议"], False),
        (["本协议亦称本合同", "本合同终止"], ["合同", "协议"], True),
        (["保密协议（以下简称附件）", "本合同终止"], ["合同"], False),
    ],
)
def test_names_of_the_contract(
    linter: Linter, texts: list[str], names: list[str], equated: bool
) -> None:
    clauses = ", ".join(f"{{no: {n}, text: {text}}}" for n, text in enumerate(texts, 1))
    record = f"{{clauses: [{clauses}]}}"
    assert column(linter, record, "self_names", "name") == names
    assert set(column(linter, record, "self_names", "equated")) == {equated}


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("自双方签字盖章之日起生效", "unclear"),
        ("经授权代表签字（盖章）后生效", "unclear"),
        ("自双方签字并加盖公章之日起生效", "both"),
        ("以可靠电子签名签署并加盖电子公章", "both"),
        ("双方签字或者盖章后生效", "either"),
        ("自双方签署之日起生效", "other"),
        ("none", NONE),
    ],
)
def test_signature_and_seal(linter: Linter, text: str, joined: Any) -> None:
    assert fact(linter, f"{{effective: {{trigger_text: {text}}}}}", "effective.sealing") == joined


USED = "definitions: [{term: 核心工单, meaning: 退款工单, clause: 一.1}]"


@pytest.mark.parametrize(
    ("record", "used"),
    [
        (f"{{complete: true, {USED}, clauses: [{{no: 二, text: 服务}}]}}", False),
        (f"{{{USED}, clauses: [{{no: 一, text: 核心工单}}, {{no: 二, text: 服务}}]}}", UNKNOWN),
        (f"{{{USED}, clauses: [{{no: 一, text: 核心工单}}, {{no: 二, text: 核心工单}}]}}", True),
        (f"{{{USED}, clauses: [{{no: 一}}]}}", UNKNOWN),
        (f"{{{USED}}}", UNKNOWN),
        (f"{{{USED}, quality: {{standard: 核心工单当日办结}}}}", True),
    ],
)
def test_use_of_a_term(linter: Linter, record: str, used: Any) -> None:
    assert column(linter, record, "definitions", "used") == [used]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("在线客服系统服务合同", "system"),
        ("客服外包合同", "staffed"),
        ("客服劳务派遣协议", "dispatch"),
        ("设备购销合同", "sale"),
        ("智能客服系统与人工坐席服务合同", NONE),
        ("抖音平台店铺客服服务合同", NONE),
    ],
)
def test_subject_of_the_title(linter: Linter, title: str, subject: Any) -> None:
    assert fact(linter, f"{{title: {title}}}", "title.subject") == subject


SHOPS = "scope: {platforms: [天猫], shops: [旗舰店]}"


@pytest.mark.parametrize(
    ("claim", "body", "claimed", "stated"),
    [
        ("{subject: 甲方, attribute: 身份, value: 平台经营者}", SHOPS, "platform", "merchant"),
        (
            "{subject: 合同, attribute: 服务费总额, value: 48万元}",
            "fees: {total_amount: 480000}",
            "CNY 480000",
            "CNY 480000",
        ),
        ("{subject: 乙方, attribute: 规模, value: 大型}", "title: 合同", "large", UNKNOWN),
        ("{subject: 乙方, attribute: 中标, value: 是}", SHOPS, NONE, NONE),
        ("{subject: 丙方, attribute: 身份, value: 平台经营者}", SHOPS, NONE, NONE),
        ("{subject: 乙方, attribute: 规模, value: 很大}", SHOPS, NONE, NONE),
        ("{subject: 乙方, value: 大型}", SHOPS, UNKNOWN, UNKNOWN),
    ],
)
def test_claims_of_recitals(
    linter: Linter, claim: str, body: str, claimed: Any, stated: Any
) -> None:
    record = f"{{party_a: {{role: client}}, recitals: [{{claims: [{claim}]}}], {body}}}"
    assert column(linter, record, "recited", "claimed") == [claimed]
    assert column(linter, record, "recited", "stated") == [stated]


@pytest.mark.parametrize(
    ("dispute", "locus", "institution"),
    [
        ("{litigation: [{locus: defendant}]}", ["defendant"], [NONE]),
        ("{arbitration: {institutions: [上海仲裁委员会]}}", [NONE], ["上海仲裁委员会"]),
        ("{arbitration: {institution: ____}}", [NONE], [State.BLANK]),
        ("{litigation: none, arbitration: none}", [], []),
    ],
)
def test_courts_and_institutions_together(
    linter: Linter, dispute: str, locus: list[Any], institution: list[Any]
) -> None:
    record = f"{{dispute: {dispute}}}"
    assert column(linter, record, "forums", "locus") == locus
    assert column(linter, record, "forums", "institution") == institution


def test_tiers_of_one_scheme_are_told_by_what_they_measure(linter: Linter) -> None:
    record = (
        "{fees: {bonus_tiers: [{match: any, conditions: [{metric: csat, from: 80},"
        " {metric: resolution_rate, from: 70}]}, {metric: csat, from: 60, to: 80}]}}"
    )
    assert column(linter, record, "tier_conflicts", "scheme") == ["csat resolution_rate"]
