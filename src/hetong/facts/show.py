"""Facts as words: what a message prints for {renewal.notice_days}."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hetong.contract.entry import State, Statement
from hetong.contract.kinds import Kind
from hetong.errors import Lang, Words
from hetong.facts.model import Cell, FactDoc
from hetong.facts.party_words import PARTIES, ROLES
from hetong.facts.types import Interval, UnknownSide
from hetong.notation.duration import Duration
from hetong.notation.money import Money

_STATES = {
    State.BLANK: ("（空白）", "(blank)"),
    State.NONE: ("（未约定）", "(not agreed)"),
    State.UNRECORDED: ("（未记录）", "(not recorded)"),
    State.CONTESTED: ("（前后不一）", "(stated differently)"),
}
_ONE_OF_THEM = Words("甲方或乙方", "Party A or Party B")
# Words of the record that are no English words, and what they stand for.
_SPELT_OUT = {
    "sla": "missed service levels",
    "csat": "satisfaction",
    "any": "any breach",
    "ip": "intellectual property",
    "data_breach": "leak of data",
    "personal_info": "unlawful use of personal data",
    "7x24": "round the clock",
    "esign": "electronic signature",
    "auto": "automatic renewal",
    "by_agreement": "renewal by agreement",
    "business": "business hours",
}
_CONSENTS = {
    "free": ("可以自由决定", "free"),
    "consent": ("须对方同意", "subject to consent"),
    "forbidden": ("不允许", "not allowed"),
    "notice": ("通知即可", "on notice"),
}


def show(cell: Cell, doc: FactDoc, sides: Mapping[str, Any], lang: Lang) -> str:
    """Return a cell as words of `lang`; `sides` maps party a and b to their roles."""
    index = 0 if lang == "zh" else 1
    if cell.state is State.CONTESTED:
        stated = [s for source in cell.sources for s in source.statements if s.text]
        if said := [_said(each, doc, sides, lang) for each in stated]:
            return " / ".join(dict.fromkeys(said))
    if cell.state is not State.GIVEN:
        if cell.state is State.NONE and doc.type.kind is Kind.SIDE:
            return ROLES["none"].in_(lang)
        return _STATES[cell.state][index]
    return show_value(cell.value, doc, sides, lang)


def _said(statement: Statement, doc: FactDoc, sides: Mapping[str, Any], lang: Lang) -> str:
    """Return a statement as written; in English a figure or date in English words."""
    value = statement.value
    figure = isinstance(value, (Duration, Money, date)) or doc.type.kind is Kind.RATE
    if lang == "zh" or value is None or not figure:
        return statement.text
    return show_value(value, doc, sides, lang)


def show_value(value: Any, doc: FactDoc, sides: Mapping[str, Any], lang: Lang) -> str:
    """Return a value as words of `lang`."""
    index = 0 if lang == "zh" else 1
    if isinstance(value, Interval):
        low = show_value(value.low, doc, sides, lang)
        high = show_value(value.high, doc, sides, lang)
        return low if low == high else f"{low}{' 至 ' if lang == 'zh' else ' to '}{high}"
    if isinstance(value, Words):
        return value.in_(lang)
    if isinstance(value, UnknownSide):
        return PARTIES.get(value.key, _ONE_OF_THEM).in_(lang)
    if doc.type.kind is Kind.SIDE:
        return show_side(str(value), sides, lang)
    if isinstance(value, Duration):
        return value.show(lang)
    if isinstance(value, Money):
        return _money(value, lang)
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日" if lang == "zh" else value.isoformat()
    if doc.type.kind is Kind.RATE:
        return f"{_plain(Decimal(value) * 100)}%"
    if doc.type.kind is Kind.MONTH_DAY:
        return _month_day(value, lang)
    if isinstance(value, bool):
        return (("否", "no"), ("是", "yes"))[value][index]
    if doc.type.kind is Kind.CONSENT:
        return _CONSENTS[str(value)][index]
    if doc.type.kind is Kind.CHOICE or str(value) in doc.labels:
        label = doc.labels.get(str(value), "")
        english = _SPELT_OUT.get(str(value), str(value).replace("_", " "))
        return label if lang == "zh" and label else english
    if isinstance(value, Decimal):
        return _plain(value)
    return " ".join(str(value).split())


def show_side(side: str, sides: Mapping[str, Any], lang: Lang) -> str:
    """Return 甲方 or 乙方 for a role that is recorded, else the role's own word."""
    for key, role in sides.items():
        if role == side:
            return PARTIES[key].in_(lang)
    return ROLES[side].in_(lang) if side in ROLES else side


def _money(value: Money, lang: Lang) -> str:
    amount = f"{value.yuan:,.2f}".removesuffix(".00")
    if value.currency != "CNY":
        return f"{value.currency} {amount}"
    return f"{amount} 元" if lang == "zh" else f"CNY {amount}"


def _month_day(value: Any, lang: Lang) -> str:
    if value == "last":
        return "最后一日" if lang == "zh" else "the last day"
    return f"{value} 日" if lang == "zh" else f"day {value}"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
