"""`hetong check` as a user meets it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli_samples import (
    BAD,
    check,
    hetong,
    write_three,
)


@pytest.fixture
def desk(small_rules: Path) -> Path:
    """A folder with three records, in which the test stands."""
    return write_three(small_rules)


@pytest.mark.usefixtures("desk")
class TestExitCodes:
    @pytest.mark.parametrize(
        ("args", "code"),
        [
            (["good.yaml"], 0),
            (["bad.yaml"], 0),
            (["bad.yaml", "--fail-on", "warning"], 1),
            (["bad.yaml", "--fail-on", "info"], 1),
            (["bad.yaml", "--fail-on", "never", "--side", "b"], 0),
            (["bad.yaml", "--side", "b"], 1),
            (["bad.yaml", "--side", "a", "--fail-on", "warning"], 0),
            (["open.yaml"], 2),
            (["open.yaml", "--min-coverage", "0"], 0),
            (["good.yaml", "bad.yaml", "--fail-on", "warning"], 1),
            (["bad.yaml", "open.yaml", "--fail-on", "warning"], 2),
            (["nothing.yaml"], 2),
            (["."], 2),
            (["good.yaml", "--fail-on", "grave"], 2),
            (["good.yaml", "--min-coverage", "1.5"], 2),
            (["good.yaml", "--as-of", "2026-02-30"], 2),
            ([], 2),
        ],
    )
    def test_exit_code(self, args: list[str], code: int) -> None:
        assert check(*args).exit_code == code

    def test_findings_are_printed_and_nothing_else(self) -> None:
        result = check("bad.yaml")
        assert result.stderr == ""
        assert "警告 1\n  FAI-990 解释权归一方" in result.stdout
        assert "第 5 行 · 条款九 · interpretation.right_holder" in result.stdout
        assert "解释权归甲方" in result.stdout
        assert "结论：通过" in result.stdout

    def test_english(self) -> None:
        for result in (check("bad.yaml", "--lang", "en"), check("bad.yaml", HETONG_LANG="en")):
            assert "FAI-990 One side interprets" in result.stdout
            assert "Verdict: pass" in result.stdout

    def test_the_day_is_the_one_asked_for(self) -> None:
        assert "按 2026-11-01 有效的法律" in check("good.yaml").stdout
        assert "按 2021-03-04 有效的法律" in check("good.yaml", "--as-of", "2021-03-04").stdout
        chinese = check("good.yaml", "--as-of", "2021年3月4日")
        assert "按 2021-03-04 有效的法律" in chinese.stdout

    def test_a_bad_day_says_so(self) -> None:
        result = check("good.yaml", "--as-of", "morgen")
        assert "--as-of" in result.stderr
        assert "morgen" in result.stderr


@pytest.mark.usefixtures("desk")
class TestInput:
    def test_a_bad_file_does_not_stop_the_others(self, desk: Path) -> None:
        (desk / "ill.yaml").write_text("kind: service\nsigning_date: 2026-02-30\n", "utf-8")
        result = check("ill.yaml", "bad.yaml", "nothing.yaml")
        assert result.exit_code == 2
        first, second = result.stderr.splitlines()
        assert first.startswith("ill.yaml:2:15: ")
        assert second.startswith("nothing.yaml: 找不到这个文件")
        assert "FAI-990" in result.stdout
        assert "3 份合同：1 份通过、2 份没有结果" in result.stdout

    def test_nothing_readable_prints_no_report(self) -> None:
        result = check("nothing.yaml", "--lang", "en")
        assert result.stdout == ""
        assert result.stderr.startswith("nothing.yaml: no such file. Check the file name")

    def test_a_folder_without_a_record_is_refused(self, desk: Path) -> None:
        (desk / "folder").mkdir()
        result = check("folder")
        assert result.exit_code == 2
        assert "folder: 这个文件夹里没有合同记录" in result.stderr

    @pytest.mark.parametrize(
        "text",
        [BAD, '{"party_a": {"role": "client"}, "interpretation": {"right_holder": "a"}}'],
        ids=["yaml", "json"],
    )
    def test_standard_input_is_yaml_or_json(self, text: str) -> None:
        result = check("-", stdin=text)
        assert result.exit_code == 0
        assert result.stdout.startswith("标准输入 · ")
        assert "FAI-990" in result.stdout

    def test_standard_input_may_have_a_name_and_a_format(self) -> None:
        toml = '[party_a]\nrole = "client"\n[interpretation]\nright_holder = "a"\n'
        result = check("-", "--stdin-name", "合同.toml", stdin=toml)
        assert result.stdout.startswith("合同.toml · ")
        broken = check("-", "--stdin-name", "合同.toml", stdin="right = = 1")
        assert broken.stderr.startswith("合同.toml:1:")

    def test_a_byte_order_mark_before_json_is_json(self) -> None:
        text = b'\xef\xbb\xbf{"interpretation": {"right_holder": "both"}}'
        assert check("-", stdin=text).exit_code == 0

    def test_a_path_given_twice_is_judged_once(self) -> None:
        found = json.loads(check("bad.yaml", "bad.yaml", "--format", "json").stdout)
        assert [each["path"] for each in found["contracts"]] == ["bad.yaml"]

    def test_messages_cannot_steer_the_terminal(self, desk: Path) -> None:
        (desk / "evil.yaml").write_text("kind: service\n\u202e倒: 1\n", encoding="utf-8")
        message = check("evil.yaml").stderr
        assert "<U+202E>" in message
        assert "\u202e" not in message


@pytest.mark.usefixtures("desk")
class TestOutput:
    def test_json(self) -> None:
        found = json.loads(check("bad.yaml", "--format", "json").stdout)
        (contract,) = found["contracts"]
        assert contract["findings"][0]["rule"] == "FAI-990"
        assert contract["coverage"] == 1.0
        assert found["summary"]["warning"] == 1

    def test_json_of_unreadable_input_is_still_json(self) -> None:
        found = json.loads(check("nothing.yaml", "--format", "json").stdout)
        assert found["unread"] == ["nothing.yaml"]
        assert found["summary"]["verdict"] == "not_judged"

    def test_table(self) -> None:
        assert "| FAI-990 |" in check("bad.yaml", "--format", "table").stdout

    def test_output_goes_to_a_file_as_utf_8(self, desk: Path) -> None:
        result = check("bad.yaml", "-o", "报告.txt")
        assert result.stdout == ""
        written = (desk / "报告.txt").read_bytes()
        assert written.decode("utf-8") == check("bad.yaml").stdout
        assert b"\r" not in written

    def test_output_never_overwrites_the_contract(self, desk: Path) -> None:
        result = check("bad.yaml", "-o", "./bad.yaml")
        assert result.exit_code == 2
        assert "会把它覆盖" in result.stderr
        assert (desk / "bad.yaml").read_text("utf-8") == BAD

    def test_an_output_that_cannot_be_written_says_so(self) -> None:
        result = check("bad.yaml", "-o", "no/such/folder/x.txt")
        assert result.exit_code == 2
        assert "不能写入这个文件" in result.stderr

    def test_passed_and_unknown_are_shown_when_asked_for(self) -> None:
        assert "通过 1 条\n  FAI-990 解释权归一方" in check("good.yaml", "--show-passed").stdout
        shown = check("open.yaml", "--show-unknown").stdout
        assert "  FAI-990 解释权归一方\n    缺 解释权 · 解释权归谁" in shown


@pytest.mark.usefixtures("desk")
class TestSelection:
    def chosen(self, *args: str) -> set[str]:
        result = hetong("check", "good.yaml", "--format", "json", "--min-coverage", 0, *args)
        contract = json.loads(result.stdout)["contracts"][0]
        counts = contract["counts"]
        assert sum(counts.values()) > 0
        return {
            *(each["rule"] for each in contract["findings"]),
            *(each["rule"] for each in contract["unknown"]),
            *contract.get("passed", ()),
        }

    def test_by_id_prefix_name_and_category(self) -> None:
        for word in ("FAI-990", "fai-990", "named-interpreter", "FAI-99"):
            assert self.chosen("--select", word, "--show-passed") == {"FAI-990"}
        assert self.chosen("--select", "fairness", "--show-passed") == {"FAI-990"}
        assert self.chosen("--show-passed") == {"FAI-990", "CST-990"}

    def test_ignore_and_lists(self) -> None:
        for args in (
            ("--select", "FAI-990,CST-990", "--ignore", "CST-990"),
            ("--select", "FAI-990", "--select", "CST", "--ignore", "consistency,"),
            ("--ignore", "penalties-apart"),
        ):
            assert self.chosen(*args, "--show-passed") == {"FAI-990"}

    @pytest.mark.parametrize(
        ("option", "word", "hint"),
        [
            ("--select", "FAI-9990", "是不是 FAI-990？"),
            ("--ignore", "fairnes", "是不是 fairness？"),
            ("--select", "named-interpretor", "是不是 named-interpreter？"),
            ("--select", "合同法", "hetong rules 列出全部"),
        ],
    )
    def test_an_unknown_rule_names_the_nearest(self, option: str, word: str, hint: str) -> None:
        result = hetong("check", "good.yaml", option, word)
        assert result.exit_code == 2
        assert f"{option} 里的“{word}”不是规则" in result.stderr
        assert hint in result.stderr

    def test_a_selection_of_nothing_is_refused(self) -> None:
        result = check("good.yaml", "--ignore", "FAI")
        assert result.exit_code == 2
        assert "没有剩下任何规则" in result.stderr
