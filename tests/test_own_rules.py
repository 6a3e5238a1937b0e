"""A user's own rules: the same checks and harness, and every mistake told with place and advice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from hetong.cli import main
from hetong.errors import RuleError
from hetong.lint import Linter
from hetong.rulebook import read_own_rules

RULE = """id: CST-901
name: daily-rate-above-house
title: {zh: 违约金日率超过公司上限, en: Daily penalty rate above the house limit}
category: consistency
severity: warning
nature: practice
for: {p: liability.penalties}
when: {all: [{p.rate: {gt: 1%}}]}
message: {zh: "违约金按每日 {p.rate} 计，超过 1%。", en: "The penalty is {p.rate} a day, above 1%."}
suggestion: {zh: 改为每日万分之五。, en: Write 0.05% a day.}
why: {zh: 公司规定。, en: House policy.}
cases:
  fires:
    - {liability: {penalties: [{party: a, breach: late_payment, rate: 2%, per: day}]}}
  passes:
    - {liability: {penalties: [{party: a, breach: late_payment, rate: 0.05%, per: day}]}}
"""
FILE = "consistency/CST-901-daily-rate-above-house.yaml"
PREMISE = """id: PRM-{n}
name: {name}
title: {{zh: 前提, en: Premise}}
category: premise
when: {{all: [{{derived.{reads}: {{eq: true}}}}]}}
derives: {{flag: {derives}}}
cases: {{fires: [{{kind: service}}], passes: [{{kind: service}}]}}
"""

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    def write(text: str = RULE, file: str = FILE) -> Path:
        path = tmp_path / "rules" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "rules"

    return write


def run(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    return result.exit_code, result.output


def test_own_rules_run_their_cases_are_listed_and_explained(folder: Write) -> None:
    own = folder()
    assert run("rules", "test", own) == (0, "1 条规则，2 个案例，0 个不符\n")
    assert run("rules", "test", own / FILE)[0] == 0
    assert run("rules", "test", own / "consistency")[0] == 0
    assert "CST-901" in run("rules", "--rules", own, "--text", "公司上限")[1]
    assert "违约金日率超过公司上限" in run("explain", "CST-901", "--rules", own)[1]


def test_a_case_that_does_not_hold_is_told_with_its_place(folder: Write) -> None:
    code, told = run("rules", "test", folder(RULE.replace("rate: 2%", "rate: 0.5%")))
    assert code == 1
    assert f"{FILE}:14:7: 规则 CST-901 的这个案例应当触发，实际通过（不触发）；请改" in told
    assert told.endswith("1 条规则，2 个案例，1 个不符\n")


def test_a_case_that_is_no_record_is_told_where_it_is_wrong(folder: Write) -> None:
    code, told = run("rules", "test", folder(RULE.replace("rate: 2%", "rat: 2%")), "--lang", "en")
    assert code == 1
    assert f"{FILE}:14:65: liability.penalties[0] has no key rat. Did you mean rate?" in told


MISTAKES = (
    (RULE, "consistency/CST-902-x.yaml", "1:5", f"文件应为 {FILE}", "请改文件名"),
    (RULE.replace("CST-901", "XYZ-1"), FILE, "1:5", "“id”不能写成“XYZ-1”", "例如 CST-901"),
    (RULE.replace("daily-rate", "Daily_rate"), FILE, "2:7", "“name”不能写成", "小写英文字母"),
    (RULE.replace("p.rate: {", "p.rates: {"), FILE, "8:25", "不存在的事实“p.rates”", "“p.rate”"),
    (RULE.replace("{gt:", "{greater:"), FILE, "8:24", "不认识运算“greater”", "是不是"),
    (RULE.replace("gt: 1%", "gt: 30日"), FILE, "8:28", "不能与“30日”比较", "应写成 6%"),
    (
        RULE.replace("gt: 1%", "gt: {fact: term.length}"),
        FILE,
        "8:28",
        "比率与期间",
        "两边要是同一种值",
    ),
    (
        RULE.replace("gt: 1%", "gt: {value: house}"),
        FILE,
        "8:36",
        "不存在的数值“house”",
        "自己的数直接写在这里",
    ),
    (RULE.split("cases:")[0], FILE, "1:5", "缺少 fires", "至少各写一例"),
    (RULE.replace("severity", "severty"), FILE, "5:1", "规则缺少“severity”", "请改成“severity”"),
    (RULE.replace("severity: warning", "severity: high"), FILE, "5:11", "不能是“high”", "可用"),
    (RULE.replace(", en: House policy.", ""), FILE, "11:6", "缺少“en”", "请补上“en”"),
    (RULE.replace("for:", "\tfor:"), FILE, "7:1", "制表符", "请改用空格"),
    (RULE.replace('zh: "违约金按每日 {p.rate} 计，超过 1%。"', "zh: 按 {p.rate} 计"), FILE, "9:17",
     "含有“{”，没有加引号", "加上引号"),
    (RULE.replace("when:", "yields_to: [CST-999]\nwhen:"), FILE, "1:5", "不存在的 CST-999", "CST"),
    (
        RULE.replace("CST-901", "CST-010"),
        "consistency/CST-010-daily-rate-above-house.yaml",
        "1:5",
        "编号 CST-010 已用于",
        "请换一个编号",
    ),
    ("", FILE, "1", "规则文件是空的", "rules/README.md"),
    ("just text", FILE, "1:1", "只有文字", "请写成 键: 值"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "file", "where", "said", "advice"), MISTAKES)
def test_a_mistake_is_told_with_file_line_and_what_to_do(
    folder: Write, text: str, file: str, where: str, said: str, advice: str
) -> None:
    own = folder(text, file)
    code, told = run("rules", "test", own)
    assert code == 2
    assert f"{file}:{where}: " in told
    assert said in told
    assert advice in told
    code, english = run("rules", "test", own, "--lang", "en")
    assert f"{file}:{where}: " in english
    assert not any("一" <= ch <= "鿿" for ch in english.split(f"{file}:{where}: ")[1].split("'")[0])


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("CST-901-daily-rate-above-house.yaml", "不在类别文件夹里"),
        ("mine/CST-901-daily-rate-above-house.yaml", "不在类别文件夹里"),
        ("consistency/CST-901-daily-rate-above-house.yml", "后缀应为 .yaml"),
        ("values/rates.yaml", "只能放规则"),
    ],
)
def test_a_file_that_would_be_passed_over_is_refused(folder: Write, file: str, said: str) -> None:
    folder()
    with pytest.raises(RuleError) as caught:
        read_own_rules([folder(file=file)])
    assert said in caught.value.words.zh
    assert caught.value.advice is not None
    assert str(caught.value.file).endswith(file)


def test_an_empty_folder_is_refused_everywhere(tmp_path: Path) -> None:
    for args in (["rules", "test", tmp_path], ["rules", "--rules", tmp_path]):
        code, told = run(*args)
        assert code == 2
        assert f"{tmp_path}: 这个文件夹里没有规则。规则文件写成" in told


def test_premises_in_a_circle_are_refused(folder: Write) -> None:
    folder(
        PREMISE.format(n=901, name="one", reads="two_", derives="one_"), "premise/PRM-901-one.yaml"
    )
    own = folder(
        PREMISE.format(n=902, name="two", reads="one_", derives="two_"), "premise/PRM-902-two.yaml"
    )
    code, told = run("rules", "test", own)
    assert code == 2
    assert "派生事实互相依赖：PRM-901 → PRM-902 → PRM-901。让其中一条" in told


def test_own_rules_are_compiled_with_what_they_rest_on_only(folder: Write) -> None:
    linter = Linter.own(folder())
    assert {rule.id for rule in linter.rulebook.judging if not rule.derives} == {"CST-901"}
