"""What the kind files say of a contract: every key they name is one of the record."""

from __future__ import annotations

import pytest

from hetong.contract.model import KINDS, Contract
from hetong.contract.slots import slots_of
from hetong.contract.walk import fields, sections
from hetong.rulebook import load_rulebook
from hetong.rulebook.kinds import KindFile

RULEBOOK = load_rulebook()
FILES = list(RULEBOOK.kinds.values())


def test_there_is_a_file_for_every_kind_of_contract() -> None:
    assert set(RULEBOOK.kinds) == set(KINDS)


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.kind)
def test_key_terms_are_keys_of_the_record(kind: KindFile) -> None:
    known = {field.path for field in fields()} | {path for path, _ in sections()}
    assert set(kind.key_terms) <= known
    assert len(set(kind.key_terms)) == len(kind.key_terms)
    assert {"party_a.name", "party_b.name", "fees.monthly_fee", "term.years"} <= set(kind.key_terms)


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.kind)
def test_chapters_hold_sections_of_the_record_each_once(kind: KindFile) -> None:
    known = {slot.key for slot in slots_of(Contract).values()}
    held = [section for chapter in kind.chapters for section in chapter.sections]
    assert set(held) <= known
    assert len(set(held)) == len(held)


def test_a_general_service_contract_is_asked_nothing_of_customer_support() -> None:
    general = RULEBOOK.kinds["service"]
    support = {*range(21, 30), *range(33, 39), *range(91, 94)}
    asked = [rule.id for rule in RULEBOOK.judging if general.hears(rule)]
    assert [each for each in asked if each.startswith("CMP") and int(each[4:]) in support] == []
    for name, kind in RULEBOOK.kinds.items():
        if name != "service":
            assert kind.silent == ()
            assert sum(kind.hears(rule) for rule in RULEBOOK.judging) > len(asked)
