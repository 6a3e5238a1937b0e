"""Real contracts that are not part of this tree: their annotated fields, judged as records.

Run with `--corpus FOLDER`; without it there is nothing to judge and every test here is empty.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hetong.findings import Outcome
from hetong.lint import Linter, Options
from hetong.notation.numerals import parse_capital_amount
from hetong.record import parse_record

TODAY = date(2026, 11, 22)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    folder = metafunc.config.getoption("--corpus")
    gold = sorted(Path(folder, "gold").glob("*.yaml")) if folder else []
    if "gold" in metafunc.fixturenames:
        metafunc.parametrize("gold", gold, ids=[path.stem for path in gold])


def recorded(value: Any, unit: str = "") -> Any:
    """Return an annotated value as a record writes it; None where the text was cut off."""
    if value in ("cut", None):
        return None
    if value == "blank":
        return "____"
    if value == "absent":
        return "none"
    if isinstance(value, dict):
        return f"{value['n']}{value['unit']}" if "n" in value else None
    return f"{value}{unit}"


def record_of(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the record of an annotation, as far as both have the same keys."""
    record: dict[str, Any] = {
        "kind": "service",
        "signing_date": recorded(fields["sign_date"]),
        "party_a": {"name": recorded(fields["party_a"])},
        "party_b": {"name": recorded(fields["party_b"])},
        "term": {
            "start_date": recorded(fields["start"]),
            "end_date": recorded(fields["end"]),
            "months": recorded(fields["term_months"], "个月"),
            "years": recorded(fields["term_years"], "年"),
        },
        "renewal": {"notice_days": recorded(fields["renewal_notice"])},
        "fees": {
            "total_amount": recorded(fields["total_fee_digits"]),
            "total_amount_words": recorded(fields["total_fee_words"]),
        },
        "liability": {"suspension": {"by": "b", "days": recorded(fields["suspension_days"], "日")}},
    }
    return {
        key: {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value
        for key, value in record.items()
        if value is not None
    }


def test_the_fields_of_a_real_contract_are_judged(gold: Path, linter: Linter) -> None:
    fields = yaml.safe_load(gold.read_text(encoding="utf-8"))["fields"]
    data = yaml.safe_dump(record_of(fields), allow_unicode=True).encode()
    result = linter.check(parse_record(data, f"{gold.stem}.yaml"), Options(today=TODAY))
    assert result.failure is None
    blank = [key for key in ("start", "end", "total_fee_digits") if fields[key] == "blank"]
    reported = [finding for finding in result.findings if finding.rule == "CMP-008"]
    assert len(reported) >= len(blank)
    figures, words = fields["total_fee_digits"], fields["total_fee_words"]
    if isinstance(figures, int) and words not in ("blank", "absent", "cut"):
        differ = parse_capital_amount(words) != figures
        assert (result.outcomes["CST-023"] is Outcome.FAIL) == differ
