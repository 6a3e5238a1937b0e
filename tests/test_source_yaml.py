"""YAML: what is kept as written, and what is refused where."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.errors import InputError
from hetong.source import read_tree
from hetong.source.tree import Mapping, Node, Scalar, Sequence


def read(text: str) -> Mapping:
    tree = read_tree(text.encode(), "f.yaml")
    assert isinstance(tree, Mapping)
    return tree


def value(text: str) -> Node:
    return read(text).items[0].value


def refusal(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_tree(text.encode(), "f.yaml")
    return caught.value


@pytest.mark.parametrize(
    "text", ["no", "12:30:00", "010", "1_000", "91110000E123456789", "1.10", "0x1F", "2025-01-20"]
)
def test_plain_scalars_keep_their_text(text: str) -> None:
    scalar = value(f"a: {text}")
    assert scalar == Scalar(text, scalar.place, "a")
    assert (scalar.place.line, scalar.place.column) == (1, 4)
    assert (scalar.place.end_line, scalar.place.end_column) == (1, 4 + len(text))


@pytest.mark.parametrize(
    ("written", "text", "null", "quoted"),
    [
        ("", "", True, False),
        ("~", "~", True, False),
        ("null", "null", True, False),
        ("Null", "Null", False, False),
        ("none", "none", False, False),
        ('"null"', "null", False, True),
        ("''", "", False, True),
        ("'~'", "~", False, True),
        ('"\\u7532"', "甲", False, True),
        ("|\n  一\n  二\n", "一\n二\n", False, True),
        (">-\n  one\n  two\n", "one two", False, True),
    ],
)
def test_null_and_quoted(written: str, text: str, null: bool, quoted: bool) -> None:
    scalar = value(f"a: {written}")
    assert isinstance(scalar, Scalar)
    assert (scalar.text, scalar.null, scalar.quoted) == (text, null, quoted)


def test_a_key_called_no_is_a_key() -> None:
    assert [item.key for item in read("no: 1\nyes: 2\n1: 3").items] == ["no", "yes", "1"]


def test_places_of_keys_and_collections() -> None:
    tree = read("a:\n  b: [x, y]\n\n# end\nc:\n  - 1\n  - 2\n\n")
    outer, listed = tree.items[0].value, tree.items[1].value
    assert isinstance(outer, Mapping)
    flow = outer.items[0]
    assert (flow.key_place.line, flow.key_place.column, flow.key_place.end_column) == (2, 3, 4)
    assert (flow.value.place.start, flow.value.place.end) == (8, 14)
    assert (outer.place.end_line, outer.place.end_column) == (2, 12)
    assert isinstance(listed, Sequence)
    assert (listed.place.line, listed.place.end_line, listed.place.end_column) == (6, 7, 6)


def test_a_block_text_ends_with_its_last_line() -> None:
    scalar = value("a: |\n  一\n  二\n\nb: 1\n")
    assert (scalar.place.end_line, scalar.place.end_column) == (3, 4)


@given(st.lists(st.text("甲𠮷é😀b", min_size=1, max_size=6), min_size=1, max_size=5), st.booleans())
def test_offsets_count_code_points(values: list[str], crlf: bool) -> None:
    text = ("\r\n" if crlf else "\n").join(f"𠮷{n}: {each}" for n, each in enumerate(values))
    for number, item in enumerate(read(text).items):
        place = item.value.place
        assert text[place.start : place.end] == values[number]
        assert (place.line, place.column) == (number + 1, len(f"𠮷{number}: ") + 1)


@pytest.mark.parametrize(
    ("text", "where", "zh", "en"),
    [
        ("a: &x 1", "1:4", "引用", "anchor"),
        ("a: 1\nb: &x [1]", "2:4", "引用", "anchor"),
        ("a: 1\nb: *x", "2:4", "引用（& 或 *）（*x）", "alias"),
        ("? &k a\n: 1", "1:3", "引用", "anchor"),
        ("a: !!str 1", "1:4", "类型标记", "tag"),
        ("a: !x [1]", "1:4", "类型标记", "tag"),
        ("a: ! 1", "1:4", "类型标记", "tag"),
        ("a: !x {b: 1}", "1:4", "类型标记", "tag"),
        ("a: 1\nb: 2\na: 3", "3:1", "“a”写了两次：第 1 行和第 3 行", "on line 1 and on line 3"),
        ("x:\n  - {a: 1, a: 2}", "2:12", "写了两次", "given twice"),
        ("'a': 1\na: 2", "2:1", "写了两次", "given twice"),
        ("[a]: 1", "1:1", "键只能是一个名字", "a key must be a name"),
        ("? {a: 1}\n: 2", "1:3", "键只能是一个名字", "a key must be a name"),
        (": 1", "1:1", "键没有名字", "has no name"),
        ("'': 1", "1:1", "键没有名字", "has no name"),
        ("a:\n  <<: {b: 1}", "2:3", "合并键", "merge key"),
        ("a: 1\n---\nb: 2", "2:1", "第二份", "second YAML document"),
        ("a: b\n\tc: d", "2:1", "制表符", "tab"),
        ("a:\n\tb: 1", "2:1", "制表符", "tab"),
        ("a：1\nb: 2", "1:2", "全角冒号", "full-width colon"),
        ("a: 1\n名称：2\nc: 3", "2:3", "全角冒号", "full-width colon"),
        ("甲方：张三", "1:3", "全角冒号", "full-width colon"),
        ("a:1\nb: 2", "1:2", "冒号后面没有空格", "no space behind the colon"),
        ("a: b: c", "1:5", "又有一个冒号", "another colon"),
        ("a: @x", "1:4", "不能以这个字符开头", "cannot begin with"),
        ("a: [1,\nb: 2", "1:4", "方括号没有写完", "square bracket"),
        ("a: {b: 1", "1:4", "花括号没有写完", "curly bracket"),
        ("a: {b: 1\nc: {d: 2}", "1:4", "花括号没有写完", "curly bracket"),
        ("a: {zh: 按 {p.rate} 计, en: x}", "1:11", "含有“{”，没有加引号", "holds '{'"),
        ("a: {zh: x,\n  en: the {p}}", "2:11", "含有“{”", "holds '{'"),
        (
            "a: {value: 86,000.00元}",
            "1:15",
            "逗号把值截断了：“000.00元”",
            "a comma inside the braces",
        ),
        ("a: {x：1, y: 2}", "1:5", "“x：1”里的冒号", "the colon in 'x：1'"),
        ("a: {x:1}", "1:5", "“x:1”里的冒号", "the colon in 'x:1'"),
        ("a: {value: [x]日}", "1:15", "“]”后面还有文字", "text follows ']'"),
        ("a: [x]月[x]日", "1:7", "“]”后面还有文字", "text follows ']'"),
        ("a: 'x'y", "1:7", "后面还有文字", "text follows"),
        ("a: {x: 1, y: 2]", "1:15", "应该用 } 结束，却写了 ]", "} is expected, not ]"),
        ("a: {x: b: c}", "1:9", "又有一个冒号", "another colon"),
        ("a: {x: 5%，y: 3}", "1:12", "全角的“，”", "full-width '，'"),
        ('a: 1\nb: "x', "2:4", "引号没有结束", "never closed"),
        ('a: "x\n---\n', "1:4", "引号", "quotation mark"),
        ("- a\nb: 1", "2:1", "“- ”开头", "does not begin with '- '"),
        ("a:\n  b: 1\n c: 2", "3:2", "没有对齐", "not aligned"),
        ("a: - b", "1:4", "同一行", "on the line of its key"),
        ("a: |x\n  y", "1:5", "后面不能再写内容", "nothing may follow"),
        ('a: "\\q"', "1:5", "反斜杠", "backslash"),
        ("a: *重要*", "1:5", "& 或 * 开头", "begins with & or *"),
        ("a: ]", "1:4", "应该有一个值", "a value is expected"),
        ("a: 1\n...\nb", "3:1", "已经结束", "ended at"),
        ("%x\na: 1", "1:", "% 开头", "begins with %"),
        ("just text", "1:1", "只有文字", "plain text"),
        ("~", "1:1", "没有内容", "holds nothing"),
        ("# only a comment\n", "1:1", "没有内容", "holds nothing"),
        ("---\n...\n", "1:1", "没有内容", "holds nothing"),
        ("k" * 501 + ": 1", "1:1", "键名太长", "key is too long"),
    ],
)
def test_refusals_name_place_problem_and_advice(text: str, where: str, zh: str, en: str) -> None:
    error = refusal(text)
    assert error.message("zh").startswith(f"f.yaml:{where}")
    assert error.message("en").startswith(f"f.yaml:{where}")
    assert zh in error.message("zh")
    assert en in error.message("en")
    assert error.advice is not None
    assert error.advice.zh in error.message("zh")
    assert error.advice.en in error.message("en")


@pytest.mark.parametrize("text", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    error = refusal(text * 200_000)
    assert time.perf_counter() - start < 1
    assert error.line == 1


def test_depth_64_is_read_and_65_refused() -> None:
    assert value("a: " + "[" * 63 + "]" * 63)
    error = refusal("a: " + "[" * 64 + "]" * 64)
    assert error.message("zh").startswith("f.yaml:1:67: 层次太深，超过 64 层")
    assert "deeper than 64 levels" in error.message("en")


def test_a_pyramid_of_aliases_is_refused_at_its_first_anchor() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
    assert refusal("\n".join(lines)).line == 1
