"""Files, encodings, and one tree from three formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.errors import InputError
from hetong.source import MAX_BYTES, decode, limits, read_file, read_tree
from hetong.source.tree import Mapping, Node, Scalar, Sequence

_CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\ufffe\uffff\ufeff\u2028\u2029",
)
_KEYS = st.text("abc_年甲𠮷 .", min_size=1, max_size=5)
_LEAVES = st.one_of(
    st.text(_CHARACTERS, max_size=12),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.decimals(-1000, 1000, places=3).map(float),
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=12,
)
_RECORDS = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=4)


def refusal(data: bytes, name: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_tree(data, name)
    return caught.value


def leaves(node: Node) -> list[tuple[str, str, bool]]:
    """Return path, text and quoted of every scalar, in written order."""
    if isinstance(node, Scalar):
        return [(node.path, node.text, node.quoted)]
    children = (
        [item.value for item in node.items] if isinstance(node, Mapping) else list(node.values)
    )
    return [leaf for child in children for leaf in leaves(child)]


def places_hold(node: Node, text: str) -> None:
    """Assert that places lie inside their parents and unquoted texts stand where they say."""
    if isinstance(node, Scalar):
        if not node.quoted:
            assert text[node.place.start : node.place.end] == node.text
        return
    children = (
        [item.value for item in node.items] if isinstance(node, Mapping) else list(node.values)
    )
    for child in children:
        assert child.place.end <= node.place.end
        places_hold(child, text)


def dumped_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def dumped_yaml(value: Any) -> str:
    """Write block style with double-quoted texts: JSON strings are YAML strings here."""
    return "\n".join(_yaml_lines(value, ""))


def _yaml_lines(value: Any, indent: str) -> list[str]:
    lines: list[str] = []
    pairs = value.items() if isinstance(value, dict) else ((None, each) for each in value)
    for key, child in pairs:
        head = f"{indent}-" if key is None else f"{indent}{_yaml_text(key)}:"
        if isinstance(child, dict | list) and child:
            lines += [head, *_yaml_lines(child, indent + "  ")]
        else:
            lines.append(f"{head} {_yaml_text(child)}")
    return lines


def _yaml_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def dumped_toml(value: dict[str, Any]) -> str:
    return "\n".join(f"{_toml(key)} = {_toml(child)}" for key, child in value.items())


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@given(_RECORDS)
def test_three_formats_give_one_tree(record: dict[str, Any]) -> None:
    texts = {
        "f.json": dumped_json(record),
        "f.yaml": dumped_yaml(record),
        "f.toml": dumped_toml(record),
    }
    trees = {name: read_tree(text.encode(), name) for name, text in texts.items()}
    assert leaves(trees["f.json"]) == leaves(trees["f.yaml"]) == leaves(trees["f.toml"])
    for name, tree in trees.items():
        places_hold(tree, texts[name])


def test_paths_name_keys_and_positions() -> None:
    tree = read_tree(b"sla:\n  - {value: 30}\n  - {value: 60}\nfees: {model: monthly}\n", "a.yml")
    assert [path for path, _, _ in leaves(tree)] == ["sla[0].value", "sla[1].value", "fees.model"]


def test_suffix_may_be_given_apart_from_the_name() -> None:
    tree = read_tree(b"a: 1", "-", suffix=".yaml")
    assert isinstance(tree, Mapping)
    assert tree.items[0].key_place.file == "-"


@pytest.mark.parametrize(("name", "zh"), [("合同.docx", "“.docx”"), ("合同", "没有后缀")])
def test_unknown_ending_names_the_known_ones(name: str, zh: str) -> None:
    error = refusal(b"a: 1", name)
    assert error.message("zh").startswith(f"{name}: ")
    assert zh in error.message("zh")
    assert ".yaml .yml .json .toml" in error.message("en")


def test_upper_case_ending_is_known() -> None:
    assert isinstance(read_tree(b'{"a": [1]}', "A.JSON"), Mapping)


def test_byte_order_mark_is_dropped_and_not_counted() -> None:
    tree = read_tree("\ufeff名: 𠮷x".encode(), "a.yaml")
    assert isinstance(tree, Mapping)
    value = tree.items[0].value
    assert (value.place.column, value.place.start, value.place.end) == (4, 3, 5)


@pytest.mark.parametrize(
    ("data", "where", "zh", "en"),
    [
        ("a: 1\n名: 值".encode("gb18030"), "2:1", "GBK", "GBK"),
        (b"a: 1\nbc: \xff", "2:5", "第 9 字节", "byte 9"),
        ("a: 1".encode("utf-16"), "1:1", "UTF-16", "UTF-16"),
        (b"PK\x03\x04\xff", "1:5", "Word", "Word"),
    ],
)
def test_other_encodings_are_refused_with_place_and_advice(
    data: bytes, where: str, zh: str, en: str
) -> None:
    error = refusal(data, "a.yaml")
    assert error.message("zh").startswith(f"a.yaml:{where}: 文件不是 UTF-8 编码")
    assert zh in error.message("zh")
    assert "另存为 UTF-8" in error.message("zh")
    assert en in error.message("en")
    assert "Save the file as UTF-8" in error.message("en")


@pytest.mark.parametrize(("character", "code"), [("\x00", "U+0000"), ("\x1b", "U+001B")])
def test_control_characters_are_refused_with_their_place(character: str, code: str) -> None:
    error = refusal(f"a: 1\nb: x{character}y".encode(), "a.yaml")
    assert error.message("zh").startswith(f"a.yaml:2:5: 文件里有不可见的控制字符 {code}")
    assert code in error.message("en")
    assert "Delete it" in error.message("en")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u3000\n".encode(), b"\xef\xbb\xbf"])
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.yaml")
    assert caught.value.message("zh").startswith("a.yaml:1:1: 文件里没有内容")
    assert "hetong init" in caught.value.message("en")


def test_too_large_data_is_refused() -> None:
    error = refusal(b" " * (MAX_BYTES + 1), "a.yaml")
    assert "8 MB" in error.message("zh")
    assert "larger than 8 MB" in error.message("en")


def test_read_file_returns_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "合同.yaml"
    path.write_bytes(b"a: 1")
    assert read_file(path) == b"a: 1"


def test_read_file_refuses_what_it_cannot_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("big.yaml").write_bytes(b" " * (MAX_BYTES + 1))
    Path("dir.yaml").mkdir()
    for path, zh, en in [
        ("./no.yaml", "找不到这个文件", "no such file"),
        ("dir.yaml", "这是文件夹", "a folder"),
        ("big.yaml", "超过 8 MB", "larger than 8 MB"),
        ("a\0.yaml", "读不了", "cannot be read"),
        ("x" * 300 + ".yaml", "读不了", "cannot be read"),
        ("big.yaml/x.yaml", "读不了", "cannot be read"),
    ]:
        with pytest.raises(InputError) as caught:
            read_file(path)
        assert caught.value.file == path
        assert zh in caught.value.message("zh")
        assert en in caught.value.message("en")
        assert caught.value.advice is not None


def test_read_file_says_when_permission_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError) as caught:
        read_file("a.yaml")
    assert "没有读取这个文件的权限" in caught.value.message("zh")
    assert "no permission" in caught.value.message("en")


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("f.yaml", "a:\n" + "- 1\n" * 300, "300:3"),
        ("f.json", "[" + "1," * 300 + "1]", "1:600"),
        ("f.toml", "a = [" + "1," * 300 + "]", "1:604"),
        ("f.toml", "[a]\n" * 301, "301:1"),
        ("f.toml", "a.b.c = 1\n" * 150, "101:2"),
    ],
)
def test_more_values_than_allowed_are_refused(
    name: str, text: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.MAX_NODES == 200_000
    monkeypatch.setattr(limits, "MAX_NODES", 300)
    error = refusal(text.encode(), name)
    assert error.message("zh").startswith(f"{name}:{where}: 记录里的值超过 300 个")
    assert "more than 300 values" in error.message("en")
    assert "Write one contract to a file" in error.message("en")


@pytest.mark.parametrize("name", ["f.yaml", "f.json", "f.toml"])
@given(st.text("[]{}:,\"'=-#&*!|>\n\t a1.甲：𠮷\\", max_size=40))
def test_any_text_is_a_tree_or_a_refusal_with_a_place(name: str, text: str) -> None:
    outcome: Node | InputError
    try:
        outcome = read_tree(text.encode(), name)
    except InputError as error:
        outcome = error
    if isinstance(outcome, InputError):
        assert outcome.file == name
        assert outcome.line is not None
        assert 1 <= outcome.line <= text.count("\n") + 1
        assert outcome.advice is not None
    else:
        assert isinstance(outcome, Mapping | Sequence)
