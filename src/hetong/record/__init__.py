"""A record file (.yaml, .json, .toml) becomes a Contract, with its text and its fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from hetong.contract.model import Contract, read_contract
from hetong.errors import Place
from hetong.record.allows import Allow, find_allows
from hetong.source import decode, read_file, read_tree, tree
from hetong.source.tree import Node


@dataclass(frozen=True, slots=True)
class Record:
    """A contract with the file it was read from: `sha256` is of the bytes, in hex.

    `allows` are its comments that allow a rule, in file order; `sections` are the places of the
    keys that hold further keys or lists.
    """

    contract: Contract
    text: str
    sha256: str
    name: str
    allows: tuple[Allow, ...] = ()
    sections: Mapping[str, Place] = field(default_factory=dict)


def load_record(path: str | Path) -> Record:
    """Read the record at `path`; raise InputError where it cannot be read or is ill-formed."""
    return parse_record(read_file(path), str(path))


def parse_record(data: bytes, name: str, *, suffix: str | None = None) -> Record:
    """Read a record from bytes, in the format `name` ends in, or in that of `suffix`.

    Raises InputError with the first thing in the file that is wrong.
    """
    root = read_tree(data, name, suffix=suffix)
    contract = read_contract(root)
    text = decode(data, name)
    ending = PurePath(name).suffix if suffix is None else suffix
    allows = find_allows(root, text, name, ending)
    sections = dict(_sections(root))
    return Record(contract, text, hashlib.sha256(data).hexdigest(), name, allows, sections)


def _sections(node: Node) -> Iterator[tuple[str, Place]]:
    if isinstance(node, tree.Mapping):
        for item in node.items:
            if not isinstance(item.value, tree.Scalar):
                yield item.value.path, item.key_place
                yield from _sections(item.value)
