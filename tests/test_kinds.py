"""What the kind files say of a contract, and that the rules ask for exactly that."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hetong.contract.model import KINDS, Contract
from hetong.contract.slots import slots_of
from hetong.contract.walk import fields, sections
from hetong.errors import Lang, RuleError
from hetong.findings import ContractResult, Finding, Severity
from hetong.lint import Linter
from hetong.reports import View
from hetong.reports.kind_page import kind_page
from hetong.rulebook import builtin_kinds, builtin_rules, load_rulebook
from hetong.rulebook.kinds import Chapter, KindFile, load_kinds
from hetong.source.tree import Mapping, Scalar
from tests.cli_samples import hetong
from tests.test_fixtures import FIXTURES, Fixture, judged, told
from tests.trees import without

RULEBOOK = load_rulebook()
FILES = list(RULEBOOK.kinds.values())
GENERAL = RULEBOOK.kinds["service"]
SUPPORT = [kind for kind in FILES if kind is not GENERAL]
CLEAN = {each.folder.parent.name: each for each in FIXTURES if each.folder.name == "clean"}
# What only customer support has: the completeness rules that must not ask anything else.
FOR_SUPPORT_ONLY = {*range(21, 30), *range(33, 39), *range(91, 94)}
# The chapters an annex may hold as well, so that it goes with them.
ANNEXED = "annexes"
RECORD_ITSELF = {
    *("kind", "complete", "truncated", "title", "number", "status", "form", "drafted_by"),
    *("negotiated", "b2c", "check_date", "amends", "tender", "clauses"),
}
# Marketing calls need consent whatever the contract is called; a text that points to annexes
# needs them.
ASKED_ANYWAY = {"数据": {"LGL-062"}, "附件": {"CST-106"}}

each_kind = pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.kind)


def relabelled(tree: Mapping, kind: str | None) -> Mapping:
    """Return the record under another kind, or under none."""
    if kind is None:
        return without(tree, "kind")
    items = []
    for item in tree.items:
        if item.key == "kind":
            assert isinstance(item.value, Scalar)
            item = replace(item, value=replace(item.value, text=kind))
        items.append(item)
    return replace(tree, items=tuple(items))


def left_out(tree: Mapping, *keys: str) -> Mapping:
    for key in keys:
        tree = without(tree, key)
    return tree


def samples(kind: KindFile) -> list[Mapping]:
    """Return clean contracts of a kind; for a general one all five, read as services."""
    if kind is GENERAL:
        return [relabelled(each.tree, kind.kind) for each in CLEAN.values()]
    return [CLEAN[kind.kind].tree]


def grave(result: ContractResult) -> list[Finding]:
    return [one for one in result.findings if one.severity is not Severity.INFO]


def about(result: ContractResult, chapter: Chapter) -> list[str]:
    """Return the rules of this chapter that found something in a contract."""
    homes = {rule.id: rule.home for rule in RULEBOOK.judging}
    return [one.rule for one in result.findings if chapter.name in homes[one.rule]]


def pairs(need: str) -> pytest.MarkDecorator:
    found = [(kind, chapter) for kind in FILES for chapter in getattr(kind, need)]
    names = [f"{kind.kind}-{chapter.title.en}" for kind, chapter in found]
    return pytest.mark.parametrize(("kind", "chapter"), found, ids=names)


@pairs("must")
def test_a_chapter_that_must_be_there_is_missed(
    linter: Linter, kind: KindFile, chapter: Chapter
) -> None:
    for tree in samples(kind):
        result = judged(linter, left_out(tree, *chapter.sections, ANNEXED))
        assert about(result, chapter), told(result.findings)


@pairs("may")
def test_a_chapter_that_may_be_there_is_not_missed(
    linter: Linter, kind: KindFile, chapter: Chapter
) -> None:
    for tree in samples(kind):
        found = grave(judged(linter, left_out(tree, *chapter.sections)))
        anyway = ASKED_ANYWAY.get(chapter.name, set())
        assert told(tuple(one for one in found if one.rule not in anyway)) == []


def test_what_nothing_is_said_of_is_the_record_itself() -> None:
    known = {slot.key for slot in slots_of(Contract).values()}
    held = {section for chapter in GENERAL.chapters for section in chapter.sections}
    assert known - held == RECORD_ITSELF


# Judged as another kind, a contract lacks only what that kind turns on; and a title that says
# system over a contract labelled as people's work (CST-091) does mislead.
LACKING: dict[str | None, set[str]] = {
    "outsourced-support": set(),
    "online-support-system": {"CMP-036", "CMP-125", "CMP-127", "CMP-131", "LGL-020"},
    "ecommerce-support": {"CMP-121", "CMP-122", "CMP-123"},
    "temporary-support": {"CMP-113", "CMP-114", "CMP-115", "CMP-122"},
    "express-support": {"CMP-118", "CMP-120", "LGL-021", "LGL-066"},
}


@pytest.mark.parametrize("fixture", CLEAN.values(), ids=str)
@pytest.mark.parametrize("label", [*LACKING, "service", None])
def test_a_clean_contract_under_another_label_is_not_in_error(
    linter: Linter, fixture: Fixture, label: str | None
) -> None:
    result = judged(linter, relabelled(fixture.tree, label))
    allowed = {*LACKING[label], "CST-091"} if label in LACKING else set()
    assert [one.rule for one in result.findings if one.severity is Severity.ERROR] == []
    assert told(tuple(one for one in result.findings if one.rule not in allowed)) == []


@each_kind
def test_key_terms_are_keys_of_the_record(kind: KindFile) -> None:
    known = {field.path for field in fields()} | {path for path, _ in sections()}
    assert set(kind.key_terms) <= known
    assert len(set(kind.key_terms)) == len(kind.key_terms)
    assert {"party_a.name", "party_b.name", "fees.monthly_fee", "term.years"} <= set(kind.key_terms)


@each_kind
def test_chapters_hold_sections_of_the_record_each_once(kind: KindFile) -> None:
    known = {slot.key for slot in slots_of(Contract).values()}
    held = [section for chapter in kind.chapters for section in chapter.sections]
    assert set(held) <= known
    assert len(set(held)) == len(held)


@each_kind
def test_points_name_keys_of_their_chapter(kind: KindFile) -> None:
    known = {field.path for field in fields()} | {path for path, _ in sections()}
    known |= {path.removesuffix("[]") for path in known}
    held = {chapter.name: chapter.sections for chapter in kind.chapters}
    assert kind.points
    for point in kind.points:
        assert set(point.keys) <= known, point.chapter
        roots = {key.partition(".")[0].removesuffix("[]") for key in point.keys}
        assert roots <= set(held[point.chapter]), point.chapter


def test_a_general_service_contract_is_asked_nothing_of_customer_support() -> None:
    asked = [rule.id for rule in RULEBOOK.judging if GENERAL.hears(rule)]
    support = [
        each for each in asked if each.startswith("CMP") and int(each[4:]) in FOR_SUPPORT_ONLY
    ]
    assert support == []
    for kind in SUPPORT:
        assert kind.silent == ()
        assert sum(kind.hears(rule) for rule in RULEBOOK.judging) > len(asked)


@pytest.mark.parametrize("lang", ["zh", "en"])
@each_kind
def test_the_page_tells_all_a_kind_file_says(kind: KindFile, lang: Lang) -> None:
    page = kind_page(kind, RULEBOOK, View(lang=lang, width=4000))
    for chapter in kind.chapters:
        assert chapter.title.in_(lang) in page
        assert chapter.says.in_(lang) in page
    for point in kind.points:
        assert point.says.in_(lang) in page
    for silence in kind.silences:
        assert silence.why.in_(lang) in page
    for rule in RULEBOOK.judging:
        if not kind.hears(rule) or not GENERAL.hears(rule):
            assert f"{rule.id}  {rule.title.in_(lang)}" in page
    heard = sum(kind.hears(rule) for rule in RULEBOOK.judging)
    assert f" {heard} " in page or f"{heard} of" in page
    must = page.index(kind.must[-1].says.in_(lang))
    assert must < page.index(kind.may[0].says.in_(lang))
    narrow = kind_page(kind, RULEBOOK, View(lang=lang, width=60))
    assert len(narrow.splitlines()) > len(page.splitlines())


@pytest.mark.parametrize("word", ["express-support", "快递客服"])
def test_explain_takes_a_kind(word: str) -> None:
    shown = hetong("explain", word)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("快递客服（express-support）\n")
    assert "hetong init express-support" in shown.stdout


def test_the_kinds_can_be_read_without_the_rules() -> None:
    assert builtin_kinds() == RULEBOOK.kinds
    assert set(RULEBOOK.kinds) == set(KINDS)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("service", "may: [", "may: [签署, ", "'签署' is named twice"),
        ("service", "通知, 签署]", "通知]", "nothing is said of chapter '签署'"),
        ("service", "[鉴于", "[鉴與", "has no chapter '鉴與'"),
        ("service", "chapter: 质量", "chapter: 质地", "has no chapter '质地'"),
        ("service", "from: CMP-112", "from: CMP-912", "covers no rule from CMP-912 to CMP-912"),
        ("service", "need: may", "need: maybe", "'need' cannot be 'maybe'"),
        ("service", "about:", "abuot:", "'abuot' is written"),
        ("service", "kind: service", "kind: sale", "'kind' cannot be 'sale'"),
        ("chapters", "title: Parties", "name: Parties", "lacks 'title'"),
        ("chapters", "key_terms:", "key_term:", "has no key 'key_term'"),
    ],
)
def test_a_mistake_in_a_kind_file_is_told_with_its_line(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "kinds"
    shutil.copytree(builtin_rules() / "kinds", folder)
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        load_kinds(folder, {rule.id for rule in RULEBOOK.rules})
    told_ = refused.value.message("en")
    assert said in told_
    assert re.search(rf"{file}\.yaml:\d+", told_)
