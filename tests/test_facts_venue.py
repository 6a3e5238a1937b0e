"""Cities, courts, choice of law and arbitration bodies as facts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hetong.contract.entry import State
from hetong.facts.computed.venue import city_of
from hetong.facts.model import Cell
from hetong.facts.sheet import Sheet
from hetong.lint import Linter, Options
from hetong.record import parse_record


def sheet_of(linter: Linter, text: str) -> Sheet:
    return linter.sheet(parse_record(text.encode(), "record.yaml"), Options())


def told(cell: Cell) -> object:
    return cell.value if cell.state is State.GIVEN else cell.state


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("浙江省杭州市西湖区文三路1号", "杭州"),
        ("杭州市西湖区人民法院", "杭州"),
        ("浙江杭州", "杭州"),
        ("北京市朝阳区建国路1号", "北京"),
        ("辽宁省朝阳市双塔区", "朝阳"),
        ("吉林省长春市", "长春"),
        ("吉林市船营区", "吉林"),
        ("广西壮族自治区南宁市青秀区", "南宁"),
        ("上海浦东新区", "上海"),
        ("中国四川省成都市", "成都"),
        ("南京东路100号", None),
        ("南京西路1号", None),
        ("西湖区文三路1号", None),
        ("香港中环", None),
        ("", None),
    ],
)
def test_the_city_of_an_address(linter: Linter, text: str, city: str | None) -> None:
    assert city_of(linter.register, text) == city


@pytest.mark.parametrize(
    ("item", "city", "level"),
    [
        ("{locus: named, court: 杭州市西湖区人民法院}", "杭州", State.NONE),
        ("{locus: named, court: 杭州市中级人民法院}", "杭州", "intermediate"),
        ("{locus: named, court: 杭州市余杭区基层人民法院}", "杭州", "basic"),
        ("{locus: named, court: 北京知识产权法院}", "北京", "special"),
        ("{locus: a, level: 中级}", State.UNRECORDED, "intermediate"),
        ("{locus: named, place: 海口市}", "海口", State.UNRECORDED),
        ("{locus: named, court: 浙江省高级人民法院}", State.UNRECORDED, "high"),
    ],
)
def test_the_court_chosen(linter: Linter, item: str, city: object, level: object) -> None:
    sheet = sheet_of(linter, f"{{dispute: {{litigation: [{item}]}}}}")
    row = sheet.rows("dispute.litigation").rows[0]
    assert told(sheet.row_cell("dispute.litigation", row, "city")) == city
    assert told(sheet.row_cell("dispute.litigation", row, "court_level")) == level


def test_places_a_contract_does_not_name_are_unknown(linter: Linter) -> None:
    sheet = sheet_of(linter, "{complete: true, party_a: {role: client, address: 杭州市1号}}")
    rows = sheet.rows("places").rows
    assert [told(row.cells["city"]) for row in rows] == ["杭州"] + [State.UNRECORDED] * 3


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("中华人民共和国法律", "mainland"),
        ("中国法律（不包括香港、澳门和台湾地区法律）", "mainland"),
        ("中国内地法律，不含香港特别行政区法律", "mainland"),
        ("香港特别行政区法律", "other"),
        ("英国法", "other"),
        ("laws of Singapore", "other"),
        ("双方另行商定", State.UNRECORDED),
        ("none", State.NONE),
    ],
)
def test_whose_law(linter: Linter, text: str, system: object) -> None:
    sheet = sheet_of(linter, f"{{dispute: {{governing_law: '{text}'}}}}")
    assert told(sheet.cell("dispute.law_system")) == system


def bodies(linter: Linter, text: str) -> list[tuple[object, ...]]:
    rows = sheet_of(linter, text).rows("arbitration.bodies").rows
    return [tuple(told(row.cells[k]) for k in ("id", "match", "rivals")) for row in rows]


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("杭州仲裁委员会", [("杭州仲裁委员会", "exact", State.NONE)]),
        ("贸仲", [("中国国际经济贸易仲裁委员会", "alias", State.NONE)]),
        ("北京仲裁委员会/北京国际仲裁院", [("北京仲裁委员会", "alias", State.NONE)]),
        ("杭州市仲裁委", [("杭州仲裁委员会", "near", State.NONE)]),
        ("义乌仲裁委员会", [("义乌仲裁委员会", "unknown", State.NONE)]),
        ("有关仲裁机构", [("有关仲裁机构", "unnamed", State.NONE)]),
        ("北京市仲裁机构", [("北京市仲裁机构", "place", Decimal(3))]),
        ("甲方所在地仲裁委员会", [("甲方所在地仲裁委员会", "place", State.UNRECORDED)]),
        (
            "杭州仲裁委员会或者宁波仲裁委员会",
            [("杭州仲裁委员会", "exact", State.NONE), ("宁波仲裁委员会", "exact", State.NONE)],
        ),
    ],
)
def test_bodies_named(linter: Linter, named: str, found: list[tuple[object, ...]]) -> None:
    assert bodies(linter, f"{{dispute: {{arbitration: {{institution: {named}}}}}}}") == found


def test_a_place_by_reference_is_looked_up(linter: Linter) -> None:
    text = (
        "{party_b: {role: client, address: 上海市徐汇区1号}, "
        "dispute: {arbitration: {institution: 乙方所在地仲裁委员会}}}"
    )
    assert bodies(linter, text) == [("乙方所在地仲裁委员会", "place", Decimal(2))]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("{dispute: {arbitration: {present: true}}}", State.UNRECORDED),
        ("{dispute: {arbitration: {institutions: none}}}", State.NONE),
        ("{dispute: {arbitration: {institution: ____仲裁委员会}}}", State.UNRECORDED),
    ],
)
def test_bodies_nobody_named(linter: Linter, text: str, state: State) -> None:
    rows = sheet_of(linter, text).rows("arbitration.bodies")
    assert (rows.state, rows.rows) == (state, ())


@pytest.mark.parametrize(
    ("org", "body"),
    [("甲方所在地人民调解委员会", "people"), ("某商事调解中心", "other"), ("none", State.NONE)],
)
def test_the_mediator(linter: Linter, org: str, body: object) -> None:
    sheet = sheet_of(linter, f"{{dispute: {{mediation: {{org: {org}}}}}}}")
    assert told(sheet.cell("dispute.mediation.body")) == body
