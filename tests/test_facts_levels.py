"""Service levels, hours, penalties at their most, headcount, and what is said more than once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hetong.contract.entry import State
from hetong.lint import Linter
from tests.sheets import column, fact

UNKNOWN, NONE = State.UNRECORDED, State.NONE


@pytest.mark.parametrize(
    ("level", "indicator", "number", "time", "percent"),
    [
        ("{metric: response, value: 30秒}", "response_time", NONE, "30 seconds", False),
        ("{metric: resolution, value: 95%}", "resolution_rate", 95, NONE, True),
        ("{metric: connect, value: 20秒}", "connect_time", NONE, "20 seconds", False),
        ("{metric: csat, value: 90, unit: 分}", "csat", 90, NONE, False),
        ("{metric: csat, value: 90}", "csat", 90, NONE, UNKNOWN),
        ("{metric: accuracy, value: 99.5}", "accuracy", Decimal("99.5"), NONE, True),
        ("{metric: other, value: 3}", UNKNOWN, 3, NONE, UNKNOWN),
        ("{metric: response}", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_a_level(
    linter: Linter, level: str, indicator: Any, number: Any, time: Any, percent: Any
) -> None:
    text = f"{{sla: [{level}]}}"
    assert column(linter, text, "sla", "indicator") == [indicator]
    assert column(linter, text, "sla", "number") == [number]
    assert column(linter, text, "sla", "time") == [time]
    assert column(linter, text, "sla", "percent") == [percent]


def test_the_scale_of_a_level(linter: Linter) -> None:
    text = """
sla:
- {metric: csat, value: 95%}
- {metric: csat, value: 108, unit: 分, scale_max: 120}
- {metric: csat, value: 90, unit: none}
- {metric: csat, value: 90}
- {metric: resolution_time, value: 2小时}
"""
    assert column(linter, text, "sla", "scale") == ["percent", "分/120", "bare", UNKNOWN, "time"]


def test_a_level_in_words(linter: Linter) -> None:
    text = "{sla: [{metric: response_time, channel: 电话, segment: 紧急}, {metric: csat}]}"
    assert column(linter, text, "sla", "subject") == ["响应时间（电话、紧急）", "满意度"]


def test_what_tells_levels_apart(linter: Linter) -> None:
    text = """
complete: true
sla: [{metric: csat, channel: 电话}, {metric: csat, channel: phone}, {metric: csat, window: 月}]
"""
    one, other, third = column(linter, text, "sla", "group")
    assert one == other != third
    assert len(set(column(linter, text, "sla", "use"))) == 2


@pytest.mark.parametrize(
    ("penalty", "share", "base", "amount"),
    [
        ("{rate: 10%, per: once, base: annual_fee}", Decimal("0.1"), "annual_fee", UNKNOWN),
        ("{rate: 1%, per: day, cap: 20%, cap_base: paid}", Decimal("0.2"), "paid", NONE),
        ("{rate: 1%, per: day}", NONE, UNKNOWN, NONE),
        ("{amount: 500, per: day, cap_amount: 9000}", NONE, UNKNOWN, 9000),
        ("{amount: 500}", UNKNOWN, UNKNOWN, 500),
    ],
)
def test_a_penalty_at_its_most(
    linter: Linter, penalty: str, share: Any, base: Any, amount: Any
) -> None:
    text = f"{{liability: {{penalties: [{penalty}]}}}}"
    assert column(linter, text, "liability.penalties", "most_share") == [share]
    assert column(linter, text, "liability.penalties", "most_base") == [base]
    assert column(linter, text, "liability.penalties", "most_amount") == [amount]


def test_a_penalty_in_money_against_the_total(linter: Linter) -> None:
    penalty = "{liability: {penalties: [{amount: 50万元}]}, fees: {total_amount: %s}}"
    for total, share in (
        ("150万元", Decimal("0.3333")),
        ("40万元", Decimal("1.25")),
        ("0", UNKNOWN),
        ("none", NONE),
        ("50万美元", UNKNOWN),
    ):
        assert column(linter, penalty % total, "liability.penalties", "of_total") == [share]
    shares = "{liability: {penalties: [{rate: 40%}, {kind: percent, amount: 5万元}, {}]}}"
    assert column(linter, shares, "liability.penalties", "of_total") == [NONE, NONE, UNKNOWN]
    assert column(linter, penalty % "1", "liability.penalties", "heavy_amount") == [1_000_000]


def test_the_carve_out_that_frees_a_penalty(linter: Linter) -> None:
    text = "{liability: {penalties: [{breach: personal_info}, {breach: quality}, {breach: ip}]}}"
    assert column(linter, text, "liability.penalties", "freed_by") == ["data", NONE, "ip"]


def test_hours_needed_and_covered(linter: Linter) -> None:
    text = "{staffing: {posts: 2, headcount_min: 8}}"
    assert fact(linter, text, "staffing.weekly_need") == "336 hours"
    assert fact(linter, text, "staffing.weekly_cover") == "320 hours"


def test_what_is_said_more_than_once(linter: Linter) -> None:
    text = """
renewal: [{mode: auto, clause: 二}, {mode: none}]
party_b: {phone: ["028", "138"]}
quality: {standard: [按手册, 按惯例]}
unilateral_change: {holder: [a, provider]}
invoice: {type: [专票, 普票]}
"""
    assert column(linter, text, "contested", "said") == [
        "028、138",
        "按手册、按惯例",
        "自动续展（二）、无",
        "增值税专用发票、增值税普通发票",
        "甲方、服务方",
    ]
    assert column(linter, text, "contested", "plural") == [True, False, True, True, False]
    assert column(linter, text, "contested", "worded") == [False, True, False, False, False]
    assert fact(linter, text, "said.renewal.mode") == "自动续展（二）、无"
    assert fact(linter, "{kind: service}", "said.renewal.mode") is UNKNOWN


def test_what_an_annex_says_is_told_with_the_annex(linter: Linter) -> None:
    text = """
confidentiality:
  clause: 七
  obligors:
    - b
    - {value: both, part: 附件四}
    - {value: a, part: 附件五, clause: 第二条}
    - {value: client, part: 附件五, clause: "3"}
    - {value: provider, part: 附件六, clause: 附件六1}
"""
    assert fact(linter, text, "said.confidentiality.obligors") == (
        "乙方（七）、双方（附件四）、甲方（附件五第二条）、委托方（附件五 3）、服务方（附件六1）"
    )


def test_a_party_told_by_its_role_gets_its_letter(linter: Linter) -> None:
    text = """
party_a: {role: provider}
party_b: {role: client}
confidentiality: {obligors: [provider, client, both]}
"""
    assert fact(linter, text, "said.confidentiality.obligors") == "甲方、乙方、双方"
