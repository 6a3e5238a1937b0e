"""Allowed findings through the whole flow: visible, counted apart, and never silently idle."""

from __future__ import annotations

from datetime import date

import pytest

from hetong.findings import AllowState, ContractResult, Outcome, Verdict
from hetong.lint import Linter, Options
from hetong.record import parse_record

BASE = """kind: service
term: {months: 3}
renewal:
  mode: auto
  notice_days: 3个月
"""
NOTICE = "  notice_days: 3个月"


def check(linter: Linter, text: str, **options: object) -> ContractResult:
    record = parse_record(text.encode(), "contract.yaml")
    day = date(2026, 11, 1)
    return linter.check(record, Options(as_of=day, min_coverage=0, **options))


def allowing(comment: str) -> str:
    return BASE.replace(NOTICE, f"{NOTICE} # hetong: {comment}")


def test_an_allowed_finding_stays_and_no_longer_fails(linter: Linter) -> None:
    before = check(linter, BASE, select=("CST-010",))
    after = check(linter, allowing("allow CST-010 老客户，法务同意"), select=("CST-010",))
    assert before.verdict is Verdict.FAIL
    assert after.verdict is Verdict.PASS
    (finding,) = after.findings
    assert finding.waived is not None
    assert finding.waived.model_dump() == {"by": "inline", "reason": "老客户，法务同意", "line": 5}
    assert finding.fingerprint == before.findings[0].fingerprint
    assert after.severities() == {"error": 0, "warning": 0, "info": 0}
    assert after.outcomes["CST-010"] is Outcome.FAIL
    assert after.coverage == before.coverage
    assert (before.counts["waived"], after.counts["waived"]) == (0, 1)
    assert [each.state for each in after.allows] == [AllowState.USED]
    assert after.notes == before.notes


@pytest.mark.parametrize(
    "text",
    [
        f"# hetong: allow CST-010 全部\n{BASE}",
        BASE.replace("renewal:", "renewal: # hetong: allow CST-010 这一节"),
        BASE.replace("renewal:", "# hetong: allow CST-010 这一节\nrenewal:"),
        BASE.replace(NOTICE, f"  # hetong: allow CST-010 下一行\n{NOTICE}"),
    ],
)
def test_the_places_that_allow(linter: Linter, text: str) -> None:
    result = check(linter, text, select=("CST-010",))
    assert result.verdict is Verdict.PASS
    assert [each.findings for each in result.allows] == [1]


def test_a_missing_key_is_allowed_by_its_section_or_by_the_whole_contract(linter: Linter) -> None:
    chosen = {"select": ("CMP-002",)}
    text = "kind: service\ncomplete: true\nparty_a: {role: client} # hetong: allow CMP-002 框架内\n"
    result = check(linter, text, **chosen)
    waived = {each.where.field for each in result.waived}
    assert waived == {"party_a.address"}
    assert len(result.findings) == 2
    whole = check(linter, f"# hetong: allow CMP-002 另有附件\n{text}", **chosen)
    assert len(whole.waived) == 2


@pytest.mark.parametrize(
    ("comment", "state", "said"),
    [
        ("allow CST-010", AllowState.NO_REASON, "没有写理由"),
        ("allow CST-0101 理由", AllowState.UNKNOWN_RULE, "没有规则 CST-0101，是不是 CST-"),
        ("permit CST-010 理由", AllowState.MALFORMED, "写法不对"),
        ("allow CST-001 理由", AllowState.UNUSED, "CST-001"),
        ("allow PRM-001 理由", AllowState.UNUSED, "前提规则"),
    ],
)
def test_what_has_no_effect_is_told_with_its_line(
    linter: Linter, comment: str, state: AllowState, said: str
) -> None:
    result = check(linter, allowing(comment))
    assert [each.state for each in result.allows] == [state]
    assert result.verdict is Verdict.FAIL
    assert not result.waived
    (note,) = [each for each in result.notes if "豁免" in each]
    assert note.startswith("第 5 行的豁免注释不起作用：")
    assert said in note


def test_an_allow_elsewhere_is_unused_and_says_where_the_finding_is(linter: Linter) -> None:
    text = BASE.replace("mode: auto", "mode: auto # hetong: allow CST-010 理由")
    result = check(linter, text)
    assert [each.state for each in result.allows] == [AllowState.UNUSED]
    assert any("CST-010 报告的问题不在这里（在第 5 行）" in note for note in result.notes)


def test_what_is_undecided_cannot_be_allowed(linter: Linter) -> None:
    text = "# hetong: allow CST-010 先放着\nkind: service\nrenewal: {mode: auto}\n"
    result = check(linter, text)
    assert result.outcomes["CST-010"] is Outcome.UNKNOWN
    assert "CST-010" in {each.rule for each in result.unknown}
    assert any("CST-010 还没有结论，没有结论的规则不能豁免" in note for note in result.notes)


def test_an_allow_of_a_rule_that_is_not_asked_is_no_complaint(linter: Linter) -> None:
    result = check(linter, allowing("allow CST-010 理由"), select=("CMP",))
    assert [each.state for each in result.allows] == [AllowState.NOT_ASKED]
    assert not any("豁免" in note for note in result.notes)


def test_one_comment_for_two_rules_is_told_rule_by_rule(linter: Linter) -> None:
    result = check(linter, allowing("allow CST-010 CST-001 两条一个理由"))
    assert [(each.rule, each.state) for each in result.allows] == [
        ("CST-010", AllowState.USED),
        ("CST-001", AllowState.UNUSED),
    ]


def test_a_key_left_out_stands_where_its_section_does_and_is_allowed_there(linter: Linter) -> None:
    text = "kind: service\ncomplete: true\nterm: {months: 3}\nrenewal:\n  mode: auto\n"
    (found,) = check(linter, text, select=("CST-014",)).findings
    assert (found.where.field, found.where.line, found.where.column) == ("renewal.terms", 4, 1)
    allowed = text.replace("renewal:", "renewal: # hetong: allow CST-014 另有附件")
    (waived,) = check(linter, allowed, select=("CST-014",)).findings
    assert waived.waived is not None
    toml = "kind = 'service'\ncomplete = true\n[term]\nmonths = 3\n[renewal]\nmode = 'auto'\n"
    result = linter.check(
        parse_record(toml.encode(), "c.toml"), Options(select=("CST-014",), min_coverage=0)
    )
    assert result.findings[0].where.line == 5
