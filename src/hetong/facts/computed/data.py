"""Personal information: the relation the parties stand in, and which agreed terms are lacking."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, given, none
from hetong.facts.model import Cell
from hetong.facts.registry import fact
from hetong.facts.sheet import Sheet

RELATIONS = {"entrusted": "委托处理", "joint": "共同处理", "separate": "各自独立处理"}
# Words of the roles clause; the first relation that is named holds. PIPL arts 20, 21 and 23.
_RELATION_WORDS = {
    "joint": ("joint", "共同处理", "共同的个人信息处理者", "共同决定"),
    "separate": ("separate", "各自", "分别独立", "独立处理者", "独立的个人信息处理者"),
    "entrusted": ("entrusted", "委托", "受托", "指示"),
}
# What an entrustment agreement must settle, article 21(1) PIPL, with the key that records it.
TERMS = {
    "purpose": Words("处理目的", "purpose"),
    "duration": Words("处理期限", "period"),
    "method": Words("处理方式", "manner"),
    "categories": Words("个人信息种类", "kinds of information"),
    "protection": Words("保护措施", "protective measures"),
    "rights_duties": Words("双方权利义务", "rights and duties of both sides"),
}
# Words of a confidentiality clause that take in the personal information of customers.
_CUSTOMER_WORDS = (
    "客户信息",
    "客户资料",
    "客户数据",
    "用户信息",
    "用户数据",
    "个人信息",
    "消费者信息",
)


@fact("data.relation", Kind.CHOICE, "个人信息处理关系", "how the parties process", RELATIONS)
def relation(sheet: Sheet) -> Cell:
    """Return whether one party processes for the other, both together, or each for itself.

    Read from the roles clause; a wording that names none of them leaves it open.
    """
    return derive(_relation, sheet.cell("data.roles"))


def _relation(roles: str) -> str | None:
    if any(denial in roles for denial in ("非共同", "不构成共同", "不属于共同")):
        roles = roles.replace("共同", "")
    for name, words in _RELATION_WORDS.items():
        if any(word in roles for word in words):
            return name
    return None


@fact("data.terms_lacking", Kind.TEXT, "没有约定的事项", "terms not agreed")
def terms_lacking(sheet: Sheet) -> Cell:
    """Return the terms of article 21(1) PIPL the contract has none of, as words for a message."""
    cells = {key: sheet.cell(f"data.{key}") for key in TERMS}
    lacking = [TERMS[key] for key, cell in cells.items() if cell.state is State.NONE]
    if not lacking:
        return none(*cells.values())
    words = Words("、".join(each.zh for each in lacking), ", ".join(each.en for each in lacking))
    return given(words, *cells.values())


@fact(
    "confidentiality.covers_customers", Kind.BOOLEAN, "保密范围含客户信息", "covers customers' data"
)
def covers_customers(sheet: Sheet) -> Cell:
    """Return whether the scope of confidence names information about customers or people."""
    return derive(
        lambda text: any(word in text for word in _CUSTOMER_WORDS),
        sheet.cell("confidentiality.scope"),
    )
