"""A record key has a title in whichever accepted spelling it is written."""

from __future__ import annotations

import pytest

from hetong.contract.titles import title_of


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("sla[2].value", "服务指标 3 · 要求值"),
        ("payment.reconciliation.confirm_days", "对账 · 确认期限"),
        ("payment.reconciliation.confirm", "对账 · 确认期限"),
        ("fees.instalments[1].pct", "分期 2 · 比例"),
        ("dispute.arbitration.institution", "仲裁 · 仲裁机构"),
        ("signing_date", "签订日期"),
        ("signing_dat", "signing_dat"),
    ],
)
def test_a_key_is_called_by_its_title(path: str, title: str) -> None:
    assert title_of(path).zh == title
