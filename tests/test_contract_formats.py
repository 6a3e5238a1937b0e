"""The same record in YAML, JSON and TOML, in any order of keys, is the same contract."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hetong.errors import InputError
from hetong.record import Record, load_record, parse_record
from tests.records import SAMPLE, as_json, contract_of, said

TOML = """\
kind = "express-support"
complete = true
signing_date = 2026-11-20

[party_a]
role = "client"
name = "某快递公司"

[term]
years = 1

[fees]
monthly_fee = 50_000
tax_rate = ["6%", "3%"]

[[sla]]
metric = "response_time"
value = 30
unit = "秒"

[[sla]]
metric = "csat"
value = "____"

[payment]
account = "none"
"""
SAME_IN_YAML = """\
kind: express-support
complete: true
signing_date: 2026-11-20
party_a: {role: client, name: 某快递公司}
term: {years: 1}
fees: {monthly_fee: 50_000, tax_rate: [6%, 3%]}
sla:
  - {metric: response_time, value: 30, unit: 秒}
  - {metric: csat, value: ____}
payment: {account: none}
"""


def test_yaml_and_json_say_the_same() -> None:
    text = yaml.safe_dump(SAMPLE, allow_unicode=True, sort_keys=False)
    in_yaml = said(contract_of(text))
    in_json = said(contract_of(as_json(SAMPLE), "c.json"))
    assert len(in_yaml) > 70
    assert in_yaml == in_json


def test_toml_says_the_same() -> None:
    yaml_said = said(contract_of(SAME_IN_YAML.replace("50_000", "50000")))
    toml_said = said(contract_of(TOML, "c.toml"))
    key = ("fees.monthly_fee", "fees.monthly_fee")
    assert [one[1] for one in yaml_said.pop(key)[1]] == [one[1] for one in toml_said.pop(key)[1]]
    assert yaml_said == toml_said


def _shuffled(value: Any) -> st.SearchStrategy[Any]:
    if isinstance(value, dict):
        items = st.permutations(list(value.items()))
        return items.flatmap(
            lambda drawn: st.tuples(*(_shuffled(one) for _, one in drawn)).map(
                lambda inner: {key: one for (key, _), one in zip(drawn, inner, strict=True)}
            )
        )
    if isinstance(value, list):
        return st.tuples(*(_shuffled(one) for one in value)).map(list)
    return st.just(value)


@settings(max_examples=25)
@given(_shuffled(SAMPLE))
def test_the_order_of_keys_does_not_matter(record: dict[str, Any]) -> None:
    assert said(contract_of(as_json(record), "c.json")) == EXPECTED


EXPECTED = said(contract_of(as_json(SAMPLE), "c.json"))


def test_a_record_carries_its_text_name_and_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "合同.yml"
    data = "title: 外包合同\n".encode()
    path.write_bytes(data)
    record = load_record(path)
    assert isinstance(record, Record)
    assert record.text == "title: 外包合同\n"
    assert record.name == str(path)
    assert record.sha256 == hashlib.sha256(data).hexdigest()
    assert record == load_record(str(path))


def test_standard_input_names_its_format() -> None:
    record = parse_record(b'{"number": "HT-1"}', "-", suffix=".json")
    assert record.contract.number.value == "HT-1"


@pytest.mark.parametrize("name", ["c.docx", "c"])
def test_other_files_are_no_records(name: str) -> None:
    with pytest.raises(InputError, match=r"unknown|ending"):
        parse_record(b"x", name)
