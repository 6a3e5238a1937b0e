"""Whose signature block a block is, and what the parties are called."""

from __future__ import annotations

import pytest

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.sheet import Sheet
from hetong.lint import Linter, Options
from hetong.record import parse_record


def sheet_of(linter: Linter, text: str) -> Sheet:
    return linter.sheet(parse_record(text.encode(), "record.yaml"), Options())


def cells(sheet: Sheet, name: str, fact: str) -> list[object]:
    found = (sheet.row_cell(name, row, fact) for row in sheet.rows(name).rows)
    return [cell.value if cell.state is State.GIVEN else cell.state for cell in found]


@pytest.mark.parametrize(
    ("head", "block", "signer"),
    [
        ("{}", "{party: a}", "a"),
        ("{party_a: {role: provider}}", "{party: provider}", "a"),
        ("{party_a: {role: provider}}", "{party: client}", "b"),
        ("{}", "{party: client}", State.UNRECORDED),
        ("{party_b: {name: 三亚（南海）客服有限公司}}", "{name: 三亚(南海)客服有限公司}", "b"),
        ("{party_b: {name: 三亚南海客服有限公司}}", "{name: 海口客服有限公司}", State.UNRECORDED),
        ("{parties: [{key: c, name: 丙公司}]}", "{name: 丙公司}", "c"),
        ("{parties: [{key: c, name: 丙公司}]}", "{party: c}", "c"),
        ("{}", "{signatory: 王一}", State.UNRECORDED),
    ],
)
def test_a_block_belongs_to_a_party(linter: Linter, head: str, block: str, signer: object) -> None:
    text = head.removesuffix("}") + (", " if head != "{}" else "")
    sheet = sheet_of(linter, f"{text}signature_blocks: [{block}]}}")
    assert cells(sheet, "signature_blocks", "signer") == [signer]


def test_parties_have_letters_and_are_called_by_them(linter: Linter) -> None:
    sheet = sheet_of(linter, "{parties: [{key: c, name: 丙公司}, {key: d}, {name: 戊公司}]}")
    assert cells(sheet, "parties", "letter") == ["a", "b", "c", "d", State.UNRECORDED]
    assert cells(sheet, "parties", "called") == [
        Words("甲方", "Party A"),
        Words("乙方", "Party B"),
        "丙公司",
        Words("当事人 d ", "party d"),
        "戊公司",
    ]


def test_a_block_is_called_after_its_party(linter: Linter) -> None:
    blocks = "[{party: b}, {name: 某某中心}, {signatory: 王一}]"
    sheet = sheet_of(linter, f"{{signature_blocks: {blocks}}}")
    assert cells(sheet, "signature_blocks", "called") == [
        Words("乙方", "Party B"),
        "某某中心",
        Words("第 3 个签署栏", "signature block 3"),
    ]


@pytest.mark.parametrize(
    ("party", "natural"),
    [
        ("{entity_type: natural_person}", True),
        ("{type: individual}", True),
        ("{id_number: '110101199001010011'}", True),
        ("{uscc: 91110000000000000X}", False),
        ("{entity_type: branch}", False),
        ("{entity_type: sole_trader, id_number: none}", False),
        ("{name: 王一}", State.UNRECORDED),
        ("{entity_type: none, type: none, id_number: none, uscc: none}", State.NONE),
    ],
)
def test_who_is_a_natural_person(linter: Linter, party: str, natural: object) -> None:
    sheet = sheet_of(linter, f"{{party_a: {party}}}")
    assert cells(sheet, "parties", "natural")[0] == natural


def test_a_signatory_is_compared_by_the_name_alone(linter: Linter) -> None:
    blocks = (
        "[{signatory: 王 一（客服总监）}, {signatory: 李二先生}, {signatory: ____}, {seal: 公章}]"
    )
    sheet = sheet_of(linter, f"{{party_a: {{legal_rep: 王一}}, signature_blocks: {blocks}}}")
    people = ["王一", "李二", State.BLANK, State.UNRECORDED]
    assert cells(sheet, "signature_blocks", "person") == people
    assert cells(sheet, "parties", "head") == ["王一", State.UNRECORDED]
