"""Bytes of YAML, JSON or TOML become one positioned tree; nothing here knows contracts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from hetong.errors import InputError, Words
from hetong.source.json import read_json
from hetong.source.text import MAX_BYTES, decode, read_file
from hetong.source.toml import read_toml
from hetong.source.tree import Node
from hetong.source.yaml import read_yaml

__all__ = ["MAX_BYTES", "SUFFIXES", "decode", "read_file", "read_tree"]

_READERS: dict[str, Callable[[str, str], Node]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".json": read_json,
    ".toml": read_toml,
}

SUFFIXES = tuple(_READERS)
"""Endings of file names that are read as records, in lower case."""


def read_tree(data: bytes, name: str, *, suffix: str | None = None) -> Node:
    """Read `data` in the format that `name` ends in; `suffix` overrides it (standard input).

    Every place in the tree and in errors carries `name` as given. The root is a Mapping or a
    Sequence, never a Scalar. Raises InputError for an unknown ending and for everything in the
    data that is not a clean, bounded document of that format.
    """
    ending = PurePath(name).suffix if suffix is None else suffix
    reader = _READERS.get(ending.lower())
    if reader is None:
        known = " ".join(SUFFIXES)
        raise InputError(
            Words(
                zh=f"不认识的文件类型“{ending}”" if ending else "文件名没有后缀",
                en=f"unknown file type '{ending}'" if ending else "the file name has no ending",
            ),
            advice=Words(zh=f"合同记录的后缀是 {known}", en=f"Records end in {known}"),
            file=name,
        )
    return reader(decode(data, name), name)
