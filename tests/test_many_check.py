"""`hetong check` over many files: what is judged, what is printed, and that nothing is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from hetong.cli import progress
from hetong.lint import Linter
from tests.cli_samples import BAD, FAIR, GOOD, check, hetong, write_rule, write_twelve


@pytest.fixture
def desk(small_rules: Path) -> Path:
    """A folder with twelve records in two subfolders, in which the test stands."""
    return write_twelve(small_rules)


def judged(*args: object, **more: Any) -> list[str]:
    found = json.loads(check(*args, "--format", "json", **more).stdout)
    return [each["path"] for each in found["contracts"]]


@pytest.mark.usefixtures("desk")
class TestWhatIsJudged:
    def test_a_folder_in_the_order_of_its_paths(self) -> None:
        paths = judged("合同")
        assert len(paths) == 12
        assert paths == sorted(paths)

    def test_globs_and_arguments_in_their_order(self) -> None:
        assert judged("合同/甲/04.yaml", "合同/*/0[0-2].yaml") == [
            "合同/甲/04.yaml", "合同/乙/01.yaml", "合同/甲/00.yaml", "合同/甲/02.yaml",
        ]  # fmt: skip

    def test_a_list_on_standard_input(self) -> None:
        stdin = "合同/甲/02.yaml\0合同/乙\0".encode()
        paths = judged("合同/甲/00.yaml", "--files-from", "-", stdin=stdin)
        assert paths[:3] == ["合同/甲/00.yaml", "合同/甲/02.yaml", "合同/乙/01.yaml"]
        assert len(paths) == 8

    def test_standard_input_is_one_thing(self) -> None:
        result = check("-", "--files-from", "-", stdin="x")
        assert result.exit_code == 2
        assert "标准输入不能既是合同又是" in result.stderr

    def test_nothing_named_is_refused(self) -> None:
        result = check()
        assert result.exit_code == 2
        assert result.stderr.startswith("没有指定合同")

    def test_a_contract_on_standard_input_among_files(self) -> None:
        assert judged("合同/甲/00.yaml", "-", stdin=GOOD) == ["合同/甲/00.yaml", "标准输入"]

    def test_the_report_is_not_taken_for_a_record(self, desk: Path) -> None:
        args = ("合同", "--format", "json", "-o", "合同/report.json")
        assert check(*args).exit_code == 0
        assert check(*args).exit_code == 0
        assert check("合同/report.json", "-o", "合同/report.json").exit_code == 2
        assert (
            len(json.loads((desk / "合同" / "report.json").read_text("utf-8"))["contracts"]) == 12
        )

    def test_rules_and_configs_are_not_taken_for_records(self, desk: Path) -> None:
        write_rule(desk / "合同" / "规则", FAIR.replace("FAI-990", "FAI-991"))
        write_rule(desk / "合同" / "甲" / "规则", FAIR.replace("FAI-990", "FAI-992"))
        (desk / "合同" / "house.toml").write_text('rules = ["规则"]\n')
        (desk / "合同" / "hetong.toml").write_text('extends = "house.toml"\n')
        assert len(judged("合同", "--rules", "合同/甲/规则")) == 12

    def test_a_name_that_is_no_text_is_judged_and_printed(self, desk: Path) -> None:
        name = os.fsdecode(b"\xff\x1b[31m.yaml")
        (desk / "合同" / name).write_text(GOOD, encoding="utf-8")
        result = check("合同", "--show-all")
        assert "13 份合同：13 份通过" in result.stdout
        assert "\x1b" not in result.stdout
        assert f"合同/{name}" in judged("合同")

    def test_a_folder_without_records_spoils_no_other(self, desk: Path) -> None:
        (desk / "空").mkdir()
        result = check("空", "合同")
        assert result.exit_code == 2
        assert result.stderr.startswith("空: 这个文件夹里没有合同记录")
        assert "13 份合同：12 份通过、1 份没有结果" in result.stdout

    def test_files_of_other_programs_are_told(self, desk: Path) -> None:
        (desk / "合同" / "package.json").write_text('{"name": "x", "version": "1"}')
        result = check("合同")
        assert result.exit_code == 2
        assert result.stderr.startswith("合同/package.json:1:2: ")


@pytest.mark.usefixtures("desk")
class TestConfigs:
    def test_each_file_has_its_own(self, desk: Path) -> None:
        (desk / "合同" / "甲" / "hetong.toml").write_text('side = "b"\nexclude = ["08.yaml"]\n')
        found = json.loads(check("合同", "--format", "json").stdout)
        sides = {each["path"]: each["side"] for each in found["contracts"]}
        assert sides["合同/甲/00.yaml"] == "b"
        assert sides["合同/乙/01.yaml"] == "neutral"
        assert "合同/甲/08.yaml" not in sides
        assert found["summary"]["by_rule"][0]["severity"] == "error"

    def test_the_command_line_wins(self, desk: Path) -> None:
        (desk / "hetong.toml").write_text('side = "b"\nlang = "en"\nexclude = ["合同/甲"]\n')
        args = ("合同", "--format", "json")
        found = json.loads(check(*args).stdout)
        assert len(found["contracts"]) == 6
        assert found["contracts"][0]["side"] == "b"
        assert found["tool"]["notice"].startswith("drafting")
        said = json.loads(check(*args, "--side", "neutral", "--lang", "zh").stdout)
        assert said["contracts"][0]["side"] == "neutral"
        assert said["tool"]["notice"].startswith("起草")
        assert len(judged("合同", "--no-config")) == 12

    def test_a_config_by_hand(self, desk: Path) -> None:
        (desk / "house.toml").write_text('fail_on = "warning"\n')
        assert check("合同/甲/00.yaml").exit_code == 0
        assert check("合同/甲/00.yaml", "--config", "house.toml").exit_code == 1
        assert check("合同", "--config", "house.toml", "--no-config").exit_code == 2

    def test_a_config_that_is_wrong_is_told_once_and_costs_its_files(self, desk: Path) -> None:
        (desk / "合同" / "甲" / "hetong.toml").write_text('side = "c"\n')
        result = check("合同")
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith("合同/甲/hetong.toml:1:8: ")
        assert "12 份合同：6 份通过、6 份没有结果" in result.stdout

    def test_rules_of_a_house_are_asked_of_its_files_only(self, desk: Path) -> None:
        write_rule(desk / "规则", FAIR.replace("FAI-990", "FAI-991"))
        (desk / "合同" / "甲" / "hetong.toml").write_text('rules = ["../../规则"]\n')
        result = hetong("check", "合同", "--format", "json", "--min-coverage", 0)
        found = json.loads(result.stdout)
        hit = {
            each["path"]
            for each in found["contracts"]
            for finding in each["findings"]
            if finding["rule"] == "FAI-991"
        }
        assert hit == {"合同/甲/00.yaml", "合同/甲/02.yaml"}
        alone = json.loads(hetong("check", "合同/乙", "--format", "json").stdout)
        assert found["tool"]["rulebook"]["rules"] == alone["tool"]["rulebook"]["rules"] + 1
        assert found["tool"]["rulebook"]["sha256"] != alone["tool"]["rulebook"]["sha256"]


@pytest.mark.usefixtures("desk")
class TestWhatIsPrinted:
    def test_many_contracts_give_the_summary_only(self) -> None:
        shown = check("合同", "--fail-on", "warning").stdout
        assert shown.startswith("规则     程度")
        assert "FAI-990  警告         3       3  解释权归一方" in shown
        assert "12 份合同：3 份不通过、9 份通过" in shown
        assert "加 --show-all" in shown
        assert "建议" not in shown

    def test_unless_all_are_asked_for(self) -> None:
        shown = check("合同", "--show-all").stdout
        assert shown.count("建议  删去这一句") == 3
        assert shown.rindex("结论：通过") < shown.index("规则     程度")

    def test_few_contracts_are_shown_unless_the_summary_is_asked_for(self) -> None:
        assert check("合同/甲").stdout.count("结论：通过") == 6
        summary = check("合同/甲/00.yaml", "--summary", "--format", "table").stdout
        assert summary.startswith("规则     程度")
        assert "1 份合同：1 份通过" in summary

    def test_the_summary_as_json(self) -> None:
        found = json.loads(check("合同", "--summary", "--format", "json").stdout)
        assert list(found["contracts"][0]) == [
            "path", "kind", "verdict", "coverage", "error", "warning", "info", "unknown",
        ]  # fmt: skip
        assert found["summary"]["by_kind"][0]["contracts"] == 12

    def test_of_many_files_those_that_fail_are_listed_and_cut(self, desk: Path) -> None:
        for n in range(50):
            text = BAD if n % 5 else GOOD
            (desk / "合同" / "甲" / f"{n + 20}.yaml").write_text(text, encoding="utf-8")
        args = ("合同", "--fail-on", "warning", "--jobs", 1)
        shown = check(*args).stdout
        assert "另有 13 份没有通过，--show-all 列出全部" in shown
        assert shown.count(".yaml") == 30
        assert check(*args, "--show-all", "--summary").stdout.count(".yaml") == 62

    def test_a_progress_bar_only_on_a_terminal_and_a_long_run(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(progress, "PATIENCE", 0.0)
        assert check("合同", "--fail-on", "never").stderr == ""

    def test_an_interrupted_report_leaves_no_file(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real, calls = Linter.check, []

        def interrupt(*args: Any) -> Any:
            calls.append(1)
            if len(calls) == 3:
                raise KeyboardInterrupt
            return real(*args)

        monkeypatch.setattr(Linter, "check", interrupt)
        assert check("合同", "--format", "json", "-o", "out.json").exit_code == 130
        assert not (desk / "out.json").exists()
