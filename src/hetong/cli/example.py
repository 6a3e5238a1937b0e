"""What a rule says of the first case on which it fires, judged as the product would."""

from __future__ import annotations

from dataclasses import replace

from hetong.errors import HetongError, Lang
from hetong.findings import Finding
from hetong.lint import Linter
from hetong.reports.rule_names import Library
from hetong.rulebook import Rulebook
from hetong.rulebook.model import Rule
from hetong.rulecheck import case_options, case_record


def example_finding(rule: Rule, library: Library, lang: Lang) -> Finding | None:
    """Return the finding on the first firing case; None where a case is no contract of its own.

    Only the rule and the premises it may build on are compiled: the page need not wait for the
    whole rulebook.
    """
    case = next((each for each in rule.cases if each.expected == "fires"), None)
    if case is None or not rule.judges:
        return None
    options = replace(case_options(case), lang=lang)
    try:
        linter = Linter(_alone(rule, library.book), library.register, library.values)
        result = linter.check(case_record(rule, case), options)
    except HetongError:
        return None
    return next((each for each in result.findings if each.rule == rule.id), None)


def _alone(rule: Rule, book: Rulebook) -> Rulebook:
    kept = tuple(each for each in book.rules if each.derives or each.id == rule.id)
    own = tuple(replace(each, yields_to=()) if each.id == rule.id else each for each in kept)
    return Rulebook(own, book.kinds, book.sha256)
