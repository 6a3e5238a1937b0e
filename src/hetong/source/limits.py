"""How deep and how large a record may be, whatever its format."""

from __future__ import annotations

from hetong.errors import Words
from hetong.source.refusals import shorten
from hetong.source.text import Positions
from hetong.source.tree import child_path

MAX_DEPTH = 64
"""Deepest nesting of mappings and lists, the root counted; product choice, records need 6."""

MAX_NODES = 200_000
"""Most values in one record; product choice, a long contract has some thousand."""


MAX_PATH = 500
"""Longest record path in characters; every node keeps its own, so it bounds memory."""


class Budget:
    """Counts the nodes of one record and refuses the first one beyond the limits."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._nodes = 0

    def take(self, offset: int) -> None:
        """Count one node that begins at `offset`; raises InputError beyond MAX_NODES."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._positions.error(
                offset,
                Words(
                    zh=f"记录里的值超过 {MAX_NODES:,} 个",
                    en=f"the record holds more than {MAX_NODES:,} values",
                ),
                Words(zh="一个文件只写一份合同", en="Write one contract to a file"),
            )

    def descend(self, depth: int, offset: int) -> None:
        """Refuse with InputError a collection at `offset` that would be `depth` levels deep."""
        if depth > MAX_DEPTH:
            raise self._positions.error(
                offset,
                Words(
                    zh=f"层次太深，超过 {MAX_DEPTH} 层",
                    en=f"nested deeper than {MAX_DEPTH} levels",
                ),
                Words(
                    zh="请检查括号和缩进是否写多了",
                    en="Check for brackets or indentation too many",
                ),
            )

    def path(self, parent: str, key: str | int, offset: int) -> str:
        """Return the path of a child; raises InputError beyond MAX_PATH characters."""
        path = child_path(parent, key)
        if len(path) > MAX_PATH:
            shown = shorten(str(key))
            raise self._positions.error(
                offset,
                Words(zh=f"键名太长：{shown}", en=f"the key is too long: {shown}"),
                Words(
                    zh="键名用记录里规定的短词；长的文字写在冒号后面",
                    en="Use the short keys of the record; long text belongs behind the colon",
                ),
            )
        return path
