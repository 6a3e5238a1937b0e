"""Break rules in fixed ways and see whether their own cases notice.

Each mutant is one small change to a rule's conditions (see tests/mutation/operators.py); it is
caught when one of the rule's cases no longer holds: outcome, severity, at, level. What the
product would refuse to load is not counted. Exit code 1 under 95 % caught, argued survivors
counted as survivors, when a case does not hold for the rule as it is, or when an entry of
argued.yaml is stale.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import process_time

from hetong.errors import HetongError
from hetong.lint import Linter
from hetong.rulebook.model import Rule
from tests.mutation.argued import Argued, load_argued, stale
from tests.mutation.operators import OPERATORS, mutants
from tests.mutation.score import scored, tables
from tests.mutation.trial import Trial, try_rule

WANTED = 0.95


def chosen(rules: Iterable[Rule], wanted: Sequence[str]) -> list[Rule]:
    """Return the rules named by id, by the beginning of one, or by folder or file; else all."""
    rules = list(rules)
    paths = [Path(each).resolve() for each in wanted if Path(each).exists()]
    names = tuple(each for each in wanted if not Path(each).exists())
    unknown = [name for name in names if not any(rule.id.startswith(name) for rule in rules)]
    if unknown:
        sys.exit(f"no rule {', '.join(unknown)}")
    return [
        rule
        for rule in rules
        if not wanted
        or (names and rule.id.startswith(names))
        or any(Path(rule.file).resolve().is_relative_to(path) for path in paths)
    ]


def survivors(trials: Sequence[Trial], argued: Argued, limit: int | None) -> list[str]:
    """Return a paragraph for each survivor: where it stands, the mutant, the change."""
    found = [
        f"{each.place.file}:{each.place.line}: {trial.rule.id} {each.operator}\n"
        f"    {each.before}\n  → {each.after}\n    mutant: {each.key!r}"
        + (f"\n    argued: {reason}" if (reason := argued.get((trial.rule.id, each.key))) else "")
        for trial in trials
        for each in trial.survived
    ]
    return found[:limit]


def main(arguments: Sequence[str] | None = None, linter: Linter | None = None) -> int:
    """Try the rules asked for, print the score; return 1 when it is too low or entries stale."""
    options = _options(arguments)
    linter = linter or Linter.load()
    rules = chosen(linter.rulebook.rules, options.rules)
    if options.list:
        for rule in rules:
            for mutant in mutants(rule, linter.program.catalogue):
                print(f"{rule.id}  {mutant.key}")
        return 0
    started = process_time()
    argued = load_argued()
    trials = [try_rule(linter, rule) for rule in rules]
    if options.operator:
        trials = [each.only(options.operator) for each in trials]
    if options.survivors:
        print("\n".join(survivors(trials, argued, options.limit)), end="\n\n")
    print(tables(trials, argued))
    total = scored(trials, argued)
    mean = total.judged / len(trials) if trials else 0
    spent = process_time() - started
    print(f"\n{len(trials)} rules, {mean:.1f} mutants a rule, {spent:.0f} s of one core")
    old = [] if options.operator else stale(argued, trials)
    for name, key in old:
        print(f"argued.yaml is stale, caught or gone: {name} {key}")
    broken = [(each.rule.id, case.place) for each in trials for case in each.broken]
    for name, place in broken:
        print(f"{place.file}:{place.line}: this case of {name} does not hold and catches nothing")
    return int(total.share < WANTED or bool(old) or bool(broken))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rules", nargs="*", help="ids, beginnings of ids, folders, files; else all")
    parser.add_argument("--list", action="store_true", help="print every mutant, judge none")
    parser.add_argument("--survivors", action="store_true", help="print what no case notices")
    parser.add_argument("--limit", type=int, help="at most so many survivors")
    parser.add_argument("--operator", choices=OPERATORS, help="count the mutants of one operator")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HetongError as error:
        sys.exit(error.message("zh"))
