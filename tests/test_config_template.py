"""Which paths a pattern of the config matches, and the config to start from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hetong.config import config_template, matches
from hetong.findings import Severity
from hetong.law import Values
from hetong.rulebook import builtin_rules
from hetong.source import read_tree
from tests.config_samples import of, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder whose parents are not searched."""
    (tmp_path / ".git").mkdir()
    return tmp_path


class TestMatches:
    @pytest.mark.parametrize(
        ("pattern", "path", "said"),
        [
            ("drafts/**", "drafts/a.yaml", True),
            ("drafts/**", "drafts/x/y/a.yaml", True),
            ("drafts/**", "drafts", False),
            ("drafts/**", "x/drafts/a.yaml", False),
            ("drafts", "x/drafts/a.yaml", True),
            ("/drafts", "x/drafts/a.yaml", False),
            ("drafts/", "drafts/a.yaml", True),
            ("drafts/", "drafts", False),
            ("*.yaml", "x/y/a.yaml", True),
            ("x/*.yaml", "x/y/a.yaml", False),
            ("x/*/a.yaml", "x/y/a.yaml", True),
            ("**/a.yaml", "a.yaml", True),
            ("x/**/a.yaml", "x/a.yaml", True),
            ("客户?/合同-[ab].toml", "客户1/合同-b.toml", True),
            ("客户?/合同-[ab].toml", "客户1/合同-c.toml", False),
            ("./x/a.yaml", "x/a.yaml", True),
            ("X.yaml", "x.yaml", False),
            ("/", "a.yaml", False),
            ("caf\u00e9.yaml", "cafe\u0301.yaml", True),
        ],
    )
    def test_globs(self, pattern: str, path: str, said: bool) -> None:
        assert matches(pattern, path) is said

    def test_a_hostile_glob_takes_no_time(self) -> None:
        assert not matches("*a" * 100 + "/" + "**/" * 60 + "b", "a" * 200 + "/" + "a/" * 100)


class TestTemplate:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_it_changes_nothing_until_something_is_taken_in(self, root: Path, lang: str) -> None:
        text = config_template(Values.load(builtin_rules()), "zh" if lang == "zh" else "en")
        write(root, "hetong.toml", text)
        found = of(root)
        assert found.source is not None
        assert (found.side, found.severity, found.positions.by_topic) == (None, {}, {})

    def test_every_line_of_it_can_be_taken_in(self, root: Path) -> None:
        text = config_template(Values.load(builtin_rules()), "zh")
        open_ = re.sub(r"(?m)^#(?=\S)", "", text)
        write(root.parent, "house.toml", "")
        (root / "rules").mkdir()
        read_tree(open_.encode(), "hetong.toml")
        write(root, "hetong.toml", open_)
        found = of(root)
        assert found.side == "a"
        assert len(found.positions.by_topic) == 26
        assert len(found.values) >= 6
        assert found.severity == {"CST-012": Severity.WARNING, "FAI-018": None}
        assert of(root, "草稿/c.yaml").fail_on == "never"
