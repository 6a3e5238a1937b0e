"""The flow as a whole: what is judged, by which day, and what happens when the engine fails."""

from __future__ import annotations

from datetime import date

import pytest

from hetong.engine import session
from hetong.findings import Outcome, Severity, Verdict
from hetong.lint import Linter, Options
from hetong.record import parse_record

TODAY = date(2026, 11, 21)
SUPPORT_ONLY = [f"CMP-{n:03}" for n in (*range(21, 30), *range(33, 39), 91, 92, 93)]


def check(linter: Linter, text: str, **options: object):
    record = parse_record(text.encode(), "contract.yaml")
    return linter.check(record, Options(today=TODAY, **options))


def test_a_record_holding_only_its_kind_is_not_judged(linter: Linter) -> None:
    result = check(linter, "kind: express-support\n")
    assert result.verdict is Verdict.NOT_JUDGED
    assert result.findings == ()
    assert Outcome.PASS not in result.outcomes.values() or (result.coverage or 0) < 0.5


def test_a_record_without_kind_is_a_service_contract_and_says_so(linter: Linter) -> None:
    text = "complete: true\nparty_a: {role: client, name: 甲公司}\nparty_b: {name: 乙公司}\n"
    result = check(linter, text)
    assert result.kind == "service"
    assert not result.kind_recorded
    assert any("kind" in note for note in result.notes)
    assert result.verdict is not Verdict.NOT_JUDGED
    assert not {finding.rule for finding in result.findings} & set(SUPPORT_ONLY)


def test_an_engine_failure_is_not_judged(linter: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __getattr__(self, name: str) -> object:
            def fail(*_: object) -> tuple[int, int]:
                raise RuntimeError("injected")

            return fail

    monkeypatch.setattr(session, "_C", Broken())
    text = "kind: service\ncomplete: true\n"
    result = check(Linter.load(), text)
    assert result.verdict is Verdict.NOT_JUDGED
    assert result.failure is not None
    assert "injected" in result.failure
    assert result.findings == ()
    assert result.outcomes == {}


def test_a_missing_end_marker_is_not_judged(
    linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.Session, "_firings", lambda *_: iter(()))
    result = check(linter, "kind: service\ncomplete: true\n")
    assert result.verdict is Verdict.NOT_JUDGED
    assert result.failure is not None


def test_the_engine_recovers_after_a_failure(
    linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "kind: service\ncomplete: true\n"
    before = check(linter, text)
    with monkeypatch.context() as broken:
        broken.setattr(session.Session, "_firings", lambda *_: iter(()))
        assert check(linter, text).failure
    assert check(linter, text) == before


SIGNED = "kind: service\nsigning_date: 2025-03-01\ncheck_date: 2026-01-05\n"


@pytest.mark.parametrize(
    ("provisional", "more", "missing"),
    [
        ("false", "", ("term.years", "term.months", "term.days", "term.start_date")),
        ("'____'", "term: {years: 1}", ("fees.provisional",)),
    ],
)
def test_an_unknown_names_what_is_blank_but_not_what_was_assumed(
    linter: Linter, provisional: str, more: str, missing: tuple[str, ...]
) -> None:
    rest = f"items: none, floating_fee: none, provisional: {provisional}"
    fees = f"{{monthly_fee: 10000, total_amount: 150000, {rest}}}"
    result = check(linter, f"kind: service\nfees: {fees}\n{more}\n")
    (told,) = [each for each in result.unknown if each.rule == "CST-027"]
    assert told.missing[: len(missing)] == missing
    assert "fees.model" not in told.missing
    assert told.reasons == ()


@pytest.mark.parametrize(
    ("text", "options", "as_of", "source"),
    [
        (SIGNED, {"as_of": date(2026, 6, 1)}, "2026-06-01", "option"),
        (SIGNED, {}, "2026-01-05", "check_date"),
        ("signing_date: 2025-03-01\n", {}, "2025-03-01", "signing_date"),
        ("title: 合同\n", {}, "2026-11-21", "today"),
    ],
)
def test_the_day_of_judgement(
    linter: Linter, text: str, options: dict[str, object], as_of: str, source: str
) -> None:
    result = check(linter, text, **options)
    assert (result.as_of, result.as_of_source) == (as_of, source)


def test_the_contract_day_is_the_signing_date(linter: Linter) -> None:
    assert check(linter, SIGNED).contract_day == "2025-03-01"
    assert check(linter, "check_date: 2026-01-05\n").contract_day == "2026-01-05"


def test_the_phase_follows_the_status(linter: Linter) -> None:
    assert check(linter, "status: signed\n").phase == "signing"
    assert check(linter, "status: draft\n").phase == "review"
    assert check(linter, "status: signed\n", phase="draft").phase == "draft"


ONE_SIDED = """\
kind: service
party_a: {role: client, name: 甲公司}
party_b: {role: provider, name: 乙公司}
confidentiality: {obligors: b}
"""


@pytest.mark.parametrize(
    ("side", "severity"),
    [("neutral", Severity.WARNING), ("a", Severity.INFO), ("b", Severity.ERROR)],
)
def test_a_side_moves_the_severity(linter: Linter, side: str, severity: Severity) -> None:
    result = check(linter, ONE_SIDED, side=side, select=("FAI-033",))
    (finding,) = result.findings
    assert (finding.severity, finding.base_severity) == (severity, Severity.WARNING)


def test_sides_follow_the_role_not_the_letter(linter: Linter) -> None:
    swapped = (
        ONE_SIDED.replace("client", "x").replace("provider", "client").replace("x", "provider")
    )
    (finding,) = check(linter, swapped, select=("FAI-033",)).findings
    assert finding.against == "client"


def test_select_and_ignore(linter: Linter) -> None:
    assert {*check(linter, ONE_SIDED, select=("FAI",)).outcomes} == {
        rule.id for rule in linter.rulebook.judging if rule.category == "fairness"
    }
    assert "FAI-033" not in check(linter, ONE_SIDED, ignore=("one-way-confidentiality",)).outcomes


def test_fingerprints_stay_when_something_else_is_added(linter: Linter) -> None:
    before = {f.rule: f.fingerprint for f in check(linter, ONE_SIDED).findings}
    more = ONE_SIDED + "interpretation: {right_holder: a}\nterm: {years: 1}\n"
    after = {f.rule: f.fingerprint for f in check(linter, more).findings}
    assert before["FAI-033"] == after["FAI-033"]


SUPPLEMENT = """\
kind: outsourced-support
complete: true
status: signed
signing_date: 2026-08-20
party_a: {role: client, name: 湖州市临溪电器有限公司}
party_b: {role: provider, name: 嘉兴市言川客服有限公司}
amends: {number: LX-2025-031, signed_on: 2025-09-01}
title: 补充协议一
fees: {monthly_fee: 5万元, currency: CNY, tax_included: true}
signature_blocks:
  - {party: a, name: 湖州市临溪电器有限公司, signatory: 马临溪, date: 2026-08-20}
  - {party: b, name: 嘉兴市言川客服有限公司, signatory: 钟言川, date: 2026-08-20}
copies: {total: 2, each: 1}
"""


def test_a_supplement_need_not_repeat_the_contract_it_amends(linter: Linter) -> None:
    result = check(linter, SUPPLEMENT)
    assert [(one.rule, one.severity) for one in result.findings if one.severity != "info"] == []
    assert any("补充协议" in note for note in result.notes)
    alone = check(linter, SUPPLEMENT.replace("amends", "tender").replace("signed_on", "awarded_on"))
    assert sum(one.severity != "info" for one in alone.findings) > 10


def test_a_supplement_must_be_signed_like_any_contract(linter: Linter) -> None:
    unsigned = SUPPLEMENT.replace("signatory: 马临溪", "signatory: none")
    assert "CMP-110" in {one.rule for one in check(linter, unsigned).findings}
