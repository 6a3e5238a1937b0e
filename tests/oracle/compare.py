"""The engine and the oracle side by side on drawn worlds: every outcome and every firing.

Run `python -m tests.oracle.compare --sets 2000`: a table of what was compared, and exit code 1
on any difference.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import yaml
from tabulate import tabulate

from hetong.engine import Engine, build_program
from hetong.errors import RuleError
from hetong.findings import Outcome
from hetong.rulebook.model import Rule
from hetong.rulebook.parse import parse_rule
from hetong.source import read_tree
from tests.oracle.judge import RuleDict, Verdict, judge, reads
from tests.properties.generate import RULES, World, world

Said = tuple[Outcome, dict[tuple[int, ...], int | None]]

_ID = re.compile(r"CST-\d+|derived\.\w+")
HEAD: RuleDict = {
    "name": "drawn",
    "title": {"zh": "题", "en": "title"},
    "category": "consistency",
    "severity": "warning",
    "nature": "practice",
    "message": {"zh": "话", "en": "words"},
    "suggestion": {"zh": "改", "en": "mend"},
    "cases": {"fires": [{"record": {}}], "passes": [{"record": {}}]},
}


@dataclass(frozen=True)
class Difference:
    """One rule on which engine and oracle disagree."""

    rule: RuleDict
    engine: Said
    oracle: Said


@dataclass
class Tally:
    """What was compared; shares are of rule results and of expected firings."""

    sets: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    firings: int = 0
    shapes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    refused: Counter[str] = field(default_factory=Counter)
    differences: list[tuple[int, Difference]] = field(default_factory=list)

    def add(self, verdict: Verdict, rule: RuleDict) -> None:
        self.outcomes[verdict.outcome] += 1
        self.firings += len(verdict.firings)
        for shape in shapes(rule):
            self.shapes[shape] += len(verdict.firings)

    def table(self) -> str:
        rules = self.outcomes.total()
        rows: list[tuple[str, float, str]] = [("sets", self.sets, ""), ("rules judged", rules, "")]
        rows += [
            (str(one), count, f"{count / rules:.1%}") for one, count in self.outcomes.most_common()
        ]
        rows.append(("expected firings", self.firings, ""))
        rows += [
            (f"  {shape}", count, f"{count / self.firings:.1%}")
            for shape, count in self.shapes.most_common()
        ]
        rows += [(f"refused: {why}", count, "") for why, count in self.refused.most_common()]
        rows.append(("ms a judge, first use", round(self.seconds / self.sets * 1000, 1), ""))
        rows.append(("differences", len(self.differences), ""))
        return tabulate(rows, ("what", "count", "share"), tablefmt="simple")


def parsed(rule: RuleDict) -> Rule:
    """Return a rule given as plain data the way the product reads it from a file."""
    text = yaml.dump({**HEAD, **rule}, Dumper=yaml.CSafeDumper, allow_unicode=True)
    name = f"{rule['id']}.yaml"
    return parse_rule(read_tree(text.encode(), name), name)


def accepted(drawn: World, refused: Counter[str]) -> tuple[Engine, list[RuleDict]]:
    """Build the engine of a world without the rules its compiler refuses, which are counted."""
    rules = {f"{rule['id']}.yaml": (rule, parsed(rule)) for rule in drawn.rules}
    while True:
        try:
            program = build_program(
                [rule for _, rule in rules.values()], drawn.catalogue, drawn.values
            )
            return Engine(program), [rule for rule, _ in rules.values()]
        except RuleError as error:
            del rules[str(error.file)]
            refused[_ID.sub("…", str(error))] += 1


def differences(drawn: World, tally: Tally | None = None) -> Iterator[Difference]:
    """Judge a world twice and yield every rule the two judges differ on."""
    tally = tally or Tally()
    engine, rules = accepted(drawn, tally.refused)
    expected = judge(rules, drawn.facts, drawn.catalogue, drawn.values)
    started = perf_counter()
    found = engine.judge(drawn.facts)
    tally.seconds += perf_counter() - started
    for rule in rules:
        verdict, result = expected[rule["id"]], found[rule["id"]]
        tally.add(verdict, rule)
        wanted = verdict.outcome, dict(verdict.firings)
        got = result.outcome, {firing.rows: firing.level for firing in result.firings}
        if wanted != got or len(result.firings) != len(verdict.firings):
            yield Difference(rule, got, wanted)


def shapes(rule: RuleDict) -> set[str]:
    """Return what makes a rule hard: joins, negated exists, derived facts."""
    said = {key: rule[key] for key in ("for", "applies", "when", "levels") if key in rule}
    apart = [pair for pair in _pairs(said) if pair[0] != pair[1]]
    items = [pair for pair in apart if any(len(name) == 1 for name in pair)]  # drawn aliases
    found = {"facts of two places compared"} if apart else set()
    if items:
        found.add("items joined")
    if _negated_exists(said, False):
        found.add("negated exists")
    if reads(rule):
        found.add("derived facts read")
    if len(rule.get("for") or {}) > 1:
        found.add("several aliases")
    if "levels" in rule:
        found.add("levels")
    return found or {"one fact at a time"}


def _pairs(node: Any) -> Iterator[tuple[str, str]]:
    """Yield section or alias of both sides of every comparison of two facts."""
    for key, value in _entries(node):
        if isinstance(value, dict):
            for right in value.values():
                if isinstance(right, dict) and "fact" in right:
                    yield key.partition(".")[0], right["fact"].partition(".")[0]
        yield from _pairs(value)


def _negated_exists(node: Any, negated: bool) -> bool:
    if isinstance(node, dict) and "where" in node and negated:
        return True
    return any(_negated_exists(value, negated or key == "none") for key, value in _entries(node))


def _entries(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield from node.items()
    elif isinstance(node, list):
        yield from (("", child) for child in node)


def run(sets: int, seed: int = 0, rules: int = RULES) -> Tally:
    """Compare `sets` worlds of so many rules from `seed` on."""
    tally = Tally()
    for number in range(seed, seed + sets):
        tally.sets += 1
        tally.differences += [(number, one) for one in differences(world(number, rules), tally)]
    return tally


def main(arguments: list[str] | None = None) -> int:
    """Print the table and the first differences; return 1 when there are any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=2000, help="worlds to compare")
    parser.add_argument("--seed", type=int, default=0, help="the first world")
    parser.add_argument("--rules", type=int, default=RULES, help="rules a world")
    parser.add_argument("--show", type=int, default=5, help="differences to print")
    options = parser.parse_args(arguments)
    tally = run(options.sets, options.seed, options.rules)
    print(tally.table())
    for number, one in tally.differences[: options.show]:
        print(f"\nworld {number}\n{yaml.safe_dump(one.rule, allow_unicode=True)}")
        print(f"engine {one.engine}\noracle {one.oracle}")
    return 1 if tally.differences else 0


if __name__ == "__main__":
    sys.exit(main())
