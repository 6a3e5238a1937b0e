"""The same input gives the same bytes: whatever the hash seed and the order of the keys."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hetong.contract.model import read_contract
from hetong.lint import Linter, Options
from hetong.record import parse_record
from hetong.source import read_tree
from hetong.source.tree import Mapping, Node, Sequence
from tests.test_wheel import FIXTURES, ROOT, judged


def test_two_hash_seeds_give_the_same_bytes() -> None:
    one = judged(sys.executable, FIXTURES, ROOT, PYTHONHASHSEED="1")
    two = judged(sys.executable, FIXTURES, ROOT, PYTHONHASHSEED="4242")
    assert one == two


def shuffled(node: Node, random_: random.Random) -> Node:
    """Return the tree with the keys of every mapping in another order; places stay."""
    if isinstance(node, Mapping):
        items = [replace(item, value=shuffled(item.value, random_)) for item in node.items]
        random_.shuffle(items)
        return replace(node, items=tuple(items))
    if isinstance(node, Sequence):
        return replace(node, values=tuple(shuffled(value, random_) for value in node.values))
    return node


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: "/".join(path.parts[-3:-1]))
def test_the_order_of_keys_does_not_matter(path: Path, linter: Linter) -> None:
    data = path.read_bytes()
    record = parse_record(data, path.name)
    tree = read_tree(data, path.name)
    options = Options(lang="en")
    straight = linter.check(record, options).model_dump_json()
    for seed in range(3):
        mixed = read_contract(shuffled(tree, random.Random(seed)))
        other = replace(record, contract=mixed)
        assert linter.check(other, options).model_dump_json() == straight
