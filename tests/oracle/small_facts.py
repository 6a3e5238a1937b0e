"""A small catalogue, and facts of it as the tests of the oracle write them."""

from __future__ import annotations

from typing import Any

import yaml

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.model import Catalogue, Cell, FactDoc, ListDoc, Row, Rows
from hetong.facts.types import FactType
from hetong.notation.duration import parse_duration
from hetong.notation.money import parse_money
from tests.oracle.compare import differences
from tests.oracle.judge import Verdict, judge
from tests.properties.generate import World
from tests.properties.memory import Memory

NONE, BLANK, UNRECORDED, CONTESTED = (
    Cell(state) for state in (State.NONE, State.BLANK, State.UNRECORDED, State.CONTESTED)
)
WORDS = Words("题", "title")


MODE = FactType(Kind.CHOICE, ("auto", "none", "by_agreement"))


def doc(kind: Kind | FactType) -> FactDoc:
    return FactDoc(kind if isinstance(kind, FactType) else FactType(kind), WORDS)


CATALOGUE = Catalogue(
    {
        "renewal.mode": doc(MODE),
        "renewal.notice": doc(Kind.DURATION),
        "term.length": doc(Kind.DURATION),
        "term.start": doc(Kind.DATE),
        "fees.total": doc(Kind.MONEY),
        "fees.rate": doc(Kind.RATE),
        "client.name": doc(Kind.TEXT),
        "dispute.holder": doc(Kind.SIDE),
        "esign.used": doc(Kind.BOOLEAN),
    },
    {
        "penalties": ListDoc(WORDS, {"party": doc(Kind.SIDE), "amount": doc(Kind.MONEY)}),
        "tiers": ListDoc(WORDS, {"label": doc(Kind.CODE)}),
        "tiers.conditions": ListDoc(WORDS, {"from": doc(Kind.MONEY)}, "tiers"),
    },
)


def given(value: Any) -> Cell:
    return Cell(State.GIVEN, value)


def money(text: str) -> Cell:
    return given(parse_money(text))


def period(text: str) -> Cell:
    return given(parse_duration(text))


def rows(*items: dict[str, Cell], state: State = State.GIVEN) -> Rows:
    return Rows(state, tuple(Row(n, str(n), cells) for n, cells in enumerate(items)))


def penalties(*amounts: str, state: State = State.GIVEN) -> Rows:
    return rows(*({"amount": money(text)} for text in amounts), state=state)


def asked(text: str, cells: dict[str, Cell], **lists: Rows) -> Verdict:
    """Return the verdict on the last of the rules in `text`; the engine must say the same."""
    rules = list(yaml.safe_load_all(text))
    for number, rule in enumerate(rules):
        rule["id"] = f"CST-{number:03d}"
    facts, values = Memory(cells, lists), {"CAP": FactType(Kind.MONEY)}
    assert not list(differences(World(CATALOGUE, facts, values, rules)))
    return judge(rules, facts, CATALOGUE, values)[rules[-1]["id"]]


def outcome(text: str, cells: dict[str, Cell] | None = None, **lists: Rows) -> str:
    return asked(text, cells or {}, **lists).outcome.value
