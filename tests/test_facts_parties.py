"""Parties as facts: size, nature, mainland registration, credit codes and licences by role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from hetong.contract.entry import State
from hetong.facts.computed.parties import code_fault
from hetong.facts.model import Cell
from hetong.facts.sheet import Sheet
from hetong.lint import Linter, Options
from hetong.record import parse_record

GOOD = "91110000600037341L"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def sheet_of(linter: Linter, text: str) -> Sheet:
    return linter.sheet(parse_record(text.encode(), "record.yaml"), Options())


def told(cell: Cell) -> object:
    return cell.value if cell.state is State.GIVEN else cell.state


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ("large", "large"),
        ("微型", "micro"),
        ("unknown", State.UNRECORDED),
        ("none", State.NONE),
        ("____", State.BLANK),
    ],
)
def test_an_unknown_size_is_not_known(linter: Linter, size: str, scale: object) -> None:
    sheet = sheet_of(linter, f"{{party_a: {{role: provider, size: {size}}}}}")
    assert told(sheet.cell("provider.scale")) == scale
    assert told(sheet.cell("client.scale")) is State.UNRECORDED


def test_an_unknown_size_says_why(linter: Linter) -> None:
    sheet = sheet_of(linter, "{party_b: {role: client, size: 不明}}")
    reason = sheet.cell("client.scale").reason
    assert reason is not None
    assert reason.zh == "企业规模不明"


@pytest.mark.parametrize(
    ("party", "nature"),
    [
        ("type: gov", "public"),
        ("type: 事业单位, size: large", "public"),
        ("type: state_owned", "state_owned"),
        ("type: company, entity_type: public_body", "enterprise"),
        ("entity_type: public_body", "public"),
        ("entity_type: branch", "enterprise"),
        ("entity_type: natural_person", "other"),
        ("size: large", "enterprise"),
        ("size: unknown", State.UNRECORDED),
        ("name: 甲公司", State.UNRECORDED),
    ],
)
def test_the_nature_of_the_client(linter: Linter, party: str, nature: object) -> None:
    sheet = sheet_of(linter, f"{{party_a: {{role: client, {party}}}}}")
    assert told(sheet.cell("client.nature")) == nature


@pytest.mark.parametrize(
    ("party", "mainland"),
    [
        ("country: 中国", True),
        ("country: 中华人民共和国", True),
        ("country: China", True),
        ("country: 中国香港", False),
        ("country: 新加坡", False),
        (f"uscc: {GOOD}", True),
        ("uscc: 91110000600037341K", State.UNRECORDED),
        ("name: 某公司", State.UNRECORDED),
    ],
)
def test_mainland_bodies(linter: Linter, party: str, mainland: object) -> None:
    sheet = sheet_of(linter, f"{{party_a: {{{party}}}}}")
    row = sheet.rows("parties").rows[0]
    assert told(sheet.row_cell("parties", row, "mainland")) == mainland


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (GOOD, State.NONE),
        (GOOD.lower(), State.NONE),
        ("91110000600037341K", "check_digit"),
        ("9111000060003734OL", "character"),
        ("110000012345678", "length"),
        ("none", State.NONE),
        ("____", State.BLANK),
    ],
)
def test_faults_of_a_credit_code(linter: Linter, code: str, fault: object) -> None:
    sheet = sheet_of(linter, f"{{party_b: {{uscc: '{code}'}}}}")
    row = sheet.rows("parties").rows[1]
    assert told(sheet.row_cell("parties", row, "uscc_fault")) == fault


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_checks(body: str, place: int, wrong: str) -> None:
    start = f"91110000{body[8:]}"
    code = start + uscc.calc_check_digit(start)
    assert code_fault(code) is None
    changed = code[:place] + wrong + code[place + 1 :]
    assert (code_fault(changed) is None) == (changed == code)


def test_licences_follow_the_role(linter: Linter) -> None:
    sheet = sheet_of(
        linter, "{party_a: {role: provider, licences: [{kind: B24, number: x}, hr]}, title: 合同}"
    )
    rows = sheet.rows("provider.permits")
    assert [told(row.cells["kind"]) for row in rows.rows] == ["B24", "hr"]
    assert rows.rows[0].key == "party_a.licences[0]"
    assert rows.rows[0].cells["called"].value.en == "telecom licence for call centres"


@pytest.mark.parametrize(
    ("record", "state"),
    [
        ("{party_a: {licences: [B24]}}", State.UNRECORDED),
        ("{party_a: {role: client}, party_b: {name: 乙}}", State.UNRECORDED),
        ("{party_a: {role: client}, party_b: {licences: none}}", State.NONE),
        ("{complete: true, party_a: {role: client}, party_b: {name: 乙}}", State.NONE),
        ("{party_b: {role: provider, licences: ____}}", State.UNRECORDED),
    ],
)
def test_licences_nobody_recorded(linter: Linter, record: str, state: State) -> None:
    assert sheet_of(linter, record).rows("provider.permits").state is state
