"""What is done with a nasty value, and what must come of it.

Each job draws a value and returns a Said: `refused` by a HetongError, `same` as the oracle says,
or `wrong` with the reason. Anything else that escapes is `wrong` too; a crash returns nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any, NamedTuple

import yaml

from hetong.contract.entry import State
from hetong.contract.listing import Listing
from hetong.engine import Engine, build_program
from hetong.errors import HetongError, Words
from hetong.facts.model import Catalogue, Cell, FactDoc, ListDoc, Row, Rows
from hetong.facts.types import FactType
from hetong.lint import Linter, Options
from hetong.record import Record, parse_record
from hetong.rulebook.parse import parse_rule
from hetong.rulecheck import CASE_DAY
from hetong.source import read_tree
from tests.oracle.compare import HEAD
from tests.oracle.judge import RuleDict, Verdict, judge
from tests.oracle.shipped import plain_rules
from tests.properties import nasty_values, pools
from tests.properties.memory import Memory
from tests.records import SAMPLE

ORDER = ("lt", "lte", "gt", "gte")
KEYS = (
    *("title", "kind", "status", "complete", "party_a.name", "party_b.role", "party_b.uscc"),
    *("signing_date", "term.months", "term.start_date", "fees.monthly_fee", "fees.tax_rate"),
    *("payment.day_of_month", "renewal.mode", "sla.0.value", "liability.penalties.0.rate"),
    *("clauses.0.text", "dispute.steps", "termination.by_client_convenience", "data.cross_border"),
)
_WORDS = Words("题", "title")


class Said(NamedTuple):
    how: str
    why: str = ""


def cell_job(rng: Random) -> Said:
    """Ask an engine about cells and rows that hold the value."""
    kind = pools.fact_type(rng, rng.choice(pools.KINDS))
    drawn = [Cell(State.GIVEN, nasty_values.value(rng, kind)) for _ in range(3)]
    rows = tuple(Row(n, str(n), {"v": cell}) for n, cell in enumerate(drawn[1:]))
    facts = Memory({"a.v": drawn[0], "b.v": drawn[1]}, {"rows": Rows(State.GIVEN, rows)})
    return _compared(_cell_rules(kind), facts, _small(kind))


def rule_job(rng: Random) -> Said:
    """Compile a rule of nasty words, sizes or depths, and judge an ordinary contract by it."""
    kind = pools.fact_type(rng, rng.choice(pools.KINDS))
    leaf: Any = {"a.v": {"eq": pools.constant(rng, kind)}}
    rule: RuleDict = {"id": "CST-001", "when": {"all": [leaf]}}
    shape = rng.randrange(8)
    if shape == 0:
        leaf["a.v"] = {rng.choice(("eq", "ne")): nasty_values.text(rng)}
    elif shape == 1:
        leaf["a.v"] = {"in": [nasty_values.text(rng) for _ in range(rng.randint(1, 4))]}
    elif shape == 2:
        plus = rng.choice((-1, 1)) * 10 ** rng.randint(0, 40)
        leaf["a.v"] = {"lt": {"fact": "b.v", "plus": plus}}
    elif shape == 3:
        for _ in range(rng.choice((5, 20, 40, 120))):
            rule["when"] = {rng.choice(("all", "any", "none")): [rule["when"]]}
    elif shape == 4:
        alias = nasty_values.text(rng)
        rule |= {"for": {alias: "rows"}, "when": {"all": [{f"{alias}.v": {"present": True}}]}}
    elif shape == 5:
        count = rng.choice((8, 14, 15, 60))
        rule["for"] = {f"a{n}": "rows" for n in range(min(count, 3))}
        rule["when"] = {"any": [deepcopy(leaf) for _ in range(count)]}
    elif shape == 6:
        many = [{f"many.f{n}": {"present": True}} for n in range(rng.choice((45, 130, 210, 300)))]
        rule["when"] = {rng.choice(("all", "any")): many}
    else:
        leaf[nasty_values.text(rng)] = {"present": True}
    facts = Memory(
        {"a.v": Cell(State.GIVEN, pools.value(rng, kind))}, {"rows": _two_rows(rng, kind)}
    )
    return _compared([rule], facts, _small(kind))


def record_job(rng: Random) -> Said:
    """Put the value into a record and check it as a user would."""
    record = deepcopy(SAMPLE)
    path = rng.choice(KEYS)
    value = nasty_values.json_value(rng)
    *parents, last = path.split(".")
    node: Any = record
    for key in parents:
        node = node[int(key)] if key.isdigit() else node[key]
    node[last] = value
    if rng.random() < 0.1:
        node[nasty_values.text(rng)] = value
    data, name = _written(record, json_too=rng.random() < 0.5)
    return _checked(data, name, path if isinstance(value, str) else None, value, rng)


def file_job(rng: Random) -> Said:
    """Check a file that is hardly one."""
    data, name = rng.choice(nasty_values.FILES), rng.choice(("c.yaml", "c.json", "c.toml"))
    return _checked(data, name, None, None, rng)


JOBS: dict[str, tuple[int, Callable[[Random], Said]]] = {
    "cell": (50, cell_job),
    "rule": (20, rule_job),
    "record": (20, record_job),
    "file": (10, file_job),
}


def drawn(seed: int) -> tuple[str, Said]:
    """Draw the job of a seed, do it, and return its name and what came of it."""
    rng = Random(seed)
    (name,) = rng.choices(list(JOBS), [weight for weight, _ in JOBS.values()])
    try:
        return name, JOBS[name][1](rng)
    except HetongError as error:
        told = error.message("zh") and error.message("en")
        return name, Said("refused", type(error).__name__) if told else Said("wrong", "no words")
    except Exception as error:
        return name, Said("wrong", f"{type(error).__name__}: {error}"[:500])


def _written(data: Any, *, json_too: bool = False) -> tuple[bytes, str]:
    """Return a file that says `data`: YAML where its dumper can write it, else JSON."""
    try:
        if not json_too:
            text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True)
            return text.encode(), "c.yaml"
    except (UnicodeEncodeError, RecursionError):  # lone surrogates, hundreds of levels
        pass
    return json.dumps(data).encode(), "c.json"


@cache
def _small(kind: FactType) -> Catalogue:
    facts = {name: FactDoc(kind, _WORDS) for name in ("a.v", "b.v")}
    facts |= {f"many.f{n}": FactDoc(kind, _WORDS) for n in range(300)}
    return Catalogue(facts, {"rows": ListDoc(_WORDS, {"v": FactDoc(kind, _WORDS)})})


@cache
def _cell_rules(kind: FactType) -> list[RuleDict]:
    ops = ("eq", "ne", *ORDER) if kind.ordered else ("eq", "ne")
    tests: list[Any] = [{op: {"fact": "b.v"}} for op in ops]
    tests += [{op: pools.constant(Random(n), kind)} for n, op in enumerate(ops)]
    tests += [{"in": pools.listed(Random(1), kind)}, {"present": True}, {"none": False}]
    rules: list[RuleDict] = [{"when": {"all": [{"a.v": test}]}} for test in tests]
    for op in ops:
        same = {"q.v": {op: {"fact": "p.v"}}}
        rules.append({"for": {"p": "rows", "q": "rows"}, "when": {"all": [same]}})
        met = {"x": "rows", "where": [{"x.v": {op: {"fact": "a.v"}}}]}
        rules += [{"when": {"all": [met]}}, {"when": {"none": [met]}}]
    return [{"id": f"CST-{n:03d}", **rule} for n, rule in enumerate(rules)]


def _two_rows(rng: Random, kind: FactType) -> Rows:
    rows = tuple(Row(n, str(n), {"v": Cell(State.GIVEN, pools.value(rng, kind))}) for n in range(2))
    return Rows(State.GIVEN, rows)


def _compared(rules: list[RuleDict], facts: Memory, catalogue: Catalogue) -> Said:
    files = [_written({**HEAD, **rule}) for rule in rules]
    parsed = [parse_rule(read_tree(data, name), name) for data, name in files]
    engine = Engine(build_program(parsed, catalogue, {}))
    found = engine.judge(facts)
    expected = judge(rules, facts, catalogue)
    for rule in rules:
        verdict, result = expected[rule["id"]], found[rule["id"]]
        if not _agree(verdict, result):
            return Said("wrong", f"{rule}: engine {result}, oracle {verdict}"[:500])
    return Said("same")


def _agree(verdict: Verdict, result: Any) -> bool:
    said = {firing.rows: firing.level for firing in result.firings}
    return (result.outcome, said) == (verdict.outcome, dict(verdict.firings))


@cache
def _linter() -> Linter:
    return Linter.load()


def _checked(data: bytes, name: str, path: str | None, value: Any, rng: Random) -> Said:
    record = parse_record(data, name)
    options = Options(today=CASE_DAY)
    result = _linter().check(record, options)
    if result.failure:
        return Said("refused", "EngineError")
    if path is not None and not _kept(record, path, value):
        return Said("wrong", f"{path} lost {value!r}"[:500])
    sheet = _linter().sheet(record, options)
    rules = _some_rules(rng.randrange(8))
    program = _linter().program
    expected = judge(rules, sheet, program.catalogue, program.values)
    found = _linter().judge_sheet(sheet)
    for one, verdict in expected.items():
        if not _agree(verdict, found[one]):
            return Said("wrong", f"{one}: engine {found[one]}, oracle {verdict}"[:500])
    return Said("same")


def _kept(record: Record, path: str, value: str) -> bool:
    """Whether the contract still says the text: as a value, or as written."""
    entry: Any = record.contract
    for key in path.split("."):
        entry = entry.items[int(key)] if key.isdigit() else getattr(entry, key)
    if isinstance(entry, Listing):
        return entry.state is not State.UNRECORDED
    return any(statement.text in (value, value.strip()) for statement in entry.statements)


@cache
def _some_rules(share: int) -> list[RuleDict]:
    """Return an eighth of the shipped rules, and all that derive something."""
    rules = plain_rules()
    return [rule for n, rule in enumerate(rules) if n % 8 == share or "derives" in rule]
