"""Words about personal information, marketing and returns as facts, opposites included."""

from __future__ import annotations

import pytest

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.model import Cell
from hetong.facts.sheet import Sheet
from hetong.lint import Linter, Options
from hetong.record import parse_record


def sheet_of(linter: Linter, text: str) -> Sheet:
    return linter.sheet(parse_record(text.encode(), "record.yaml"), Options())


def told(cell: Cell) -> object:
    return cell.value if cell.state is State.GIVEN else cell.state


@pytest.mark.parametrize(
    ("roles", "relation"),
    [
        ("entrusted", "entrusted"),
        ("甲方为个人信息处理者，乙方为受托人", "entrusted"),
        ("乙方只按甲方的书面指示处理", "entrusted"),
        ("joint", "joint"),
        ("双方为共同处理者", "joint"),
        ("双方不构成共同处理者，乙方受托处理", "entrusted"),
        ("双方各自为独立的个人信息处理者", "separate"),
        ("见附件四", State.UNRECORDED),
        ("none", State.NONE),
        ("____", State.BLANK),
    ],
)
def test_the_relation_of_the_parties(linter: Linter, roles: str, relation: object) -> None:
    assert told(sheet_of(linter, f"{{data: {{roles: {roles}}}}}").cell("data.relation")) == relation


def test_terms_lacking_are_named(linter: Linter) -> None:
    sheet = sheet_of(linter, "{data: {purpose: none, method: 查询, protection: none}}")
    assert told(sheet.cell("data.terms_lacking")) == Words(
        "处理目的、保护措施", "purpose, protective measures"
    )
    assert (
        told(sheet_of(linter, "{data: {purpose: 查询}}").cell("data.terms_lacking")) is State.NONE
    )


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("无需客户同意即可外呼", "without_consent"),
        ("无须另行取得消费者授权", "without_consent"),
        ("未取得同意的也可以联系", "without_consent"),
        ("未经客户同意不得外呼", "consent"),
        ("仅联系已同意的会员", "consent"),
        ("none", State.NONE),
    ],
)
def test_the_ground_of_marketing(linter: Linter, text: str, ground: object) -> None:
    sheet = sheet_of(linter, f"{{data: {{marketing_consent: {text}}}}}")
    assert told(sheet.cell("data.marketing_ground")) == ground


@pytest.mark.parametrize(
    ("text", "blanket"),
    [
        ("所有商品一律不支持无理由退货", True),
        ("任何情况均不退换", True),
        ("定制商品一律不退", False),
        ("拆封的软件均不支持退货", False),
        ("鲜活易腐商品", False),
    ],
)
def test_a_blanket_refusal(linter: Linter, text: str, blanket: bool) -> None:
    sheet = sheet_of(linter, f"{{returns: {{exclusions: [{{value: {text}}}]}}}}")
    row = sheet.rows("returns.exclusions").rows[0]
    assert told(sheet.row_cell("returns.exclusions", row, "blanket")) is blanket


@pytest.mark.parametrize(
    ("scope", "covers"),
    [
        ("商业秘密、客户信息", True),
        ("用户数据和报价", True),
        ("技术方案", False),
        ("none", State.NONE),
    ],
)
def test_secrecy_that_covers_customers(linter: Linter, scope: str, covers: object) -> None:
    sheet = sheet_of(linter, f"{{confidentiality: {{scope: {scope}}}}}")
    assert told(sheet.cell("confidentiality.covers_customers")) == covers
