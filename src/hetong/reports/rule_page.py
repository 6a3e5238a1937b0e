"""One rule as a page a lawyer can read: what it asks, why, under which articles, with examples."""

from __future__ import annotations

from collections.abc import Iterator

from hetong.errors import Words
from hetong.findings import Finding, Severity
from hetong.law.listing import STATES
from hetong.reports import phrases
from hetong.reports.citation import article, book
from hetong.reports.rule_case import case_lines
from hetong.reports.rule_names import PHASES, SIDES, Library, Names
from hetong.reports.rule_words import Said, sentences
from hetong.reports.typeset import columns, hang, wrap
from hetong.reports.view import View
from hetong.rulebook.model import Against, Basis, Level, Rule

ASKS = Words("问什么", "What it asks")
WHY = Words("为什么", "Why")
TOLD = Words("报告怎么说（以下面的例子为例）", "What the report says (of the example below)")
TEMPLATE = Words(
    "报告怎么说（〔〕里换成合同的内容）", "What the report says ([] is filled from the contract)"
)
WRITE = Words("改成什么", "What to write instead")
LAWS = Words("依据", "Law")
LEVELS = Words("程度", "Severity")
LEVELS_TOLD = Words("程度（〔〕里换成合同的内容）", "Severity ([] is filled from the contract)")
SCOPE = Words("范围", "Scope")
TRUST = Words("可信程度", "How far it was checked")
APPLIES = Words("适用", "applies")
FIRES = Words("报告", "fires")
EACH = Words("逐项", "each")
ALWAYS = Words("总是", "always")
ANY_LEVEL = Words("下面“程度”里有一档成立", "one of the levels under 'Severity' holds")
IF = Words("{severity}：{said}", "{severity} if {said}")
ELSE = Words("{severity}：其余情形", "{severity} otherwise")
PLAIN = Words("{severity}", "{severity}")
EVERY_KIND = Words("各类合同", "every kind of contract")
YIELDS = Words(
    "让位于 {rules}：那里报告了，这里不重复",
    "gives way to {rules}: what is reported there is not repeated here",
)
AGAINST = Words("不利于{side}", "hurts the {side}")
AGAINST_FACT = Words("不利于“{fact}”所指的一方", "hurts the side named by '{fact}'")
AGAINST_OTHER = Words(
    "不利于“{fact}”所指一方的对方", "hurts the opposite of the side named by '{fact}'"
)
READ = Words("条文已核对原文", "the articles were checked against their text")
UNREAD = Words("条文没有核对原文，最多报警告", "the articles were not checked: at most a warning")
SIGNED = Words("经律师签署确认", "signed off by a lawyer")
UNSIGNED = Words("还没有经律师签署确认", "not signed off by a lawyer")
SINCE = Words("适用于 {day} 起的合同", "for contracts from {day} on")
UNTIL = Words("适用于 {day} 前的合同", "for contracts before {day}")
VARIANTS = {
    "balanced": Words("示范条款（双方平衡）", "Model clause (balanced)"),
    "pro_client": Words("示范条款（有利于委托方）", "Model clause (for the client)"),
    "pro_provider": Words("示范条款（有利于服务方）", "Model clause (for the provider)"),
}
DISCLAIMER = Words("起草和审查的辅助材料，不是法律意见。", "Drafting support, not legal advice.")


def rule_page(rule: Rule, library: Library, view: View, told: Finding | None = None) -> str:
    """Return the page of one rule; `library.day` decides which articles are in force.

    `told` is what the rule says of its first example; without it the page shows the text with
    the names of the facts in place of their values.
    """
    names = Names.of(rule, library, view.lang)
    lines = [view.bold(f"{rule.id} {rule.title.in_(view.lang)}"), _subtitle(rule, view)]
    sections = (
        (ASKS, _asks(rule, names, view)),
        (WHY, _filled(rule.why, names, view)),
        *_said(rule, told, names, view),
        (LAWS, list(_laws(rule, library, view))),
        (_levels_title(rule), _levels(rule, names, view)),
        (SCOPE, _scope(rule, library, names, view)),
        *((VARIANTS[each.variant], _filled(each.words, names, view)) for each in rule.clause_text),
        *case_lines(rule, view),
        (TRUST, _trust(rule, view)),
    )
    for title, body in sections:
        if body:
            lines += ["", view.bold(title.in_(view.lang)), *(f"  {line}" for line in body)]
    return "\n".join([*lines, "", view.dim(DISCLAIMER.in_(view.lang))]) + "\n"


def _subtitle(rule: Rule, view: View) -> str:
    parts = [
        rule.name,
        view.say(phrases.CATEGORIES[rule.category]),
        view.say(phrases.NATURES[rule.nature]),
    ]
    if rule.effect in phrases.EFFECTS:
        parts.append(view.say(phrases.EFFECTS[rule.effect]))
    return " · ".join(parts)


def _asks(rule: Rule, names: Names, view: View) -> list[str]:
    lines: list[str] = []
    if rule.bindings:
        items = view.comma([names.item(each.alias) for each in rule.bindings])
        lines += hang(_label(EACH, view), items, view.width - 2)
    applies = sentences(rule.applies, names) if rule.applies else [(0, view.say(ALWAYS))]
    fires = sentences(rule.when, names) if rule.when else [(0, view.say(ANY_LEVEL))]
    lines += _labelled(APPLIES, applies, view)
    return lines + _labelled(FIRES, fires, view)


def _labelled(label: Words, said: list[Said], view: View) -> list[str]:
    (_, first), *rest = said
    lines = hang(_label(label, view), first, view.width - 2)
    margin = " " * columns(_label(label, view))
    for depth, text in rest:
        lines += hang(f"{margin}{'  ' * (depth - 1)}· ", text, view.width - 2)
    return lines


def _label(label: Words, view: View) -> str:
    return f"{label.zh}  " if view.lang == "zh" else f"{label.en:<7}  "


def _said(
    rule: Rule, told: Finding | None, names: Names, view: View
) -> list[tuple[Words, list[str]]]:
    """Return message and suggestion, filled in from the example where there is a finding."""
    if told is not None:
        width = view.width - 2
        return [(TOLD, wrap(told.message, width)), (WRITE, wrap(told.suggestion, width))]
    message, suggestion = rule.message, rule.suggestion
    return [
        (TEMPLATE, _filled(message.words if message else None, names, view)),
        (WRITE, _filled(suggestion.words if suggestion else None, names, view)),
    ]


def _filled(words: Words | None, names: Names, view: View, indent: str = "") -> list[str]:
    if words is None:
        return []
    paragraphs = names.filled(words.in_(view.lang)).splitlines()
    width = view.width - 2 - len(indent)
    return [indent + line for each in paragraphs for line in wrap(each, width)]


def _laws(rule: Rule, library: Library, view: View) -> Iterator[str]:
    seen = dict.fromkeys([*rule.basis, *(b for level in rule.levels for b in level.basis)])
    if not seen:
        yield view.say(phrases.HOUSE if rule.category == "position" else phrases.PRACTICE)
    for each in seen:
        text = _cited(each, library, view)
        yield from hang("· ", text, view.width - 2)


def _cited(basis: Basis, library: Library, view: View) -> str:
    law = library.register.by_id(basis.law)
    title = basis.law if law is None else law.name if view.lang == "zh" else law.title_en
    number = article(basis.article, view.lang) if basis.article else ""
    cited = f"{book(title)}{number}"
    if view.lang == "en":
        cited = f"{title}, {number}" if number else title
    said = [view.say(STATES[law.state(library.day)])] if law else []
    said += [view.say(SINCE, day=basis.since)] if basis.since else []
    said += [view.say(UNTIL, day=basis.until)] if basis.until else []
    remark = ("，" if view.lang == "zh" else ", ").join(said)
    if view.lang == "zh":
        gist = f"：{basis.gist.zh}" if basis.gist else ""
        return f"{cited}（{remark}）{gist}" if remark else f"{cited}{gist}"
    gist = f": {basis.gist.en}" if basis.gist else ""
    return f"{cited} ({remark}){gist}" if remark else f"{cited}{gist}"


def _levels_title(rule: Rule) -> Words:
    return LEVELS_TOLD if any(level.message for level in rule.levels) else LEVELS


def _levels(rule: Rule, names: Names, view: View) -> list[str]:
    if not rule.levels:
        own = view.say(PLAIN, severity=view.say(phrases.SEVERITIES[rule.severity]))
        return [own, *_against(rule.against, names, view)]
    lines = [line for level in rule.levels for line in _level(level, names, view)]
    return [*lines, *_against(rule.against, names, view)]


def _level(level: Level, names: Names, view: View) -> list[str]:
    severity = view.say(phrases.SEVERITIES[Severity(level.severity)])
    if level.condition is None:
        return [f"· {view.say(ELSE, severity=severity)}"]
    (_, first), *rest = sentences(level.condition, names)
    lines = hang("· ", view.say(IF, severity=severity, said=first), view.width - 2)
    for depth, text in rest:
        lines += hang(f"  {'  ' * depth}· ", text, view.width - 2)
    told = level.message.words if level.message else None
    return lines + _filled(told, names, view, "    ")


def _against(against: Against | None, names: Names, view: View) -> list[str]:
    if against is None or against.side in ("none", "both"):
        return []
    if against.side:
        return [view.say(AGAINST, side=SIDES[against.side].in_(view.lang))]
    words = AGAINST_OTHER if against.other else AGAINST_FACT
    return wrap(view.say(words, fact=names.fact(against.path or "")), view.width - 2)


def _scope(rule: Rule, library: Library, names: Names, view: View) -> list[str]:
    kinds = [kind.title.in_(view.lang) for kind in library.book.kinds.values() if kind.hears(rule)]
    everywhere = len(kinds) == len(library.book.kinds)
    told = view.say(EVERY_KIND) if everywhere else view.comma(kinds)
    stages = view.comma([view.say(PHASES[each]) for each in rule.phases])
    lines = wrap(f"{told} · {stages}", view.width - 2)
    if rule.yields_to:
        others = view.comma([_other(each, library, view) for each in rule.yields_to])
        lines += wrap(view.say(YIELDS, rules=others), view.width - 2)
    return lines


def _other(rule_id: str, library: Library, view: View) -> str:
    other = library.book.by_id(rule_id)
    return f"{rule_id} {other.title.in_(view.lang)}" if other else rule_id


def _trust(rule: Rule, view: View) -> list[str]:
    read = READ if rule.verified == "text" else UNREAD
    signed = SIGNED if rule.reviewed_by_lawyer else UNSIGNED
    said = ("；" if view.lang == "zh" else "; ").join((view.say(read), view.say(signed)))
    return wrap(said, view.width - 2)
