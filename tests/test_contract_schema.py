"""The JSON Schema accepts what the reader accepts and refuses keys it does not know."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from hetong.contract.model import KINDS
from hetong.contract.schema import json_schema
from hetong.contract.template import template
from hetong.contract.walk import fields
from tests.records import SAMPLE
from tests.test_contract_errors import REFUSED

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


class _Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates and `no` stay text."""


_Core.yaml_implicit_resolvers = {
    first: [
        (tag, form)
        for tag, form in resolvers
        if tag.endswith(("int", "float", "null")) or (tag.endswith("bool") and first in "tf")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _errors(record: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(record)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_sample_fits() -> None:
    assert _errors(SAMPLE) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_fits(kind: str) -> None:
    assert _errors(yaml.load(template(kind), Loader=_Core)) == []


@pytest.mark.parametrize(
    "record",
    [
        {"title": None, "fees": None, "sla": None},
        {"fees": "____", "sla": "【具体指标】", "liability": "无"},
        {"scope": {"services": "咨询"}, "interpretation": "a", "truncated": True},
        {"fees": {"monthly_fee": 50000, "tax_rate": 0.06, "monthly_fee_words": "伍万元整"}},
        {"payment": {"day_of_month": 15, "due": "5个工作日"}},
        {"annexes": [{"no": 1, "attached": True}, {"no": 2, "attached": "separate"}]},
        {"fees": {"total_amount": [{"value": 1, "at": {"page": 3}}, "1元"]}},
        {"effective": [{"mode": "on_date"}, {"mode": "on_signature"}]},
        {"termination": {"causes_a": ["违约", {"value": "破产", "clause": 9}]}},
        {"complete": "是", "renewal": {"mode": "自动续展"}},
    ],
)
def test_every_form_of_a_record_fits(record: dict[str, Any]) -> None:
    assert _errors(record) == []


@pytest.mark.parametrize(
    "record",
    [
        {"monthly_fee": 5},
        {"fees": {"monthly_feee": 5}},
        {"kind": "outsourced"},
        {"fees": 5},
        {"fees": [{"model": "fixed"}]},
        {"title": {"text": "x"}},
        {"title": {"clause": "一"}},
        {"liability": {"penalties": [{"rat": "1%"}]}},
        {"renewal": {"mode": "自动"}},
        {"title": {"value": "x", "at": {"page": "三"}}},
    ],
)
def test_what_the_reader_refuses_by_shape_the_schema_refuses(record: dict[str, Any]) -> None:
    assert _errors(record) != []


def test_shape_errors_of_the_reader_are_errors_of_the_schema() -> None:
    shapes = [text for text, _, wrong, _ in REFUSED if "没有" in wrong and "单位" not in wrong]
    assert len(shapes) > 5
    for text in shapes:
        assert _errors(yaml.load(text, Loader=_Core)) != [], text


def test_every_key_is_described_in_chinese() -> None:
    defs = SCHEMA["$defs"]
    assert SCHEMA["properties"]["term"]["description"] == "期限"
    assert defs["Fees"]["anyOf"][0]["properties"]["monthly_fee"]["description"] == "月费"
    described = str(SCHEMA)
    for field in fields():
        assert field.slot.description.zh in described
