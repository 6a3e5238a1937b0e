"""Paths, folders, globs and lists become files: each once, in one order, nothing in silence."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.errors import HetongError, InputError, OptionError
from hetong.many import Found, read_list, search
from hetong.many.globs import matches, split


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records among other things, the current one."""
    for name in (
        "b.yaml", "a.YML", "c.json", "d.toml", "notes.txt", "hetong.toml", "pyproject.toml",
        ".hidden.yaml", ".git/x.yaml", "客户/甲/1.yaml", "客户/甲/2.yaml", "客户/乙/1.yaml",
        "客户.yaml", "empty/readme.md",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("kind: service\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ALL = [
    "a.YML", "b.yaml", "c.json", "d.toml", "客户/乙/1.yaml", "客户/甲/1.yaml", "客户/甲/2.yaml",
    "客户.yaml",
]  # fmt: skip


def files(*paths: str, without: tuple[str, ...] = ()) -> list[str]:
    found = search(paths, lambda path: path in without)
    assert not found.refused
    return found.files


def refused(*paths: str) -> str:
    found = search(paths)
    assert not found.files
    (error,) = found.refused
    return error.message("zh")


@pytest.mark.usefixtures("tree")
class TestFolders:
    def test_records_below_in_the_order_of_their_paths(self) -> None:
        assert files(".") == ALL
        assert files("客户") == ["客户/乙/1.yaml", "客户/甲/1.yaml", "客户/甲/2.yaml"]
        assert files("客户/") == files("客户")

    def test_the_order_is_that_of_the_disk_never(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.scandir

        class Shuffled:
            def __init__(self, path: str) -> None:
                with real(path) as entries:
                    self.entries = list(entries)
                random.Random(7).shuffle(self.entries)

            def __enter__(self) -> list[os.DirEntry[str]]:
                return self.entries

            def __exit__(self, *_: object) -> None:
                pass

        monkeypatch.setattr(os, "scandir", Shuffled)
        assert files(".") == ALL

    def test_what_is_excluded_is_left_out_unless_named(self) -> None:
        assert files(".", without=("客户", "b.yaml")) == ["a.YML", "c.json", "d.toml", "客户.yaml"]
        assert files("b.yaml", without=("b.yaml",)) == ["b.yaml"]

    def test_named_files_are_taken_as_they_are(self) -> None:
        named = (".hidden.yaml", "hetong.toml", "notes.txt", "nowhere.yaml")
        assert files(*named) == list(named)
        assert files(".git") == [".git/x.yaml"]

    def test_arguments_keep_their_order_and_each_file_comes_once(self, tree: Path) -> None:
        assert files("客户.yaml", "客户/甲", "./客户.yaml", "客户/甲/1.yaml", "客户") == [
            "客户.yaml", "客户/甲/1.yaml", "客户/甲/2.yaml", "客户/乙/1.yaml",
        ]  # fmt: skip
        assert files("b.yaml", str(tree / "b.yaml")) == ["b.yaml"]
        assert files("-", "b.yaml", "-") == ["-", "b.yaml"]

    def test_a_folder_without_a_record_is_refused(self) -> None:
        assert refused("empty").startswith("empty: 这个文件夹里没有合同记录")

    def test_every_argument_without_a_record_is_refused(self) -> None:
        found = search(["empty", "b.yaml", "*.xml"])
        assert found.files == ["b.yaml"]
        assert [error.file for error in found.refused] == ["empty", "*.xml"]

    def test_very_deep_folders(self, tree: Path) -> None:
        os.makedirs("深/" * 400)
        deep = "深/" * 400 + "x.yaml"
        Path(deep).write_text("kind: service\n", "utf-8")
        assert files("深") == [deep]


class TestLinks:
    def test_links_that_lead_round_end(self, tree: Path) -> None:
        (tree / "客户" / "loop").symlink_to(tree / "客户")
        (tree / "客户" / "up").symlink_to(tree)
        (tree / "客户" / "甲" / "self").symlink_to("self")
        assert files("客户") == ["客户/乙/1.yaml", "客户/甲/1.yaml", "客户/甲/2.yaml"]

    def test_a_link_to_another_folder_is_followed_once(self, tree: Path) -> None:
        other = tree.parent / f"{tree.name}-other"
        (other / "back").mkdir(parents=True)
        (other / "z.yaml").write_text("kind: service\n")
        (other / "back" / "again").symlink_to(tree / "客户")
        (tree / "客户" / "other").symlink_to(other)
        (tree / "客户" / "other2").symlink_to(other)
        assert files("客户")[0] == "客户/other/z.yaml"
        assert len(files("客户")) == 4

    def test_a_linked_file_is_judged_once_and_a_dangling_one_told(self, tree: Path) -> None:
        (tree / "客户" / "甲" / "3.yaml").symlink_to(tree / "客户" / "甲" / "1.yaml")
        (tree / "客户" / "甲" / "4.yaml").symlink_to(tree / "gone.yaml")
        assert files("客户/甲") == ["客户/甲/1.yaml", "客户/甲/2.yaml", "客户/甲/4.yaml"]

    def test_what_is_no_file_is_told_and_never_opened(self, tree: Path) -> None:
        os.mkfifo(tree / "客户" / "甲" / "0.yaml")
        found = search(["客户/甲"])
        assert found.files == ["客户/甲/1.yaml", "客户/甲/2.yaml"]
        assert "客户/甲/0.yaml: 这不是普通文件" in found.refused[0].message("zh")

    def test_a_folder_that_cannot_be_read_is_told(
        self, tree: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.scandir

        def closed(path: str) -> object:
            if path.endswith("甲"):
                raise PermissionError(13, "Permission denied", path)
            return real(path)

        monkeypatch.setattr(os, "scandir", closed)
        found = search(["客户"])
        assert found.files == ["客户/乙/1.yaml"]
        assert "客户/甲: 打不开这个文件夹（Permission denied）" in found.refused[0].message("zh")


@pytest.mark.usefixtures("tree")
class TestGlobs:
    @pytest.mark.parametrize(
        ("pattern", "found"),
        [
            ("*.yaml", ["b.yaml", "客户.yaml"]),
            ("./*.json", ["c.json"]),
            ("客户/*/1.yaml", ["客户/乙/1.yaml", "客户/甲/1.yaml"]),
            ("客户/**/*.yaml", ["客户/乙/1.yaml", "客户/甲/1.yaml", "客户/甲/2.yaml"]),
            ("**/2.yaml", ["客户/甲/2.yaml"]),
            ("客户/?", ["客户/乙/1.yaml", "客户/甲/1.yaml", "客户/甲/2.yaml"]),
            ("客户/[甲]/*", ["客户/甲/1.yaml", "客户/甲/2.yaml"]),
            ("**", ALL),
            ("*", ALL),
        ],
    )
    def test_a_glob_gives_the_records_it_names(self, pattern: str, found: list[str]) -> None:
        assert files(pattern) == found

    def test_a_glob_of_a_whole_path(self, tree: Path) -> None:
        assert files(f"{tree}/*.json") == [f"{tree}/c.json"]

    @pytest.mark.parametrize("pattern", ["*.xml", "*.txt", "nowhere/*.yaml", "客户/*.yaml"])
    def test_a_glob_that_gives_none_is_refused(self, pattern: str) -> None:
        assert refused(pattern).startswith(f"{pattern}: 没有与之相符的合同记录")

    def test_what_is_excluded_is_left_out(self) -> None:
        assert files("**/*.yaml", without=("客户/甲", "b.yaml")) == ["客户/乙/1.yaml", "客户.yaml"]

    def test_a_name_with_such_characters_is_a_name(self, tree: Path) -> None:
        (tree / "合同[1].yaml").write_text("kind: service\n", "utf-8")
        assert files("合同[1].yaml") == ["合同[1].yaml"]

    def test_in_a_list_they_are_names(self) -> None:
        assert search(["*.yaml"], globs=False).files == ["*.yaml"]

    def test_the_fixed_front_is_split_off(self) -> None:
        assert split("a/b/*/c.yaml") == ("a/b", ("*", "c.yaml"))
        assert split("*.yaml") == ("", ("*.yaml",))
        assert split("/x/**") == ("/x", ("**",))


names = st.lists(st.sampled_from(["a", "b", "c.yaml"]), min_size=1, max_size=5)


@given(names, st.integers(0, 4), st.integers(0, 4))
def test_two_stars_stand_for_any_folders(parts: list[str], start: int, stop: int) -> None:
    pattern = [*parts[:start], "**", *parts[max(start, stop) :]]
    assert matches(parts, pattern)
    assert not matches([*parts, "end"], [*pattern, "other"])
    assert matches(parts, ["*"] * len(parts))
    assert not matches(parts, ["*"] * (len(parts) + 1))


class TestLists:
    @pytest.mark.parametrize(
        ("data", "paths"),
        [
            ("a.yaml\n客户/b.yaml\n", ["a.yaml", "客户/b.yaml"]),
            ("a.yaml\r\n\r\nb c.yaml", ["a.yaml", "b c.yaml"]),
            ("a\nb.yaml\0c.yaml\0", ["a\nb.yaml", "c.yaml"]),
            ("\ufeffa.yaml\n", ["a.yaml"]),
        ],
        ids=["lines", "windows", "nul", "mark"],
    )
    def test_lines_or_nul(self, tmp_path: Path, data: str, paths: list[str]) -> None:
        source = tmp_path / "list"
        source.write_bytes(data.encode())
        assert read_list(str(source)) == paths

    def test_from_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a.yaml\0b.yaml")))
        assert read_list("-") == ["a.yaml", "b.yaml"]

    @pytest.mark.parametrize(
        ("data", "error"), [("\n \n", InputError), ("a.yaml\n-\n", OptionError)]
    )
    def test_what_is_no_list(self, tmp_path: Path, data: str, error: type[HetongError]) -> None:
        (tmp_path / "list").write_text(data)
        with pytest.raises(error):
            read_list(str(tmp_path / "list"))

    def test_a_list_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no such file"):
            read_list(str(tmp_path / "list"))


def test_a_search_goes_on_from_another() -> None:
    found = search(["-"])
    assert search(["-", "x.yaml"], into=found) is found
    assert found.files == ["-", "x.yaml"]
    assert Found().files == []
