"""Typed access to the keys of a mapping in our own data files, refusing what nobody asked for.

Used for rules, values and law tables: a misspelt key there is an error with its line, never
silently ignored.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from hetong.errors import Place, RuleError, Words
from hetong.source.tree import Item, Mapping, Node, Scalar, Sequence

_ZH = {"rule": "规则", "cases": "案例", "case": "案例", "level": "档位"}


def refuse(place: Place, zh: str, en: str, advice: Words | None = None) -> RuleError:
    """Return the error for a mistake at `place` of a data file."""
    return RuleError(Words(zh, en), advice=advice, place=place)


def nearest(word: str, known: Iterable[str]) -> Words | None:
    """Return advice naming the known word nearest to `word`, or the whole short list."""
    words = sorted(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return Words(f"是不是“{close[0]}”？", f"did you mean '{close[0]}'?")
    if len(words) <= 12:
        return Words("可用：" + "、".join(words), "known: " + ", ".join(words))
    return None


class Fields:
    """The keys of one mapping; `done()` refuses the keys that were never asked for."""

    def __init__(self, node: Node, what: str) -> None:
        if not isinstance(node, Mapping):
            raise refuse(node.place, f"{what} 应为键值对", f"{what} must be a mapping")
        self.what = what
        self._zh = _ZH.get(what, f"{what} ")
        self.node = node
        self.place = node.place
        self._items = {item.key: item for item in node.items}
        self._asked: set[str] = set()

    def item(self, key: str) -> Item | None:
        """Return the item under `key`, or None."""
        self._asked.add(key)
        return self._items.get(key)

    def get(self, key: str) -> Node | None:
        """Return the node under `key`, or None."""
        item = self.item(key)
        return item.value if item else None

    def need(self, key: str) -> Node:
        """Return the node under `key`; raise RuleError when it is left out."""
        node = self.get(key)
        if node is None:
            misspelt = get_close_matches(key, self._items, n=1, cutoff=0.8)
            item = self._items[misspelt[0]] if misspelt else None
            raise refuse(
                item.key_place if item else self.place,
                f"{self._zh}缺少“{key}”" + (f"，写的是“{item.key}”" if item else ""),
                f"{self.what} lacks '{key}'" + (f", '{item.key}' is written" if item else ""),
                Words(f"请改成“{key}”", f"write '{key}'")
                if item
                else Words(f"请补上“{key}”", f"add '{key}'"),
            )
        return node

    def text(self, key: str, default: str | None = None) -> str:
        """Return the text under `key`; without a default the key must be there."""
        node = self.get(key) if default is not None else self.need(key)
        return default if node is None and default is not None else text_of(node, key)

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Return one of `allowed` under `key`."""
        value = self.text(key, default)
        if value not in (known := tuple(allowed)):
            place = (self.get(key) or self.node).place
            raise refuse(
                place,
                f"“{key}”不能是“{value}”",
                f"'{key}' cannot be '{value}'",
                nearest(value, known),
            )
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false under `key`."""
        return self.choice(key, ("true", "false"), str(default).lower()) == "true"

    def day(self, key: str) -> date | None:
        """Return the ISO date under `key`, or None when left out or null."""
        node = self.get(key)
        if node is None or (isinstance(node, Scalar) and node.null):
            return None
        return day_of(node, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under `key`; left out means none of them."""
        node = self.get(key)
        return () if node is None else tuple(text_of(each, key) for each in list_of(node, key))

    def pairs(self, key: str) -> tuple[Item, ...]:
        """Return the keys and values of the mapping under `key`; left out means none of them."""
        node = self.get(key)
        if node is None:
            return ()
        if not isinstance(node, Mapping):
            raise refuse(node.place, f"“{key}”应为键值对", f"'{key}' must be a mapping")
        return node.items

    def words(self, key: str) -> Words | None:
        """Return a `{zh: …, en: …}` text under `key`, or None when left out."""
        node = self.get(key)
        return None if node is None else words_of(node, key)

    def done(self) -> None:
        """Raise RuleError for the first key nobody asked for, naming the nearest known one."""
        for key, item in self._items.items():
            if key not in self._asked:
                raise refuse(
                    item.key_place,
                    f"{self._zh}不认识键“{key}”",
                    f"{self.what} has no key '{key}'",
                    nearest(key, self._asked),
                )


def text_of(node: Node | None, what: str) -> str:
    """Return the text of a scalar that is not null."""
    if isinstance(node, Scalar) and not node.null:
        return node.text
    place = node.place if node else None
    raise RuleError(Words(f"“{what}”应为文字", f"'{what}' must be a text"), place=place)


def list_of(node: Node, what: str) -> tuple[Node, ...]:
    """Return the members of a list."""
    if isinstance(node, Sequence):
        return node.values
    raise refuse(node.place, f"“{what}”应为列表", f"'{what}' must be a list")


def words_of(node: Node, what: str) -> Words:
    """Return a text in both languages; both are required."""
    fields = Fields(node, what)
    words = Words(fields.text("zh").strip(), fields.text("en").strip())
    fields.done()
    if not words.zh or not words.en:
        raise refuse(node.place, f"“{what}”的 zh、en 不能为空", f"'{what}' needs both zh and en")
    return words


def day_of(node: Node, what: str) -> date:
    """Return the ISO date a scalar holds."""
    text = text_of(node, what)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse(
            node.place, f"“{what}”应为 2025-01-31 这样的日期", f"'{what}' must be an ISO date"
        ) from None
