"""hetong.toml: found, read, extended, matched to files, refused with file and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hetong.config import Configs, Settings
from hetong.config.tables import read_tables
from hetong.errors import ConfigError
from hetong.findings import Severity
from hetong.source.toml import read_toml
from tests.config_samples import of, write


def refused(folder: Path, text: str) -> ConfigError:
    write(folder, "hetong.toml", text)
    with pytest.raises(ConfigError) as caught:
        of(folder)
    return caught.value


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder whose parents are not searched."""
    (tmp_path / ".git").mkdir()
    return tmp_path


class TestFound:
    def test_nothing_is_said_without_a_config(self, root: Path) -> None:
        assert of(root) == Settings()

    def test_the_nearest_above_holds_alone(self, root: Path) -> None:
        write(root, "hetong.toml", 'side = "a"\nphase = "draft"')
        write(root, "客户/hetong.toml", 'side = "b"')
        assert of(root / "别处/深处").side == "a"
        inner = of(root / "客户/年度")
        assert (inner.side, inner.phase) == ("b", None)
        assert inner.source == root / "客户/hetong.toml"

    def test_the_search_ends_at_a_repository(self, root: Path) -> None:
        write(root, "hetong.toml", 'side = "a"')
        (root / "repo/.git").mkdir(parents=True)
        assert of(root / "repo/contracts").source is None
        write(root / "repo", "hetong.toml", 'side = "b"')
        assert of(root / "repo/contracts").side == "b"

    def test_pyproject_serves_where_it_has_the_table(self, root: Path) -> None:
        write(root, "pyproject.toml", '[tool.hetong]\nside = "b"\n[tool.other]\nx = 1')
        write(root, "a/pyproject.toml", "[project]\nname = 'hetong-user'")
        write(root, "b/pyproject.toml", "this is = no [ toml")
        assert of(root / "a").side == of(root / "b").side == "b"
        write(root, "hetong.toml", 'side = "a"')
        assert of(root).side == "a"

    def test_one_given_by_hand_or_none(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(root, "hetong.toml", 'side = "a"')
        house = write(root, "policy/gate.toml", '[[paths]]\nmatch = "x/**"\nside = "b"')
        monkeypatch.chdir(root)
        chosen = Configs(Path("policy/gate.toml"))
        assert chosen.for_file(root / "x/c.yaml").side == "b"
        assert chosen.for_file(root / "y/c.yaml").side is None
        assert chosen.for_file(None).source == house
        assert chosen.for_file(None).files[0].path == "policy/gate.toml"
        assert Configs(isolated=True).for_file(root / "c.yaml") == Settings()
        with pytest.raises(ConfigError, match="no such file"):
            Configs(root / "gone.toml").for_file(None)

    def test_comments_alone_are_a_config_that_says_nothing(self, root: Path) -> None:
        write(root, "hetong.toml", "# nothing yet\r\n\r\n")
        found = of(root)
        assert found.source == root / "hetong.toml"
        assert (found.side, dict(found.severity)) == (None, {})

    def test_files_are_named_from_the_contract(self, root: Path) -> None:
        write(root, "house.toml", 'side = "a"')
        write(root, "a/hetong.toml", 'extends = "../house.toml"')
        files = of(root / "a/b").files
        assert [each.path for each in files] == ["../hetong.toml", "../../house.toml"]
        assert all(re.fullmatch("[0-9a-f]{64}", each.sha256) for each in files)


class TestLayers:
    def test_what_is_near_goes_over_what_is_extended(self, root: Path) -> None:
        write(
            root,
            "house.toml",
            'side = "a"\nphase = "review"\nselect = ["CST"]\nignore = ["FAI-001"]\n'
            'exclude = ["old/**"]\nrules = ["r"]\n'
            '[severity]\nCST-001 = "off"\nCST-002 = "info"\n'
            '[values]\nno_poach_months = "6个月"\n'
            '[positions]\nlate_rate = {refuse = "> 1%"}\nforum = {preferred = "client"}',
        )
        (root / "r").mkdir()
        write(
            root,
            "p/hetong.toml",
            'extends = ["../house.toml"]\nside = "b"\nselect = ["LGL"]\nignore = ["FAI-002"]\n'
            'exclude = ["*.bak"]\n'
            '[severity]\ncst-001 = "error"\n'
            '[values]\ninvoice_late_days = "9日"\n'
            '[positions]\nlate_rate = {preferred = "<= 0.1%"}',
        )
        found = of(root / "p")
        assert (found.side, found.phase, found.select) == ("b", "review", ("LGL",))
        assert found.ignore == ("FAI-001", "FAI-002")
        assert found.exclude == ("old/**", "*.bak")
        assert found.rules == (root / "r",)
        assert found.severity == {"CST-001": Severity.ERROR, "CST-002": Severity.INFO}
        assert found.values == {"no_poach_months": "6个月", "invoice_late_days": "9日"}
        late = found.positions.get("late_rate")
        assert late is not None
        assert late.limits.refuse is None
        assert found.positions.get("forum") is not None

    def test_paths_apply_in_order_and_tables_merge(self, root: Path) -> None:
        write(
            root,
            "hetong.toml",
            'phase = "review"\n[severity]\nCST-001 = "warning"\n'
            '[[paths]]\nmatch = "草稿/**"\nphase = "draft"\nfail_on = "never"\n'
            '[[paths]]\nmatch = "*.final.yaml"\nphase = "signing"\nseverity = {CST-002 = "off"}',
        )
        plain, draft, final = (
            of(root, name) for name in ("c.yaml", "草稿/甲/c.yaml", "草稿/c.final.yaml")
        )
        assert (plain.phase, plain.fail_on) == ("review", None)
        assert (draft.phase, draft.fail_on) == ("draft", "never")
        assert (final.phase, final.fail_on) == ("signing", "never")
        assert final.severity == {"CST-001": Severity.WARNING, "CST-002": None}

    def test_a_house_file_may_be_extended_twice(self, root: Path) -> None:
        write(root, "base.toml", 'lang = "en"')
        write(root, "one.toml", 'extends = "base.toml"\nside = "a"')
        write(root, "two.toml", 'extends = "base.toml"\nphase = "draft"')
        write(root, "hetong.toml", 'extends = ["one.toml", "two.toml"]')
        found = of(root)
        assert (found.lang, found.side, found.phase) == ("en", "a", "draft")
        assert len(found.files) == 4


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "line", "told"),
        [
            ('side = "a"\nsied = "b"', 2, "side"),
            ('side = "c"', 1, "side"),
            ('[severity]\n"CST-012" = "warn"', 2, "warning"),
            ('[severity]\nCST-012 = "off"\ncst-012 = "info"', 3, "CST-012"),
            ("min_coverage = 1.5", 1, "0 到 1"),
            ('min_coverage = "half"', 1, "0 到 1"),
            ("select = []", 1, "select"),
            ("select = [[1]]", 1, "select"),
            ('[[paths]]\nmatch = "a"', 1, "a"),
            ('[[paths]]\nside = "a"', 1, "match"),
            ('[[paths]]\nmatch = "a"\nlang = "en"', 3, "lang"),
            ('[values]\nno_poach_month = "9个月"', 2, "no_poach_months"),
            ('[values]\nno_poach_months = "long"', 2, "long"),
            ('[values]\nearnest_cap = "30%"', 2, "法律规定"),
            ('extends = "gone.toml"', 1, "gone.toml"),
            ('\nrules = ["gone"]', 2, "gone"),
            ('[positions]\nlate_rates = {refuse = "> 1%"}', 2, "late_rate"),
            ("side = 甲", 1, ""),
            ("a = 1\na = 2", 2, "a"),
            ("[severity]\n[severity]", 2, ""),
        ],
    )
    def test_with_file_and_line(self, root: Path, text: str, line: int, told: str) -> None:
        error = refused(root, text)
        assert error.file is not None
        assert error.file.endswith("hetong.toml")
        assert error.line == line, error.message("zh")
        assert told in error.message("zh")
        assert "\n" not in error.message("en")

    def test_a_circle_of_extends(self, root: Path) -> None:
        write(root, "a.toml", 'extends = "b.toml"')
        write(root, "b.toml", 'side = "a"\nextends = ["a.toml"]')
        write(root, "hetong.toml", 'extends = "a.toml"')
        with pytest.raises(ConfigError) as caught:
            of(root)
        assert caught.value.file is not None
        assert (Path(caught.value.file).name, caught.value.line) == ("b.toml", 2)

    def test_too_long_a_chain_of_extends(self, root: Path) -> None:
        for n in range(40):
            write(root, f"c{n}.toml", f'extends = "c{n + 1}.toml"')
        write(root, "hetong.toml", 'extends = "c0.toml"')
        with pytest.raises(ConfigError, match="more than 16 times"):
            of(root)

    def test_a_mistake_in_an_extended_file_is_told_there(self, root: Path) -> None:
        write(root, "house.toml", "\n\nsied = 1")
        write(root, "hetong.toml", 'extends = "house.toml"')
        with pytest.raises(ConfigError) as caught:
            of(root)
        assert caught.value.file is not None
        assert (Path(caught.value.file).name, caught.value.line) == ("house.toml", 3)

    def test_extends_needs_the_table_of_a_pyproject(self, root: Path) -> None:
        write(root, "x/pyproject.toml", "[project]\nname = 'x'")
        assert "tool.hetong" in refused(root, 'extends = "x/pyproject.toml"').message("zh")

    @pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00", b"side = '\xd6\xd0'", b"[[[["])
    def test_bytes_that_are_no_toml(self, root: Path, data: bytes) -> None:
        (root / "hetong.toml").write_bytes(data)
        with pytest.raises(ConfigError):
            of(root)


WORDS = st.sampled_from(
    ["side", "phase", "severity", "paths", "match", "positions", "late_rate", "refuse", "values"]
)
TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from(["> 1%", "<= 3日", "a", "off", "CST-012", "draft", "**"])
)
VALUE = st.recursive(
    st.one_of(TEXTS, st.integers(), st.booleans(), st.floats(-9, 9)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(WORDS, st.text(min_size=1, max_size=9)), inner, max_size=3),
    ),
    max_leaves=6,
)


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = "".join(f"\\U{ord(c):08x}" if not c.isalnum() else c for c in value)
        return f'"{escaped}"'
    return repr(value)


@given(st.dictionaries(WORDS, VALUE, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_tables_are_settings_or_refused(tables: dict[str, object]) -> None:
    text = "\n".join(f"{toml(key)} = {toml(value)}" for key, value in tables.items())
    tree = read_toml(text, "hetong.toml")
    error = attempt(lambda: read_tables(tree, "hetong.toml"))
    assert error is None or (error.file == "hetong.toml" and error.line is not None)


@given(st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_settings_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    error = attempt(lambda: Configs(path).for_file(None))
    assert error is None or error.file is not None


def attempt(read: Callable[[], object]) -> ConfigError | None:
    """Return how reading was refused; anything but a ConfigError goes through."""
    try:
        read()
    except ConfigError as error:
        return error
    return None
