"""`hetong rules`, `rules test` and `explain`: the rulebook as a lawyer and its authors see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from hetong.reports.rule_case import as_yaml
from hetong.reports.typeset import columns
from hetong.source import read_tree
from tests.cli_samples import (
    FAIR,
    FIRES,
    LATE,
    PASSES,
    hetong,
    small_rulebook,
    use_rulebook,
    write_rule,
)
from tests.report_samples import same


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_rulebook(tmp_path_factory.mktemp("rulebook"))


@pytest.fixture(autouse=True)
def rulebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_rulebook(folder, monkeypatch)
    return folder


def listed(*args: str) -> list[str]:
    result = hetong("rules", "--format", "json", *args)
    assert result.exit_code == 0
    return [rule["id"] for rule in json.loads(result.stdout)]


class TestList:
    def test_the_table_names_every_rule_but_premises(self) -> None:
        shown = hetong("rules").stdout
        assert "FAI-990  警告            公平    法律规定" in shown
        assert "CST-990  错误/警告/提示" in shown
        assert "PRM-990" not in shown
        assert "2 条（共 2 条）" in shown

    def test_english(self) -> None:
        shown = hetong("rules", "--lang", "en").stdout
        assert "One side interprets" in shown
        assert "2 of 2 rules" in shown

    @pytest.mark.parametrize(
        ("args", "ids"),
        [
            ([], ["CST-990", "FAI-990"]),
            (["--category", "fairness"], ["FAI-990"]),
            (["--severity", "error"], ["CST-990"]),
            (["--severity", "warning"], ["CST-990", "FAI-990"]),
            (["--kind", "express-support"], ["CST-990", "FAI-990"]),
            (["--kind", "ecommerce-support"], ["FAI-990"]),
            (["--text", "悬殊"], ["CST-990"]),
            (["--text", "INTERPRET"], ["FAI-990"]),
            (["--text", "悬殊", "--category", "fairness"], []),
        ],
    )
    def test_filters(self, args: list[str], ids: list[str]) -> None:
        assert listed(*args) == ids

    def test_an_unknown_kind_names_those_there_are(self) -> None:
        result = hetong("rules", "--kind", "快递")
        assert result.exit_code == 2
        assert "express-support" in result.stderr

    def test_json_has_both_languages(self) -> None:
        (rule,) = json.loads(hetong("rules", "--format", "json", "--text", "悬殊").stdout)
        assert rule["title"] == {"zh": "两项违约金相差悬殊", "en": "Two penalties lie far apart"}
        assert rule["severities"] == ["error", "warning", "info"]
        assert rule["basis"][0] == {"law": "cn-civil-code", "article": "第585条第2款"}

    def test_further_rules(self, tmp_path: Path) -> None:
        write_rule(tmp_path, FAIR.replace("FAI-990", "FAI-991"))
        assert listed("--rules", str(tmp_path)) == ["CST-990", "FAI-990", "FAI-991"]


class TestCases:
    def test_cases_that_hold(self) -> None:
        result = hetong("rules", "test")
        assert result.stdout == "3 条规则，6 个案例，0 个不符\n"
        assert result.exit_code == 0

    def test_a_folder_limits_them(self, rulebook: Path) -> None:
        result = hetong("rules", "test", rulebook / "fairness", "--lang", "en")
        assert result.stdout == "1 rules, 2 cases, 0 do not hold\n"

    def test_a_case_that_does_not_hold_names_its_line(self, tmp_path: Path) -> None:
        wrong = FAIR.replace("FAI-990", "FAI-991").replace(PASSES, FIRES)
        path = write_rule(tmp_path, wrong)
        result = hetong("rules", "test", tmp_path)
        assert result.exit_code == 1
        first, last = result.stdout.splitlines()
        assert first.startswith(f"{path}:18:7: ")
        assert last == "1 条规则，2 个案例，1 个不符"

    def test_no_rules_is_an_error(self, tmp_path: Path) -> None:
        assert hetong("rules", "test", tmp_path).exit_code == 2
        assert hetong("rules", "test", tmp_path / "none").exit_code == 2


class TestExplain:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_the_page_reads_as_agreed(self, request: pytest.FixtureRequest, lang: str) -> None:
        result = hetong("explain", "CST-990", "--lang", lang, "--on", "2026-11-20")
        assert result.exit_code == 0
        same(request, result.stdout, f"rule.{lang}.txt")
        assert max(columns(line) for line in result.stdout.splitlines()) <= 100

    def test_the_page_quotes_the_report_on_its_first_example(self) -> None:
        shown = hetong("explain", "fai-990").stdout
        assert "报告怎么说（以下面的例子为例）\n  解释权归甲方\n" in shown
        assert "委托方和服务方协商解释。" in shown

    def test_the_status_of_an_article_is_that_of_the_day(self) -> None:
        before = hetong("explain", "CST-990", "--on", "2020-12-31").stdout
        assert "《民法典》第585条第2款（尚未施行）" in before
        assert "《合同法》第114条（有效，" in before

    def test_a_rule_is_found_by_name_too(self) -> None:
        assert hetong("explain", "penalties-apart").stdout.startswith("CST-990 ")

    @pytest.mark.parametrize(
        ("word", "hint"),
        [("FAI-909", "是不是 FAI-990？"), ("penaltys-apart", "是不是 penalties-apart？")],
    )
    def test_an_unknown_rule_names_the_nearest(self, word: str, hint: str) -> None:
        result = hetong("explain", word)
        assert result.exit_code == 2
        assert hint in result.stderr

    def test_without_a_rule_it_says_what_to_write(self) -> None:
        result = hetong("explain")
        assert result.exit_code == 2
        assert "hetong explain CST-010" in result.stderr

    def test_facts_are_listed_with_type_and_meaning(self) -> None:
        shown = hetong("explain", "--facts", "renewal.mode").stdout
        (line,) = [line for line in shown.splitlines() if line.startswith("renewal.mode")]
        assert " ".join(line.split()) == "renewal.mode 选项 续展 · 续展方式 none auto by_agreement"
        english = hetong("explain", "--facts", "liability.penalties", "--lang", "en").stdout
        assert "liability.penalties[].rate" in english
        assert "Penalties: Rate" in english

    @pytest.mark.parametrize("text", [FAIR, LATE])
    def test_examples_are_the_records_of_the_rule(self, text: str) -> None:
        node = read_tree(text.encode(), "rule.yaml")
        again = read_tree(as_yaml(node).encode(), "again.yaml")
        assert yaml.safe_load(as_yaml(node)) == yaml.safe_load(text)
        assert as_yaml(again) == as_yaml(node)

    def test_text_that_looks_like_something_else_keeps_its_quotes(self) -> None:
        node = read_tree(b'a: "[x]"\nb: "0571"\nc: ""\nd: ~\ne: {}\nf: [1, "no"]\n', "x.yaml")
        assert yaml.safe_load(as_yaml(node)) == {
            "a": "[x]", "b": "0571", "c": "", "d": None, "e": {}, "f": [1, "no"]
        }  # fmt: skip
