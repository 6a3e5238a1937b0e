"""What is said of a blank depends on what it settles."""

from __future__ import annotations

import pytest

from hetong.contract.walk import fields, sections
from hetong.facts.computed.gaps import follows_from
from hetong.lint import Linter
from tests.sheets import column


@pytest.mark.parametrize(
    ("path", "zh"),
    [
        ("party_b.name", "约束的是哪一家"),
        ("parties[].phone", "送达的办法"),
        ("party_a.legal_rep", "越了权"),
        ("party_b.uscc", "名称相近"),
        ("number", "哪一份合同"),
        ("scope.shops[]", "多开一个"),
        ("scope.exclusions[]", "多做的"),
        ("service_hours[].windows[]", "几点到几点"),
        ("definitions[].meaning", "两样读"),
        ("party_a.size", "补充协议"),
        ("fees.monthly_fee", "市场价格"),
        ("fees.bonus_tiers[].conditions[].from", "奖金和扣减"),
        ("fees.instalments[].due", "哪一天该付"),
        ("payment.account.number", "改账户"),
        ("payments[].due_days", "哪一天该付"),
        ("liability.caps[].amount", "上限"),
        ("liability.penalties[].rate", "逐项证明"),
        ("liability.legal_costs", "补充协议"),
        ("term", "从哪天管到哪天"),
        ("termination.cure_days", "提前多久"),
        ("fees.tax_rate", "包没包"),
        ("fees.total_amount_words", "大写"),
        ("signature_blocks[].signatory", "谁签的"),
        ("signature_blocks[].date", "哪天成立"),
        ("signing_date", "哪天成立"),
        ("performance_place", "法律推定"),
    ],
)
def test_a_blank_has_its_own_consequence(path: str, zh: str) -> None:
    assert zh in follows_from(path).zh


def test_the_words_go_on_from_a_clause() -> None:
    paths = [field.path for field in fields()] + [path for path, _ in sections()]
    said = {follows_from(path) for path in paths}
    assert len(said) > 20
    for words in said:
        assert not words.zh.endswith(("。", "，"))
        assert not words.en.endswith(".")
        assert words.en[0].islower()


def test_each_blank_of_a_record_has_them(linter: Linter) -> None:
    text = "{fees: {unit_price: ____}, party_a: {name: ____}}"
    said = column(linter, text, "blanks", "follows")
    assert [one[:4] for one in said] == ["合同约束", "价钱没有"]
