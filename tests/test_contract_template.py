"""The empty record of each kind can be loaded, filled in, and shows only keys that exist."""

from __future__ import annotations

import re

import pytest

from hetong.contract.entry import State
from hetong.contract.model import KINDS, Contract
from hetong.contract.outline import CHAPTERS, CORE
from hetong.contract.slots import slots_of
from hetong.contract.template import template as any_template
from hetong.contract.walk import blanks, entries, sections
from hetong.errors import OptionError
from hetong.rulebook import builtin_kinds
from tests.records import contract_of
from tests.records import empty_record as template

ASKED = builtin_kinds()
FILLED = {"kind", "status", "party_a.role", "party_b.role"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_template_loads_and_is_blank(kind: str, lang: str) -> None:
    contract = contract_of(template(kind, "zh" if lang == "zh" else "en"))
    assert contract.kind.value == kind
    assert contract.party_a.role.value == "client"
    assert contract.party_b.role.value == "provider"
    states = {path: entry.state for path, entry in entries(contract)}
    assert {path for path, state in states.items() if state is State.GIVEN} == FILLED
    assert set(states.values()) == {State.GIVEN, State.BLANK}
    assert len(list(blanks(contract))) > 100


@pytest.mark.parametrize("kind", KINDS)
def test_every_commented_key_may_be_uncommented(kind: str) -> None:
    text = template(kind)
    uncommented = re.sub(r"(?m)^# (?= *(- )?[a-z_0-9]+: )", "", text)
    assert uncommented.count("\n#") < text.count("\n#") / 10
    contract = contract_of(uncommented)
    everything = {path for path, _ in entries(contract)} | {path for path, _, _ in blanks(contract)}
    plain = {path for path, _ in entries(contract_of(text))}
    assert len(everything) > len(plain) * 1.5


def test_every_root_key_has_one_place_in_a_chapter() -> None:
    listed = [key for _, keys in CHAPTERS for key in keys.split()]
    assert sorted(listed) == sorted(slot.key for slot in slots_of(Contract).values())


def test_the_outline_names_keys_that_exist() -> None:
    known = {"": Contract} | {path: slot.section for path, slot in sections()}
    for path, keys in CORE.items():
        section = known[path]
        assert section is not None
        assert set(keys.split()) <= {slot.key for slot in slots_of(section).values()}, path


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_be_there_is_open_and_what_may_be_is_a_comment(kind: str) -> None:
    open_ = {re.sub(r"\[\d+\]", "[]", path) for path, _, _ in blanks(contract_of(template(kind)))}
    roots = {re.split(r"[.\[]", path)[0] for path in open_}
    asked = ASKED[kind]
    must = {key for key in asked.must_keys if key not in open_ and f"{key}[]" not in open_}
    assert must == set()
    assert [key for key in asked.may_keys if key in open_ or f"{key}[]" in open_] == []
    assert roots & set(asked.optional) == set()
    for chapter in asked.must:
        assert roots & set(chapter.sections), chapter.name
    commented = template(kind)
    for key in {*asked.may_keys, *asked.optional}:
        last = key.rpartition(".")[2].removesuffix("[]")
        assert re.search(rf"(?m)^# +(- )?{last}:", commented), key


def test_kinds_differ_in_what_they_ask() -> None:
    assert "platforms: [____]" in template("ecommerce-support")
    assert "#   platforms" in template("outsourced-support")
    assert "\nsecurity:" in template("online-support-system")
    assert "\nsla:" not in template("service")
    assert "\n# sla:" in template("service")
    assert "\n# third_party:" in template("temporary-support")
    assert "\n#   bonus_tiers:" in template("express-support")


def test_comments_follow_the_language() -> None:
    assert "付款" in template("service", "zh")
    english = [line for line in template("service", "en").splitlines() if not line.isascii()]
    assert all("such as" in line or "──" in line or "unit:" in line for line in english)


def test_an_unknown_kind_is_refused_with_the_six() -> None:
    with pytest.raises(OptionError) as caught:
        any_template("saas")
    for kind in KINDS:
        assert kind in caught.value.message("zh")
