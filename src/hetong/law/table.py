"""A data file under `rules/` becomes its fields; rows under `columns` become fields by column.

Every mistake in such a file leaves here as a RuleError with file and line.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hetong.errors import InputError, RuleError
from hetong.source import read_file, read_tree
from hetong.source.fields import Fields, list_of, refuse, text_of
from hetong.source.tree import Item, Mapping, Node, Scalar


def open_table(path: Path, what: str) -> Fields:
    """Return the top-level keys of the data file at `path`; `what` names it in messages.

    Raises RuleError when the file is missing, unreadable or not a mapping.
    """
    name = str(path)
    try:
        root = read_tree(read_file(path), name)
    except InputError as error:
        raise RuleError(
            error.words, advice=error.advice, file=error.file, line=error.line, column=error.column
        ) from None
    return Fields(root, what)


def columns_of(table: Fields) -> tuple[str, ...]:
    """Return the column names a table declares under `columns`."""
    names = table.texts("columns")
    if not names or len(set(names)) < len(names):
        raise refuse(
            (table.get("columns") or table.node).place,
            "columns 应列出各列名称，且不重复",
            "'columns' must name the columns, each once",
        )
    return names


def row_fields(node: Node, columns: tuple[str, ...], what: str) -> Fields:
    """Return one row `[cell, cell, …, {further: keys}]` as fields named by `columns`."""
    cells = list_of(node, what)
    extra: tuple[Item, ...] = ()
    if len(cells) == len(columns) + 1 and isinstance(cells[-1], Mapping):
        extra = cells[-1].items
        cells = cells[:-1]
    if len(cells) != len(columns):
        raise refuse(
            node.place,
            f"{what}应有 {len(columns)} 列，这里有 {len(cells)} 列",
            f"{what} must have {len(columns)} columns, this has {len(cells)}",
        )
    named = tuple(
        Item(column, cell.place, cell) for column, cell in zip(columns, cells, strict=True)
    )
    return Fields(Mapping(named + extra, node.place, ""), what)


def members(table: Fields, key: str) -> tuple[Node, ...]:
    """Return the list under `key`; it must be there."""
    return list_of(table.need(key), key)


def need_day(fields: Fields, key: str) -> date:
    """Return the ISO date under `key`; it must be there."""
    day = fields.day(key)
    if day is None:
        raise refuse(fields.place, f"{fields.what} 缺少“{key}”", f"{fields.what} lacks '{key}'")
    return day


def count_of(node: Node, what: str) -> int:
    """Return the whole positive number a scalar holds."""
    text = text_of(node, what)
    if not (text.isascii() and text.isdigit()) or int(text) == 0:
        raise refuse(node.place, f"“{what}”应为正整数", f"'{what}' must be a positive whole number")
    return int(text)


def maybe_count(fields: Fields, key: str) -> int | None:
    """Return the whole number under `key`, or None when left out or null."""
    node = fields.get(key)
    return None if _absent(node) or node is None else count_of(node, key)


def maybe_text(fields: Fields, key: str) -> str | None:
    """Return the text under `key`, or None when left out or null."""
    node = fields.get(key)
    return None if _absent(node) or node is None else text_of(node, key)


def counts(fields: Fields, key: str) -> tuple[int, ...]:
    """Return the list of whole numbers under `key`; left out means none of them."""
    node = fields.get(key)
    return () if node is None else tuple(count_of(each, key) for each in list_of(node, key))


def _absent(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and node.null)
