"""The account in `rules/README.md`: every catalogue entry is a rule file or has its reason."""

from __future__ import annotations

import re
from collections import Counter

from hetong.lint import Linter
from hetong.rulebook import builtin_rules

PREFIXES = {"CMP": "completeness", "CST": "consistency", "FAI": "fairness", "LGL": "legality"}
ID = re.compile(r"\b(?:CMP|CST|FAI|LGL)-\d{3}\b")


def account() -> str:
    page = (builtin_rules() / "README.md").read_text(encoding="utf-8")
    return page.partition("## The account")[2]


def listed(heading: str) -> set[str]:
    """Return the ids that head the items below a bold heading."""
    below = account().partition(f"**{heading}**")[2].partition("\n**")[0]
    return {line[2:9] for line in below.splitlines() if line.startswith("- ")}


def catalogue() -> set[str]:
    told = re.search(r"\(its ids: ([^)]+)\)", account())
    assert told
    found = set()
    for group in told[1].split("; "):
        prefix, *ranges = group.split()
        for each in ranges:
            first, _, last = each.partition("-")
            numbers = range(int(first), int(last or first) + 1)
            found |= {f"{prefix}-{number:03d}" for number in numbers}
    return found


def shipped(linter: Linter) -> set[str]:
    return {rule.id for rule in linter.rulebook.rules if rule.id[:3] in PREFIXES}


def test_the_catalogue_has_all_its_entries() -> None:
    assert Counter(each[:3] for each in catalogue()) == {
        "CMP": 74,
        "CST": 74,
        "FAI": 44,
        "LGL": 64,
    }


def test_what_is_not_shipped_is_told_with_its_reason(linter: Linter) -> None:
    assert catalogue() - shipped(linter) == listed("Not shipped")


def test_what_was_added_is_told(linter: Linter) -> None:
    assert shipped(linter) - catalogue() == listed("Added")


def test_only_rules_that_exist_are_told_of(linter: Linter) -> None:
    assert set(ID.findall(account())) <= shipped(linter) | catalogue()


def test_the_counts_are_those_of_the_files(linter: Linter) -> None:
    counts = Counter(rule.category for rule in linter.rulebook.rules)
    told = dict(re.findall(r"^\| (\w+)[^|]*\| (\d+) \|", account(), re.MULTILINE))
    assert {name: int(number) for name, number in told.items()} == counts
