"""A record key has a title in whichever accepted spelling it is written."""

from __future__ import annotations

import pytest

from hetong.contract.titles import title_of


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("sla[2].value", "服务指标 3 · 要求值"),
        ("payment.reconciliation.confirm_days", "付款 · 对账 · 确认期限"),
        ("payment.reconciliation.confirm", "付款 · 对账 · 确认期限"),
        ("fees.instalments[1].pct", "费用 · 分期 2 · 比例"),
        ("dispute.arbitration.institution", "争议解决 · 仲裁 · 仲裁机构"),
        ("party_b.licences[0].number", "乙方 · 许可证 1 · 许可证号"),
        ("termination.convenience.client.notice", "解除 · 任意解除 · 委托方 · 提前多久通知"),
        ("fees.bonus_tiers[1].conditions[0].from", "费用 · 绩效档位 2 · 条件 1 · 下限"),
        ("liability.penalties[].rate", "违约责任 · 违约金 · 比例"),
        ("signing_date", "签订日期"),
        ("signing_dat", "signing_dat"),
    ],
)
def test_a_key_is_called_by_its_title(path: str, title: str) -> None:
    assert title_of(path).zh == title
