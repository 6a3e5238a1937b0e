"""Firings become findings: the one place that words and places them and stamps severity and id."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hetong.contract.entry import State, Statement
from hetong.contract.titles import title_of
from hetong.engine import (
    CompiledRule,
    Firing,
    Operand,
    Program,
    Question,
    RuleResult,
    cell_of,
    opposite,
)
from hetong.engine.columns import Column
from hetong.errors import Lang, Words
from hetong.facts.model import Cell, FactDoc, Facts, Row, Source
from hetong.facts.sheet import Sheet
from hetong.facts.show import show, show_side
from hetong.facts.types import UnknownSide, folded
from hetong.findings import Authority, Finding, Outcome, Severity, Where
from hetong.gate import for_side
from hetong.rulebook.model import PLACEHOLDER, Basis, Rule, Template

_OPPOSITE = {"client": "provider", "provider": "client"}
# Chinese is set without spaces; a figure such as `30 日` brings one behind it into the sentence.
_GAP = re.compile(r"(?<=[\u3400-\u9fff，。；：、！？）》”]) (?=[\u3400-\u9fff，。；：、！？（《“])")
# An English sentence may begin with a party or a value, which are written small elsewhere.
_START = re.compile(r"^[a-z]|(?<=[.?!] )[a-z]")
_CODED = re.compile(r"[a-z_]*")
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A firing with the record keys it rests on, before it has words."""

    rule: CompiledRule
    firing: Firing
    sources: tuple[Source, ...]
    context: tuple[Source, ...]
    rows: tuple[Row, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The record keys, and the items, the firing rests on."""
        sources = (*self.sources, *self.context)
        return frozenset([s.key for s in sources] + [row.key for row in self.rows])


class Stamper:
    """Words the firings of one contract in one language for one side."""

    def __init__(
        self, program: Program, sheet: Sheet, facts: Facts, lang: Lang, mine: str | None
    ) -> None:
        self._program = program
        self._sheet = sheet
        self._facts = facts
        self._lang = lang
        self._mine = mine

    def findings(
        self, results: Mapping[str, RuleResult], asked: Iterable[Rule]
    ) -> tuple[list[Finding], dict[str, Outcome]]:
        """Return the findings, gravest first, and every rule's outcome after yielding."""
        drafts = {
            rule.id: [self._draft(rule.id, each) for each in results[rule.id].firings]
            for rule in asked
        }
        outcomes = {rule_id: results[rule_id].outcome for rule_id in drafts}
        for rule_id, found in drafts.items():
            rule = self._program.rules[rule_id].rule
            kept = [d for d in self._grouped(rule, found) if not self._silenced(d, rule, drafts)]
            if found and not kept:
                outcomes[rule_id] = Outcome.NOT_APPLICABLE
            drafts[rule_id] = kept
        worded = [self._word(draft) for found in drafts.values() for draft in found]
        worded.sort(key=self._order)
        return _numbered(worded), outcomes

    def _grouped(self, rule: Rule, found: list[Draft]) -> list[Draft]:
        """Report firings that agree on `once_per` as one, with the places of all."""
        if not rule.once_per:
            return found
        groups: dict[tuple[object, ...], Draft] = {}
        for draft in found:
            key = tuple(
                cell_of(draft.rule, self._facts, draft.firing.rows, path).value
                for path in rule.once_per
            )
            first = groups.get(key)
            if first is None:
                groups[key] = draft
                continue
            sources = tuple(dict.fromkeys(first.sources + draft.sources))
            rows = (*first.rows, *(row for row in draft.rows if row not in first.rows))
            groups[key] = replace(first, sources=sources, rows=rows)
        return list(groups.values())

    def _silenced(self, draft: Draft, rule: Rule, drafts: Mapping[str, list[Draft]]) -> bool:
        """A more specific rule that fired on the same item or key speaks for both."""
        return any(
            draft.keys & other.keys
            for specific in rule.yields_to
            for other in drafts.get(specific, ())
        )

    def _order(self, finding: Finding) -> tuple[int, bool, int, int, str, str]:
        rule = self._program.rules[finding.rule].rule
        line, column = finding.where.line or 0, finding.where.column or 0
        return finding.severity.rank, not rule.lead, line, column, rule.id, finding.where.field

    def _draft(self, rule_id: str, firing: Firing) -> Draft:
        rule = self._program.rules[rule_id]
        rows = self._bound(rule, firing)
        main: dict[Source, None] = {}
        context: dict[Source, None] = {}
        for operand in sorted(rule.operands, key=lambda each: not _matters(each, firing)):
            if operand.term is None:
                sources = self._facts.rows(operand.list or "").sources
            else:
                term = operand.term
                path = f"{term.alias}.{term.path}" if term.alias else term.path
                sources = cell_of(rule, self._facts, firing.rows, path).sources
            for source in sources:
                (main if operand.main else context).setdefault(_placed(source, rows), None)
        items = tuple(row.source for row in rows if row.source)
        return Draft(rule, firing, tuple(main) or items or tuple(context), tuple(context), rows)

    def _bound(self, rule: CompiledRule, firing: Firing) -> tuple[Row, ...]:
        rows = []
        for name, n in zip(rule.lists.values(), firing.rows, strict=True):
            rows.append(next(row for row in self._facts.rows(name).rows if row.n == n))
        return tuple(rows)

    def _word(self, draft: Draft) -> Finding:
        rule = draft.rule.rule
        level = None if draft.firing.level is None else rule.levels[draft.firing.level]
        base = level.severity if level else rule.severity
        effect = (level.effect if level else None) or rule.effect
        against = self._against(draft)
        severity = for_side(base, against, self._mine, effect)
        if rule.verified == "memory" and severity is Severity.ERROR:
            severity = Severity.WARNING
        message = (level.message if level else None) or rule.message
        suggestion = (level.suggestion if level else None) or rule.suggestion
        basis = (level.basis if level else ()) or rule.basis
        where, *related = _wheres(draft.sources)
        return Finding(
            rule=rule.id,
            name=rule.name,
            title=rule.title.in_(self._lang),
            category=rule.category,
            severity=severity,
            base_severity=base,
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
            fingerprint=_fingerprint(draft, where),
        )

    def _against(self, draft: Draft) -> str | None:
        rule, level = draft.rule.rule, draft.firing.level
        against = (None if level is None else rule.levels[level].against) or rule.against
        if against is None:
            return None
        if against.side is not None:
            return against.side
        cell = cell_of(draft.rule, self._facts, draft.firing.rows, against.path or "")
        if cell.state is not State.GIVEN or isinstance(cell.value, UnknownSide):
            return None
        side = str(cell.value)
        return _OPPOSITE.get(side) if against.other else side

    def _fill(self, template: Template | None, draft: Draft) -> str:
        if template is None:
            return ""
        filled = PLACEHOLDER.sub(
            lambda m: self._shown(m.group(2), draft, other=m.group(1) is not None),
            template.words.in_(self._lang),
        )
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
        used = _assumed(draft.firing)
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


def _matters(operand: Operand, firing: Firing) -> bool:
    """Whether the alternative that held compares this operand; of `any`, only one may have."""
    if firing.question is None:
        return True
    each = firing.question.alternative
    if operand.term is None:
        lists = {row.list for row in each.present} | {row.list for row in each.absent}
        return operand.list in lists
    wanted = (operand.term.alias, operand.term.path)
    return any((column.alias, column.path) == wanted for column in _compared(firing.question))


def _assumed(firing: Firing) -> set[str] | None:
    """Return the assumptions the alternative that held relies on; None where it is not known."""
    if firing.question is None:
        return None
    columns = [each for each in _compared(firing.question) if each.assumed]
    return {f"{each.alias}.{each.path}" if each.alias else each.path for each in columns}


def _compared(question: Question) -> Iterator[Column]:
    """Yield every fact a question compares, those inside negated rows included."""
    absent = (test for row in question.alternative.absent for test in row.tests)
    for test in (*question.alternative.tests, *absent):
        yield from (side for side in (test.left, test.right) if isinstance(side, Column))


def _placed(source: Source, rows: tuple[Row, ...]) -> Source:
    """A key an item lacks stands where the item stands."""
    if source.statements:
        return source
    for row in rows:
        if row.source and row.source.statements and source.key.startswith(row.key):
            return Source(source.key, row.source.statements, row.clause)
    return source


def _wheres(sources: tuple[Source, ...]) -> list[Where]:
    """Return where the first source stands, then the others that stand anywhere at all."""
    found: dict[Where, None] = {}
    for n, source in enumerate(sources):
        for statement in source.statements or ((None,) if n == 0 else ()):
            found.setdefault(_where(source, statement), None)
    return list(found) or [Where(field="")]


def _where(source: Source, statement: Statement | None) -> Where:
    if statement is None:
        return Where(field=source.key)
    place = statement.place
    # A record's own words such as `true` or `late_payment` are no words of the contract.
    words = statement.quote or (None if _CODED.fullmatch(statement.text) else statement.text)
    return Where.at(
        source.key,
        place,
        clause=statement.clause or source.clause,
        part=statement.part,
        page=statement.page,
        quote=words,
    )


def _fingerprint(draft: Draft, where: Where) -> str:
    """Hash rule, field without its number, and the folded words; for an absence, the chapter."""
    rule = draft.rule.rule
    words = folded(where.quote or "")
    parts = [rule.id, _INDEX.sub("[]", where.field), words or "/".join(rule.home)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _numbered(findings: list[Finding]) -> list[Finding]:
    """Give equal fingerprints an ordinal, in file order."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        base = finding.fingerprint
        numbered.append(finding.model_copy(update={"fingerprint": f"{base}-{seen[base]}"}))
        seen[base] += 1
    return numbered
