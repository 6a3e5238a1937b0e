"""One rule file becomes one Rule; every mistake is refused with its file and line."""

from __future__ import annotations

import re

from hetong.errors import Words
from hetong.findings import Severity
from hetong.rulebook.conditions import read_condition
from hetong.rulebook.model import (
    CATEGORIES,
    Against,
    Assumption,
    Basis,
    Binding,
    Case,
    ClauseText,
    Derivation,
    DerivedField,
    Level,
    Rule,
    Template,
)
from hetong.source.fields import Fields, list_of, refuse, text_of, words_of
from hetong.source.tree import Item, Mapping, Node, Scalar

KINDS = (
    "outsourced-support",
    "online-support-system",
    "ecommerce-support",
    "temporary-support",
    "express-support",
    "service",
)
PHASES = ("draft", "review", "signing")
SIDES = ("client", "provider", "both", "none")
EFFECTS = ("void", "prohibited", "none")
NATURES = ("law", "practice", "mixed")
EXPECTATIONS = ("fires", "passes", "not_applicable", "unknown")
VARIANTS = ("balanced", "pro_client", "pro_provider")
_ID = re.compile(r"(CMP|CST|FAI|LGL|PRM)-\d{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def parse_rule(node: Node, file: str) -> Rule:
    """Return the rule written in `node`; raise RuleError with the place of the first mistake."""
    f = Fields(node, "rule")
    category = f.choice("category", CATEGORIES.values())
    judges = category != "premise"
    place = f.need("id").place
    rule = Rule(
        id=_matching(f, "id", _ID, "CST-010"),
        name=_matching(f, "name", _NAME, "renewal-notice-outlasts-term"),
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
        message=_template(f, "message", needed=judges),
        suggestion=_template(f, "suggestion", needed=judges),
        why=f.words("why"),
        clause_text=_clause_text(f),
        basis=_basis(f),
        effect=f.choice("effect", EFFECTS, "none"),
        home=f.texts("home"),
        verified=f.choice("verified", ("text", "memory"), "text"),
        reviewed_by_lawyer=f.flag("reviewed_by_lawyer", False),
        cases=_cases(f),
        place=place,
    )
    f.done()
    _check(rule, f)
    return rule


def _check(rule: Rule, f: Fields) -> None:
    """Refuse what no single key shows: a rule that cannot fire, or one without authority."""
    if CATEGORIES[rule.id[:3]] != rule.category:
        raise refuse(
            rule.place,
            f"编号 {rule.id} 不属于类别 {rule.category}",
            f"id {rule.id} is not of category {rule.category}",
        )
    if rule.when is None and not rule.levels:
        raise refuse(rule.place, "规则缺少 when 或 levels", "a rule needs 'when' or 'levels'")
    if rule.judges and rule.nature != "practice" and not rule.basis:
        raise refuse(
            rule.place,
            "没有法律依据的规则应写 nature: practice",
            "a rule without basis is 'nature: practice'",
        )
    if not rule.judges and rule.derives is None:
        raise refuse(rule.place, "前提规则应写 derives", "a premise needs 'derives'")
    graves = [rule.severity, *(level.severity for level in rule.levels)]
    if rule.verified == "memory" and Severity.ERROR in graves:
        raise refuse(
            rule.place,
            "未核对原文的规则最多为 warning",
            "a rule nobody checked against the text is at most a warning",
        )
    expected = {case.expected for case in rule.cases}
    for needed in ("fires", "passes"):
        if needed not in expected:
            raise refuse(
                rule.place,
                f"规则 {rule.id} 的 cases 缺少 {needed}",
                f"the cases of {rule.id} lack '{needed}'",
                Words(
                    "至少各写一例应触发和相近而不应触发的记录",
                    "give one record that fires and one near miss",
                ),
            )


def _matching(f: Fields, key: str, pattern: re.Pattern[str], example: str) -> str:
    text = f.text(key)
    if not pattern.fullmatch(text):
        raise refuse(f.need(key).place, f"“{key}”应写成 {example}", f"'{key}' looks like {example}")
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


def _mapping_items(f: Fields, key: str) -> tuple[Item, ...]:
    node = f.get(key)
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        raise refuse(node.place, f"“{key}”应为键值对", f"'{key}' must be a mapping")
    return node.items


def _bindings(f: Fields) -> tuple[Binding, ...]:
    return tuple(
        Binding(item.key, text_of(item.value, item.key), item.key_place)
        for item in _mapping_items(f, "for")
    )


def _assumptions(f: Fields) -> tuple[Assumption, ...]:
    found = []
    for item in _mapping_items(f, "assume"):
        if text_of(item.value, item.key) != "none":
            raise refuse(item.value.place, "assume 只能写 none", "'assume' only takes none")
        found.append(Assumption(item.key, item.key_place))
    return tuple(found)


def _template(f: Fields, key: str, *, needed: bool) -> Template | None:
    node = f.need(key) if needed else f.get(key)
    return Template(words_of(node, key), node.place) if node else None


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
                message=_template(lf, "message", needed=False),
                suggestion=_template(lf, "suggestion", needed=False),
                basis=_basis(lf),
                effect=lf.choice("effect", EFFECTS) if lf.get("effect") else None,
                against=_against(lf),
                place=each.place,
            )
        )
        lf.done()
    for level in levels[:-1]:
        if level.condition is None:
            raise refuse(
                level.place,
                "没有 if 的档位只能放在最后",
                "only the last level may be without 'if'",
            )
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
    for each in _mapping_items(df, "fields"):
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


def _basis(f: Fields) -> tuple[Basis, ...]:
    node = f.get("basis")
    if node is None:
        return ()
    found = []
    for each in list_of(node, "basis"):
        bf = Fields(each, "basis")
        article = bf.get("article")
        found.append(
            Basis(
                law=bf.text("law"),
                article=text_of(article, "article") if article else None,
                gist=bf.words("gist"),
                since=bf.day("from"),
                until=bf.day("until"),
                place=each.place,
            )
        )
        bf.done()
    return tuple(found)


def _clause_text(f: Fields) -> tuple[ClauseText, ...]:
    items = _mapping_items(f, "clause_text")
    if {item.key for item in items} <= {"zh", "en"} and items:
        node = f.need("clause_text")
        return (ClauseText("balanced", words_of(node, "clause_text"), node.place),)
    found = []
    for item in items:
        if item.key not in VARIANTS:
            raise refuse(
                item.key_place,
                "clause_text 写 zh/en，或 balanced、pro_client、pro_provider",
                "'clause_text' takes zh/en, or balanced, pro_client, pro_provider",
            )
        found.append(ClauseText(item.key, words_of(item.value, item.key), item.key_place))
    return tuple(found)


def _cases(f: Fields) -> tuple[Case, ...]:
    found: list[Case] = []
    for item in _mapping_items(f, "cases"):
        if item.key not in EXPECTATIONS:
            raise refuse(
                item.key_place,
                f"cases 没有“{item.key}”",
                f"'cases' has no '{item.key}'",
                Words("可用：" + "、".join(EXPECTATIONS), "known: " + ", ".join(EXPECTATIONS)),
            )
        found.extend(_case(each, item.key) for each in list_of(item.value, item.key))
    return tuple(found)


def _case(node: Node, expected: str) -> Case:
    """A case is a partial record, or `{record: …, note:, severity:, at:, phase:, as_of:}`."""
    if not isinstance(node, Mapping):
        raise refuse(node.place, "案例应为一份记录", "a case is a record")
    if all(item.key != "record" for item in node.items):
        return Case(expected, node, None, None, (), None, None, node.place)
    cf = Fields(node, "case")
    record = cf.need("record")
    if not isinstance(record, Mapping):
        raise refuse(record.place, "record 应为键值对", "'record' must be a mapping")
    note = cf.get("note")
    severity = cf.get("severity")
    phase = cf.get("phase")
    case = Case(
        expected=expected,
        record=record,
        note=words_of(note, "note") if isinstance(note, Mapping) else _plain(note),
        severity=Severity(cf.choice("severity", list(Severity))) if severity else None,
        at=cf.texts("at"),
        phase=cf.choice("phase", PHASES) if phase else None,
        as_of=cf.day("as_of"),
        place=node.place,
    )
    cf.done()
    return case


def _plain(note: Node | None) -> Words | None:
    if note is None:
        return None
    text = text_of(note, "note")
    return Words(text, text)
