"""The arbitration bodies a clause names, one by one, and what the table of institutions says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import given, none, unknown
from hetong.facts.computed.venue import PLACES, city_of
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, listing
from hetong.facts.sheet import Sheet

MATCHES = {
    "exact": "与名录一致",
    "alias": "别名",
    "former": "旧名",
    "near": "与名录里的名称相近",
    "excluded": "不是仲裁法上的仲裁机构",
    "unknown": "名录里没有",
    "place": "只写了地点",
    "unnamed": "没有写机构名称",
}
_SPLIT = re.compile(r"或者|或|、|/|／|以及|和|及")
_BODY = re.compile(r"仲裁(?:委员会|委|院|中心|机构|庭)?$")
_PLACE = re.compile(
    r"(.*?)市?(?:的|当地的?|所属的?)?(?:有关|相关|有管辖权的)?仲裁(?:机构|部门|机关)$"
)
_UNNAMED = re.compile(r"(?:有关|相关|有管辖权的|依法设立的|当地)?的?仲裁(?:机构|部门|机关|委员会)?")
_BY_PLACE = {
    "client.address": ("委托方所在地", "委托方住所地"),
    "provider.address": ("服务方所在地", "受托方所在地", "受托方住所地"),
    "signing_place": ("合同签订地", "签订地"),
    "performance_place": ("合同履行地", "履行地"),
}


@listing(
    "arbitration.bodies",
    "约定的仲裁机构",
    "arbitration bodies named",
    {
        "name": doc(Kind.TEXT, "所写名称", "name as written"),
        "id": doc(Kind.CODE, "机构", "institution"),
        "official": doc(Kind.TEXT, "登记名称", "name in the table"),
        "match": doc(Kind.CHOICE, "与名录的关系", "how it matches the table", MATCHES),
        "rivals": doc(Kind.NUMBER, "当地机构数", "institutions in that place"),
    },
)
def bodies(sheet: Sheet) -> Rows:
    """Return one row for each body named; “甲或乙” in one text names two.

    Names come from `rules/tables/institutions.yaml`. `rivals` counts the institutions of the table
    in a place that is all the clause names; a body outside the table proves nothing.
    """
    named = sheet.rows("dispute.arbitration.institutions")
    rows: list[Row] = []
    open_ = not named.known
    for item in named.rows:
        cell = item.cells["value"]
        if cell.state is not State.GIVEN:
            open_ = True
            continue
        for text in _parts(sheet, str(cell.value).strip()):
            rows.append(Row(len(rows), item.key, _cells(sheet, text, cell), source=item.source))
    state = State.UNRECORDED if open_ else named.state
    return Rows(state, tuple(rows), named.sources)


def _parts(sheet: Sheet, text: str) -> Iterator[str]:
    """Split a text that names several bodies; every part must look like one."""
    register = sheet.matter.register
    whole = register.institution(text)
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    several = len(parts) > 1 and all(
        _BODY.search(part) or register.institution(part).match in ("exact", "alias", "former")
        for part in parts
    )
    if whole.match in ("exact", "alias", "former") or not several:
        yield text
    else:
        yield from parts


def _cells(sheet: Sheet, text: str, cell: Cell) -> dict[str, Cell]:
    found = sheet.matter.register.institution(text)
    one = found.institutions[0] if len(found.institutions) == 1 else None
    match: str = found.match
    rivals = none(cell)
    if match in ("unknown", "near") and _UNNAMED.fullmatch(text):
        match, one = "unnamed", None
    elif match in ("unknown", "near") and (stem := _stem(text)) is not None:
        match, one, rivals = "place", None, _rivals(sheet, stem, cell)
    return {
        "name": given(text, cell),
        "id": given(one.name if one else text, cell),
        "official": given(one.name, cell) if one else none(cell),
        "match": given(match, cell),
        "rivals": rivals,
    }


def _stem(text: str) -> str | None:
    """Return the place of a text that names only a place and the word institution."""
    found = _PLACE.fullmatch(text)
    if found and found.group(1):
        return found.group(1)
    for words in (*_BY_PLACE.values(), ("甲方所在地", "乙方所在地", "甲方住所地", "乙方住所地")):
        for word in words:
            if text.startswith(word):
                return word
    return None


def _rivals(sheet: Sheet, stem: str, cell: Cell) -> Cell:
    """Count the institutions of the table in a place; unknown where the place is not known."""
    register = sheet.matter.register
    town = city_of(register, stem) or _city_by_reference(sheet, stem)
    rows = [row for row in register.institutions.rows if row.city == town]
    return given(Decimal(len(rows)), cell) if rows else unknown(None, cell)


def _city_by_reference(sheet: Sheet, stem: str) -> str | None:
    for letter, word in (("a", "甲方"), ("b", "乙方")):
        if stem.startswith(word):
            stem = {"client": "委托方所在地", "provider": "服务方所在地"}.get(
                str(sheet.sides[letter]), ""
            )
    key = next((key for key in PLACES if stem in _BY_PLACE[key]), None)
    place = sheet.cell(key) if key else None
    if place is None or place.state is not State.GIVEN:
        return None
    return city_of(sheet.matter.register, str(place.value))
