"""What the reading of a record hands down, and what a bare node says: nothing, blank, a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial

from hetong.contract.entry import State
from hetong.errors import InputError, Place, Words
from hetong.notation import Malformed
from hetong.notation.blank import is_blank, is_none, unwrap
from hetong.source.tree import Mapping, Node, Scalar, Sequence


@dataclass(slots=True)
class Reading:
    """What goes down with the reading of one record, and the errors that come up.

    Without `collect`, the first error met is raised at once. `root` is the section class hints
    may look through, `clause` the clause of the section that is being read.
    """

    collect: bool = False
    root: type | None = None
    clause: str | None = None
    errors: list[tuple[Place, Callable[[], InputError]]] = field(default_factory=list)

    def report(self, place: Place, error: Callable[..., InputError], *about: object) -> None:
        """Keep what makes the error at `place`, or raise it where nobody collects.

        `error` is called with `about`, and only for an error that is told: hints take their time.
        """
        if not self.collect:
            raise error(*about)
        self.errors.append((place, partial(error, *about)))

    def finish(self) -> None:
        """Raise the error that stands first in the file, if there is one."""
        if self.errors:
            raise min(self.errors, key=lambda found: found[0].start)[1]()


def absence(node: Node) -> State | None:
    """Return none or blank where a whole node says so, else None.

    `none`, `无`, `~` and `[]` are none; an empty value, `____` and an unquoted `[x]` are blank.
    """
    if isinstance(node, Scalar):
        return heard(node)[0]
    if isinstance(node, Sequence):
        if not node.values:
            return State.NONE
        return State.BLANK if _slot_in_brackets(node) else None
    return None


def list_absence(node: Node) -> State | None:
    """Return none or blank for what stands where a list is asked.

    `[电话]` is a list of one there, not a slot labelled 电话; `[x]` and `[____]` are still slots.
    """
    if not isinstance(node, Sequence) or len(node.values) != 1:
        return absence(node)
    only = node.values[0]
    slot = isinstance(only, Scalar) and not only.quoted and is_blank(only.text)
    return State.BLANK if slot and _slot_in_brackets(node) else None


def heard(scalar: Scalar) -> tuple[State | None, str]:
    """Return none, blank or None for a value, and its text without the drafter's brackets."""
    text = scalar.text
    if not text.strip():
        return State.BLANK, text
    if scalar.null:
        return State.NONE, text
    return _repeated(text) if len(text) <= _REPEATED else _heard(text)


def shape_error(node: Node, asked: Words, advice: Words) -> InputError:
    """Return the error for a mapping, list or value standing where another was asked."""
    found = _SHAPES[type(node)]
    return InputError(
        Words(
            f"{node.path or '文件'} 这里要{asked.zh}，写的是{found.zh}",
            f"{node.path or 'the file'} takes {asked.en}, not {found.en}",
        ),
        advice=advice,
        place=node.place,
    )


def value_error(key: str, place: Place, error: Malformed) -> InputError:
    """Return the error for a value of the wrong form under `key`."""
    words = Words(f"{key}：{error.words.zh}", f"{key}: {error.words.en}")
    return InputError(words, place=place)


def bracketed(node: Node) -> str:
    """Return the text of a list of one bare value as it was meant: an unfilled `[x]`."""
    only = node.values[0] if isinstance(node, Sequence) and len(node.values) == 1 else None
    return f"[{only.text}]" if isinstance(only, Scalar) else ""


def _slot_in_brackets(node: Sequence) -> bool:
    """Whether YAML read an unfilled `[x]` as a list of one."""
    only = node.values[0]
    if len(node.values) != 1 or not isinstance(only, Scalar) or only.quoted:
        return False
    tight = node.place.start == only.place.start - 1 and node.place.end == only.place.end + 1
    return tight and is_blank(bracketed(node))


def _heard(text: str) -> tuple[State | None, str]:
    if is_none(text):
        return State.NONE, text
    return (State.BLANK, text) if is_blank(text) else (None, unwrap(text))


# Enumerations, units and slots come again and again; sentences do not and are not kept.
_REPEATED = 16
_repeated = lru_cache(maxsize=4096)(_heard)

_SHAPES = {
    Scalar: Words("一个值", "a value"),
    Mapping: Words("带下级的一组键", "a mapping"),
    Sequence: Words("列表", "a list"),
}
