"""Firings with the record keys they rest on: grouped, and silenced where a finer rule spoke."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hetong.engine import CompiledRule, Firing, Operand, Program, cell_of
from hetong.engine.columns import Column
from hetong.engine.compiler import Question
from hetong.facts.model import Facts, Row, Source
from hetong.rulebook.model import Rule


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
        # A key nobody recorded, which only decides whether the rule applies, ties nothing.
        context = (source.key for source in self.context if source.statements)
        return frozenset([*(s.key for s in self.sources), *context, *(r.key for r in self.rows)])


class Drafter:
    """Drafts the firings of one contract."""

    def __init__(self, program: Program, facts: Facts) -> None:
        self._program = program
        self._facts = facts

    def draft(self, rule_id: str, firing: Firing) -> Draft:
        """Return a firing with what it rests on, the alternative that held coming first."""
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

    def grouped(self, rule: Rule, found: list[Draft]) -> list[Draft]:
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

    def _bound(self, rule: CompiledRule, firing: Firing) -> tuple[Row, ...]:
        rows = []
        for name, n in zip(rule.lists.values(), firing.rows, strict=True):
            rows.append(next(row for row in self._facts.rows(name).rows if row.n == n))
        return tuple(rows)


def silenced(draft: Draft, rule: Rule, drafts: Mapping[str, list[Draft]]) -> bool:
    """Whether a more specific rule fired on the same item or key and so speaks for both."""
    return any(
        draft.keys & other.keys for specific in rule.yields_to for other in drafts.get(specific, ())
    )


def assumed(firing: Firing) -> set[str] | None:
    """Return the assumptions the alternative that held relies on; None where it is not known."""
    if firing.question is None:
        return None
    columns = [each for each in _compared(firing.question) if each.assumed]
    return {f"{each.alias}.{each.path}" if each.alias else each.path for each in columns}


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
