"""Every value of a contract knows exactly where it stands in the file."""

from __future__ import annotations

import pytest

from hetong.contract.entry import Entry, State
from hetong.contract.walk import entries, find, parts
from hetong.errors import Place
from hetong.record import parse_record
from tests.records import SAMPLE, as_json, contract_of

TEXT = """\
title: 外包客服合同  # 说明
party_a: {role: client, name: "杭州云客"}
fees:
  monthly_fee: 5万元
  tax_rate: [6%, {value: 3%, clause: 四}]
  one_off: [x]
renewal: none
scope:
  services:
    - 电话接听
    - '投诉 处理'
"""


@pytest.mark.parametrize(
    ("key", "n", "line", "column", "written"),
    [
        ("title", 0, 1, 8, "外包客服合同"),
        ("party_a.role", 0, 2, 17, "client"),
        ("party_a.name", 0, 2, 31, '"杭州云客"'),
        ("fees.monthly_fee", 0, 4, 16, "5万元"),
        ("fees.tax_rate", 0, 5, 14, "6%"),
        ("fees.tax_rate", 1, 5, 26, "3%"),
        ("fees.one_off", 0, 6, 12, "[x]"),
        ("renewal.mode", 0, 7, 10, "none"),
        ("scope.services[1].value", 0, 11, 7, "'投诉 处理'"),
    ],
)
def test_line_column_and_offset(key: str, n: int, line: int, column: int, written: str) -> None:
    entry = find(contract_of(TEXT, "案卷/合同.yaml"), key)
    assert isinstance(entry, Entry)
    start = sum(len(one) + 1 for one in TEXT.split("\n")[: line - 1]) + column - 1
    assert TEXT[start : start + len(written)] == written
    ends = (line, column + len(written), start, start + len(written))
    assert entry.statements[n].place == Place("案卷/合同.yaml", line, column, *ends)


@pytest.mark.parametrize("name", ["c.yaml", "c.json"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_place_of_a_value_is_its_text(name: str, newline: str) -> None:
    text = as_json(SAMPLE).replace("\n", newline)
    record = parse_record(text.encode(), name)
    seen = 0
    for _, entry in entries(record.contract):
        for one in entry.statements:
            cut = record.text[one.place.start : one.place.end]
            lines = record.text.splitlines()
            assert cut.strip('"') in (one.text, "none")
            assert lines[one.place.line - 1][one.place.column - 1 :].startswith(cut)
            seen += 1
    assert seen > 70


def test_a_byte_order_mark_moves_nothing() -> None:
    record = parse_record("﻿title: 外包合同\n".encode(), "c.yaml")
    place = record.contract.title.place
    assert place is not None
    assert (place.line, place.column) == (1, 8)
    assert record.text[place.start : place.end] == "外包合同"


def test_sections_and_lists_know_their_place_and_path() -> None:
    contract = contract_of(TEXT)
    assert contract.party_a.path_ == "party_a"
    assert contract.party_a.place_ is not None
    assert contract.party_a.place_.column == 10
    assert contract.scope.services.path == "scope.services"
    assert contract.scope.services.place is not None
    assert contract.scope.services.place.line == 10
    assert contract.renewal.state_ is State.NONE
    assert contract.payment.path_ == "payment"
    assert contract.payment.place_ is None


def test_every_entry_has_the_path_it_is_found_by() -> None:
    contract = contract_of(as_json(SAMPLE))
    for path, part in parts(contract):
        if isinstance(part, Entry) and part.key.endswith(path.rpartition(".")[2]):
            assert find(contract, part.key) == part
