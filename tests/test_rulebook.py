"""A rule file that is wrong is refused at load, with its file, line and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hetong.errors import HetongError, RuleError
from hetong.law.register import Register
from hetong.law.values import Values
from hetong.lint import Linter
from hetong.rulebook import builtin_rules, load_rulebook
from hetong.rulecheck import check_cases

RULE = """\
id: CST-900
name: notice-too-long
title: {zh: 通知期过长, en: Notice too long}
category: consistency
severity: error
nature: mixed
applies: {all: [{renewal.mode: {eq: auto}}]}
when: {all: [{renewal.notice_days: {gte: 3个月}}]}
message: {zh: "通知期为 {renewal.notice_days}", en: "notice is {renewal.notice_days}"}
suggestion: {zh: 缩短, en: shorten}
basis: [{law: cn-civil-code, article: "510"}]
cases:
  fires: [{renewal: {mode: auto, notice_days: 3个月}}]
  passes: [{renewal: {mode: auto, notice_days: 30日}}]
"""


def write(folder: Path, text: str, name: str = "consistency/CST-900-notice-too-long.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def few_rules_built_in(small_rules: Path) -> None:
    """What is refused hangs on the rule that is wrong, not on the three hundred shipped ones."""


def load(folder: Path) -> Linter:
    home = builtin_rules()
    return Linter(load_rulebook([folder]), Register.load(home), Values.load(home))


def test_the_sample_is_accepted_and_its_cases_hold(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    linter = load(tmp_path)
    rule = linter.rulebook.by_id("CST-900")
    assert rule is not None
    assert check_cases(linter, [rule]) == []


BROKEN = {
    "unknown key": ("severity: error", "severty: error", 5, "severity"),
    "unknown fact": ("renewal.notice_days: {gte", "renewal.notice_dais: {gte", 8, "notice_days"),
    "unknown fact in a message": ("为 {renewal.notice_days}", "为 {renewal.notise_days}", 9, ""),
    "unknown operator": ("{gte: 3个月}", "{gteq: 3个月}", 8, "gte"),
    "unknown value": ("{gte: 3个月}", "{gte: {value: lpr_9y}}", 8, "lpr_9y"),
    "wrong type": ("{gte: 3个月}", "{gte: {fact: fees.monthly_fee}}", 8, "fees.monthly_fee"),
    "ill-formed constant": ("{gte: 3个月}", "{gte: 很久}", 8, "很久"),
    "no order": ("{eq: auto}", "{gt: auto}", 7, "eq"),
    "unknown choice": ("{eq: auto}", "{eq: automatic}", 7, "auto"),
    "unknown law": ("law: cn-civil-code", "law: cn-civil-cod", 11, "cn-civil-code"),
    "article above the highest": ('article: "510"', 'article: "1261"', 11, "1260"),
    "unknown severity": ("severity: error", "severity: fatal", 5, "error"),
    "unknown kind": ("nature: mixed", "nature: mixed\nkinds: [express]", 7, "express"),
    "category of another id": ("category: consistency", "category: fairness", 1, "CST-900"),
    "no basis": ('basis: [{law: cn-civil-code, article: "510"}]', "effect: none", 1, "practice"),
    "no near miss": ("  passes:", "  unknown:", 1, "passes"),
    "no cases": (RULE[RULE.index("cases:") :], "", 1, "fires"),
    "unknown yields_to": ("nature: mixed", "nature: mixed\nyields_to: [CST-999]", 1, "CST-999"),
    "empty group": ("{all: [{renewal.mode: {eq: auto}}]}", "{all: []}", 7, "all"),
    "duplicate key": ("nature: mixed", "nature: mixed\nnature: law", 7, "nature"),
    "unknown list": ("nature: mixed", "nature: mixed\nfor: {p: liability.penalty}", 7, "penalties"),
    "level that is not there": (
        "{renewal: {mode: auto, notice_days: 3个月}}",
        "{record: {renewal: {mode: auto, notice_days: 3个月}}, level: 1}",
        13,
        "1",
    ),
    "level in words": (
        "{renewal: {mode: auto, notice_days: 3个月}}",
        "{record: {renewal: {mode: auto, notice_days: 3个月}}, level: first}",
        13,
        "level",
    ),
    "tag": ("severity: error", "severity: !!python/object:x error", 5, ""),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_rule_is_refused_where_it_is_broken(what: str, tmp_path: Path) -> None:
    old, new, line, hint = BROKEN[what]
    assert old in RULE
    path = write(tmp_path, RULE.replace(old, new))
    with pytest.raises(HetongError) as refused:
        load(tmp_path)
    for lang in ("zh", "en"):
        told = refused.value.message(lang)
        assert told.startswith(f"{path}:{line}:"), told
        assert hint in told, told
        assert "\n" not in told


def test_the_path_must_say_what_the_file_says(tmp_path: Path) -> None:
    path = write(tmp_path, RULE, "consistency/CST-900-notice.yaml")
    with pytest.raises(RuleError) as refused:
        load(tmp_path)
    told = refused.value.message("en")
    assert told.startswith(f"{path}:1:")
    assert "consistency/CST-900-notice-too-long.yaml" in told


def test_an_id_is_used_once(tmp_path: Path) -> None:
    builtin = load_rulebook().rules[0]
    text = RULE.replace("CST-900", builtin.id).replace("consistency", builtin.category)
    name = f"{builtin.category}/{builtin.id}-notice-too-long.yaml"
    write(tmp_path, text, name)
    with pytest.raises(RuleError) as refused:
        load(tmp_path)
    assert builtin.file in refused.value.message("zh")


def test_a_case_that_does_not_hold_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, RULE.replace("notice_days: 30日", "notice_days: 90日"))
    linter = load(tmp_path)
    rule = linter.rulebook.by_id("CST-900")
    assert rule is not None
    (failure,) = check_cases(linter, [rule])
    # 90 days lie within the 89 to 92 days three months may have: undecided, not passed.
    assert failure.place.file == str(path)
    assert failure.place.line == 14
    assert "unknown" in failure.words.en


def test_a_case_may_say_which_level_must_tell(tmp_path: Path) -> None:
    short = "{if: {term.months: {eq: 3个月}}, severity: error}"
    levels = f"levels: [{short}, {{severity: error}}]\nmessage"
    text = RULE.replace("message", levels, 1).replace(
        "fires: [{renewal: {mode: auto, notice_days: 3个月}}]",
        "fires: [{record: {term: {months: 3}, renewal: {mode: auto, notice_days: 3个月}}, "
        "level: 1}, "
        "{record: {term: {months: 2}, renewal: {mode: auto, notice_days: 3个月}}, level: 1}]",
    )
    write(tmp_path, text)
    linter = load(tmp_path)
    rule = linter.rulebook.by_id("CST-900")
    assert rule is not None
    (failure,) = check_cases(linter, [rule])
    assert failure.place.column > 80
    assert "level 1" in failure.words.en


def test_circles_of_derived_facts_are_refused(tmp_path: Path) -> None:
    first = RULE.replace("nature: mixed", "nature: mixed\nderives: {flag: one}").replace(
        "{renewal.mode: {eq: auto}}", "{derived.two: {eq: true}}"
    )
    second = (
        RULE.replace("CST-900", "CST-901")
        .replace("nature: mixed", "nature: mixed\nderives: {flag: two}")
        .replace("{renewal.mode: {eq: auto}}", "{derived.one: {eq: true}}")
    )
    write(tmp_path, first)
    write(tmp_path, second, "consistency/CST-901-notice-too-long.yaml")
    with pytest.raises(RuleError) as refused:
        load(tmp_path)
    assert "CST-900 → CST-901" in refused.value.message("en")


def test_too_many_alternatives_are_refused(tmp_path: Path) -> None:
    wide = ", ".join(
        f"{{any: [{{{path}: none}}, {{{path}: blank}}, {{{path}: present}}]}}"
        for path in ("renewal.mode", "term.years", "term.months", "fees.model", "copies.total")
    )
    write(tmp_path, RULE.replace("[{renewal.mode: {eq: auto}}]", f"[{wide}]"))
    with pytest.raises(RuleError) as refused:
        load(tmp_path)
    assert "alternatives" in refused.value.message("en")


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rules in this folder"):
        load_rulebook([tmp_path])


@pytest.mark.parametrize("changed", ["laws.yaml", "tables/lpr.yaml", "kinds/service.yaml"])
def test_the_hash_covers_all_that_a_result_rests_on(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load_rulebook().sha256
    copy = tmp_path / "rules"
    shutil.copytree(builtin_rules(), copy)
    with (copy / changed).open("a", encoding="utf-8") as file:
        file.write("# one more line\n")
    monkeypatch.setattr("hetong.rulebook.builtin_rules", lambda: copy)
    assert load_rulebook().sha256 != before
