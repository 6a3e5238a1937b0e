"""The text report, compared whole with what a reader should see, and each of its special cases."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest

from hetong.findings import Outcome, Severity, Unread, Verdict, Waived
from hetong.reports import REPORTS, View
from hetong.reports.typeset import columns
from tests.report_samples import (
    INTERPRETATION,
    KINDS,
    PENALTY,
    RENEWAL,
    RULES,
    UNKNOWN,
    contract,
    english,
    hostile,
    outcomes,
    run,
    same,
)

ZH = View(rules=RULES, kinds=KINDS)
EN = replace(ZH, lang="en")


def text(*contracts: object, view: View = ZH, **changes: object) -> str:
    return REPORTS["text"](run(*contracts, **changes), view)


def test_the_report_reads_as_agreed(request: pytest.FixtureRequest) -> None:
    same(request, text(), "report.zh.txt")


def test_the_english_report_reads_as_agreed(request: pytest.FixtureRequest) -> None:
    same(request, REPORTS["text"](english(), EN), "report.en.txt")


def test_an_english_report_is_english_but_for_the_words_of_the_contract() -> None:
    shown = REPORTS["text"](english(), EN)
    own = re.sub(r"“[^”]*”|clause \S+", "", shown)
    assert not re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", own)


def test_several_contracts_end_in_a_table_over_all(request: pytest.FixtureRequest) -> None:
    clean = contract(
        path="甲.yaml", findings=(), unknown=(), coverage=1.0, verdict=Verdict.PASS,
        outcomes=outcomes(**{"pass": 40}), side="neutral",
    )  # fmt: skip
    low = contract(
        path="很长的目录/" * 8 + "乙.yaml", kind="service", kind_recorded=False, findings=(),
        outcomes=outcomes(**{"pass": 1}, unknown=3), coverage=0.25, verdict=Verdict.NOT_JUDGED,
        notes=("没有记录合同类型（kind），按一般服务合同判断",), contract_day="2024-01-05",
    )  # fmt: skip
    view = replace(ZH, show_unknown=True)
    lost = (Unread(path="丁.yaml", message="丁.yaml: 找不到这个文件"),)
    shown = text(contract(), clean, low, view=view, unreviewed_rules=20, unread=lost)
    same(request, shown, "several.zh.txt")


@pytest.mark.parametrize(("width", "several"), [(60, False), (80, True), (100, True), (120, True)])
@pytest.mark.parametrize("view", [ZH, EN], ids=["zh", "en"])
def test_no_line_is_wider_than_asked(width: int, several: bool, view: View) -> None:
    judged = [contract(), hostile()] if several else [hostile()]
    shown = text(*judged, view=replace(view, width=width, show_unknown=True))
    assert max(columns(line) for line in shown.splitlines()) <= width


def test_low_coverage_says_what_to_record_first() -> None:
    low = contract(
        findings=(), outcomes=outcomes(**{"pass": 34}, unknown=66), coverage=0.34,
        verdict=Verdict.NOT_JUDGED,
    )  # fmt: skip
    shown = text(low)
    assert "适用的 100 条规则中只有 34 条能得出结论（34 %），低于 50 % 的下限" in shown
    assert "没有发现问题。" in shown
    assert "能得出结论的规则没有发现问题。" in shown
    after = shown.split("先补录这几项")[1].splitlines()
    assert after[1].strip() == "续展 · 续展方式（renewal.mode，1 条）"
    assert "结论：没有判断" in shown
    assert "低于 80 %" in text(low, view=replace(ZH, min_coverage=0.8))


def test_an_engine_failure_is_never_clean() -> None:
    failed = contract(
        failure="规则引擎没有完成（302）。", findings=(), unknown=(), outcomes={}, coverage=None,
        verdict=Verdict.NOT_JUDGED,
    )  # fmt: skip
    shown = text(failed)
    assert "没有判断：规则引擎没有完成（302）。这不表示合同没有问题。" in shown
    assert "没有发现问题" not in shown


def test_a_contract_to_which_no_rule_applies_is_not_clean() -> None:
    shown = text(
        contract(findings=(), unknown=(), outcomes={}, coverage=None, verdict=Verdict.NOT_JUDGED)
    )
    assert "没有一条规则适用" in shown
    assert "没有发现问题" not in shown


def test_groups_follow_severity_and_keep_the_order_within() -> None:
    second = RENEWAL.model_copy(update={"rule": "CST-011", "title": "第二条"})
    shown = text(contract(findings=(RENEWAL, second, INTERPRETATION, PENALTY)))
    places = [shown.index(word) for word in ("错误 2\n", "CST-010", "CST-011", "警告 1\n")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("side", "base", "now", "verified", "said"),
    [
        ("b", "warning", "error", "text", "对乙方不利，由警告升为错误"),
        ("a", "warning", "info", "text", "对甲方有利，由警告降为提示"),
        ("neutral", "error", "warning", "memory", "条文未核对原文，由错误降为警告"),
    ],
)
def test_a_moved_severity_says_why(
    side: str, base: str, now: str, verified: str, said: str
) -> None:
    moved = RENEWAL.model_copy(
        update={
            "base_severity": Severity(base), "severity": Severity(now), "verified": verified
        }
    )  # fmt: skip
    assert f"程度  {said}" in text(contract(side=side, findings=(moved,)))


def test_an_unmoved_severity_says_nothing() -> None:
    assert "程度" not in text(contract(findings=(RENEWAL,)))


@pytest.mark.parametrize(
    ("nature", "basis", "said"),
    [
        ("law", RENEWAL.basis, "《民法典》第142条第1款、第510条\n"),
        ("mixed", RENEWAL.basis, "第510条；其中一部分是实务惯例，不是法律要求"),
        ("practice", (), "实务惯例，不是法律要求"),
    ],
)
def test_practice_is_never_sold_as_law(nature: str, basis: tuple, said: str) -> None:
    finding = RENEWAL.model_copy(update={"nature": nature, "basis": basis})
    assert said in text(contract(findings=(finding,)))


def test_void_and_prohibited_are_said() -> None:
    void = RENEWAL.model_copy(update={"effect": "void"})
    banned = RENEWAL.model_copy(update={"effect": "prohibited"})
    shown = text(contract(findings=(void, banned)))
    assert "效力  依法无效" in shown
    assert "效力  法律禁止" in shown


def test_a_waived_finding_stays_visible() -> None:
    by = Waived(by="inline", reason="总法律顾问 2026-11-01 批准", line=41)
    shown = text(contract(findings=(INTERPRETATION, RENEWAL.model_copy(update={"waived": by}))))
    assert "豁免  总法律顾问 2026-11-01 批准（错误，注释在第 41 行）" in shown
    assert shown.index(INTERPRETATION.rule) < shown.index("已豁免 1\n") < shown.index("CST-010 ")
    assert "已豁免 1" in shown


def test_places_in_files_parts_and_pages() -> None:
    spot = RENEWAL.where.model_copy(
        update={"file": "附件.docx", "part": "附件四", "page": 3, "clause": "附件四 2"}
    )
    shown = text(contract(findings=(RENEWAL.model_copy(update={"where": spot}),)))
    assert "附件.docx · 附件四 · 第 3 页 · 第 41 行 · 附件四 2 · renewal.notice_days" in shown


def test_passed_rules_are_listed_when_asked_for() -> None:
    passed = {"CST-010": Outcome.PASS, "CMP-040": Outcome.PASS}
    judged = contract(findings=(), unknown=(), outcomes=passed)
    assert "没有约定价款" not in text(judged)
    shown = text(judged, view=replace(ZH, show_passed=True))
    assert "通过 2 条\n  CST-010 续展通知期不短于合同期限\n  CMP-040 没有约定价款\n" in shown


def test_unknown_rules_are_listed_when_asked_for() -> None:
    short = text(contract(unknown=UNKNOWN))
    assert "缺 付款 · 结算周期（payment.settlement，2 条）" in short
    assert "（1 条）" in short
    assert "逾期付款利率低于法定" not in short
    full = text(contract(unknown=UNKNOWN), view=replace(ZH, show_unknown=True))
    assert "  LGL-031 逾期付款利率低于法定\n    缺 付款 · 结算周期（payment.settlement）\n" in full
    assert "    内置的 LPR 只到 2026-06-22 公布的一期\n" in full


@pytest.mark.parametrize(
    ("unreviewed", "said"),
    [
        (256, "全部 256 条规则都还没有经律师签署确认。"),
        (20, "256 条规则中有 20 条还没有经律师签署确认。上面用到的有：CST-010、FAI-001、FAI-020。"),
        (0, "所有规则都经律师签署确认。"),
    ],
)
def test_every_report_says_what_no_lawyer_signed(unreviewed: int, said: str) -> None:
    shown = text(unreviewed_rules=unreviewed).replace("\n", "")
    assert "不是法律意见" in shown
    assert said in shown


def test_rules_signed_off_are_not_named() -> None:
    signed = RENEWAL.model_copy(update={"reviewed_by_lawyer": True})
    shown = text(contract(findings=(signed,)), unreviewed_rules=20).replace("\n", "")
    assert "上面列出的问题没有用到它们" in shown


def test_the_law_of_the_signing_day_is_told_apart() -> None:
    shown = text(contract(contract_day="2020-06-01"))
    assert "按签订日 2020-06-01 有效的法律，审查日 2026-11-20" in " ".join(shown.split())


def test_colour_changes_nothing_but_colour() -> None:
    coloured = text(view=replace(ZH, colour=True))
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text()


@pytest.mark.parametrize("view", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("form", ["text", "table"])
def test_nothing_in_a_contract_breaks_out(form: str, view: View) -> None:
    everything = replace(view, show_unknown=True, show_passed=True)
    shown = REPORTS[form](run(hostile()), everything)
    hidden = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
    assert not {unicodedata.category(char) for char in shown.replace("\n", "")} & hidden
    assert not [line for line in shown.splitlines() if line.startswith("# 结论")]
    verdict = "Verdict: fail" if view.lang == "en" else "结论：不通过"
    assert verdict in shown
