"""What is refused in a record: one message, at the place, saying what to write instead."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hetong.contract.model import Contract
from hetong.contract.section import Section
from hetong.contract.slots import Slot, slots_of
from hetong.errors import InputError
from hetong.record import parse_record

REFUSED = [
    # text, line:column, what is wrong, what to do
    ("title: x合同\nfees:\n  monthly_feee: 5\n", "3:3", "fees 下没有 monthly_feee 这个键",
     "是不是 monthly_fee？"),
    ("monthly_fee: 5\n", "1:1", "没有 monthly_fee 这个键", "是不是 fees.monthly_fee？"),
    ("term_months: 5\n", "1:1", "没有 term_months 这个键", "是不是 term.months？"),
    ("renewal: {due_day: 5}\n", "1:11", "renewal 下没有 due_day", "reconciliation.due_day"),
    ("xyz: 1\n", "1:1", "没有 xyz 这个键", "hetong schema"),
    ("reporting: {xyz: 1}\n", "1:13", "没有 xyz 这个键", "clause、frequency、contents"),
    ("liability:\n  penalties:\n    - {rate: 1%}\n    - {rat: 1%}\n", "4:8",
     "liability.penalties[1] 下没有 rat", "是不是 rate？"),
    ("kind: outsourced\n", "1:7", "“outsourced”不在可选的值里", "是不是 outsourced-support？"),
    ("kind: 外包\n", "1:7", "express-support（快递客服）", "是不是 outsourced-support？"),
    ("renewal: {mode: 自动}\n", "1:17", "auto（自动续展）", "是不是 auto？"),
    ("liability: {penalties: {party: 丁方}}\n", "1:32", "“丁方”", "third（第三方）"),
    ("assignment: {a: 随便}\n", "1:17", "“随便”", "notice（通知即可）"),
    ("term: {end_date: 2025-02-30}\n", "1:18", "term.end_date", "2025-02-28"),
    ("fees: {monthly_fee: '12,34.5元'}\n", "1:21", "fees.monthly_fee", "1,234.5"),
    ("payment: {day_of_month: 32}\n", "1:25", "payment.day_of_month", "1 到 31"),
    ("complete: maybe\n", "1:11", "complete", "true 或 false"),
    ("termination: {causes: [{cure: 15}]}\n", "1:31", "causes[0].cure", "15日"),
    ("confidentiality: {classes: {period: 3}}\n", "1:37", "没有写单位", "3个月"),
    ("sla: [{metric: csat, value: 高}]\n", "1:29", "sla[0].value", "95%"),
    ("sla: [{metric: csat, value: 95%, unit: 秒}]\n", "1:29", "不一致", None),
    ("fees: 5万元\n", "1:7", "fees 这里要带下级的一组键，写的是一个值", "例如 fees: {"),
    ("sla: [95%]\n", "1:7", "sla[0] 这里要带下级的一组键", "例如 sla: {metric: …"),
    ("fees: [{model: fixed}]\n", "1:7", "写的是列表", "例如 fees: {"),
    ("title: {text: x}\n", "1:9", "title 要一个值，下面不能有 text", "value, clause"),
    ("title: {clause: 一}\n", "1:8", "title 这里要一个值", None),
    ("title: {value: {a: 1}}\n", "1:16", "title.value 这里要一个值", None),
    ("title: [[外包]]\n", "1:9", "title[0] 这里要一个值，写的是列表", None),
    ("title: {value: x, at: {page: 三}}\n", "1:24", "page、start、end", "at: {page: 3"),
    ("title: {value: x, at: 3}\n", "1:23", "page、start、end", "at: {page: 3"),
    ("title: {value: x, quote: [y]}\n", "1:26", "title.quote 这里要一个值", None),
    ("payment: {due: 3日, due_days: 5}\n", "1:20", "due_days 和 due 是同一个键", "只留一个"),
    ("- x\n", "1:1", "文件", "hetong init"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "wrong", "advice"), REFUSED)
def test_refused_with_place_reason_and_advice(
    text: str, at: str, wrong: str, advice: str | None
) -> None:
    with pytest.raises(InputError) as caught:
        parse_record(text.encode(), "c.yaml")
    told = caught.value.message("zh")
    assert told.startswith(f"c.yaml:{at}: ")
    assert wrong in told
    assert advice is None or advice in told
    assert caught.value.message("en").isprintable()


def test_the_first_error_of_the_file_is_told() -> None:
    keys = ["term: {months: q}", "fees: {tax_rate: y}", "zzz: 1", "sla: [{metric: csat, value: z}]"]
    for turn in range(len(keys)):
        turned = keys[turn:] + keys[:turn]
        with pytest.raises(InputError) as caught:
            parse_record("\n".join(["title: x合同", *turned]).encode(), "c.yaml")
        assert caught.value.line == 2


def test_a_section_made_in_python_refuses_what_is_no_entry() -> None:
    with pytest.raises(ValueError, match="an Entry is needed"):
        Contract(title="x合同")
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        Contract(colour="red")


def _known(section: type[Section]) -> st.SearchStrategy[object]:
    """Draw a mapping of a section's own keys, mostly of the right shape."""
    slots = list(slots_of(section).values())
    keys = st.lists(st.sampled_from(slots), max_size=4, unique_by=lambda slot: slot.key)
    return keys.flatmap(
        lambda drawn: st.fixed_dictionaries({slot.key: _value(slot) for slot in drawn})
    )


def _value(slot: Slot) -> st.SearchStrategy[object]:
    if slot.section is None:
        words = st.sampled_from([*(slot.reads.choices if slot.reads else ()), *_WORDS])
        return words | st.lists(words, max_size=2) | st.builds(lambda v: {"value": v}, words)
    inner = st.deferred(lambda: _known(slot.section)) | st.sampled_from(_WORDS)
    return st.lists(inner, max_size=2) if slot.listed else inner


_WORDS = [
    *("none", "____", "30", "30日", "6%", "5万元", "2026-12-01", "a", "client", "true", "x", ""),
    *("【】", "[x]", "3个月", "无", "甲方", "待定", "１２", "-1", "1e9", "\u200b", "\ud83d\ude00"),
]


@settings(max_examples=150)
@given(_known(Contract))
def test_any_record_is_read_or_refused_in_one_message(record: object) -> None:
    refused: list[InputError] = []
    text = json.dumps(record)
    try:
        parse_record(text.encode(), "c.json")
    except InputError as error:
        refused.append(error)
    for error in refused:
        assert error.message("zh").startswith(f"c.json:1:{error.column}: ")
        assert 0 < (error.column or 0) <= len(text)


def test_many_errors_cost_no_more_than_one() -> None:
    lines = [f"  - {{colour{n}: 1}}" for n in range(3000)]
    started = time.process_time()
    with pytest.raises(InputError, match=r"sla\[0\] has no key colour0"):
        parse_record("\n".join(["sla:", *lines]).encode(), "c.yaml")
    assert time.process_time() - started < 3
