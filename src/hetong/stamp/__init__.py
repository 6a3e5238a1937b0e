"""Firings become findings: the one place that words and places them and stamps severity and id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from hetong.contract.entry import State
from hetong.contract.titles import title_of
from hetong.engine import Program, RuleResult, cell_of, opposite
from hetong.errors import Lang, Place, Words
from hetong.facts.model import Cell, FactDoc, Facts
from hetong.facts.sheet import Sheet
from hetong.facts.show import show, show_side
from hetong.facts.types import UnknownSide
from hetong.findings import Authority, Finding, Outcome, Severity
from hetong.gate import for_side
from hetong.rulebook.model import PLACEHOLDER, Basis, Rule, Template
from hetong.stamp.drafts import Draft, Drafter, assumed, silenced
from hetong.stamp.places import fingerprint, numbered, wheres

_HAN = re.compile(r"[\u3400-\u9fff]")
# Chinese is set without spaces; a figure such as `30 日` brings one behind it into the sentence.
_GAP = re.compile(r"(?<=[\u3400-\u9fff，。；：、！？）》”]) (?=[\u3400-\u9fff，。；：、！？（《“])")
# An English sentence may begin with a party or a value, which are written small elsewhere.
_START = re.compile(r"^[a-z]|(?<=[.?!] )[a-z]")


class Stamper:
    """Words the firings of one contract in one language for one side.

    `house` holds the severities a config sets by rule, `sections` where the record's keys that hold
    further keys stand.
    """

    def __init__(
        self,
        program: Program,
        sheet: Sheet,
        facts: Facts,
        lang: Lang,
        mine: str | None,
        house: Mapping[str, Severity | None],
        sections: Mapping[str, Place],
    ) -> None:
        self._program = program
        self._sheet = sheet
        self._facts = facts
        self._lang = lang
        self._mine = mine
        self._house = house
        self._sections = sections

    def findings(
        self, results: Mapping[str, RuleResult], asked: Iterable[Rule]
    ) -> tuple[list[Finding], dict[str, Outcome]]:
        """Return the findings, gravest first, and every rule's outcome after yielding."""
        rules = {rule.id: rule for rule in asked}
        drafter = Drafter(self._program, self._facts)
        drafts = {
            rule_id: [drafter.draft(rule_id, each) for each in results[rule_id].firings]
            for rule_id in rules
        }
        outcomes = {rule_id: results[rule_id].outcome for rule_id in rules}
        worded: list[Finding] = []
        for rule_id, rule in rules.items():
            found = drafter.grouped(rule, drafts[rule_id])
            kept = [each for each in found if not silenced(each, rule, drafts)]
            if found and not kept:
                outcomes[rule_id] = Outcome.NOT_APPLICABLE
            worded += [self._word(each) for each in kept]
        return numbered(sorted(worded, key=self._order)), outcomes

    def _order(self, finding: Finding) -> tuple[int, bool, int, int, str, str]:
        rule = self._program.rules[finding.rule].rule
        line, column = finding.where.line or 0, finding.where.column or 0
        return finding.severity.rank, not rule.lead, line, column, rule.id, finding.where.field

    def _word(self, draft: Draft) -> Finding:
        rule = draft.rule.rule
        level = None if draft.firing.level is None else rule.levels[draft.firing.level]
        base = level.severity if level else rule.severity
        effect = (level.effect if level else None) or rule.effect
        against = self._against(draft)
        severity = for_side(base, against, self._mine, effect)
        if rule.verified == "memory" and severity is Severity.ERROR:
            severity = Severity.WARNING
        # What the house says of a rule is final, whoever it hurts and whichever level was reached.
        severity = self._house.get(rule.id) or severity
        message = (level.message if level else None) or rule.message
        suggestion = (level.suggestion if level else None) or rule.suggestion
        basis = (level.basis if level else ()) or rule.basis
        where, *related = wheres(draft.sources, self._sections)
        return Finding(
            rule=rule.id,
            name=rule.name,
            title=rule.title.in_(self._lang),
            category=rule.category,
            severity=severity,
            base_severity=base,
            by_house=rule.id in self._house,
            nature=rule.nature,
            message=self._fill(message, draft),
            suggestion=self._fill(suggestion, draft),
            clause_text=self._clause_text(draft),
            basis=self._authorities(basis),
            assumptions=self._assumptions(draft),
            verified=rule.verified,
            reviewed_by_lawyer=rule.reviewed_by_lawyer,
            against=against,
            effect=effect,
            where=where,
            related=tuple(related),
            fingerprint=fingerprint(rule, where),
        )

    def _against(self, draft: Draft) -> str | None:
        rule, level = draft.rule.rule, draft.firing.level
        against = (None if level is None else rule.levels[level].against) or rule.against
        if against is None:
            return None
        if against.side is not None:
            return against.side
        cell = cell_of(draft.rule, self._facts, draft.firing.rows, against.path or "")
        if against.other:
            cell = opposite(cell)
        if cell.state is not State.GIVEN or isinstance(cell.value, UnknownSide):
            return None
        return str(cell.value)

    def _fill(self, template: Template | None, draft: Draft) -> str:
        if template is None:
            return ""

        def put(found: re.Match[str]) -> str:
            told = self._shown(found.group(2), draft, other=found.group(1) is not None)
            before = found.string[found.start() - 1 : found.start()]
            # A figure stands off the Chinese before it, as the figures written out here do; 第10条
            # is one word.
            figure = told[:1].isascii() and told[:1].isdigit()
            apart = figure and before != "第" and _HAN.match(before)
            return f" {told}" if apart else told

        filled = PLACEHOLDER.sub(put, template.words.in_(self._lang))
        if self._lang == "zh":
            return _GAP.sub("", filled)
        return _START.sub(lambda m: m.group().upper(), filled)

    def _shown(self, path: str, draft: Draft, *, other: bool) -> str:
        sides = self._sheet.sides
        if path in ("client", "provider"):
            return show_side(path, sides, self._lang)
        doc = self._doc(path, draft)
        if path.startswith("value."):
            cell = self._facts.cell(path)
        else:
            cell = cell_of(draft.rule, self._facts, draft.firing.rows, path)
        return show(opposite(cell) if other else cell, doc, sides, self._lang)

    def _doc(self, path: str, draft: Draft) -> FactDoc:
        alias, _, rest = path.partition(".")
        if alias in draft.rule.lists:
            return self._program.catalogue.lists[draft.rule.lists[alias]].fields[rest]
        if path.startswith("value."):
            return FactDoc(self._program.values[path.removeprefix("value.")], Words(path, path))
        return self._program.catalogue.facts[path]

    def _clause_text(self, draft: Draft) -> str | None:
        """Return the model wording for the side that asks; balanced for neutral readers."""
        texts = {each.variant: each.words for each in draft.rule.rule.clause_text}
        wanted = f"pro_{self._mine}" if self._mine else "balanced"
        words = texts.get(wanted) or texts.get("balanced")
        return self._fill(Template(words, draft.rule.rule.place), draft) if words else None

    def _authorities(self, basis: tuple[Basis, ...]) -> tuple[Authority, ...]:
        day = self._sheet.matter.contract_day
        in_force = [
            each
            for each in basis
            if (each.since is None or each.since <= day)
            and (each.until is None or day < each.until)
        ]
        register = self._sheet.matter.register
        found = []
        for each in in_force or basis:
            law = register.by_id(each.law)
            title = law.cited.in_(self._lang) if law else each.law
            found.append(
                Authority(
                    law=each.law,
                    title=title.removeprefix("《").removesuffix("》"),
                    article=each.article,
                    gist=each.gist.in_(self._lang) if each.gist else None,
                )
            )
        return tuple(found)

    def _assumptions(self, draft: Draft) -> tuple[str, ...]:
        found: dict[str, None] = {}
        used = assumed(draft.firing)
        for each in draft.rule.rule.assume:
            if used is not None and each.path not in used:
                continue
            cell = cell_of(draft.rule, self._facts, draft.firing.rows, each.path)
            if cell.state is State.UNRECORDED:
                title = self._title(each.path, cell, draft)
                told = Words(
                    f"假定没有约定“{title.zh}”（未记录）",
                    f"assumes nothing is agreed on '{title.en}' (not recorded)",
                )
                found.setdefault(told.in_(self._lang), None)
        return tuple(found)

    def _title(self, path: str, cell: Cell, draft: Draft) -> Words:
        """Return what a key is called, its section included; a computed fact has its own title."""
        key = cell.sources[0].key if cell.sources else path
        title = title_of(key)
        return self._doc(path, draft).title if title.zh == key else title
