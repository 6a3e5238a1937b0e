"""The rule as data: what a rule file says, before anything is compiled or judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from hetong.errors import Place, Words
from hetong.findings import Severity
from hetong.positions import Positions
from hetong.source.tree import Mapping

CATEGORIES = {
    "CMP": "completeness",
    "CST": "consistency",
    "FAI": "fairness",
    "LGL": "legality",
    "POS": "position",
    "PRM": "premise",
}
PHASES = ("draft", "review", "signing")
# {path} prints a fact, {other:path} the party opposite to the side a fact names.
PLACEHOLDER = re.compile(r"\{(other:)?([^{}]+)\}")
_TOPIC = re.compile(r"path='position\.(\w+)")
ORDER_OPS = ("lt", "lte", "gt", "gte")
COMPARE_OPS = ("eq", "ne", *ORDER_OPS, "in")
STATE_OPS = ("present", "blank", "none", "unrecorded", "contested")


@dataclass(frozen=True, slots=True)
class Constant:
    """A constant as written; the fact it is compared with decides how it is read."""

    texts: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FactOperand:
    """Another fact, moved by `plus` whole units of its type (days, yuan, months, ...)."""

    path: str
    plus: int
    place: Place


@dataclass(frozen=True, slots=True)
class ValueOperand:
    """A dated number from rules/values/."""

    name: str
    place: Place


Operand = Constant | FactOperand | ValueOperand


@dataclass(frozen=True, slots=True)
class Compare:
    """`{path: {op: right}}`; op is one of COMPARE_OPS."""

    path: str
    op: str
    right: Operand
    place: Place


@dataclass(frozen=True, slots=True)
class StateTest:
    """`{path: {present: true}}`; `wanted` False asks for the opposite."""

    path: str
    state: str
    wanted: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Exists:
    """`{alias: list, where: [...]}`: some item of the list satisfies every condition."""

    alias: str
    list: str
    where: All
    place: Place


@dataclass(frozen=True, slots=True)
class All:
    """True when every member is."""

    members: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when some member is."""

    members: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when the member is false (`none: [a, b]` is Not(AnyOf(a, b)))."""

    member: Condition


Condition = Compare | StateTest | Exists | All | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Binding:
    """`for: {alias: list}`: the rule is asked of each item (or combination of items)."""

    alias: str
    list: str
    place: Place


@dataclass(frozen=True, slots=True)
class Basis:
    """An article the rule rests on; `since`/`until` (exclusive) bound the contract day."""

    law: str
    article: str | None
    gist: Words | None
    since: date | None
    until: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Level:
    """One step of severity; the first whose condition is true wins, None is the default."""

    condition: Condition | None
    severity: Severity
    message: Template | None
    suggestion: Template | None
    basis: tuple[Basis, ...]
    effect: str | None
    against: Against | None
    place: Place


@dataclass(frozen=True, slots=True)
class Against:
    """Whom the defect hurts: a constant side, the side a fact names, or the other one."""

    side: str | None = None
    path: str | None = None
    other: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """What later rules may read: a flag `derived.<name>`, or an item of list `derived.<name>`.

    `fields` maps a field of the item to (kind, constant text or fact path).
    """

    flag: str | None
    item: str | None
    fields: tuple[DerivedField, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DerivedField:
    """One field of a derived item: a symbol, the value of a fact, or the side opposite to it."""

    name: str
    symbol: str | None
    path: str | None
    other: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Assumption:
    """`assume: {amends: none}`: for this rule an unrecorded key is read as none."""

    path: str
    place: Place


@dataclass(frozen=True, slots=True)
class Template:
    """A text with {placeholders} naming facts, in both languages."""

    words: Words
    place: Place


@dataclass(frozen=True, slots=True)
class ClauseText:
    """Model wording; `variant` is balanced, pro_client or pro_provider."""

    variant: str
    words: Words
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file. `place` is that of the id; see rules/README.md for every key."""

    id: str
    name: str
    file: str
    title: Words
    category: str
    severity: Severity
    nature: str
    kinds: tuple[str, ...]
    phases: tuple[str, ...]
    lead: bool
    since: date | None
    until: date | None
    bindings: tuple[Binding, ...]
    applies: Condition | None
    when: Condition | None
    levels: tuple[Level, ...]
    against: Against | None
    once_per: tuple[str, ...]
    yields_to: tuple[str, ...]
    derives: Derivation | None
    assume: tuple[Assumption, ...]
    message: Template | None
    suggestion: Template | None
    why: Words | None
    clause_text: tuple[ClauseText, ...]
    basis: tuple[Basis, ...]
    effect: str
    home: tuple[str, ...]
    verified: str
    reviewed_by_lawyer: bool
    cases: tuple[Case, ...]
    place: Place

    @property
    def judges(self) -> bool:
        """False for a premise, which only derives facts and is never reported."""
        return self.category != "premise"

    @property
    def reads_derived(self) -> bool:
        """Whether anything the rule names is derived by other rules."""
        named = (self.bindings, self.applies, self.when, self.levels, self.message)
        return "derived." in repr(named)

    @property
    def topics(self) -> frozenset[str]:
        """The house positions that decide whether the rule applies."""
        return frozenset(_TOPIC.findall(repr(self.applies)))

    def templates(self) -> Iterator[Template]:
        """Yield every text with placeholders: messages, suggestions, model wording."""
        own = [self.message, self.suggestion]
        own += [text for level in self.levels for text in (level.message, level.suggestion)]
        yield from (text for text in own if text)
        yield from (Template(text.words, text.place) for text in self.clause_text)


@dataclass(frozen=True, slots=True)
class Case:
    """A partial record and what the rule must say of it; the tests and the docs.

    `level` counts from 1: the level that must tell. `positions` are those of the house that asks,
    as written in `house`.
    """

    expected: str
    record: Mapping
    note: Words | None
    severity: Severity | None
    at: tuple[str, ...]
    level: int | None
    phase: str | None
    as_of: date | None
    place: Place
    positions: Positions = field(default_factory=Positions)
    house: Mapping | None = None
