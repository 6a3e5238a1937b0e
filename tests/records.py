"""A full record for the contract tests, and what a contract says, for comparing two of them."""

from __future__ import annotations

import json
from typing import Any

from hetong.contract.entry import Entry
from hetong.contract.model import Contract
from hetong.contract.template import template
from hetong.contract.walk import entries, find
from hetong.errors import Lang
from hetong.record import parse_record
from hetong.rulebook import builtin_kinds

SAMPLE: dict[str, Any] = {
    "kind": "ecommerce-support",
    "title": "电商客服外包服务合同",
    "status": "signed",
    "complete": True,
    "party_a": {"role": "client", "name": "杭州云客科技有限公司", "address": "____"},
    "party_b": {
        "role": "provider",
        "name": "成都声桥服务外包有限公司",
        "licences": [{"kind": "B24", "number": "川B2-20250001", "valid_until": "2030-01-31"}],
    },
    "signing_date": "2026年11月20日",
    "effective": [
        {"mode": "on_signature", "clause": "1.3"},
        {"mode": "on_date", "date": "2026-12-01", "clause": "14.2"},
    ],
    "scope": {"services": ["售前咨询", "退换货处理"], "channels": ["电话", "旺旺"]},
    "service_hours": {"subject": "staff", "type": "7x24", "break": "12:00-13:00"},
    "sla": [
        {"metric": "response_time", "op": "<=", "value": 30, "unit": "秒", "clause": "3.1"},
        {"metric": "csat", "op": "不低于", "value": "95%", "window": "自然月"},
    ],
    "term": {"years": 1, "start_date": "2026-12-01", "end_date": "2027-11-30"},
    "renewal": {"mode": "none"},
    "fees": {
        "model": "mixed",
        "monthly_fee": "5万元",
        "total_amount": [
            {"value": "600000", "clause": "四.1", "part": "body"},
            {"value": "60万元", "part": "附件三", "at": {"page": 3, "start": 8, "end": 12}},
        ],
        "tax_rate": ["6%", "3%"],
        "bonus_tiers": [
            {"metric": "csat", "from": "90%", "to": "none", "from_inclusive": True, "rate": "10%"}
        ],
    },
    "payment": {"day_of_month": "last", "month_offset": 1, "due": "30日", "account": "none"},
    "confidentiality": {"clause": "五", "years": "【3】年", "anchor": "终止之日起"},
    "data": {"personal_info": True, "cross_border": False, "return_delete": False, "logs": "6个月"},
    "termination": {
        "by_client_convenience": True,
        "causes_a": ["逾期付款超过三十日", {"ground": "重大违约", "cure": "15日"}],
    },
    "liability": {
        "penalties": [
            {
                "party": "client",
                "breach": "late_payment",
                "kind": "percent",
                "rate": "万分之五",
                "per": "day",
                "base": "overdue",
            }
        ]
    },
    "force_majeure": "none",
    "dispute": {"steps": ["协商", "诉讼"], "litigation": {"locus": "signing_place"}},
    "clauses": [{"no": "一", "heading": "定义", "text": "本合同所称服务指客服服务。"}],
}


def contract_of(text: str, name: str = "c.yaml") -> Contract:
    """Return the contract of a record written in the format `name` ends in."""
    return parse_record(text.encode(), name).contract


def entry_of(text: str, key: str) -> Entry:
    """Return the entry at the record path `key` of a YAML record."""
    found = find(contract_of(text), key)
    assert isinstance(found, Entry), key
    return found


def said(contract: Contract) -> dict[tuple[str, str], list[Any]]:
    """Return everything a contract says, without the places."""
    return {
        (path, entry.key): [
            entry.state,
            [(one.state, one.value, one.text, one.clause, one.page) for one in entry.statements],
        ]
        for path, entry in entries(contract)
    }


def as_json(record: Any) -> str:
    """Return a record as JSON text."""
    return json.dumps(record, ensure_ascii=False, indent=1)


def empty_record(kind: str, lang: Lang = "zh") -> str:
    """Return what `hetong init` writes for a kind."""
    asked = builtin_kinds()[kind]
    return template(kind, lang, must=asked.must_keys, may=asked.may_keys, optional=asked.optional)
