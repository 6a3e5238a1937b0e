"""The shipped law data as facts: counts, dates, status, succession, staleness, load time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.law import Register
from hetong.law.laws import KINDS
from hetong.law.listing import law_rows

RULES = Path(__file__).parents[1] / "rules"
REGISTER = Register.load(RULES)
TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1980, 1, 1), date(2030, 12, 31))
IDS = st.sampled_from([law.id for law in REGISTER.laws])


def test_every_table_reads_and_has_every_row():
    register = Register.load(RULES)
    register.check()
    assert len(register.laws) == 81
    assert sum(len(register.renumbered(law.id)) for law in traced(register)) == 723
    assert len(register.institutions.rows) == 297
    assert len(register.lpr.rows) == 15


def traced(register: Register):
    """The laws whose own rows the table holds, without those answered from a revision."""
    return [
        law
        for law in register.laws
        if any(row.law == law.id for row in register.renumbered(law.id))
    ]


def test_as_of_and_the_end_of_the_sources():
    assert REGISTER.as_of == TODAY
    assert REGISTER.sources_to == date(2026, 9, 30)
    assert REGISTER.stale(TODAY) is None
    told = REGISTER.stale(TODAY + timedelta(days=1))
    assert told is not None
    assert "2026-11-21" in told.zh
    assert "2026-11-21" in told.en


@pytest.mark.parametrize("law", REGISTER.laws, ids=lambda law: law.id)
def test_each_law_is_whole(law):
    assert law.title_zh
    assert law.title_en
    assert law.kind in KINDS
    assert law.promulgated <= law.effective_from <= max(law.effective_from, TODAY)
    assert (law.repealed_on is None) == (law.replaced_by is None)
    if law.repealed_on:
        assert law.repealed_on > law.effective_from
        assert REGISTER.by_id(law.replaced_by) is not None
    if law.verified == "text":
        assert law.source
        assert law.articles_read
    for change in law.amendments:
        assert law.promulgated <= change.decided
        assert change.since >= change.decided
        assert law.repealed_on is None or change.since < law.repealed_on


def test_the_state_of_laws_on_the_day_of_the_register():
    states = {law.id: law.state(TODAY) for law in REGISTER.laws}
    assert sum(state == "repealed" for state in states.values()) == 22
    assert not [law_id for law_id, state in states.items() if state == "not_yet"]
    assert states["cn-contract-1999"] == "repealed"
    assert states["cn-civil-code"] == "in_force"


@pytest.mark.parametrize(
    ("law_id", "before", "since"),
    [
        ("cn-civil-code", "not_yet", date(2021, 1, 1)),
        ("cn-contract-1999", "in_force", date(2021, 1, 1)),
        ("cn-arbitration-1994", "in_force", date(2026, 3, 1)),
        ("cn-arbitration-2025", "not_yet", date(2026, 3, 1)),
        ("cn-ucl-2019", "in_force", date(2025, 10, 15)),
        ("cn-company-2018", "in_force", date(2024, 7, 1)),
        ("cn-sme-payment-2020", "in_force", date(2025, 6, 1)),
        ("cn-vat-interim", "in_force", date(2026, 1, 1)),
        ("mot-2013-1", "in_force", date(2024, 3, 1)),
    ],
)
def test_the_state_turns_on_the_day(law_id, before, since):
    after = "repealed" if before == "in_force" else "in_force"
    assert REGISTER.state(law_id, since - timedelta(days=1)) == before
    assert REGISTER.state(law_id, since) == after


@given(IDS, DAYS)
def test_a_successor_is_in_force_and_only_a_repealed_law_has_one(law_id, day):
    later = REGISTER.successor(law_id, day)
    if later is not None:
        assert REGISTER.state(law_id, day) == "repealed"
        assert later.state(day) == "in_force"
    else:
        chain = REGISTER.successors(law_id)
        assert REGISTER.state(law_id, day) != "repealed" or all(
            law.state(day) != "in_force" for law in chain
        )


@given(IDS, DAYS, DAYS)
def test_a_state_never_goes_back(law_id, one, other):
    order = ["not_yet", "in_force", "repealed"]
    first, second = (order.index(REGISTER.state(law_id, day)) for day in sorted((one, other)))
    assert first <= second


def test_nothing_had_replaced_the_interpretation_between_2021_and_december_2023():
    assert REGISTER.successor("spc-2009-5", date(2023, 12, 4)) is None
    later = REGISTER.successor("spc-2009-5", date(2023, 12, 5))
    assert later is not None
    assert later.id == "spc-2023-13"


def test_a_law_still_in_force_has_no_successor():
    assert REGISTER.successor("cn-contract-1999", date(2020, 12, 31)) is None


def test_unknown_ids():
    assert REGISTER.by_id("cn-nothing") is None
    assert REGISTER.last_article("cn-nothing", TODAY) is None
    assert REGISTER.renumbered("cn-nothing") == ()
    with pytest.raises(KeyError):
        REGISTER.state("cn-nothing", TODAY)


def test_names_without_country_and_version():
    names = {law.id: law.name for law in REGISTER.laws}
    assert names["cn-arbitration-1994"] == names["cn-arbitration-2025"] == "仲裁法"
    assert names["cn-sme-payment"] == "保障中小企业款项支付条例"
    assert names["spc-1999-19"].endswith("解释（一）")
    assert names["spc-fafa-2017-19"].endswith("若干意见")


def test_a_title_within_a_title_takes_single_marks():
    law = REGISTER.by_id("spc-2023-13")
    assert law is not None
    assert law.cited.zh.startswith("《最高人民法院关于适用〈中华人民共和国民法典〉")


def test_rows_of_the_table_of_laws():
    every = law_rows(REGISTER, TODAY)
    gone = law_rows(REGISTER, TODAY, "repealed")
    assert len(every) == 81
    assert len(gone) == 22
    contract = next(row for row in gone if row.law.id == "cn-contract-1999")
    assert contract.until == date(2020, 12, 31)
    assert contract.successor is not None
    assert contract.successor.id == "cn-civil-code"
    assert law_rows(REGISTER, date(1980, 1, 1), "in_force") == []


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("保障条例", "保障中小企业款项支付条例"),
        ("《民法》", "民法典"),
        ("电子商物法", "电子商务法"),
        ("劳动合法", "劳动合同法"),
    ],
)
def test_nearest_titles(written, nearest):
    assert nearest in [law.name for law in REGISTER.nearest(written)]


def test_nothing_is_near_to_nothing():
    assert REGISTER.nearest("") == ()
    assert REGISTER.nearest("ABCDEFG") == ()
