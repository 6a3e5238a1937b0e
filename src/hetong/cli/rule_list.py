"""The rules of a rulebook, filtered, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tabulate import tabulate

from hetong.errors import Lang, OptionError, Words
from hetong.findings import Severity
from hetong.reports import phrases
from hetong.reports.typeset import shorten
from hetong.rulebook import Rulebook
from hetong.rulebook.model import Rule

_OTHER_COLUMNS = 44


def filtered(
    book: Rulebook,
    category: str | None = None,
    kind: str | None = None,
    severity: str | None = None,
    text: str | None = None,
) -> list[Rule]:
    """Return the reported rules that satisfy every filter; OptionError for an unknown kind."""
    if kind is not None and kind not in book.kinds:
        known = "、".join(f"{name}（{each.title.zh}）" for name, each in book.kinds.items())
        raise OptionError(
            Words(f"没有合同类型 {kind}", f"there is no contract kind {kind}"),
            advice=Words(f"可选 {known}", f"known kinds: {', '.join(book.kinds)}"),
        )
    return [
        rule
        for rule in book.judging
        if category in (None, rule.category)
        and (kind is None or book.kinds[kind].hears(rule))
        and (severity is None or Severity(severity) in severities(rule))
        and (text is None or text.casefold() in _told(rule))
    ]


def severities(rule: Rule) -> list[Severity]:
    """Return the severities a rule may have, gravest first."""
    found = {level.severity for level in rule.levels} or {rule.severity}
    return [severity for severity in Severity if severity in found]


def as_table(rules: Iterable[Rule], book: Rulebook, lang: Lang, width: int) -> str:
    """Return the rules with their titles, one a line, and their number."""
    rows = [
        [
            rule.id,
            "/".join(phrases.SEVERITIES[each].in_(lang) for each in severities(rule)),
            phrases.CATEGORIES[rule.category].in_(lang),
            phrases.NATURES[rule.nature].in_(lang),
            shorten(rule.title.in_(lang), max(width - _OTHER_COLUMNS, 24)),
        ]
        for rule in rules
    ]
    heads = ("编号", "程度", "类别", "性质", "标题")
    if lang == "en":
        heads = ("id", "severity", "category", "nature", "title")
    table = tabulate(rows, headers=heads, tablefmt="simple", disable_numparse=True)
    total = len(book.judging)
    end = Words(
        f"{len(rows)} 条（共 {total} 条）。hetong explain 加编号，看一条规则的理由、条文和示例。",
        f"{len(rows)} of {total} rules. hetong explain and an id: why, which articles, examples.",
    )
    return f"{table}\n\n{end.in_(lang)}\n"


def as_json(rules: Iterable[Rule], book: Rulebook) -> str:
    """Return the rules as JSON, in both languages."""
    return json.dumps([_rule(rule, book) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, book: Rulebook) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "title": {"zh": rule.title.zh, "en": rule.title.en},
        "category": rule.category,
        "severities": [severity.value for severity in severities(rule)],
        "nature": rule.nature,
        "effect": rule.effect,
        "kinds": [name for name, kind in book.kinds.items() if kind.hears(rule)],
        "phases": list(rule.phases),
        "basis": [{"law": each.law, "article": each.article} for each in rule.basis],
        "yields_to": list(rule.yields_to),
        "verified": rule.verified,
        "reviewed_by_lawyer": rule.reviewed_by_lawyer,
        "cases": len(rule.cases),
    }


def _told(rule: Rule) -> str:
    words = [rule.title, rule.why, rule.message.words if rule.message else None]
    told = [text for each in words if each for text in (each.zh, each.en)]
    return " ".join([rule.id, rule.name, *told]).casefold()
