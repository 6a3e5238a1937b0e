"""Bases of percentages, periods of confidence, systems, names, disputes and ways out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hetong.contract.entry import State
from hetong.facts.computed.names import plain_name
from hetong.lint import Linter
from tests.sheets import column, fact, sheet_of

UNKNOWN, NONE = State.UNRECORDED, State.NONE


@pytest.mark.parametrize(
    ("text", "names", "known"),
    [
        (
            "{complete: true, fees: {total_amount: 3}}",
            ["contract_total", "service_fee_total"],
            True,
        ),
        (
            "{complete: true, fees: {monthly_fee: 3}, term: {years: 1}}",
            ["contract_total", "service_fee_total", "annual_fee"],
            True,
        ),
        ("{complete: true, fees: {monthly_fee: 3}}", ["annual_fee"], True),
        ("{complete: true, definitions: [{term: 年费}]}", ["annual_fee"], True),
        ("{complete: true, fees: {items: [{amount: 5}], items_complete: false}}", [], True),
        ("{complete: true, fees: {total_amount: ____}}", [], False),
        ("{kind: service}", [], False),
    ],
)
def test_bases(linter: Linter, text: str, names: list[str], known: bool) -> None:
    assert column(linter, text, "bases", "name") == names
    assert sheet_of(linter, text).rows("bases").known is known


def test_periods_of_confidence(linter: Linter) -> None:
    text = """
effective: {mode: on_date, date: 2026-12-01}
confidentiality:
  anchor: effective
  years: 2
  classes: [{class: customer, period: 1年, anchor: termination}, {class: trade_secret, period: 5年}]
"""
    assert column(linter, text, "confidentiality.terms", "class") == [
        "customer",
        "trade_secret",
        NONE,
    ]
    anchors = column(linter, text, "confidentiality.terms", "anchor")
    assert anchors == ["termination", "effective", "effective"]
    ends = column(linter, text, "confidentiality.terms", "end_day")
    assert ends == [NONE, date(2031, 11, 30), date(2028, 11, 30)]


def test_signature_gives_effect_on_the_signing_date(linter: Linter) -> None:
    signed = "signing_date: 2026-11-21, effective: {mode: on_signature}"
    assert fact(linter, f"{{{signed}}}", "effective.day") == date(2026, 11, 21)
    assert fact(linter, "{effective: {mode: on_event, date: none}}", "effective.day") is UNKNOWN


def test_retention_by_class_and_in_general(linter: Linter) -> None:
    text = "data: {chat: {keep: 3年, delete_by: 10日}, retention_months: 24, return_delete: %s}"
    kept = "终止后删除，法律另有规定的除外"
    assert column(linter, text % kept, "retention", "class") == ["chat", "all"]
    assert column(linter, text % kept, "retention", "of") == ["聊天记录", "业务数据"]
    assert fact(linter, text % kept, "data.deletion_reserved") is True
    assert fact(linter, text % "终止后删除", "data.deletion_reserved") is False


@pytest.mark.parametrize(
    ("words", "reserved"),
    [
        ("终止后十日内删除，法律规定须留存的除外", True),
        ("交还并删除，法律、行政法规另有规定的除外", True),
        ("删除副本，但依法应当保存的记录除外", True),
        ("删除，法律要求保留的按法律", True),
        ("法定最短保存期满后删除", True),
        ("按法律规定的方式删除", False),
        ("依法不得保留，一律删除", False),
        ("依照法律规定删除，双方另有约定的除外", False),
    ],
)
def test_words_that_keep_what_the_law_wants_kept(
    linter: Linter, words: str, reserved: bool
) -> None:
    text = f"{{data: {{return_delete: '{words}'}}}}"
    assert fact(linter, text, "data.deletion_reserved") is reserved


def test_a_definition_speaks_of_the_system_it_names(linter: Linter) -> None:
    text = """
definitions: [{term: 在线客服系统}, {term: 客服系统}, {term: 热线}, {term: 工作日}]
systems: [{name: 在线客服系统}, {name: 服务热线电话}]
scope: {systems_supplied_by: provider}
"""
    assert column(linter, text, "definitions", "system") == [
        "在线客服系统",
        "在线客服系统",
        NONE,
        NONE,
    ]
    assert column(linter, text, "systems", "id") == ["在线客服系统", "服务热线电话", NONE]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("禾序（杭州）科技有限公司", "禾序(杭州)科技有限公司"),
        ("甲方（盖章）：禾序科技有限公司", "禾序科技有限公司"),
        ("乙方：東莞聲橋服務有限公司（公章）", "东莞声桥服务有限公司"),
        ("禾序科技有限公司 （签字或盖章）", "禾序科技有限公司"),
        ("甲方（盖章）：", ""),
        ("章丘禾序科技有限公司", "章丘禾序科技有限公司"),
    ],
)
def test_names_as_they_are_compared(written: str, name: str) -> None:
    assert plain_name(written) == name


def test_the_company_behind_a_branch(linter: Linter) -> None:
    text = """
party_b: {role: provider, name: 声桥服务有限公司}
payment: {account: {holder: 声桥服务有限公司武侯分公司}}
signature_blocks: [{party: b, name: 声桥服务有限公司武侯分公司}, {party: a, name: 禾序有限公司}]
"""
    assert fact(linter, text, "payment.account.company") == "声桥服务有限公司"
    assert column(linter, text, "signature_blocks", "company") == ["声桥服务有限公司", NONE]


@pytest.mark.parametrize(
    ("dispute", "arbitration", "litigation"),
    [
        ("{steps: [negotiation, arbitration]}", True, False),
        ("{steps: [litigation], litigation: [{locus: a}]}", False, True),
        ("{arbitration: {present: true}}", True, UNKNOWN),
        ("{arbitration: {institutions: [上海仲裁委员会]}}", True, UNKNOWN),
        ("{mode: alternative}", True, True),
        ("{litigation: [{locus: a}]}", UNKNOWN, True),
        ("{arbitration: {present: false}}", False, UNKNOWN),
        ("none", False, False),
    ],
)
def test_ways_to_settle_disputes(
    linter: Linter, dispute: str, arbitration: Any, litigation: Any
) -> None:
    text = f"{{dispute: {dispute}, annexes: [{{title: 附件, dispute: {dispute}}}]}}"
    assert fact(linter, text, "dispute.has_arbitration") == arbitration
    assert fact(linter, text, "dispute.has_litigation") == litigation
    if dispute != "none":
        assert column(linter, text, "annexes", "has_arbitration") == [arbitration]


def test_courts_by_role(linter: Linter) -> None:
    text = "{party_a: {role: provider}, dispute: {litigation: [{locus: a}, {locus: defendant}]}}"
    assert column(linter, text, "dispute.litigation", "at") == ["provider", "defendant"]
    assert column(linter, text, "dispute.litigation", "at_said") == ["甲方所在地", "被告住所地"]
    unclear = "{dispute: {litigation: [{locus: a}]}}"
    assert column(linter, unclear, "dispute.litigation", "at") == [UNKNOWN]


@pytest.mark.parametrize(
    ("termination", "client", "provider"),
    [
        ("{causes: [{by: both, ground: 违约}]}", True, True),
        (
            "{causes_client: [违约], causes_provider: none, by_provider_convenience: none}",
            True,
            False,
        ),
        ("{causes_client: [违约]}", True, UNKNOWN),
        ("{by_provider_convenience: true}", UNKNOWN, True),
        ("none", False, False),
    ],
)
def test_who_may_leave(linter: Linter, termination: str, client: Any, provider: Any) -> None:
    text = f"{{termination: {termination}}}"
    assert fact(linter, text, "termination.client_may_leave") == client
    assert fact(linter, text, "termination.provider_may_leave") == provider


@pytest.mark.parametrize(
    ("procedure", "only"),
    [
        ("{value: agreement, quote: 解除应由双方协商一致}", True),
        ("{value: agreement, quote: 双方可以协商解除}", False),
        ("{value: agreement, quote: 经双方书面同意方可解除}", True),
        ("{value: agreement, quote: 协商解除的，承担相应责任}", False),
        ("agreement", UNKNOWN),
        ("notice", False),
        ("none", NONE),
    ],
)
def test_whether_agreement_is_a_condition(linter: Linter, procedure: str, only: Any) -> None:
    text = f"{{termination: {{procedure: {procedure}}}}}"
    assert fact(linter, text, "termination.agreement_only") == only
