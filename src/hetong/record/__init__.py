"""A record file (.yaml, .json, .toml) becomes a Contract, with its text and its fingerprint."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath

from hetong.contract.model import Contract, read_contract
from hetong.record.allows import Allow, find_allows
from hetong.source import decode, read_file, read_tree


@dataclass(frozen=True, slots=True)
class Record:
    """A contract with the file it was read from: `sha256` is of the bytes, in hex.

    `allows` are its comments that allow a rule, in file order.
    """

    contract: Contract
    text: str
    sha256: str
    name: str
    allows: tuple[Allow, ...] = ()


def load_record(path: str | Path) -> Record:
    """Read the record at `path`; raise InputError where it cannot be read or is ill-formed."""
    return parse_record(read_file(path), str(path))


def parse_record(data: bytes, name: str, *, suffix: str | None = None) -> Record:
    """Read a record from bytes, in the format `name` ends in, or in that of `suffix`.

    Raises InputError with the first thing in the file that is wrong.
    """
    tree = read_tree(data, name, suffix=suffix)
    contract = read_contract(tree)
    text = decode(data, name)
    ending = PurePath(name).suffix if suffix is None else suffix
    allows = find_allows(tree, text, name, ending)
    return Record(contract, text, hashlib.sha256(data).hexdigest(), name, allows)
