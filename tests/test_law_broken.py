"""A mistake in a table is refused with its file and line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hetong.errors import RuleError
from hetong.law import Register, Values

RULES = Path(__file__).parents[1] / "rules"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    (folder / "tables").mkdir(parents=True)
    shutil.copy(RULES / "laws.yaml", folder)
    for path in (RULES / "tables").glob("*.yaml"):
        shutil.copy(path, folder / "tables")
    shutil.copytree(RULES / "values", folder / "values")
    return folder


def broken(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in a file; return the line it stands on."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(read: Callable[[], object], folder: Path, name: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        read()
    assert caught.value.file == str(folder / name)
    assert caught.value.line is not None
    assert str(folder / name) in caught.value.message("zh")
    return caught.value


@pytest.mark.parametrize(
    ("name", "old", "new", "shift"),
    [
        ("laws.yaml", "- id: spc-2023-13", "- id: cn-civil-code", 0),
        ("laws.yaml", "issuer: npc\n", "issuer: nobody\n", 0),
        ("laws.yaml", "kind: law\n", "kind: laws\n", 0),
        ("laws.yaml", "from: 2021-01-01", "from: 2021-13-01", 0),
        ("laws.yaml", "verified: text", "verified: yes", 0),
        ("laws.yaml", "promulgated: 2020-05-28", "promulgatd: 2020-05-28", None),
        ("laws.yaml", "  from: 2021-01-01\n", "  from: 2019-01-01\n", -6),
        ("laws.yaml", "replaced_by: cn-arbitration-2025", "replaced_by: cn-nothing", 0),
        ("laws.yaml", "  read: '1-33, 45-69'", "  read: most of it", 0),
        ("laws.yaml", "  verified: text\n", "  verified: text\n  sure: true\n", 1),
        ("laws.yaml", "as_of: 2026-11-21", "as_of: &a 2026-11-21", 0),
        ("laws.yaml", "laws:\n", "laws: [\n", None),
        ("tables/titles.yaml", "law: spc-2022-6}", "law: spc-2022-66}", 0),
        ("tables/titles.yaml", "title: 侵权法", "title: 合同编", 0),
        ("tables/titles.yaml", "- title: 仲裁法", "- title: 仲裁 法令", None),
        ("tables/titles.yaml", "{until: 2026-03-01", "{until: 2026-03-02", -1),
        ("tables/renumbered.yaml", "- law: cn-tort-2009", "- law: cn-tort", 0),
        ("tables/renumbered.yaml", "- [3, 4, 地位平等", "- [2, 4, 地位平等", 0),
        ("tables/renumbered.yaml", "- [3, 4, 地位平等", "- [3a, 4, 地位平等", 0),
        ("tables/renumbered.yaml", "- [3, 4, 地位平等", "- [3, 地位平等", 0),
        ("tables/renumbered.yaml", "on: 2021-01-01", "on: someday", 0),
        ("tables/articles.yaml", "[cn-pipl, 2021-11-01", "[cn-pipl, 2021-10-01", 0),
        ("tables/articles.yaml", "[cn-pipl,", "[cn-pipll,", 0),
        ("tables/articles.yaml", "55, text", "55, txt", 0),
        ("tables/lpr.yaml", "4.20", "42o", 0),
        ("tables/lpr.yaml", "[2019-09-20", "[2019-08-20", 0),
        ("tables/lpr.yaml", "unknown_from: 2026-07-20", "unknown_from: 2026-06-22", None),
        ("tables/institutions.yaml", "[津仲]", "[北仲]", 0),
        (
            "tables/institutions.yaml",
            "[天津仲裁委员会, 天津, text",
            "[天津仲裁委员会, 天津, seen",
            0,
        ),
        ("tables/institutions.yaml", "columns: [name, city", "columns: [name, name", 0),
    ],
)
def test_a_broken_table_is_refused_where_it_is_broken(copy, name, old, new, shift):
    line = broken(copy, name, old, new)
    error = refused(lambda: Register.load(copy).check(), copy, name)
    if shift is not None:
        assert error.line == line + shift


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("earnest_cap", "value: 20%", "value: 20"),
        ("earnest_cap", "kind: rate", "kind: ratio"),
        ("earnest_cap", "name: earnest_cap", "name: earnest"),
        ("earnest_cap", "verified: text", "checked: text"),
        ("earnest_cap", "from: 1995-10-01", "since: 1995-10-01"),
        ("limitation_years", "until: 2017-10-01, value", "until: 2018-10-01, value"),
        ("limitation_years", "from: 1987-01-01", "from: 2017-10-01"),
        ("network_log_months", "6个月", "6"),
        ("lpr_1y_x4", "multiply: 4", "multiply: 4.5"),
        ("lpr_1y_x4", "table: lpr", "table: lprs"),
        ("lpr_1y_x4", "column: 1y", "column: 2y"),
        ("sme_late_daily", "per: day", "per: hour"),
    ],
)
def test_a_broken_value_is_refused(copy, name, old, new):
    broken(copy, f"values/{name}.yaml", old, new)
    refused(lambda: Values.load(copy).get(name), copy, f"values/{name}.yaml")


def test_a_legal_value_without_its_article_is_refused(copy):
    path = copy / "values" / "overtime_month_max.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('basis:\n- {law: cn-labor, article: "41"}\n', ""), "utf-8")
    error = refused(
        lambda: Values.load(copy).get("overtime_month_max"), copy, "values/overtime_month_max.yaml"
    )
    assert "basis" in error.words.zh


def test_missing_files_and_folders_are_refused(copy):
    (copy / "tables" / "lpr.yaml").unlink()
    with pytest.raises(RuleError, match="no such file"):
        Register.load(copy).check()
    with pytest.raises(RuleError, match="no such file"):
        Register.load(copy / "nowhere")
    with pytest.raises(RuleError, match="values"):
        Values.load(copy / "nowhere")
