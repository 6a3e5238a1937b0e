"""JSON: what is kept as written, and what is refused where."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.errors import InputError
from hetong.source import read_tree
from hetong.source.tree import Mapping, Node, Scalar


def plain(node: Node) -> Any:
    """Return the value the standard library would give, numbers as text."""
    if isinstance(node, Mapping):
        return {item.key: plain(item.value) for item in node.items}
    if isinstance(node, Scalar):
        return None if node.null else node.text
    return [plain(each) for each in node.values]


def as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_text(each) for each in value]
    return value if value is None or isinstance(value, str) else json.dumps(value)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1), inner)
    ),
    max_leaves=10,
)


@given(st.lists(_JSON, max_size=3), st.booleans())
def test_agrees_with_the_standard_library(value: list[Any], pretty: bool) -> None:
    text = json.dumps(value, ensure_ascii=True, indent=2 if pretty else None)
    assert plain(read_tree(text.encode(), "f.json")) == as_text(value)


def test_numbers_and_words_keep_their_text() -> None:
    tree = read_tree(b'{"a": 1e400, "b": -0.10, "c": true, "d": null, "e": "1"}', "f.json")
    assert isinstance(tree, Mapping)
    scalars = [item.value for item in tree.items]
    assert [each.text for each in scalars if isinstance(each, Scalar)] == [
        "1e400", "-0.10", "true", "null", "1",
    ]  # fmt: skip
    assert [each.null for each in scalars if isinstance(each, Scalar)] == [False] * 3 + [
        True,
        False,
    ]
    assert [each.quoted for each in scalars if isinstance(each, Scalar)] == [False] * 4 + [True]


def test_places_count_from_one_in_code_points() -> None:
    text = '{\r\n "𠮷": "😀",\n "b": [1, 22]\n}'
    tree = read_tree(text.encode(), "f.json")
    assert isinstance(tree, Mapping)
    first, second = tree.items
    assert (first.key_place.line, first.key_place.column, first.key_place.end_column) == (2, 2, 5)
    assert text[first.value.place.start : first.value.place.end] == '"😀"'
    assert (second.value.place.line, second.value.place.column) == (3, 7)
    assert text[second.value.place.start : second.value.place.end] == "[1, 22]"
    assert (tree.place.start, tree.place.end) == (0, len(text))


def test_escaped_surrogate_pairs_are_one_character() -> None:
    assert plain(read_tree(b'["\\ud83d\\ude00"]', "f.json")) == ["😀"]


@pytest.mark.parametrize(
    ("text", "where", "zh", "en"),
    [
        ('{"a": 1,\n "a": 2}', "2:2", "第 1 行和第 2 行", "on line 1 and on line 2"),
        ('{"a": 1, "\\u0061": 2}', "1:10", "写了两次", "given twice"),
        ('{"": 1}', "1:2", "没有名字", "no name"),
        ('{"a": NaN}', "1:7", "NaN 不是数", "not a number"),
        ('{"a": Infinity}', "1:7", "不是数", "not a number"),
        ('{"a": -Infinity}', "1:7", "不是数", "not a number"),
        ('["\\ud800"]', "1:2", "半个字符", "half a character"),
        ('{"\\udc00": 1}', "1:2", "半个字符", "half a character"),
        ('{"a": 1} x', "1:10", "后面还有内容", "text follows"),
        ('{"a": 0012}', "1:7", "数写得不对：0012", "not a JSON number"),
        ('{"a": +1}', "1:7", "数写得不对", "not a JSON number"),
        ('{"a": 1.}', "1:7", "数写得不对", "not a JSON number"),
        ('{"a": 1,}', "1:8", "多了逗号", "comma behind the last item"),
        ('{"a": [1,\n]}', "1:9", "多了逗号", "comma behind the last item"),
        ("{a: 1}", "1:2", "带双引号的键", "key in double quotes"),
        ("{“a”: 1}", "1:2", "带双引号的键", "key in double quotes"),
        ('{"a"：1}', "1:5", "半角冒号", "colon"),
        ('{"a": 1，"b": 2}', "1:8", "半角逗号", "comma"),
        ('{"a": 1 "b": 2}', "1:9", "半角逗号", "comma"),
        ('{"a": "x', "1:7", "双引号没有结束", "never closed"),
        ('{"a": "x\ny"}', "1:9", "不能换行", "no line break"),
        ('{"a": "\\q"}', "1:8", "反斜杠", "backslash"),
        ("[1", "1:3", "第 1 行的括号还没有结束", "still open"),
        ('{"a"', "1:5", "半角冒号", "colon"),
        ("{", "1:2", "文件到头了", "the file ends"),
        ('{"a":', "1:6", "还缺一个值", "a value is expected"),
        ('{"a": True}', "1:7", "没有加双引号：True", "without double quotes"),
        ('{"a": 甲}', "1:7", "不能以“甲”开头", "cannot begin with"),
        ('{"a": 1 // x\n}', "1:9", "半角逗号", "comma"),
        ("5", "1:1", "只有一个值", "one value without keys"),
        ('"x"', "1:1", "只有一个值", "one value without keys"),
        ("[" * 65, "1:65", "层次太深", "deeper than 64"),
        ('{"' + "k" * 501 + '": 1}', "1:2", "键名太长", "key is too long"),
    ],
)
def test_refusals_name_place_problem_and_advice(text: str, where: str, zh: str, en: str) -> None:
    with pytest.raises(InputError) as caught:
        read_tree(text.encode(), "f.json")
    error = caught.value
    assert error.message("zh").startswith(f"f.json:{where}: ")
    assert zh in error.message("zh")
    assert en in error.message("en")
    assert error.advice is not None
    assert error.advice.zh in error.message("zh")
