"""Every shipped rule: its own cases through the real engine, and what the rulebook promises."""

from __future__ import annotations

from collections import Counter

import pytest

from hetong.findings import Severity
from hetong.lint import Linter
from hetong.rulebook import load_rulebook
from hetong.rulebook.model import PLACEHOLDER, Rule
from hetong.rulecheck import check_cases

RULEBOOK = load_rulebook()


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_the_cases_of_a_rule_hold(linter: Linter, rule: Rule) -> None:
    failures = check_cases(linter, [rule])
    told = [f"{each.place.file}:{each.place.line}: {each.words.en}" for each in failures]
    assert told == []


@pytest.mark.parametrize("rule", RULEBOOK.judging, ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: Rule) -> None:
    expected = Counter(case.expected for case in rule.cases)
    assert expected["fires"] >= 1
    assert expected["passes"] >= 1
    assert rule.why is not None, "explain needs a why"
    assert rule.message is not None
    assert rule.suggestion is not None
    for basis in rule.basis:
        assert basis.gist is not None, f"{basis.law} {basis.article} has no gist"


@pytest.mark.parametrize("rule", RULEBOOK.judging, ids=lambda rule: rule.id)
def test_both_languages_name_the_same_figures(rule: Rule) -> None:
    """English may say "the parties", and leave out one word that only Chinese has."""
    for template in rule.templates():
        zh = {path for _, path in PLACEHOLDER.findall(template.words.zh)}
        en = {path for _, path in PLACEHOLDER.findall(template.words.en)}
        assert en <= zh
        assert len(zh - en - {"client", "provider"}) <= 1


def test_every_category_has_its_share() -> None:
    shipped = Counter(rule.category for rule in RULEBOOK.judging)
    assert sum(shipped.values()) >= 80
    for category in ("completeness", "consistency", "fairness", "legality"):
        assert shipped[category] >= 12, shipped


@pytest.mark.parametrize("kind", sorted(set(RULEBOOK.kinds) - {"service"}))
def test_a_kind_has_rules_that_are_silent_elsewhere(kind: str) -> None:
    own = [
        rule.id
        for rule in RULEBOOK.judging
        if RULEBOOK.kinds[kind].hears(rule)
        and any(
            not other.hears(rule) for other in RULEBOOK.kinds.values() if other.kind != "service"
        )
    ]
    assert len(own) >= 3, own


def test_no_two_rules_share_a_message() -> None:
    said = Counter(rule.message.words.zh for rule in RULEBOOK.judging if rule.message)
    assert [text for text, n in said.items() if n > 1] == []


def test_a_rule_read_from_memory_is_never_an_error() -> None:
    for rule in RULEBOOK.judging:
        graves = [rule.severity, *(level.severity for level in rule.levels)]
        assert rule.verified == "text" or Severity.ERROR not in graves
