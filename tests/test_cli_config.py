"""The config at work in `hetong check`: what it changes, what it may not, and what reports say."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hetong.cli import main
from hetong.cli.checkup import State, config_in_force
from hetong.cli.settings import Given, options_for
from hetong.config import Configs
from hetong.errors import ConfigError
from hetong.findings import ContractResult, Finding, Severity
from hetong.lint import Linter
from hetong.record import load_record

RECORD = """\
kind: service
check_date: 2026-11-01
party_a: {role: client}
renewal: {mode: auto, notice_days: 6个月}
term: {months: 3}
termination: {statutory_excluded: true}
liability: {exclusions: [{party: b, covers: [personal_injury]}]}
dispute: {litigation: [{locus: a}]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "合同.yaml").write_text(RECORD, encoding="utf-8")
    return tmp_path


def say(folder: Path, config: str | None) -> Path:
    if config is not None:
        (folder / "hetong.toml").write_text(config, encoding="utf-8")
    return folder / "合同.yaml"


def judged(
    linter: Linter, folder: Path, config: str | None, isolated: bool = False, **given: Any
) -> ContractResult:
    """Judge the contract as the command does for each file, with what it was given."""
    path = say(folder, config)
    settings = Configs(isolated=isolated).for_file(path)
    asked = Given(**{"min_coverage": 0.0, **given})
    return linter.check(load_record(path), options_for(settings, asked, linter.rulebook.judging))


def check(folder: Path, config: str | None, *options: str) -> tuple[int, str]:
    arguments = ["check", str(say(folder, config)), "--min-coverage", "0", *options]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def findings(result: ContractResult) -> dict[str, Finding]:
    return {each.rule: each for each in result.findings}


def test_a_severity_set_by_the_house_is_final_and_shown(linter: Linter, folder: Path) -> None:
    plain = findings(judged(linter, folder, None))
    assert (plain["CST-010"].severity, plain["CST-010"].by_house) == (Severity.ERROR, False)
    assert "FAI-018" in plain
    config = '[severity]\nCST-010 = "info"\nfai-018 = "off"'
    result = judged(linter, folder, config, side="b")
    found = findings(result)
    assert (found["CST-010"].severity, found["CST-010"].by_house) == (Severity.INFO, True)
    assert found["CST-010"].base_severity is Severity.ERROR
    assert "FAI-018" not in found
    assert "FAI-018" not in result.outcomes
    assert [each.path for each in result.config] == ["hetong.toml"]


def test_reports_name_the_config_and_what_it_changed(folder: Path) -> None:
    _, text = check(folder, '[severity]\nCST-010 = "info"')
    assert "按本方配置由错误改为提示" in text
    assert "· 配置 hetong.toml" in " ".join(text.split())
    _, text = check(folder, None, "--format", "json", "--select", "CST-010")
    shown = json.loads(text)["contracts"][0]
    (digest,) = (each["sha256"] for each in shown["config"] if each["path"] == "hetong.toml")
    assert digest == hashlib.sha256((folder / "hetong.toml").read_bytes()).hexdigest()
    (finding,) = shown["findings"]
    assert (finding["base_severity"], finding["by_house"]) == ("error", True)


@pytest.mark.parametrize(
    ("config", "word"),
    [
        ('[severity]\nFAI-013 = "warning"', "降为警告"),
        ('[severity]\nFAI-013 = "info"', "降为提示"),
        ('[severity]\nFAI-013 = "off"', "关闭"),
        ('ignore = ["FAI-013"]', "关闭"),
    ],
)
def test_lowering_what_is_void_is_told(
    linter: Linter, folder: Path, config: str, word: str
) -> None:
    notes = "".join(judged(linter, folder, config).notes)
    assert "FAI-013" in notes
    assert word in notes


def test_raising_or_ignoring_what_is_not_void_needs_no_word(linter: Linter, folder: Path) -> None:
    config = 'ignore = ["CST-010"]\n[severity]\nFAI-013 = "error"\nFAI-018 = "error"'
    result = judged(linter, folder, config)
    assert not any("FAI-0" in note or "CST" in note for note in result.notes)
    assert findings(result)["FAI-018"].severity is Severity.ERROR


def test_the_command_line_wins(linter: Linter, folder: Path) -> None:
    config = 'side = "b"\nphase = "draft"\nselect = ["fairness"]\nignore = ["CST"]'
    result = judged(linter, folder, config)
    assert (result.side, result.phase) == ("b", "draft")
    assert {each[:3] for each in result.outcomes} == {"FAI"}
    result = judged(linter, folder, None, side="neutral", phase="review", select=("CST-01",))
    assert (result.side, result.phase) == ("neutral", "review")
    assert "CST-010" in findings(result)
    assert "FAI-018" not in judged(linter, folder, None, ignore=("FAI-018",)).outcomes
    result = judged(linter, folder, None, isolated=True)
    assert (result.side, result.config) == ("neutral", ())


def test_explicit_defaults_of_the_command_line_win_too(folder: Path) -> None:
    assert check(folder, 'fail_on = "never"')[0] == 0
    assert check(folder, None, "--fail-on", "error")[0] == 1


def test_a_product_choice_is_judged_by_and_not_compiled_in(linter: Linter, folder: Path) -> None:
    record = "kind: service\ncheck_date: 2026-11-01\ninvoice: {timing: after_payment, days: 20日}\n"
    (folder / "合同.yaml").write_text(record, encoding="utf-8")
    assert "LGL-076" not in findings(judged(linter, folder, None))
    late = '[values]\ninvoice_late_days = "{}日"'
    assert "LGL-076" in findings(judged(linter, folder, late.format(10)))
    assert "LGL-076" not in findings(judged(linter, folder, late.format(25)))


@pytest.mark.parametrize(
    ("config", "line", "hint"),
    [
        ('\n[severity]\nCST-101O = "off"', 3, "CST-101"),
        ('select = ["LGL",\n"fairnes"]', 2, "fairness"),
        ('ignore = ["CST-O1"]', 1, "CST-"),
        ('[severity]\nPRM-001 = "off"', 2, "PRM-001"),
        ('select = ["CST-010"]\nignore = ["CST"]', None, "没有剩下任何规则"),
    ],
)
def test_a_rule_that_is_none_is_refused_where_it_stands(
    linter: Linter, folder: Path, config: str, line: int | None, hint: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        judged(linter, folder, config)
    assert caught.value.file is not None
    assert caught.value.file.endswith("hetong.toml")
    assert caught.value.line == line
    assert hint in caught.value.message("zh")


def test_one_broken_config_costs_only_its_own_files(folder: Path) -> None:
    bad = folder / "bad"
    bad.mkdir()
    (bad / "hetong.toml").write_text("side = 3", encoding="utf-8")
    (bad / "合同.yaml").write_text(RECORD, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(folder), "--format", "json"])
    assert result.exit_code == 2
    document = json.loads(result.stdout)
    assert len(document["contracts"]) == 1
    assert "side" in result.stderr


def test_init_writes_a_config_that_check_takes(folder: Path) -> None:
    target = folder / "hetong.toml"
    result = CliRunner().invoke(main, ["init", "config", "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert check(folder, None, "--select", "CST-010")[0] == 1
    again = CliRunner().invoke(main, ["init", "config", "-o", str(target)])
    assert again.exit_code == 2


@pytest.mark.parametrize(("config", "code", "told"), [("", 0, "0 项立场"), ("sied = 1", 2, "side")])
def test_doctor_names_the_config(
    folder: Path, monkeypatch: pytest.MonkeyPatch, config: str, code: int, told: str
) -> None:
    (folder / "hetong.toml").write_text(config, encoding="utf-8")
    monkeypatch.chdir(folder)
    found = config_in_force()
    assert told in found.words.zh
    assert (found.state is State.BAD) == (code == 2)
