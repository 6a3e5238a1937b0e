"""Matches of one rule's questions added up: its outcome, its firings, what an unknown hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hetong.contract.entry import State
from hetong.engine.columns import Column
from hetong.engine.compiler import (
    APPLIES,
    FIRES,
    LEVEL,
    MAY_APPLY,
    MAY_FIRE,
    CompiledRule,
    Question,
)
from hetong.errors import Words
from hetong.facts.model import Cell, Facts, Row, Rows, Source
from hetong.facts.types import Interval, UnknownSide
from hetong.findings import Outcome
from hetong.notation.duration import Duration
from hetong.notation.money import Money

Bound = tuple[int, ...]
"""The position of the row bound to each alias, in the order of `for`."""


@dataclass(frozen=True, slots=True)
class Firing:
    """One defect: the row bound to each alias of `for`, and which level won (None: no levels).

    `question` is the alternative of the condition that held: it says which facts matter.
    """

    rows: tuple[int, ...]
    level: int | None
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule said: its outcome, its firings, and the facts an unknown hangs on.

    `complete` is False where not every combination of items was looked at.
    """

    outcome: Outcome
    firings: tuple[Firing, ...] = ()
    missing: tuple[Cell, ...] = ()
    missing_lists: tuple[Rows, ...] = ()
    complete: bool = True


def none_at_all(lists: Iterable[Rows]) -> bool:
    """Whether one list surely has no items, so that there is no combination."""
    return any(each.known and not each.rows for each in lists)


class Tally:
    """Adds up the matches of one rule's questions."""

    def __init__(self, rule: CompiledRule, facts: Facts, matches: Mapping[str, set[Bound]]) -> None:
        self._rule = rule
        self._facts = facts
        self._matches = matches

    def _union(self, part: str, level: int = 0) -> dict[Bound, Question]:
        found: dict[Bound, Question] = {}
        for question in self._rule.questions:
            if question.part == part and question.level == level:
                for rows in self._matches.get(question.name, ()):
                    found.setdefault(rows, question)
        return found

    def unknown_rows(self) -> dict[Bound, Question]:
        """Return the combinations that may fire and do not surely."""
        sure = self._union(FIRES)
        return {r: q for r, q in self._union(MAY_FIRE).items() if r not in sure}

    def result(self) -> RuleResult:
        """Return the rule's outcome with its firings, or what an unknown hangs on."""
        lists = [self._facts.rows(name) for name in self._rule.lists.values()]
        if none_at_all(lists):
            return RuleResult(Outcome.NOT_APPLICABLE)
        fired = self._union(FIRES)
        if fired:
            return RuleResult(Outcome.FAIL, tuple(self._firings(fired)))
        open_lists = tuple(each for each in lists if not each.known)
        if open_lists:
            return RuleResult(Outcome.UNKNOWN, missing_lists=open_lists)
        if next(iter(self._combinations({}, tuple(self._rule.lists))), None) is None:
            return RuleResult(Outcome.NOT_APPLICABLE)
        maybe = self.unknown_rows()
        applies, may_apply = self._union(APPLIES), self._union(MAY_APPLY)
        maybe.update({r: q for r, q in may_apply.items() if r not in applies})
        if maybe:
            cells, more = self._missing(maybe)
            return RuleResult(Outcome.UNKNOWN, (), cells, more)
        if self._may_exist(may_apply):
            return RuleResult(Outcome.UNKNOWN, missing_lists=self._uncertain())
        applied = self._rule.always_applies or bool(applies)
        return RuleResult(Outcome.PASS if applied else Outcome.NOT_APPLICABLE)

    def _may_exist(self, may_apply: Mapping[Bound, Question]) -> bool:
        """Whether the rule may apply to items of which one only may exist."""
        lists = [self._facts.rows(name).rows for name in self._rule.lists.values()]
        if all(row.certain for rows in lists for row in rows):
            return False
        named = next(iter(may_apply.values())).aliases if may_apply else ()
        return any(
            not all(row.certain for row in each.values())
            and (self._rule.always_applies or tuple(each[a].n for a in named) in may_apply)
            for each in self._combinations({}, tuple(self._rule.lists))
        )

    def _combinations(
        self, chosen: dict[str, Row], aliases: tuple[str, ...]
    ) -> Iterable[dict[str, Row]]:
        if not aliases:
            yield chosen
            return
        alias = aliases[0]
        name = self._rule.lists[alias]
        parent = self._rule.parents.get(alias)
        twins = {row.n for a, row in chosen.items() if self._rule.lists[a] == name}
        for row in self._facts.rows(name).rows:
            if row.n in twins or (parent and chosen[parent].n != row.parent):
                continue
            yield from self._combinations({**chosen, alias: row}, aliases[1:])

    def _firings(self, fired: Mapping[Bound, Question]) -> Iterable[Firing]:
        """Yield each firing once: a pair of items over one list counts in one order only."""
        seen: set[tuple[tuple[str, int], ...]] = set()
        for rows in sorted(fired):
            if self.unordered(rows) not in seen:
                seen.add(self.unordered(rows))
                yield self._firing(rows, fired[rows])

    def unordered(self, rows: Bound) -> tuple[tuple[str, int], ...]:
        """Return what two orders of the same items have in common."""
        return tuple(sorted(zip(self._rule.lists.values(), rows, strict=True)))

    def _firing(self, rows: Bound, question: Question) -> Firing:
        """Return the firing with its level, which adds the facts that decided it."""
        levels = self._rule.rule.levels
        if not levels:
            return Firing(rows, None, question)
        for index, level in enumerate(levels):
            if len(levels) == 1 or level.condition is None:
                return Firing(rows, index, question)
            if won := self._held(index, rows):
                both = question.alternative.joined(won.alternative)
                return Firing(rows, index, replace(question, alternative=both))
        raise AssertionError("a rule with levels fires at one of them")

    def _held(self, level: int, rows: Bound) -> Question | None:
        """Return the alternative in which a level's `if` holds for these rows."""
        aliases = tuple(self._rule.lists)
        for question in self._rule.questions:
            if question.part == LEVEL and question.level == level:
                own = tuple(rows[aliases.index(alias)] for alias in question.aliases)
                if own in self._matches.get(question.name, ()):
                    return question
        return None

    def _missing(
        self, maybe: Mapping[Bound, Question]
    ) -> tuple[tuple[Cell, ...], tuple[Rows, ...]]:
        """Return the undecided facts and unknown lists that the open questions compare."""
        cells: dict[tuple[Source, ...], Cell] = {}
        lists: dict[str, Rows] = {}
        columns = {question.name: _columns(question) for question in maybe.values()}
        asked = dict.fromkeys(
            (column, column.assumed and self._facts.whole, _row_of(column, question, rows))
            for rows, question in maybe.items()
            for column in columns[question.name]
        )
        for column, assumed, wanted in asked:
            if column.variant == "known":
                if not assumed and not (found := self._facts.rows(column.path)).known:
                    lists[column.path] = found
                continue
            for cell in self._cells_of(column, wanted):
                # What nobody recorded was read as none; a blank hangs on what will be filled in.
                if not cell.decided and not (assumed and cell.state is State.UNRECORDED):
                    cells.setdefault(cell.sources, cell)
        if cells or lists:
            return tuple(cells.values()), tuple(lists.values())
        if uncertain := self._uncertain():
            return (), uncertain
        given = (
            cell
            for column, assumed, wanted in asked
            if column.variant != "known" and not assumed
            for cell in self._cells_of(column, wanted)
            if cell.state is State.GIVEN
        )
        return _unsettled(given), ()

    def _uncertain(self) -> tuple[Rows, ...]:
        """Return the derived lists the rule asks about that may have further items."""
        names = {name for question in self._rule.questions for name in question.reads}
        lists = (self._facts.rows(name) for name in sorted(names))
        return tuple(each for each in lists if not all(row.certain for row in each.rows))

    def _cells_of(self, column: Column, wanted: int | None) -> Iterable[Cell]:
        """Yield the cells a column encodes: of the wanted row, of every row where None is."""
        if column.variant == "certain":
            return
        if column.list is None:
            yield self._facts.cell(column.path)
            return
        for row in self._facts.rows(column.list).rows:
            if wanted is None or row.n == wanted:
                yield self._facts.row_cell(column.list, row, column.path)


_INEXACT = Words(
    "写明的内容不足以比较（例如“一个月”与“30 日”，或者不知道哪一方是委托方）",
    "what is stated does not settle it (a month against 30 days, say, or a side of unknown role)",
)
_FOREIGN = Words(
    "金额不是人民币，没有换算，不与其他金额比较",
    "an amount is not in yuan; nothing is converted, so it is compared with no other",
)
_TOO_LARGE = Words("数值太大，无法精确比较", "a value is too large to be compared exactly")


def _unsettled(given: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the given facts an open comparison hangs on, with the reason why it is open."""
    cells = {cell.sources: cell for cell in given}
    inexact = (Interval, UnknownSide, Duration)
    vague = [cell for cell in cells.values() if isinstance(cell.value, inexact)]
    foreign = [cell for cell in cells.values() if _foreign(cell.value)]
    if foreign and not vague:
        return tuple(replace(cell, reason=_FOREIGN) for cell in foreign)
    reason = _INEXACT if vague else _TOO_LARGE
    return tuple(replace(cell, reason=reason) for cell in vague or cells.values())


def _foreign(value: object) -> bool:
    return isinstance(value, Money) and value.currency != "CNY"


def _row_of(column: Column, question: Question, rows: Bound) -> int | None:
    """Return the row a column is of, None for one of the contract or of any row of its list."""
    aliases = question.aliases
    return rows[aliases.index(column.alias)] if column.alias in aliases else None


def _columns(question: Question) -> tuple[Column, ...]:
    """Return what a question compares, and whether the lists are known that must lack a row."""
    each = question.alternative
    known = [Column(None, None, absent.list, "known", 0, absent.assumed) for absent in each.absent]
    tests = [*each.tests, *(test for absent in each.absent for test in absent.tests)]
    sides = [side for test in tests for side in (test.left, test.right)]
    return tuple(dict.fromkeys([*known, *(side for side in sides if isinstance(side, Column))]))
