"""Judged contracts built by hand: what the report and command line tests render."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hetong.errors import Words
from hetong.findings import (
    Authority,
    ContractResult,
    Finding,
    Outcome,
    RunResult,
    Severity,
    Undecided,
    Verdict,
    Waived,
    Where,
)

RULES = {
    "CST-010": Words("续展通知期不短于合同期限", "Renewal notice is not shorter than the term"),
    "CST-020": Words("付款日早于结算期末", "Payment falls before the period is settled"),
    "FAI-001": Words("一方单独享有解释权", "One side alone interprets the contract"),
    "FAI-020": Words("违约金比例相差悬殊", "Penalty rates differ widely"),
    "CMP-061": Words("没有约定续展方式", "No renewal is agreed"),
    "LGL-031": Words("逾期付款利率低于法定", "Late interest below the legal rate"),
    "CMP-040": Words("没有约定价款", "No price is agreed"),
}
KINDS = {
    "express-support": Words("快递客服", "Express customer support"),
    "service": Words("一般服务合同", "General service contract"),
}


GOLDEN = Path(__file__).parent / "golden"


def same(request: pytest.FixtureRequest, text: str, name: str) -> None:
    """Compare a report with a file in tests/golden; --update writes it anew."""
    path = GOLDEN / name
    if request.config.getoption("--update"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def where(field: str = "renewal.notice_days", **more: Any) -> Where:
    return Where(field=field, **more)


RENEWAL = Finding(
    rule="CST-010",
    name="renewal-notice-outlasts-term",
    title="续展通知期不短于合同期限",
    category="consistency",
    severity=Severity.ERROR,
    base_severity=Severity.ERROR,
    nature="mixed",
    message="合同期限只有 3 个月，却要求期满前 6 个月通知，这项通知来不及发出，"
    "自动续展也就无从避免。",
    suggestion="把通知期改为 30 日，或者把合同期限延长到 12 个月以上。",
    clause_text="任何一方不同意续展的，应当在期限届满 30 日前书面通知对方；逾期没有通知的，"
    "本合同按原条件续展一次，期限与原期限相同。\n续展期间的价款由双方另行书面确认。",
    basis=(
        Authority(law="cn-civil-code", title="民法典", article="第142条第1款", gist="按词句解释"),
        Authority(law="cn-civil-code", title="民法典", article="510"),
    ),
    verified="text",
    reviewed_by_lawyer=False,
    against="both",
    effect="none",
    where=where(
        line=41,
        column=17,
        end_line=41,
        end_column=20,
        start=812,
        end=815,
        clause="二",
        quote="期满前6个月书面通知",
    ),
    related=(where("term.months", line=38, column=11, clause="二", quote="3个月"),),
    fingerprint="aaaaaaaaaaaaaaaa-0",
)
INTERPRETATION = RENEWAL.model_copy(
    update={
        "rule": "FAI-001",
        "name": "one-sided-interpretation",
        "title": "一方单独享有解释权",
        "category": "fairness",
        "severity": Severity.WARNING,
        "base_severity": Severity.INFO,
        "nature": "law",
        "message": "条文发生争议时由甲方说了算，乙方没有参与解释的机会；"
        "格式条款里这样写还可能不发生效力。",
        "suggestion": "删去这一句，争议时按《民法典》的解释规则办。",
        "clause_text": None,
        "basis": (
            Authority(law="cn-civil-code", title="民法典", article="466"),
            Authority(law="spc-2023-13", title="合同编通则解释", article="9(2)"),
        ),
        "verified": "memory",
        "against": "provider",
        "assumptions": ("假定没有约定“是否逐条协商”（未记录）",),
        "where": where(
            "interpretation.right_holder",
            line=88,
            column=3,
            clause="十一.2",
            quote="本协议由甲方负责解释",
        ),
        "related": (),
        "fingerprint": "bbbbbbbbbbbbbbbb-0",
    }
)
PENALTY = RENEWAL.model_copy(
    update={
        "rule": "FAI-020",
        "name": "penalty-rates-differ",
        "title": "违约金比例相差悬殊",
        "category": "fairness",
        "severity": Severity.INFO,
        "base_severity": Severity.INFO,
        "nature": "practice",
        "message": "乙方每日按 0.5% 计违约金，甲方每日只按 0.05%，相差 10 倍。",
        "suggestion": "双方都按每日 0.05% 计。",
        "clause_text": None,
        "basis": (),
        "against": "provider",
        "where": where("liability.penalties[0].rate", line=73, clause="九.1", quote="千分之五"),
        "related": tuple(
            where(f"liability.penalties[{n}].rate", line=74 + n, clause=f"九.{n + 1}")
            for n in range(1, 11)
        ),
        "fingerprint": "cccccccccccccccc-0",
    }
)
UNKNOWN = (
    Undecided(rule="CST-020", missing=("payment.settlement", "payment.day_of_month")),
    Undecided(rule="CMP-061", missing=("renewal.mode",)),
    Undecided(
        rule="LGL-031",
        missing=("payment.settlement",),
        reasons=("内置的 LPR 只到 2026-06-22 公布的一期",),
    ),
)


def outcomes(**counts: int) -> dict[str, Outcome]:
    said = {}
    for outcome in Outcome:
        for n in range(counts.get(outcome.value, 0)):
            said[f"{outcome.value.upper()[:3]}-{n:03}"] = outcome
    return said


def contract(**changes: Any) -> ContractResult:
    base = ContractResult(
        path="快递客服合同.yaml",
        sha256="0" * 64,
        kind="express-support",
        kind_recorded=True,
        side="b",
        phase="review",
        as_of="2026-11-20",
        as_of_source="signing_date",
        contract_day="2026-11-20",
        verdict=Verdict.FAIL,
        coverage=0.978,
        findings=(RENEWAL, INTERPRETATION, PENALTY),
        unknown=UNKNOWN,
        outcomes=outcomes(fail=3, **{"pass": 131}, not_applicable=64, unknown=3),
    )
    return base.model_copy(update=changes)


def run(*contracts: ContractResult, **changes: Any) -> RunResult:
    base = RunResult(
        version="0.1.0",
        rules=256,
        rulebook_sha256="ab" * 32,
        laws_as_of="2026-11-21",
        unreviewed_rules=256,
        contracts=contracts or (contract(),),
    )
    return base.model_copy(update=changes)


HOSTILE = "甲\x1b[31m方\x9b2J|\u202e倒写\u2066\u200b\r\n# 结论：通过\u2028末\x07\udcff\U000e0041"
"""What a contract may try: escapes, a bar, line ends, bidirectional, zero-width and tag marks."""


def hostile() -> ContractResult:
    spot = where("fees[0].额\x1b]0;x\x07", line=3, clause=HOSTILE, quote=HOSTILE, part=HOSTILE)
    finding = RENEWAL.model_copy(
        update={
            "title": HOSTILE,
            "message": HOSTILE,
            "suggestion": HOSTILE,
            "clause_text": HOSTILE,
            "basis": (Authority(law="x", title=HOSTILE, article=HOSTILE),),
            "assumptions": (HOSTILE,),
            "waived": Waived(by="inline", reason=HOSTILE, line=3),
            "where": spot,
            "related": (spot,),
        }
    )
    unknown = (Undecided(rule="CST-020", missing=(HOSTILE,), reasons=(HOSTILE,)),)
    return contract(path=HOSTILE, findings=(finding,), unknown=unknown, notes=(HOSTILE,))


def english() -> RunResult:
    """Return the sample run as judged in English: only the contract's words stay Chinese."""
    renewal = RENEWAL.model_copy(
        update={
            "title": RULES["CST-010"].en,
            "message": "The term is 3 months, yet notice is due 6 months before it ends: the "
            "notice can never be given in time.",
            "suggestion": "Ask for 30 days' notice, or agree a term of more than 12 months.",
            "clause_text": "A party that does not want the renewal tells the other in writing at "
            "least 30 days before the term ends.",
            "basis": (
                Authority(law="cn-civil-code", title="Civil Code of the PRC", article="142"),
                Authority(law="cn-civil-code", title="Civil Code of the PRC", article="510"),
            ),
        }
    )
    interpretation = INTERPRETATION.model_copy(
        update={
            "title": RULES["FAI-001"].en,
            "message": "Whenever the wording is disputed Party A decides what it means.",
            "suggestion": "Delete the sentence.",
            "basis": (
                Authority(law="cn-civil-code", title="Civil Code of the PRC", article="466"),
                Authority(law="spc-2023-13", title="SPC Interpretation (I)", article="9(2)"),
            ),
            "assumptions": ("assumes nothing is agreed on 'Negotiated' (not recorded)",),
        }
    )
    unknown = (
        Undecided(rule="CST-020", missing=("payment.settlement", "payment.day_of_month")),
        Undecided(rule="LGL-031", missing=(), reasons=("the built-in LPR ends in 2026-06",)),
    )
    judged = contract(path="express.yaml", findings=(renewal, interpretation), unknown=unknown)
    return run(judged)
