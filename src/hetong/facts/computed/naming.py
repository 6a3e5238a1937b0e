"""What the title calls the contract, for comparison with the kind of services it is about."""

from __future__ import annotations

import re

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.contract.model import KINDS
from hetong.facts.cells import derive, given, none
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet

SUBJECTS = {
    "dispatch": "劳务派遣",
    "employment": "用工",
    "sale": "买卖",
    "lease": "租赁",
    "system": "系统",
    "staffed": "派人服务",
}
# Words in titles; drafters' usage. The first that fits names the subject.
_WORDS = (
    ("dispatch", "劳务派遣|劳动派遣|派遣(?:协议|合同|服务)"),
    ("employment", "劳动合同|聘用|雇佣|劳务(?:合同|协议)$"),
    ("sale", "买卖|购销"),
    ("lease", "租赁"),
    ("system", "系统|软件|SaaS|机器人|云客服|(?:客服|呼叫中心)平台"),
    ("staffed", "外包|人工|坐席|座席|代运营|驻场|派驻|人员"),
)
_PATTERNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _WORDS)


@fact("title.subject", Kind.CHOICE, "合同名称所指的业务", "subject by the title", SUBJECTS)
def subject(sheet: Sheet) -> Cell:
    """Return what kind of contract the title speaks of.

    None where it names none of these, or both a system and staff: such a title covers either.
    """
    title = sheet.cell("title")
    named = _subject(str(title.value)) if title.state is State.GIVEN else None
    if title.state is State.GIVEN and named is None:
        return none(title)
    return derive(lambda _: named, title)


@fact("run.kind", Kind.CHOICE, "合同类型", "kind of contract", KINDS | {"service": "一般服务合同"})
def kind(sheet: Sheet) -> Cell:
    """Return the kind the contract is judged as: as recorded, or as the command line says."""
    return given(sheet.matter.kind, sheet.cell("kind"))


def _subject(text: str) -> str | None:
    hits = [name for name, pattern in _PATTERNS if pattern.search(text)]
    return hits[0] if hits and hits != ["system", "staffed"] else None
