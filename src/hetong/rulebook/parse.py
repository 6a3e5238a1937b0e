"""One rule file becomes one Rule; every mistake is refused with its file and line."""

from __future__ import annotations

import re

from hetong.errors import Words
from hetong.findings import Severity
from hetong.rulebook.check import check_cases, check_rule
from hetong.rulebook.conditions import read_condition
from hetong.rulebook.model import (
    CATEGORIES,
    PHASES,
    Against,
    Assumption,
    Binding,
    Derivation,
    DerivedField,
    Level,
    Rule,
)
from hetong.rulebook.parse_cases import read_cases
from hetong.rulebook.parse_texts import read_basis, read_clause_text, read_template
from hetong.source.fields import Fields, list_of, refuse, text_of, words_of
from hetong.source.tree import Mapping, Node, Scalar

KINDS = (
    "outsourced-support",
    "online-support-system",
    "ecommerce-support",
    "temporary-support",
    "express-support",
    "service",
)
SIDES = ("client", "provider", "both", "none")
EFFECTS = ("void", "prohibited", "none")
NATURES = ("law", "practice", "mixed")
_ID = re.compile(r"(CMP|CST|FAI|LGL|POS|PRM)-\d{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID_FORM = Words(
    "编号是类别的三个字母、一个减号和三位数字，例如 CST-901；"
    + "，".join(f"{each} 是 {name}" for each, name in CATEGORIES.items()),
    "an id is the three letters of the category, a dash and three digits, as in CST-901; "
    + ", ".join(f"{each} is {name}" for each, name in CATEGORIES.items()),
)
_NAME_FORM = Words(
    "名称用小写英文字母、数字和减号，例如 late-rate-above-limit",
    "a name is small letters, digits and dashes, as in late-rate-above-limit",
)


def parse_rule(node: Node, file: str) -> Rule:
    """Return the rule written in `node`; raise RuleError with the place of the first mistake."""
    f = Fields(node, "rule")
    category = f.choice("category", CATEGORIES.values())
    judges = category != "premise"
    place = f.need("id").place
    rule = Rule(
        id=_matching(f, "id", _ID, _ID_FORM),
        name=_matching(f, "name", _NAME, _NAME_FORM),
        file=file,
        title=_needed_words(f, "title"),
        category=category,
        severity=Severity(f.choice("severity", list(Severity), None if judges else "info")),
        nature=f.choice("nature", NATURES, None if judges else "law"),
        kinds=_kinds(f),
        phases=_subset(f, "phases", PHASES) or PHASES,
        lead=f.flag("lead", False),
        since=f.day("since"),
        until=f.day("until"),
        bindings=_bindings(f),
        applies=read_condition(n) if (n := f.get("applies")) else None,
        when=read_condition(n) if (n := f.get("when")) else None,
        levels=_levels(f),
        against=_against(f),
        once_per=f.texts("once_per"),
        yields_to=f.texts("yields_to"),
        derives=_derivation(f),
        assume=_assumptions(f),
        message=read_template(f, "message", needed=judges),
        suggestion=read_template(f, "suggestion", needed=judges),
        why=f.words("why"),
        clause_text=read_clause_text(f),
        basis=read_basis(f),
        effect=f.choice("effect", EFFECTS, "none"),
        home=f.texts("home"),
        verified=f.choice("verified", ("text", "memory"), "text"),
        reviewed_by_lawyer=f.flag("reviewed_by_lawyer", False),
        cases=read_cases(f),
        place=place,
    )
    f.done()
    check_rule(rule)
    check_cases(rule)
    return rule


def _matching(f: Fields, key: str, pattern: re.Pattern[str], advice: Words) -> str:
    text = f.text(key)
    if not pattern.fullmatch(text):
        raise refuse(
            f.need(key).place,
            f"“{key}”不能写成“{text[:40]}”",
            f"'{key}' cannot be '{text[:40]}'",
            advice,
        )
    return text


def _needed_words(f: Fields, key: str) -> Words:
    return words_of(f.need(key), key)


def _kinds(f: Fields) -> tuple[str, ...]:
    kinds = _subset(f, "kinds", ("all", *KINDS))
    return KINDS if not kinds or "all" in kinds else kinds


def _subset(f: Fields, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    node = f.get(key)
    if node is None:
        return ()
    chosen = f.texts(key)
    for text, each in zip(chosen, list_of(node, key), strict=True):
        if text not in allowed:
            raise refuse(
                each.place,
                f"“{key}”没有“{text}”",
                f"'{key}' has no '{text}'",
                Words("可用：" + "、".join(allowed), "known: " + ", ".join(allowed)),
            )
    return chosen


def _bindings(f: Fields) -> tuple[Binding, ...]:
    return tuple(
        Binding(item.key, text_of(item.value, item.key), item.key_place) for item in f.pairs("for")
    )


def _assumptions(f: Fields) -> tuple[Assumption, ...]:
    found = []
    for item in f.pairs("assume"):
        if text_of(item.value, item.key) != "none":
            raise refuse(item.value.place, "assume 只能写 none", "'assume' only takes none")
        found.append(Assumption(item.key, item.key_place))
    return tuple(found)


def _levels(f: Fields) -> tuple[Level, ...]:
    node = f.get("levels")
    if node is None:
        return ()
    levels = []
    for each in list_of(node, "levels"):
        lf = Fields(each, "levels")
        condition = lf.get("if")
        levels.append(
            Level(
                condition=read_condition(condition) if condition else None,
                severity=Severity(lf.choice("severity", list(Severity))),
                message=read_template(lf, "message", needed=False),
                suggestion=read_template(lf, "suggestion", needed=False),
                basis=read_basis(lf),
                effect=lf.choice("effect", EFFECTS) if lf.get("effect") else None,
                against=_against(lf),
                place=each.place,
            )
        )
        lf.done()
    return tuple(levels)


def _against(f: Fields) -> Against | None:
    node = f.get("against")
    if node is None:
        return None
    if isinstance(node, Scalar):
        return Against(side=f.choice("against", SIDES))
    path, other = _named_fact(node, "against")
    return Against(path=path, other=other)


def _named_fact(node: Node, what: str) -> tuple[str, bool]:
    """Return the path in `{fact: path}` or `{other: path}`, and whether it was the latter."""
    f = Fields(node, what)
    path, other = f.get("fact"), f.get("other")
    f.done()
    chosen = path or other
    if chosen is None or (path and other):
        raise refuse(
            node.place,
            f"“{what}”写 {{fact: 路径}} 或 {{other: 路径}}",
            f"'{what}' is {{fact: path}} or {{other: path}}",
        )
    return text_of(chosen, what), other is not None


def _derivation(f: Fields) -> Derivation | None:
    node = f.get("derives")
    if node is None:
        return None
    df = Fields(node, "derives")
    flag, item = df.get("flag"), df.get("item")
    fields = []
    for each in df.pairs("fields"):
        if isinstance(each.value, Mapping):
            path, other = _named_fact(each.value, each.key)
            fields.append(DerivedField(each.key, None, path, other, each.key_place))
        else:
            symbol = text_of(each.value, each.key)
            fields.append(DerivedField(each.key, symbol, None, False, each.key_place))
    df.done()
    if (flag is None) == (item is None):
        raise refuse(node.place, "derives 写 flag 或 item 之一", "'derives' takes flag or item")
    return Derivation(
        flag=text_of(flag, "flag") if flag else None,
        item=text_of(item, "item") if item else None,
        fields=tuple(fields),
        place=node.place,
    )
