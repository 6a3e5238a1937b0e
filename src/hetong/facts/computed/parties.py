"""Who the parties are: their size, whether they are mainland bodies, credit codes, licences."""

from __future__ import annotations

import re

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, given, none, unknown
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import chinese, doc, fact, item_fact, listing
from hetong.facts.sheet import Sheet

SIZES = {"large": "大型", "medium": "中型", "small": "小型", "micro": "微型"}
_MAINLAND = re.compile(r"中国(?:大陆|内地|境内)?|中华人民共和国|(?i:china|prc|p\.r\.china|cn)")


def _scale(sheet: Sheet, side: str) -> Cell:
    size = sheet.cell(f"{side}.size")
    if size.state is State.GIVEN and size.value == "unknown":
        return unknown(Words("企业规模不明", "the enterprise size is not known"), size)
    return derive(str, size)


@fact("client.scale", Kind.CHOICE, "委托方规模", "size of the client", SIZES)
def client_scale(sheet: Sheet) -> Cell:
    """Return the client's size by the national classification; `unknown` counts as not known."""
    return _scale(sheet, "client")


@fact("provider.scale", Kind.CHOICE, "服务方规模", "size of the provider", SIZES)
def provider_scale(sheet: Sheet) -> Cell:
    """Return the provider's size by the national classification; `unknown` counts as not known."""
    return _scale(sheet, "provider")


NATURES = {
    "public": "机关、事业单位",
    "state_owned": "国有企业",
    "enterprise": "企业",
    "other": "其他",
}
_BY_TYPE = {"gov": "public", "public_institution": "public", "state_owned": "state_owned"}
_BY_TYPE |= {"company": "enterprise", "individual": "other", "other": "other"}
_BY_FORM = {"public_body": "public", "company": "enterprise", "branch": "enterprise"}


@fact("client.nature", Kind.CHOICE, "委托方性质", "nature of the client", NATURES)
def client_nature(sheet: Sheet) -> Cell:
    """Return whether the client is a public body, a state-owned or another enterprise.

    Read from `type`, else `entity_type`; a body that has an enterprise size is an enterprise.
    """
    kind, form = sheet.cell("client.type"), sheet.cell("client.entity_type")
    scale = sheet.cell("client.scale")
    if kind.state is State.GIVEN:
        return derive(lambda word: _BY_TYPE[word], kind)
    if form.state is State.GIVEN:
        return derive(lambda word: _BY_FORM.get(word, "other"), form)
    if scale.state is State.GIVEN:
        return derive(lambda _: "enterprise", scale)
    return derive(str, kind if kind.state is not State.NONE else form)


@item_fact("parties", "mainland", Kind.BOOLEAN, "是否境内主体", "registered in mainland China")
def mainland(sheet: Sheet, row: Row) -> Cell:
    """Return whether a party is registered in mainland China: by its country, else by its code.

    Only bodies registered in mainland China have a unified social credit code; a party without one
    may still be Chinese, so then nothing is known.
    """
    country, code = row.cells["country"], row.cells["uscc"]
    if country.state is State.GIVEN:
        return derive(lambda name: _MAINLAND.fullmatch(str(name).strip()) is not None, country)
    if code.state is State.GIVEN and code_fault(str(code.value)) is None:
        return given(True, code)
    return unknown(None, country)


FAULTS = {"length": "长度不对", "character": "含有不该有的字符", "check_digit": "校验位不对"}


@item_fact("parties", "uscc_fault", Kind.CHOICE, "信用代码的毛病", "fault of the code", FAULTS)
def uscc_fault(sheet: Sheet, row: Row) -> Cell:
    """Return what is wrong with a unified social credit code (GB 32100); none where it is right."""
    code = row.cells["uscc"]
    if code.state is not State.GIVEN:
        return derive(str, code)
    fault = code_fault(str(code.value))
    return none(code) if fault is None else given(fault, code)


def code_fault(code: str) -> str | None:
    """Return which of FAULTS a credit code has, None for a right one; spaces and case are free."""
    # Not at the top: stdnum loads ssl, which every start without a code would pay for.
    from stdnum.cn import uscc
    from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

    try:
        uscc.validate(code)
    except InvalidLength:
        return "length"
    except InvalidChecksum:
        return "check_digit"
    except ValidationError:
        return "character"
    return None


LICENCES = {
    "B24": Words("呼叫中心业务的增值电信业务经营许可证", "telecom licence for call centres"),
    "express": Words("快递业务经营许可证", "express licence"),
    "dispatch": Words("劳务派遣经营许可证", "labour dispatch licence"),
    "hr": Words("人力资源服务许可证", "licence for human resources services"),
    "other": Words("其他许可证", "other licence"),
}


@listing(
    "provider.permits",
    "服务方的许可证",
    "licences of the provider",
    {
        "kind": doc(
            Kind.CHOICE,
            "许可证种类",
            "kind of licence",
            chinese(LICENCES),
        ),
        "called": doc(Kind.TEXT, "许可证名称", "name of the licence"),
        "number": doc(Kind.CODE, "许可证号", "licence number"),
        "valid_until": doc(Kind.DATE, "有效期至", "valid until"),
    },
)
def permits(sheet: Sheet) -> Rows:
    """Return the licences of the party that is the provider; unknown while no role is recorded."""
    place = next((n for n, side in enumerate(sheet.sides.values()) if side == "provider"), None)
    if place is None:
        return Rows(State.UNRECORDED, (), sheet.side_cell("a").sources)
    party = (sheet.matter.contract.party_a, sheet.matter.contract.party_b)[place]
    written = party.licences
    state = written.state
    if state is State.UNRECORDED and sheet.closed:
        state = State.NONE
    rows = tuple(
        Row(
            n,
            item.path_,
            {
                "kind": sheet.entry_cell(item.kind),
                "called": derive(LICENCES.__getitem__, sheet.entry_cell(item.kind)),
                "number": sheet.entry_cell(item.number),
                "valid_until": sheet.entry_cell(item.valid_until),
            },
        )
        for n, item in enumerate(written.items)
    )
    known = State.UNRECORDED if state is State.BLANK else state
    return Rows(known, rows, sheet.rows("provider.licences").sources)
