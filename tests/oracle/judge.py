"""Rules over facts: the outcome of each rule, its firings, and the facts it derives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.model import Catalogue, Cell, Facts, Row, Rows
from hetong.facts.types import FactType, UnknownSide
from hetong.findings import Outcome
from tests.oracle.conditions import Scope, holds, spelled
from tests.oracle.values import Truth, every

RuleDict = dict[str, Any]
Combination = tuple[int, ...]
GRAVEST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS, Outcome.NOT_APPLICABLE)
NAME = re.compile(r"derived\.[A-Za-z0-9_]+")


@dataclass(frozen=True)
class Verdict:
    """What a rule says: its outcome and, by rows in the order of `for`, what fires (with the
    index of the level, None without levels), and what may fire but not surely does."""

    outcome: Outcome
    firings: Mapping[Combination, int | None]
    open: tuple[Combination, ...]


@dataclass
class _Overlay:
    """The facts of a contract with the derived ones laid over them."""

    base: Facts
    flags: dict[str, Cell] = field(default_factory=dict)
    lists: dict[str, Rows] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        return self.base.whole

    def cell(self, path: str) -> Cell:
        return self.flags[path] if path in self.flags else self.base.cell(path)

    def rows(self, name: str) -> Rows:
        return self.lists[name] if name in self.lists else self.base.rows(name)

    def row_cell(self, name: str, row: Row, path: str) -> Cell:
        if name in self.lists:
            return row.cells.get(path, Cell(State.UNRECORDED))
        return self.base.row_cell(name, row, path)


def judge(
    rules: Sequence[RuleDict],
    facts: Facts,
    catalogue: Catalogue,
    values: Mapping[str, FactType] | None = None,
) -> dict[str, Verdict]:
    """Return the verdict of every rule by its id; deriving rules are judged first."""
    overlay = _Overlay(facts)
    types = {name: doc.type for name, doc in catalogue.facts.items()}
    types |= {f"value.{name}": kind for name, kind in (values or {}).items()}
    for name, doc in catalogue.lists.items():
        types |= {f"{name}[].{key}": fact.type for key, fact in doc.fields.items()}
    verdicts: dict[str, Verdict] = {}
    for rule in _in_order(rules):
        scope = Scope(overlay, types, frozenset(rule.get("assume", {})))
        verdicts[rule["id"]] = _rule(rule, scope)
        if derives := rule.get("derives"):
            _derive(derives, rule, verdicts[rule["id"]], scope, overlay, types)
    return verdicts


def makes(rule: RuleDict) -> str | None:
    """Return the name of the fact or list a rule derives."""
    derives = rule.get("derives") or {}
    name = derives.get("flag") or derives.get("item")
    return f"derived.{name}" if name else None


def reads(rule: RuleDict) -> set[str]:
    """Return the derived facts and lists a rule names anywhere."""
    asked = {key: rule.get(key) for key in ("for", "applies", "when", "levels", "derives")}
    return set(NAME.findall(repr(asked)))


def _in_order(rules: Sequence[RuleDict]) -> Iterator[RuleDict]:
    left = list(rules)
    while left:
        pending = {makes(rule) for rule in left}
        ready = [rule for rule in left if not reads(rule) & pending]
        assert ready, "rules derive from each other in a circle"
        yield from ready
        left = [rule for rule in left if rule not in ready]


def _rule(rule: RuleDict, scope: Scope) -> Verdict:
    combinations, outcome = _combinations(rule.get("for") or {}, scope)
    firings: dict[Combination, int | None] = {}
    may: list[Combination] = []
    outcomes = [outcome]
    for _, twins in groupby(sorted(combinations, key=_twins), key=_twins):
        said = {one.rows: _said(rule, one) for one in twins}
        outcomes += [one.outcome for one in said.values()]
        fired = [rows for rows, one in said.items() if one.fires]
        open_ = [rows for rows, one in said.items() if one.fires is None]
        if fired:
            firings[min(fired)] = said[min(fired)].level
        elif open_:
            may.append(min(open_))
    return Verdict(min(outcomes, key=GRAVEST.index), firings, tuple(sorted(may)))


@dataclass(frozen=True)
class _Combination:
    """Rows by position in the order of `for`, their lists, and the scope that names them."""

    rows: Combination
    lists: tuple[str, ...]
    scope: Scope
    certain: bool


def _twins(one: _Combination) -> list[tuple[str, int]]:
    """Return what two orders of the same items have in common."""
    return sorted(zip(one.lists, one.rows, strict=True))


def _combinations(asked: Mapping[str, str], scope: Scope) -> tuple[list[_Combination], Outcome]:
    """Return every combination of rows, and what `for` says before any is looked at."""
    found = [_Combination((), (), scope, True)]
    outcome = Outcome.NOT_APPLICABLE
    lists = {alias: scope.facts.rows(name) for alias, name in _full_names(asked).items()}
    if any(rows.known and not rows.rows for rows in lists.values()):
        return [], outcome
    if not all(rows.known for rows in lists.values()):
        outcome = Outcome.UNKNOWN
    for alias, path in asked.items():
        found = [
            _Combination(
                (*one.rows, row.n),
                (*one.lists, name),
                one.scope.bind(alias, name, row),
                one.certain and row.certain,
            )
            for one in found
            for name, _, rows in [one.scope.items(path)]
            for row in rows
        ]
    return found, outcome


def _full_names(asked: Mapping[str, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for alias, path in asked.items():
        outer, _, rest = path.partition(".")
        names[alias] = f"{names[outer]}.{rest}" if outer in names else path
    return names


@dataclass(frozen=True)
class _Said:
    """What a rule says of one combination."""

    outcome: Outcome
    fires: Truth
    level: int | None = None


def _said(rule: RuleDict, one: _Combination) -> _Said:
    """Judge one combination; a row that only may exist is like `applies` being open."""
    applies = holds(rule.get("applies", []), one.scope)
    if not one.certain:
        applies = every([applies, None])
    when = holds(rule.get("when", []), one.scope)
    level: int | None = None
    if levels := rule.get("levels"):
        reached, level = _level(levels, one.scope)
        when = every([when, reached])
    fires = every([applies, when])
    if fires:
        return _Said(Outcome.FAIL, True, level)
    if fires is None or applies is None:
        return _Said(Outcome.UNKNOWN, fires)
    return _Said(Outcome.PASS if applies else Outcome.NOT_APPLICABLE, False)


def _level(levels: Sequence[RuleDict], scope: Scope) -> tuple[Truth, int | None]:
    truths = [holds(level["if"], scope) if "if" in level else True for level in levels]
    if True in truths:
        return True, truths.index(True)
    return (None if None in truths else False), None


def _derive(
    derives: RuleDict,
    rule: RuleDict,
    verdict: Verdict,
    scope: Scope,
    overlay: _Overlay,
    types: dict[str, FactType],
) -> None:
    if "flag" in derives:
        name = f"derived.{derives['flag']}"
        before = overlay.flags.get(name, _FLAGS[Outcome.PASS])
        said = _FLAGS.get(verdict.outcome, _FLAGS[Outcome.PASS])
        overlay.flags[name] = max(before, said, key=_certainty)
        types[name] = FactType(Kind.BOOLEAN)
        return
    name = f"derived.{derives['item']}"
    rows = overlay.lists.get(name, Rows(State.GIVEN))
    asked = rule.get("for") or {}
    fields = derives["fields"]
    for field_name, source in fields.items():
        types[f"{name}[].{field_name}"] = _field_type(source, asked, types)
    combinations, known = _combinations(asked, scope)
    scopes = {one.rows: one.scope for one in combinations}
    for made in (*sorted(verdict.firings), *verdict.open):
        cells = {key: _field(source, scopes[made]) for key, source in fields.items()}
        row = Row(len(rows.rows), key="", cells=cells, certain=made in verdict.firings)
        rows = replace(rows, rows=(*rows.rows, row))
    if known is Outcome.UNKNOWN:
        rows = replace(rows, state=State.UNRECORDED)
    overlay.lists[name] = rows


_FLAGS = {
    Outcome.FAIL: Cell(State.GIVEN, True),
    Outcome.UNKNOWN: Cell(State.UNRECORDED),
    Outcome.PASS: Cell(State.GIVEN, False),
}


def _certainty(cell: Cell) -> int:
    """Order flags as an `or` over the rules that derive them: true, open, false."""
    return 2 if cell.value else 1 if cell.state is State.UNRECORDED else 0


_OTHER = {"client": "provider", "provider": "client"}


def _field(source: Any, scope: Scope) -> Cell:
    """Return the cell of a derived field: a word, a copy of a fact, or the opposite side."""
    if not isinstance(source, dict):
        return Cell(State.GIVEN, spelled(source))
    cell = scope.cell(source.get("fact") or source["other"])
    if "fact" in source:
        return cell
    if cell.state is not State.GIVEN or isinstance(cell.value, UnknownSide):
        return cell  # the opposite of one of client and provider is one of them
    other = _OTHER.get(str(cell.value))
    return Cell(State.GIVEN if other else State.NONE, other)


def _field_type(source: Any, asked: Mapping[str, str], types: Mapping[str, FactType]) -> FactType:
    """Return a derived field's type: that of the fact it copies; a word is a side or a name."""
    if not isinstance(source, dict):
        return FactType(Kind.SIDE if source in ("client", "provider", "both") else Kind.CODE)
    path = source.get("fact") or source["other"]
    alias, _, rest = path.partition(".")
    names = _full_names(asked)
    return types[f"{names[alias]}[].{rest}" if alias in names else path]
