"""Whether a list is there, what annexes deal with, and how a service level is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.catalogue import catalogue
from hetong.facts.computed.annexed import SUBJECTS
from hetong.facts.computed.lists import lists
from hetong.facts.model import Cell
from hetong.facts.sheet import Sheet
from hetong.lint import Linter, Options
from hetong.record import parse_record


def sheet_of(linter: Linter, text: str) -> Sheet:
    return linter.sheet(parse_record(text.encode(), "record.yaml"), Options())


def told(cell: Cell) -> object:
    return cell.value if cell.state is State.GIVEN else cell.state


@pytest.mark.parametrize(
    ("text", "path", "state"),
    [
        ("{sla: [{metric: csat}, {metric: response_time}]}", "sla", Decimal(2)),
        ("{sla: []}", "sla", State.NONE),
        ("{sla: none}", "sla", State.NONE),
        ("{sla: ____}", "sla", State.BLANK),
        ("{scope: {shops: 【具体店铺名称】}}", "scope.shops", State.BLANK),
        ("{scope: {shops: ['____']}}", "scope.shops", Decimal(1)),
        ("{fees: none}", "fees.items", State.NONE),
        ("{title: 合同}", "sla", State.UNRECORDED),
        ("{complete: true, title: 合同}", "sla", State.NONE),
        ("{complete: true, truncated: 第五条, title: 合同}", "sla", State.UNRECORDED),
        ("{payment: {day_of_month: 5}}", "payments", State.UNRECORDED),
        ("{complete: true, payment: {day_of_month: 5}}", "payments", State.NONE),
    ],
)
def test_a_list_is_a_fact(linter: Linter, text: str, path: str, state: object) -> None:
    assert told(sheet_of(linter, text).cell(path)) == state


def test_every_plain_list_of_the_record_is_a_fact() -> None:
    known = catalogue()
    assert {"sla", "annexes", "scope.services", "fees.items", "liability.penalties"} <= set(lists())
    assert set(lists()) <= set(known.facts)
    assert set(lists()) <= set(known.lists)


@pytest.mark.parametrize(
    ("title", "subjects"),
    [
        ("服务费用明细表", {"price"}),
        ("客服支持服务内容详细说明", {"services"}),
        ("技术支持与设备要求", {"systems"}),
        ("月度考核办法", {"standards"}),
        ("结算信息表", {"account"}),
        ("保密协议", {"secrecy"}),
        ("个人信息处理协议", {"data"}),
        ("SLA", {"standards"}),
        ("廉洁承诺书", {"integrity"}),
        ("授权委托书", {"authority"}),
        ("联系人名录", set()),
    ],
)
def test_an_annex_is_told_by_its_title(linter: Linter, title: str, subjects: set[str]) -> None:
    sheet = sheet_of(linter, f"{{annexes: [{{no: 附件一}}, {{title: {title}}}]}}")
    found = {key for key in SUBJECTS if sheet.cell(f"annexed.{key}").state is State.GIVEN}
    assert found == subjects
    assert all(sheet.cell(f"annexed.{key}").value in (None, title) for key in SUBJECTS)


def test_annexes_nobody_looked_at_are_unrecorded(linter: Linter) -> None:
    assert told(sheet_of(linter, "{title: 合同}").cell("annexed.price")) is State.UNRECORDED
    assert told(sheet_of(linter, "{annexes: none}").cell("annexed.price")) is State.NONE


def test_an_annex_without_a_recorded_title_may_be_any(linter: Linter) -> None:
    annexes = "annexes: [{no: 附件一}, {title: 保密协议}]"
    assert told(sheet_of(linter, f"{{{annexes}}}").cell("annexed.price")) is State.UNRECORDED
    whole = sheet_of(linter, f"{{complete: true, {annexes}}}")
    assert told(whole.cell("annexed.price")) is State.NONE


@pytest.mark.parametrize(
    ("item", "stated", "points"),
    [
        ("{metric: csat, op: '>=', value: 90%}", Words("≥ 90%", "at least 90%"), False),
        (
            "{metric: csat, op: '>=', value: 90, unit: 分}",
            Words("≥ 90分", "at least 90 points"),
            True,
        ),
        ("{metric: csat, value: 4.5分, unit: 分}", Words("4.5分", "4.5 points"), True),
        (
            "{metric: response_time, op: '<=', value: 3, unit: 分钟}",
            Words("≤ 3分钟", "at most 3 minutes"),
            False,
        ),
        ("{metric: csat, value: '[x]%'}", State.BLANK, State.BLANK),
        ("{metric: csat}", State.UNRECORDED, State.UNRECORDED),
    ],
)
def test_a_service_level_in_a_phrase(
    linter: Linter, item: str, stated: object, points: object
) -> None:
    sheet = sheet_of(linter, f"{{sla: [{item}]}}")
    row = sheet.rows("sla").rows[0]
    assert told(sheet.row_cell("sla", row, "stated")) == stated
    assert told(sheet.row_cell("sla", row, "in_points")) == points


def test_indicators_have_names_in_both_languages(linter: Linter) -> None:
    sheet = sheet_of(linter, "{sla: [{metric: csat}, {metric: resolution_rate}, {unit: 分}]}")
    named = [told(sheet.row_cell("sla", row, "called")) for row in sheet.rows("sla").rows]
    assert named == [
        Words("满意度", "customer satisfaction"),
        Words("解决率", "resolution rate"),
        State.UNRECORDED,
    ]
