"""The positioned tree every record format is read into, before it has meaning.

Scalars keep the text as written: an account number never becomes a float, `no` never False.
"""

from __future__ import annotations

from dataclasses import dataclass

from hetong.errors import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written. `text` is its decoded content, without quotes.

    `null` is True for an empty YAML value, `~`, `null` and JSON null; `quoted` is True where the
    format marks the value as text (quotes in YAML, JSON and TOML strings).
    """

    text: str
    place: Place
    path: str
    null: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One key of a mapping with the place of the key itself."""

    key: str
    key_place: Place
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping in written order; keys are unique (readers refuse duplicates)."""

    items: tuple[Item, ...]
    place: Place
    path: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list in written order."""

    values: tuple[Node, ...]
    place: Place
    path: str


# `path` is the record path as written: "" for the root, "fees.monthly_fee", "sla[2].value".
Node = Scalar | Mapping | Sequence


def child_path(parent: str, key: str | int) -> str:
    """Return the path of a child: `fees` + `model` -> `fees.model`, `sla` + 2 -> `sla[2]`."""
    if isinstance(key, int):
        return f"{parent}[{key}]"
    return f"{parent}.{key}" if parent else key
