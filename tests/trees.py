"""Changes to the tree of a record that keep every place: keys left out, sides exchanged."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from hetong.contract.statements import is_long_form
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence, child_path

_LETTER = re.compile(r"(?:(?<=^)|(?<=_))([ab])(?=$|_)")
_OTHER = {"a": "b", "b": "a", "甲": "乙", "乙": "甲"}


def without(root: Mapping, key: str) -> Mapping:
    """Return the record without one of its own keys."""
    return replace(root, items=tuple(item for item in root.items if item.key != key))


def thinned(root: Mapping, share: float, draw: Random, *, leaves: bool) -> Mapping:
    """Return the record with about `share` of its keys left out, at any depth.

    With `leaves`, only keys that hold a value are left out. A statement in the long form goes as
    a whole or loses what stands beside its value: a statement without value is no record.
    """

    def thin(node: Node) -> Node:
        if isinstance(node, Sequence):
            return replace(node, values=tuple(thin(value) for value in node.values))
        if isinstance(node, Mapping):
            kept = [item for item in node.items if stays(item, node)]
            return replace(
                node, items=tuple(replace(item, value=thin(item.value)) for item in kept)
            )
        return node

    def stays(item: Item, parent: Mapping) -> bool:
        if item.key == "value" and is_long_form(parent):
            return True
        if leaves and isinstance(item.value, Mapping) and not is_long_form(item.value):
            return True
        return draw.random() >= share

    thin_root = thin(root)
    assert isinstance(thin_root, Mapping)
    return thin_root


def swapped(root: Mapping) -> Mapping:
    """Return the same contract in other letters: who was party a is party b.

    Keys that are or contain a side's letter, values that are one, and 甲 and 乙 in every text.
    """
    other = _swapped(root, "")
    assert isinstance(other, Mapping)
    return other


def _swapped(node: Node, path: str) -> Node:
    if isinstance(node, Mapping):
        items = []
        for item in node.items:
            key = _LETTER.sub(lambda found: _OTHER[found[1]], item.key)
            value = _swapped(item.value, child_path(path, key))
            items.append(replace(item, key=key, value=value))
        return replace(node, items=tuple(items), path=path)
    if isinstance(node, Sequence):
        values = tuple(_swapped(one, child_path(path, n)) for n, one in enumerate(node.values))
        return replace(node, values=values, path=path)
    return replace(node, text=_exchanged(node), path=path)


def _exchanged(node: Scalar) -> str:
    if node.text in _OTHER:
        return _OTHER[node.text]
    return re.sub("[甲乙]", lambda found: _OTHER[found[0]], node.text)
