"""The smaller commands, the help, the version and shell completion."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from hetong import __version__
from hetong.cli import COMMANDS
from hetong.cli import checkup as doctor
from hetong.contract.schema import json_schema
from hetong.law.register import Register
from tests.cli_samples import FAIR, FIRES, PASSES, hetong, small_rulebook, use_rulebook, write_rule
from tests.records import empty_record


@pytest.fixture
def rulebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    use_rulebook(small_rulebook(folder), monkeypatch)
    for name in ("hetong.cli.checkup",):
        monkeypatch.setattr(f"{name}.builtin_rules", lambda: folder)
    return folder


class TestHelp:
    @pytest.mark.parametrize("command", [*COMMANDS, "rules test"])
    def test_every_command_explains_itself_in_both_languages(self, command: str) -> None:
        result = hetong(*command.split(), "--help")
        assert result.exit_code == 0
        assert f"hetong {command.split()[0]}" in result.stdout
        assert any("\u4e00" <= char <= "\u9fff" for char in result.stdout)
        assert "--lang" in result.stdout

    def test_the_group_lists_the_commands(self) -> None:
        shown = hetong("--help").stdout
        for command in COMMANDS:
            assert f"\n  {command} " in shown

    def test_version(self) -> None:
        assert hetong("--version").stdout == f"hetong, version {__version__}\n"

    def test_an_unknown_command_names_the_nearest(self) -> None:
        result = hetong("chek", "x.yaml")
        assert result.exit_code == 2
        assert "did you mean check?" in result.stderr

    def test_help_needs_neither_engine_nor_models(self) -> None:
        code = (
            "import sys; from hetong.cli import main\n"
            "try: main(['check', '--help'])\nexcept SystemExit: pass\n"
            "print(sorted({'pydantic', 'durable_rules_engine', 'yaml'} & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
        )
        assert done.stdout.splitlines()[-1] == "[]"


class TestCompletion:
    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_scripts_are_generated(self, shell: str) -> None:
        result = hetong(_HETONG_COMPLETE=f"{shell}_source")
        assert result.exit_code == 0
        assert "_HETONG_COMPLETE" in result.stdout

    def complete(self, words: str, at: int) -> str:
        env = {"_HETONG_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
        return hetong(**env).stdout

    def test_commands_options_kinds_and_rules(self, rulebook: Path) -> None:
        assert "plain,check" in self.complete("hetong ch", 1)
        assert "plain,--side" in self.complete("hetong check --si", 2)
        assert "plain,express-support" in self.complete("hetong init ex", 2)
        assert "plain,FAI-990" in self.complete("hetong explain fai", 2)


class TestLaws:
    def test_a_repealed_title(self) -> None:
        shown = hetong("laws", "合同法", "--on", "2026-11-20").stdout
        assert "已废止" in shown
        assert "《民法典》" in shown

    def test_before_the_repeal(self) -> None:
        assert "有效" in hetong("laws", "合同法", "--on", "2020-06-01").stdout

    def test_an_article(self) -> None:
        assert "第153条" in hetong("laws", "合同法", "--article", "52").stdout

    def test_all_titles_line_up(self) -> None:
        shown = hetong("laws", "--on", "2026-11-20", "--state", "repealed").stdout
        assert "合同法" in shown
        assert "有效" not in shown
        english = hetong("laws", "--on", "2026-11-20", "--lang", "en").stdout
        assert "Civil Code of the PRC" in english
        assert "laws, as of 2026-11-20" in english

    def test_an_article_needs_a_title(self) -> None:
        result = hetong("laws", "--article", "52")
        assert result.exit_code == 2
        assert "法律名称" in result.stderr


class TestInit:
    @pytest.mark.parametrize("kind", ["express-support", "快递客服"])
    def test_a_kind_by_its_name_or_its_chinese_title(self, kind: str) -> None:
        assert hetong("init", kind).stdout == empty_record("express-support", "zh")

    def test_to_a_file_but_never_over_one(self, tmp_path: Path) -> None:
        path = tmp_path / "合同.yaml"
        assert hetong("init", "service", "--lang", "en", "-o", path).exit_code == 0
        assert path.read_text("utf-8") == empty_record("service", "en")
        again = hetong("init", "service", "-o", path)
        assert again.exit_code == 2
        assert "已经存在，没有覆盖" in again.stderr
        assert path.read_text("utf-8") == empty_record("service", "en")

    def test_an_unknown_kind(self) -> None:
        result = hetong("init", "买卖")
        assert result.exit_code == 2
        assert "express-support" in result.stderr

    def test_the_record_can_be_checked(self, tmp_path: Path, rulebook: Path) -> None:
        path = tmp_path / "合同.yaml"
        hetong("init", "express-support", "-o", path)
        result = hetong("check", path, "--min-coverage", 0)
        assert result.stderr == ""
        assert "没有结论" in result.stdout


def test_the_schema_is_that_of_the_record(tmp_path: Path) -> None:
    assert json.loads(hetong("schema").stdout) == json_schema()
    path = tmp_path / "schema.json"
    assert hetong("schema", "-o", path).stdout == ""
    assert json.loads(path.read_text("utf-8")) == json_schema()


@pytest.mark.usefixtures("rulebook")
class TestDoctor:
    def states(self, today: date, monkeypatch: pytest.MonkeyPatch) -> dict[str, doctor.State]:
        monkeypatch.setattr(doctor, "_engine_and_rules", list)
        return {told.name.en: told.state for told in doctor.checkup(today)}

    def test_a_sound_installation(self) -> None:
        result = hetong("doctor")
        assert result.exit_code == 0
        assert "自检 2 条规则的 4 个案例，结论全部相符" in result.stdout
        assert "2 条规则（一致 1、公平 1）" in result.stdout
        assert "错误" not in result.stdout

    def test_english(self) -> None:
        result = hetong("doctor", "--lang", "en")
        assert "self-test: 4 cases of 2 rules, all hold" in result.stdout

    def test_old_law_data_are_a_note(self, rulebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        as_of = Register.load(rulebook).as_of
        assert self.states(as_of, monkeypatch)["Law data"] is doctor.State.GOOD
        later = date(as_of.year + 1, as_of.month, as_of.day)
        assert self.states(later, monkeypatch)["Law data"] is doctor.State.WARNED

    def test_an_unknown_loan_prime_rate_is_a_note(
        self, rulebook: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lpr = Register.load(rulebook).lpr
        assert self.states(lpr.trusted_to, monkeypatch)["LPR"] is doctor.State.GOOD
        assert self.states(lpr.unknown_from, monkeypatch)["LPR"] is doctor.State.WARNED

    def test_an_engine_that_judges_wrongly_is_an_error(self, rulebook: Path) -> None:
        write_rule(rulebook, FAIR.replace(PASSES, FIRES))
        result = hetong("doctor")
        assert result.exit_code == 2
        assert "1 个不符" in result.stdout
        assert "不要使用判断结果" in result.stdout

    def test_a_broken_rule_is_an_error_and_the_rest_is_still_told(self, rulebook: Path) -> None:
        write_rule(rulebook, FAIR.replace("severity: warning", "severity: grave"))
        result = hetong("doctor")
        assert result.exit_code == 2
        assert "FAI-990-named-interpreter.yaml:5" in "".join(result.stdout.split())
        assert "法律数据" in result.stdout

    def test_an_engine_that_is_not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def lacking(_: str) -> str:
            raise doctor.PackageNotFoundError("durable-rules")

        monkeypatch.setattr(doctor, "version", lacking)
        result = hetong("doctor")
        assert result.exit_code == 2
        assert "durable-rules 不能加载" in result.stdout
        assert "终端编码" in result.stdout

    def test_an_engine_that_cannot_be_imported(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "hetong.lint", None)
        result = hetong("doctor")
        assert result.exit_code == 2
        assert "durable-rules 不能加载" in result.stdout

    def test_a_python_too_old(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor, "OLDEST", (3, 99))
        result = hetong("doctor")
        assert result.exit_code == 2
        assert "重新安装" in result.stdout

    def test_law_tables_that_cannot_be_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from hetong.errors import RuleError, Words

        def broken(_: Register) -> None:
            raise RuleError(Words("坏表", "bad table"), file="lpr.yaml", line=3)

        monkeypatch.setattr(Register, "check", broken)
        result = hetong("doctor")
        assert result.exit_code == 2
        assert "lpr.yaml:3: 坏表" in result.stdout
