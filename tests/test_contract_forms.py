"""How sections and lists may be written: short forms, further spellings, sides, clauses."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from hetong.contract.entry import State
from hetong.contract.model import Contract
from hetong.contract.sides import side_families
from hetong.contract.slots import slots_of
from hetong.contract.walk import Field, fields, find, sections
from hetong.notation.duration import Duration
from tests.records import contract_of, entry_of


@pytest.mark.parametrize(
    ("text", "path", "values"),
    [
        ("scope: {services: [咨询, 投诉处理]}", "scope.services", ["咨询", "投诉处理"]),
        ("scope: {services: 咨询}", "scope.services", ["咨询"]),
        ("scope: {services: [咨询, none]}", "scope.services", ["咨询"]),
        ("scope: {channels: [电话, 旺旺]}", "scope.channels", ["phone", "旺旺"]),
        ("dispute: {steps: [协商, litigation]}", "dispute.steps", ["negotiation", "litigation"]),
        (
            "dispute: {arbitration: {institution: 杭州仲裁委员会}}",
            "dispute.arbitration.institutions",
            ["杭州仲裁委员会"],
        ),
    ],
)
def test_a_list_of_plain_values(text: str, path: str, values: list[str]) -> None:
    section, _, name = path.rpartition(".")
    listing = getattr(find(contract_of(text), section), name)
    assert listing.state is State.GIVEN
    assert [item.value.value for item in listing] == values


@pytest.mark.parametrize("written", ["none", "无", "~", "[]", "[none]"])
def test_a_list_that_is_none_has_no_items(written: str) -> None:
    listing = contract_of(f"sla: {written}").sla
    assert listing.state is State.NONE
    assert listing.items == ()


def test_items_of_a_list_keep_their_order_and_path() -> None:
    contract = contract_of("sla:\n- {metric: csat}\n- {metric: 接通率}\n")
    assert [item.metric.value for item in contract.sla] == ["csat", "answer_rate"]
    assert [item.path_ for item in contract.sla] == ["sla[0]", "sla[1]"]
    assert [item.place_.line for item in contract.sla if item.place_] == [2, 3]


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("service_hours: {type: 7x24}", "service_hours.type", "7x24"),
        ("liability: {suspension: {by: b, days: 15}}", "liability.suspension.by", "b"),
        ("payments: {item: 基础服务费}", "payments.item", "基础服务费"),
        ("dispute: {litigation: {court: 某法院}}", "dispute.litigation.court", "某法院"),
    ],
)
def test_one_item_needs_no_list(text: str, key: str, value: str) -> None:
    assert entry_of(text, key).value == value


@pytest.mark.parametrize(
    ("text", "section", "attr", "value"),
    [
        ("interpretation: a", "interpretation", "right_holder", "a"),
        ("subcontract: 须同意", "subcontract", "allowed", "consent"),
        ("fees: {floating_fee: true}", "fees.floating_fee", "present", True),
        ("fees: {floating_fee: 每单0.8元}", "fees.floating_fee", "formula", "每单0.8元"),
        ("fees: {overtime: 另计价}", "fees.overtime", "mode", "priced"),
        ("fees: {overtime: 150%}", "fees.overtime", "rate", Decimal("1.5")),
        ("dispute: {mediation: 某调解中心}", "dispute.mediation", "org", "某调解中心"),
        ("termination: {convenience: {client: 否}}", "termination.convenience.client", "allowed",
         False),
        ("truncated: {value: 六, clause: 六}", "truncated", "after", "六"),
    ],
)  # fmt: skip
def test_a_bare_value_stands_for_the_main_key(
    text: str, section: str, attr: str, value: object
) -> None:
    entry = getattr(find(contract_of(text), section), attr)
    assert entry.value == value
    assert entry.key == section


def test_grounds_are_sentences_or_mappings() -> None:
    text = (
        "termination:\n"
        "  causes_b:\n"
        "    - 逾期付款超过三十日\n"
        "    - {ground: 破产, cure: 15日, material: true}\n"
        "    - {value: 停业, clause: 九.2}\n"
    )
    first, second, third = contract_of(text).termination.causes_b
    assert [one.ground.value for one in (first, second, third)] == [
        "逾期付款超过三十日",
        "破产",
        "停业",
    ]
    assert second.cure.value == Duration(Fraction(15), "day")
    assert third.ground.statements[0].clause == "九.2"
    assert first.cure.state is State.UNRECORDED


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("payment: {due_days_after: 30}", "payment.due_days_after"),
        ("payment: {due: 30日}", "payment.due"),
        ("renewal: {notice: 30日}", "renewal.notice"),
        ("renewal: {length: 1年}", "renewal.length"),
        ("copies: {n: 2}", "copies.n"),
        ("party_b: {enterprise_size: small}", "party_b.enterprise_size"),
        ("fees: {instalments: [{pct: 30%}]}", "fees.instalments[0].pct"),
    ],
)
def test_a_further_spelling_is_the_same_key(text: str, key: str) -> None:
    entry = entry_of(text, key)
    assert entry.state is State.GIVEN
    assert entry.key == key


@pytest.mark.parametrize(
    ("sla", "value"),
    [
        ("{metric: response_time, value: 30, unit: 秒}", Duration(Fraction(30), "second")),
        ("{metric: response_time, value: 30秒}", Duration(Fraction(30), "second")),
        ("{value: 2, unit: 小时, metric: resolution_time}", Duration(Fraction(2), "hour")),
        ("{metric: csat, value: 95%}", Decimal(95)),
        ("{metric: csat, value: 95, unit: '%'}", Decimal(95)),
        ("{metric: csat, value: 【90】分}", Decimal(90)),
        ("{metric: csat, value: 90}", Decimal(90)),
    ],
)
def test_a_level_is_read_with_the_unit_beside_it(sla: str, value: object) -> None:
    assert contract_of(f"sla: [{sla}]").sla.items[0].value.value == value


def test_two_levels_that_say_the_same_are_one() -> None:
    entry = contract_of("sla: {metric: response_time, value: [60秒, 1分钟]}").sla.items[0].value
    assert entry.state is State.GIVEN
    assert [one.text for one in entry.statements] == ["60秒", "1分钟"]


def test_tiers_have_bounds_with_units_and_an_open_end() -> None:
    text = (
        "fees:\n"
        "  bonus_tiers:\n"
        "    - {metric: csat, from: 90, to: none, unit: 分, rate: 10%}\n"
        "    - match: all\n"
        "      conditions: [{metric: response_time, to: 30秒}, {metric: csat, from: 85%}]\n"
    )
    top, both = contract_of(text).fees.bonus_tiers
    assert top.from_.value == Decimal(90)
    assert top.to.state is State.NONE
    assert both.match.value == "all"
    assert both.conditions.items[0].to.value == Duration(Fraction(30), "second")
    assert both.conditions.items[1].from_.value == Decimal(85)


def test_everything_in_a_section_stands_in_its_clause() -> None:
    text = (
        "renewal:\n"
        "  mode: auto\n"
        "  notice_days: {value: 30, clause: 九}\n"
        "  clause: 二\n"
        "dispute: {clause: 十, litigation: {locus: a}}\n"
        "clauses: [{no: 三, text: 甲方付款。}]\n"
    )
    contract = contract_of(text)
    assert contract.renewal.mode.statements[0].clause == "二"
    assert contract.renewal.notice_days.statements[0].clause == "九"
    assert contract.dispute.litigation.items[0].locus.statements[0].clause == "十"
    assert contract.clauses.items[0].text.statements[0].clause == "三"
    assert contract.fees.clause.state is State.UNRECORDED


def test_a_section_said_several_times_keeps_every_statement() -> None:
    text = (
        "effective:\n"
        "  - {mode: on_signature, clause: 1.3}\n"
        "  - {mode: on_date, date: 2026-12-01, clause: 14.2}\n"
        "  - {mode: on_signature, clause: 10.1}\n"
    )
    effective = contract_of(text).effective
    assert effective.mode.state is State.CONTESTED
    assert [one.clause for one in effective.mode.statements] == ["1.3", "14.2", "10.1"]
    assert effective.mode.key == "effective.mode"
    assert effective.date.state is State.GIVEN
    assert effective.trigger_text.state is State.UNRECORDED


def test_reserved_words_are_keys_like_any_other() -> None:
    text = (
        "confidentiality: {classes: [{class: 个人信息}]}\n"
        "service_hours: {break: 午休}\n"
        "clauses: [{no: 1, heading: 定义}]\n"
        "force_majeure: {list: [自然灾害]}\n"
    )
    contract = contract_of(text)
    assert contract.confidentiality.classes.items[0].class_.value == "personal_info"
    assert contract.service_hours.items[0].break_.value == "午休"
    assert contract.clauses.items[0].no.value == "1"
    assert contract.force_majeure.list.items[0].value.value == "自然灾害"


@pytest.mark.parametrize("side", ["a", "b", "client", "provider", "甲方", "受托方"])
def test_a_side_is_written_by_letter_or_role(side: str) -> None:
    plain = {"甲方": "a", "受托方": "provider"}.get(side, side)
    assert entry_of(f"drafted_by: {side}", "drafted_by").value == plain


def _sided() -> list[str]:
    found = []
    for _, slot in sections():
        if slot.section is not None:
            found += [family.name for family in side_families(slot.section)]
    return sorted(set(found))


def test_keys_that_end_in_a_side_come_in_fours() -> None:
    families = ["by_{side}_convenience", "causes_{side}", "scope_{side}", "{side}"]
    assert _sided() == families
    for _, slot in sections():
        assert slot.section is not None
        slots = slots_of(slot.section)
        for family in side_families(slot.section):
            four = [slots[one] for one in (family.a, family.b, family.client, family.provider)]
            assert len({(one.reads, one.section, one.listed) for one in four}) == 1


def test_every_key_has_a_title_in_both_languages_and_no_two_share_a_path() -> None:
    every: list[Field] = list(fields())
    assert len({field.path for field in every}) == len(every)
    titles = [field.slot.title for field in every] + [slot.title for _, slot in sections()]
    assert all(title.zh and title.en for title in titles)
    assert not any(title.zh.isascii() or not title.en.isascii() for title in titles)


def test_every_enumeration_has_one_chinese_word_for_each_value() -> None:
    for field in fields():
        reads = field.reads
        assert len(reads.labels) == len(reads.choices), field.path
        words = [word for label in reads.labels for word in label.split("/")]
        assert len(set(words)) == len(words), field.path
        assert not set(words) & set(reads.choices), field.path
        for choice, label in zip(reads.choices, reads.labels, strict=True):
            assert [reads.parse(word) for word in label.split("/")] == [choice] * (
                label.count("/") + 1
            )


def test_the_contract_is_frozen() -> None:
    contract: Contract = contract_of("title: x合同")
    with pytest.raises(ValueError, match="frozen"):
        contract.title = contract.number


@pytest.mark.parametrize(
    ("written", "state", "items"),
    [
        ("[电话]", "given", 1),
        ("[热线、在线]", "given", 1),
        ("[x]", "blank", 0),
        ("[____]", "blank", 0),
    ],
)
def test_a_list_of_one_is_no_slot(written: str, state: str, items: int) -> None:
    services = contract_of(f"scope: {{services: {written}}}\n").scope.services
    assert (services.state, len(services.items)) == (state, items)
