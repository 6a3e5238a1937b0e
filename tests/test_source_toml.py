"""TOML: the same values as tomllib with places, and what is refused where."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from datetime import time as clock
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.errors import InputError
from hetong.source import read_tree
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence

SAMPLE = """\
title = "快递客服合同"   # comment
account = '0012'
fees.model = "monthly"
fees.monthly_fee = 50_000.00
"甲 方" = true
hex = 0xff
signed = 2025-01-20
seen = 2025-01-20 07:32:00
at = 07:32:00

[party_a]
role = "client"
sites = [
  "上海", # one
  { city = "北京", no.x = 1 },
]

[[sla]]
metric = "csat"
value = 95
[[sla]]
metric = "response_time"
note = \"\"\"
两行
"文字\\u7532\"\"\"
[sla.more]
raw = '''a\\b'''

[party_b.bank]
name = "x"
[party_b]
role = "provider"
"""


def read(text: str) -> Mapping:
    tree = read_tree(text.encode(), "f.toml")
    assert isinstance(tree, Mapping)
    return tree


def find(node: Node, path: str) -> Item:
    """Return the item whose value has the record path `path`."""
    if isinstance(node, Mapping):
        for item in node.items:
            if item.value.path == path:
                return item
            if path.startswith(item.value.path):
                return find(item.value, path)
    assert isinstance(node, Sequence), path
    return next(find(each, path) for each in node.values if path.startswith(each.path))


def same(node: Node, value: Any) -> bool:
    """Whether a node says what tomllib reads."""
    if isinstance(node, Mapping):
        return [item.key for item in node.items] == list(value) and all(
            same(item.value, value[item.key]) for item in node.items
        )
    if isinstance(node, Sequence):
        return len(node.values) == len(value) and all(map(same, node.values, value))
    if isinstance(value, str):
        return node.quoted and node.text == value
    if isinstance(value, bool):
        return node.text == str(value).lower()
    if isinstance(value, date | datetime | clock):
        return node.text == value.isoformat()
    return not node.quoted and type(value)(node.text) == value


def test_agrees_with_tomllib() -> None:
    assert same(read(SAMPLE), tomllib.loads(SAMPLE))
    assert same(read(SAMPLE.replace("\n", "\r\n")), tomllib.loads(SAMPLE))


@given(st.lists(st.sampled_from(SAMPLE.splitlines(keepends=True)), max_size=12))
def test_agrees_with_tomllib_on_any_lines(lines: list[str]) -> None:
    text = "x = 1\n" + "".join(lines)
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(InputError):
            read(text)
    else:
        assert same(read(text), expected)


@pytest.mark.parametrize(
    ("path", "key_at", "value_at"),
    [
        ("title", (1, 1), (1, 9)),
        ("fees.model", (3, 6), (3, 14)),
        ("fees.monthly_fee", (4, 6), (4, 20)),
        ("甲 方", (5, 1), (5, 9)),
        ("party_a", (11, 2), (11, 1)),
        ("party_a.sites", (13, 1), (13, 9)),
        ("party_a.sites[1].city", (15, 5), (15, 12)),
        ("party_a.sites[1].no.x", (15, 21), (15, 25)),
        ("sla", (18, 3), (18, 1)),
        ("sla[1].metric", (22, 1), (22, 10)),
        ("sla[1].note", (23, 1), (23, 8)),
        ("sla[1].more.raw", (27, 1), (27, 7)),
        ("party_b", (29, 2), (29, 2)),
        ("party_b.role", (32, 1), (32, 8)),
    ],
)
def test_places(path: str, key_at: tuple[int, int], value_at: tuple[int, int]) -> None:
    item = find(read(SAMPLE), path)
    assert (item.key_place.line, item.key_place.column) == key_at
    assert (item.value.place.line, item.value.place.column) == value_at


def test_tables_reach_to_their_last_value() -> None:
    tree = read(SAMPLE)
    assert find(tree, "party_a").value.place.end_line == 16
    assert find(tree, "sla").value.place.end_line == 27
    assert find(tree, "party_b").value.place.end_line == 32
    assert tree.place.end_line == 32


def test_text_of_numbers_dates_and_strings() -> None:
    tree = read(SAMPLE)
    texts = {
        path: find(tree, path).value
        for path in ("fees.monthly_fee", "hex", "signed", "seen", "at", "account")
    }
    assert {path: node.text for path, node in texts.items() if isinstance(node, Scalar)} == {
        "fees.monthly_fee": "50000.00",
        "hex": "255",
        "signed": "2025-01-20",
        "seen": "2025-01-20T07:32:00",
        "at": "07:32:00",
        "account": "0012",
    }


@pytest.mark.parametrize(
    ("text", "where", "zh", "en"),
    [
        ('x = 1\n甲方 = "x"', "2:1", '请给键加上双引号："甲方"', 'Put it in quotes: "甲方"'),
        ('party甲 = "x"', "1:1", "双引号", "quotes"),
        ('[甲方]\na = "x"', "1:2", '"甲方"', '"甲方"'),
        ("a.乙方 = 1", "1:3", '"乙方"', '"乙方"'),
        ("a: 1", "1:1", "之间用等号", "TOML puts ="),
        ("甲方：张三", "1:1", '"甲方" = 值', '"甲方" = value'),
        ("a ＝ 1", "1:3", "全角等号", "full-width equals"),
        ("a b = 1", "1:3", "等号", "= is expected"),
        ("a = 1\na = 2", "2:1", "第 1 行和第 2 行", "on line 1 and on line 2"),
        ("[a]\nb = 1\n[c]\n[a]", "4:2", "第 1 行和第 4 行", "on line 1 and on line 4"),
        ("[[s]]\nk = 1\n[[s]]\nk = 1\nk = 2", "5:1", "第 4 行和第 5 行", "on line 4 and"),
        ("a = {b = 1, b = 2}", "1:13", "写了两次", "given twice"),
        ("x = 1\n[x.y]\n", "2:", "和前面的冲突", "conflicts with an earlier one"),
        ('"" = 1', "1:1", "没有名字", "no name"),
        ("a = inf", "1:5", "inf 不是数", "not a number"),
        ("a = -nan", "1:5", "不是数", "not a number"),
        ("a = 0012", "1:5", "数或日期写得不对：0012", "neither a number nor a date"),
        ("a = 2025-02-30", "1:5", "没有这个日期", "no such date"),
        ("a = 2025年1月1日", "1:5", "数或日期写得不对", "neither a number nor a date"),
        ("a = monthly", "1:5", "没有加半角双引号：monthly", "without double quotes"),
        ("a = “x”", "1:5", "没有加半角双引号", "without double quotes"),
        ("a =", "1:4", "缺少值", "the value is missing"),
        ("a = # x", "1:5", "缺少值", "the value is missing"),
        ('a = "x', "1:5", "引号没有结束", "never closed"),
        ('a = """x\n', "1:5", "引号没有结束", "never closed"),
        ('a = "\\q"', "1:5", "反斜杠", "backslash"),
        ("a = [1 2]", "1:8", "半角逗号", "a comma or ]"),
        ("a = [1，2]", "1:6", "数或日期写得不对", "neither a number"),
        ("a = [1,\n 2", "1:5", "括号没有结束", "never closed"),
        ("a = {b = 1", "1:5", "括号没有结束", "never closed"),
        ("[a\nb = 1", "1:3", "表头没有用 ] 结束", "not closed with ]"),
        ("a = 1 b = 2", "1:7", "值后面还有内容", "something follows"),
        ("= 1", "1:1", "应该是一个键", "a key is expected"),
        ("# nothing\n", "1:1", "没有内容", "holds nothing"),
        ("a = " + "9" * 5000, "1:5", "数或日期写得不对", "neither a number"),
        ("a = " + "[" * 200_000, "1:68", "层次太深", "deeper than 64"),
        ("a" + ".a" * 100 + " = 1", "1:1", "层次太深", "deeper than 64"),
        ("k" * 501 + " = 1", "1:1", "键名太长", "key is too long"),
    ],
)
def test_refusals_name_place_problem_and_advice(text: str, where: str, zh: str, en: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    error = caught.value
    assert error.message("zh").startswith(f"f.toml:{where}")
    assert zh in error.message("zh")
    assert en in error.message("en")
    assert error.advice is not None
    assert error.advice.en in error.message("en")
