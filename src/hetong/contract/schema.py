"""The record form as JSON Schema 2020-12, with Chinese descriptions, for editors."""

from __future__ import annotations

from typing import Any

from hetong.contract.kinds import KIND_TITLES, Kind, Reads
from hetong.contract.model import Contract
from hetong.contract.section import Section
from hetong.contract.slots import Slot, slots_of
from hetong.contract.statements import LONG_FORM

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = ["string", "number", "boolean", "null"]
_NONE = {"description": "合同没有这项约定", "enum": ["none", "无", None]}
_BLANK = {
    "description": "空着没有填",
    "type": "string",
    "pattern": r"^\s*$|_{2,}|[\[【〔{<].*[\]】〕}>]|待|未|TBD|[xX×]{1,3}",
}
_TYPES: dict[Kind, list[str]] = {
    Kind.MONEY: ["string", "number"],
    Kind.RATE: ["string", "number"],
    Kind.NUMBER: ["string", "number"],
    Kind.DURATION: ["string", "number"],
    Kind.MONTH_DAY: ["string", "integer"],
    Kind.MEASURE: ["string", "number"],
    Kind.DATE: ["string"],
    Kind.BOOLEAN: ["string", "boolean"],
    Kind.SIDE: ["string"],
    Kind.CONSENT: ["string", "boolean"],
    Kind.CODE: ["string", "number"],
    Kind.TEXT: ["string", "number", "boolean"],
}


def json_schema() -> dict[str, Any]:
    """Return the schema of a record; keys it does not name are refused."""
    defs: dict[str, Any] = {"none": _NONE, "blank": _BLANK, "at": _at(), "statement": _statement()}
    for kind in Kind:
        if kind is not Kind.CHOICE:
            defs[f"{kind}_value"] = _value(kind)
            defs[kind.value] = _stated(_ref(f"{kind}_value"))
    root = _mapping(Contract, defs)
    return {
        "$schema": DRAFT,
        "title": "合同记录 (contract record)",
        **root,
        "$defs": defs,
    }


def _mapping(section: type[Section], defs: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for slot in slots_of(section).values():
        properties[slot.key] = _property(slot, f"{section.__name__}.{slot.key}", defs)
        for spelling in slot.also:
            properties[spelling] = {**properties[slot.key], "description": f"同 {slot.key}"}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _property(slot: Slot, own: str, defs: dict[str, Any]) -> dict[str, Any]:
    described = {"title": slot.title.en, "description": slot.description.zh}
    if slot.reads is not None:
        return {**described, **_entry(slot.reads, own, defs)}
    assert slot.section is not None
    name = slot.section.__name__
    if name not in defs:
        defs[name] = {}  # reserves the name; sections nest but never in themselves
        defs[name] = _section(slot.section, defs)
    if not slot.listed:
        return {**described, **_ref(name)}
    return {**described, "anyOf": [{"type": "array", "items": _ref(name)}, _ref(name)]}


def _section(section: type[Section], defs: dict[str, Any]) -> dict[str, Any]:
    mapping = _mapping(section, defs)
    forms = [mapping, _ref("none"), _ref("blank")]
    if section.short_:
        forms += [_short(section), _ref("statement")]
    if section.stated_often_:
        forms.append({"type": "array", "items": mapping})
    return {"anyOf": forms}


def _short(section: type[Section]) -> dict[str, Any]:
    """Return what a bare value of a section may be: any value its short keys read."""
    slots = slots_of(section)
    reads = [slots[attr].reads for attr in section.short_]
    values = [_one_value(one) for one in reads if one is not None]
    return {"anyOf": values} if len(values) == len(reads) else {"type": "string"}


def _entry(reads: Reads, own: str, defs: dict[str, Any]) -> dict[str, Any]:
    """Return what a key may be; keys with the same choices share one definition."""
    if not reads.choices:
        return _ref(reads.kind.value)
    stated = _stated(_one_value(reads))
    name = next((name for name, known in defs.items() if known == stated), own)
    defs[name] = stated
    return _ref(name)


def _one_value(reads: Reads) -> dict[str, Any]:
    """Return a value of a key, given or blank or none."""
    if not reads.choices:
        return _ref(f"{reads.kind}_value")
    words = [word for label in reads.labels for word in label.split("/")]
    spelled: list[Any] = [*reads.choices, *words]
    if "true" in reads.choices:
        spelled += [True, False]
    forms = [{"enum": spelled}, _ref("none"), _ref("blank")]
    if reads.kind is not Kind.CHOICE:
        forms.append(_ref(f"{reads.kind}_value"))
    return {"anyOf": forms}


def _value(kind: Kind) -> dict[str, Any]:
    return {"description": KIND_TITLES[kind].zh, "type": [*_TYPES[kind], "null"]}


def _stated(value: dict[str, Any]) -> dict[str, Any]:
    """Return a value, its long form, or a list of statements."""
    long_form = {
        "type": "object",
        "properties": {key: _LONG[key] for key in LONG_FORM[1:]} | {"value": value},
        "required": ["value"],
        "additionalProperties": False,
    }
    return {"anyOf": [value, long_form, {"type": "array", "items": {"anyOf": [value, long_form]}}]}


def _statement() -> dict[str, Any]:
    stated: dict[str, Any] = _stated({"type": _SCALAR})["anyOf"][1]
    return stated


def _at() -> dict[str, Any]:
    whole = {"type": "integer", "minimum": 0}
    return {
        "description": "在原文中的位置",
        "type": "object",
        "properties": {"page": whole, "start": whole, "end": whole},
        "additionalProperties": False,
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


_LONG: dict[str, dict[str, Any]] = {
    "clause": {"description": "条款号", "type": ["string", "number", "null"]},
    "quote": {"description": "原文", "type": ["string", "number", "null"]},
    "part": {"description": "正文或附件", "type": ["string", "number", "null"]},
    "at": {"$ref": "#/$defs/at"},
}
