"""The JSON report keeps its form: keys, order, nesting; the same bytes for the same result."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hetong.findings import AllowState, Unread, Verdict
from hetong.reports import REPORTS, View
from hetong.reports.json import ascii_only
from tests.report_samples import HOSTILE, RENEWAL, contract, hostile, outcomes, run, same

VIEW = View()
LOST = Unread(path="坏.yaml", message="坏.yaml:1:1: 文件里没有内容")

COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
SHA = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
SEVERITY = {"enum": ["error", "warning", "info"]}
VERDICT = {"enum": ["pass", "fail", "not_judged"]}


def mapping(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def items(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def maybe(of: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [of, {"type": "null"}]}


CATEGORIES = ["completeness", "consistency", "fairness", "legality", "position"]
_PLACE = {
    "field": TEXT, "file": TEXT, "part": TEXT, "page": COUNT, "clause": TEXT, "line": COUNT,
    "column": COUNT, "end_line": COUNT, "end_column": COUNT, "start": COUNT, "end": COUNT,
    "quote": TEXT,
}  # fmt: skip
WHERE = mapping(_PLACE, optional=tuple(key for key in _PLACE if key != "field"))
FINDING = mapping(
    {
        "rule": {"type": "string", "pattern": r"^[A-Z]{3}-\d{3}$"},
        "name": TEXT,
        "title": TEXT,
        "category": {"enum": CATEGORIES},
        "severity": SEVERITY,
        "base_severity": SEVERITY,
        "by_house": {"type": "boolean"},
        "nature": {"enum": ["law", "practice", "mixed"]},
        "effect": {"enum": ["void", "prohibited", "none"]},
        "against": maybe({"enum": ["client", "provider", "both", "none"]}),
        "message": TEXT,
        "suggestion": TEXT,
        "clause_text": maybe(TEXT),
        "basis": items(
            mapping({"law": TEXT, "title": TEXT, "article": maybe(TEXT), "gist": maybe(TEXT)})
        ),
        "assumptions": TEXTS,
        "verified": {"enum": ["text", "memory"]},
        "reviewed_by_lawyer": {"type": "boolean"},
        "where": WHERE,
        "related": items(WHERE),
        "fingerprint": TEXT,
        "waived": maybe(mapping({"by": {"enum": ["inline"]}, "reason": TEXT, "line": COUNT})),
    }
)
ALLOWED = mapping(
    {
        "line": COUNT,
        "column": COUNT,
        "rule": maybe(TEXT),
        "reason": TEXT,
        "fields": TEXTS,
        "state": {"enum": [each.value for each in AllowState]},
        "findings": COUNT,
    }
)
CONTRACT = mapping(
    {
        "path": TEXT,
        "sha256": SHA,
        "kind": TEXT,
        "kind_recorded": {"type": "boolean"},
        "side": {"enum": ["a", "b", "neutral"]},
        "phase": {"enum": ["draft", "review", "signing"]},
        "as_of": DAY,
        "as_of_source": {"enum": ["option", "check_date", "signing_date", "today"]},
        "contract_day": DAY,
        "config": items(mapping({"path": TEXT, "sha256": SHA})),
        "verdict": VERDICT,
        "coverage": maybe({"type": "number", "minimum": 0, "maximum": 1}),
        "counts": mapping(
            dict.fromkeys(("fail", "pass", "not_applicable", "unknown", "waived"), COUNT)
        ),
        "findings": items(FINDING),
        "unknown": items(mapping({"rule": TEXT, "missing": TEXTS, "reasons": TEXTS})),
        "passed": TEXTS,
        "allows": items(ALLOWED),
        "notes": TEXTS,
        "failure": maybe(TEXT),
    },
    optional=("passed",),
)
VERDICTS = mapping({"pass": COUNT, "fail": COUNT, "not_judged": COUNT})
BY_RULE = mapping(
    {
        "rule": TEXT,
        "title": TEXT,
        "severity": SEVERITY,
        "contracts": COUNT,
        "findings": COUNT,
        "waived": COUNT,
    }
)
BY_KIND = mapping(
    {
        "kind": TEXT,
        "title": {"type": ["string", "null"]},
        "contracts": COUNT,
        "verdicts": VERDICTS,
        "error": COUNT,
        "warning": COUNT,
        "info": COUNT,
    }
)
REPORT = mapping(
    {
        "tool": mapping(
            {
                "name": {"const": "hetong"},
                "version": TEXT,
                "rulebook": mapping({"rules": COUNT, "sha256": SHA, "unreviewed": COUNT}),
                "laws_as_of": DAY,
                "notice": TEXT,
            }
        ),
        "contracts": items(CONTRACT),
        "unread": TEXTS,
        "errors": items(mapping({"path": TEXT, "message": TEXT})),
        "summary": mapping(
            {
                "contracts": COUNT,
                "error": COUNT,
                "warning": COUNT,
                "info": COUNT,
                "waived": COUNT,
                "verdict": VERDICT,
                "verdicts": VERDICTS,
                "by_rule": items(BY_RULE),
                "by_kind": items(BY_KIND),
            }
        ),
    }
)
VALIDATOR = Draft202012Validator(REPORT)


def report(*contracts: Any, view: View = VIEW, **changes: Any) -> str:
    return REPORTS["json"](run(*contracts, **changes), view)


def ordered(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len({key for key, _ in pairs}) == len(pairs)
    return dict(pairs)


@pytest.mark.parametrize("view", [VIEW, View(lang="en", show_passed=True)], ids=["zh", "en"])
def test_the_report_has_the_agreed_form(view: View) -> None:
    failed = contract(
        failure="no", findings=(), unknown=(), outcomes={}, coverage=None,
        verdict=Verdict.NOT_JUDGED,
    )  # fmt: skip
    shown = report(contract(), hostile(), failed, view=view, unread=(LOST,))
    found = json.loads(shown, object_pairs_hook=ordered)
    VALIDATOR.validate(found)
    assert list(found["contracts"][0]["findings"][0]) == list(FINDING["properties"])
    keys = [key for key in CONTRACT["properties"] if key != "passed" or view.show_passed]
    assert list(found["contracts"][0]) == keys


def test_the_bytes_are_as_agreed(request: pytest.FixtureRequest) -> None:
    same(request, report(), "report.json")


def test_the_same_result_gives_the_same_bytes() -> None:
    assert report(contract(), hostile()) == report(contract(), hostile())
    assert report().endswith("}\n")


def test_keys_of_a_place_that_do_not_apply_are_left_out() -> None:
    found = json.loads(report())
    place = found["contracts"][0]["findings"][0]["related"][0]
    assert list(place) == ["field", "clause", "line", "column", "quote"]


def test_the_summary_adds_up() -> None:
    found = json.loads(report(contract(), contract(path="b.yaml")))
    summary = found["summary"]
    assert [summary[key] for key in ("contracts", "error", "warning", "info")] == [2, 2, 2, 2]
    assert summary["verdict"] == "fail"
    assert summary["verdicts"] == {"pass": 0, "fail": 2, "not_judged": 0}
    first, *_ = summary["by_rule"]
    assert first == {
        "rule": "CST-010", "title": RENEWAL.title, "severity": "error", "contracts": 2,
        "findings": 2, "waived": 0,
    }  # fmt: skip
    (kind,) = summary["by_kind"]
    assert (kind["kind"], kind["contracts"], kind["error"]) == ("express-support", 2, 2)


def test_the_pieces_make_one_plain_document() -> None:
    for contracts in ((), (contract(),), (contract(), hostile())):
        shown = REPORTS["json"](run().model_copy(update={"contracts": contracts}), VIEW)
        found = json.loads(shown)
        assert len(found["contracts"]) == len(contracts)
        assert json.loads(ascii_only(shown)) == found
        if not any(each.path == HOSTILE for each in contracts):
            assert json.dumps(found, ensure_ascii=False, indent=2) + "\n" == shown


def test_a_file_that_was_not_read_leaves_no_verdict() -> None:
    clean = contract(verdict=Verdict.PASS, findings=())
    found = json.loads(report(clean, unread=(LOST,)))
    assert found["unread"] == ["坏.yaml"]
    assert found["errors"] == [{"path": "坏.yaml", "message": "坏.yaml:1:1: 文件里没有内容"}]
    assert found["summary"]["verdict"] == "not_judged"


def test_passed_rules_are_given_when_asked_for() -> None:
    judged = contract(outcomes=outcomes(**{"pass": 2}, fail=1))
    assert "passed" not in json.loads(report(judged))["contracts"][0]
    shown = json.loads(report(judged, view=replace(VIEW, show_passed=True)))
    assert shown["contracts"][0]["passed"] == ["PAS-000", "PAS-001"]


def test_hidden_characters_are_escaped_and_survive() -> None:
    shown = report(hostile())
    hidden = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
    assert not {unicodedata.category(char) for char in shown.replace("\n", "")} & hidden
    judged = json.loads(shown)["contracts"][0]
    assert judged["path"] == HOSTILE
    assert judged["findings"][0]["where"]["quote"] == HOSTILE


def test_an_output_without_chinese_gets_the_same_document() -> None:
    shown = report(hostile(), contract(findings=(RENEWAL,)))
    plain = ascii_only(shown)
    assert plain.isascii()
    assert json.loads(plain) == json.loads(shown)


def test_the_schema_can_refuse() -> None:
    found = json.loads(report())
    found["contracts"][0]["findings"][0]["severity"] = "grave"
    assert not VALIDATOR.is_valid(found)
