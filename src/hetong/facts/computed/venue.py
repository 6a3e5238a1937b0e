"""Where disputes go: cities of courts and of the places they may be tied to, level, whose law."""

from __future__ import annotations

import re
from functools import lru_cache

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, none, unknown
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, fact, item_fact, listing
from hetong.facts.sheet import Sheet
from hetong.law.register import Register

LITIGATION = "dispute.litigation"
LEVELS = {
    "basic": "基层人民法院",
    "intermediate": "中级人民法院",
    "high": "高级人民法院",
    "supreme": "最高人民法院",
    "special": "专门法院",
}
_LEVEL_WORDS = {
    "special": ("知识产权法院", "互联网法院", "海事法院", "金融法院", "铁路运输法院"),
    "supreme": ("最高人民法院",),
    "high": ("高级人民法院", "高级法院", "高院"),
    "intermediate": ("中级人民法院", "中级法院", "中院", "中级"),
    "basic": ("基层人民法院", "基层法院", "基层"),
}
_ROAD = r"(?!(?:[东西南北中]?路|[东西南北中]?街|大道|大街|巷))"
_ABROAD = re.compile(
    r"香港|澳门|台湾|英国|英格兰|美国|纽约州|加利福尼亚|新加坡|日本|德国|法国|瑞士|外国|境外"
    r"|(?i:hong ?kong|singapore|england|english law|new york|california)"
)
_NOT_THOSE = re.compile(r"[（(，,、]?(?:但|为本合同之目的)?(?:不包括|不含|不包含)[^。；）)]*[）)]?")
_MAINLAND = re.compile(r"中国|中华人民共和国|我国|内地|大陆|(?i:prc|china)")
PLACES = ("client.address", "provider.address", "signing_place", "performance_place")


@lru_cache(maxsize=4)
def _city_pattern(register: Register) -> re.Pattern[str]:
    rows = [row for row in register.institutions.rows if row.kind == "mainland"]
    cities = sorted({row.city for row in rows}, key=len, reverse=True)
    ends = r"(?:省|壮族自治区|回族自治区|维吾尔自治区|自治区)$"
    # A municipality is a city itself: 北京市朝阳区 is not 朝阳 in Liaoning.
    provinces = {re.sub(ends, "", row.province) for row in rows if row.province[-1] != "市"}
    names = "|".join(sorted(provinces, key=len, reverse=True))
    province = rf"(?:(?:{names})(?:省|市|[^省市]{{0,4}}自治区)?)?"
    return re.compile(rf"\s*(?:中华人民共和国|中国)?{province}({'|'.join(cities)}){_ROAD}")


def city_of(register: Register, text: str) -> str | None:
    """Return the prefecture-level city a text begins with, by the cities of the institutions table.

    An address that begins with a district, a county or a street names no city.
    """
    found = _city_pattern(register).match(text)
    return found.group(1) if found else None


@item_fact(LITIGATION, "city", Kind.CODE, "所选法院所在城市", "city of the court chosen")
def city(sheet: Sheet, row: Row) -> Cell:
    """Return the city of the court named, from its name, else from the place beside it."""
    court, place = row.cells["court"], row.cells["place"]
    named = court if court.state is State.GIVEN else place
    return derive(lambda text: city_of(sheet.matter.register, text), named)


@item_fact(LITIGATION, "court_level", Kind.CHOICE, "所选法院的级别", "level of the court", LEVELS)
def court_level(sheet: Sheet, row: Row) -> Cell:
    """Return the level of court that is written; none where a court is written without one."""
    court, level = row.cells["court"], row.cells["level"]
    written = [cell for cell in (level, court) if cell.state is State.GIVEN]
    for cell in written:
        for name, words in _LEVEL_WORDS.items():
            if any(word in str(cell.value) for word in words):
                return derive(lambda _, found=name: found, cell)
    return none(*written) if written else derive(str, court)


@listing(
    "places",
    "与合同有联系的地点",
    "places tied to the contract",
    {"key": doc(Kind.CODE, "记录键", "record key"), "city": doc(Kind.CODE, "城市", "city")},
)
def places(sheet: Sheet) -> Rows:
    """Return both domiciles, the place of signing and that of performance, with their cities.

    A place the contract does not name exists nevertheless: its city is unknown.
    """
    return Rows(State.GIVEN, tuple(_place(sheet, n, key) for n, key in enumerate(PLACES)))


def _place(sheet: Sheet, n: int, key: str) -> Row:
    cell = sheet.cell(key)
    found = derive(lambda text: city_of(sheet.matter.register, text), cell)
    if found.state is State.NONE:
        found = unknown(None, cell)
    return Row(n, key, {"key": Cell(State.GIVEN, key), "city": found})


@fact(
    "dispute.law_system",
    Kind.CHOICE,
    "适用哪里的法律",
    "whose law",
    {"mainland": "中国内地", "other": "其他"},
)
def law_system(sheet: Sheet) -> Cell:
    """Return whether mainland Chinese law is chosen; a wording without a country leaves it open.

    不含香港、澳门、台湾法律 and the like are carve-outs of mainland law.
    """
    return derive(_law_system, sheet.cell("dispute.governing_law"))


def _law_system(text: str) -> str | None:
    plain = _NOT_THOSE.sub("", text)
    if _ABROAD.search(plain):
        return "other"
    return "mainland" if _MAINLAND.search(text) else None


@fact(
    "dispute.mediation.body",
    Kind.CHOICE,
    "调解组织的种类",
    "kind of mediator",
    {"people": "人民调解委员会", "other": "其他"},
)
def mediation_body(sheet: Sheet) -> Cell:
    """Return `people` for a people's mediation committee, else `other`."""
    return derive(
        lambda name: "people" if "人民调解" in name else "other",
        sheet.cell("dispute.mediation.org"),
    )
