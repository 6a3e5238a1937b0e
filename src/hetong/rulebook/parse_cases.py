"""The cases of a rule file: partial records, and what the rule must say of them."""

from __future__ import annotations

from hetong.errors import Words
from hetong.findings import Severity
from hetong.positions import Positions, read_positions
from hetong.rulebook.model import PHASES, Case
from hetong.source.fields import Fields, list_of, refuse, text_of, words_of
from hetong.source.tree import Mapping, Node

_EXPECTATIONS = ("fires", "passes", "not_applicable", "unknown")


def read_cases(f: Fields) -> tuple[Case, ...]:
    """Return the cases in file order."""
    found: list[Case] = []
    for item in f.pairs("cases"):
        if item.key not in _EXPECTATIONS:
            raise refuse(
                item.key_place,
                f"cases 没有“{item.key}”",
                f"'cases' has no '{item.key}'",
                Words("可用：" + "、".join(_EXPECTATIONS), "known: " + ", ".join(_EXPECTATIONS)),
            )
        found.extend(_case(each, item.key) for each in list_of(item.value, item.key))
    return tuple(found)


def _case(node: Node, expected: str) -> Case:
    """A case is a partial record, or `{record: …}` with what else it expects and assumes."""
    if not isinstance(node, Mapping):
        raise refuse(node.place, "案例应为一份记录", "a case is a record")
    if all(item.key != "record" for item in node.items):
        return Case(expected, node, None, None, (), None, None, None, node.place)
    cf = Fields(node, "case")
    record = cf.need("record")
    if not isinstance(record, Mapping):
        raise refuse(record.place, "record 应为键值对", "'record' must be a mapping")
    note = cf.get("note")
    severity = cf.get("severity")
    phase = cf.get("phase")
    positions = cf.get("positions")
    case = Case(
        expected=expected,
        record=record,
        note=words_of(note, "note") if isinstance(note, Mapping) else _plain(note),
        severity=Severity(cf.choice("severity", list(Severity))) if severity else None,
        at=cf.texts("at"),
        level=_level(cf),
        phase=cf.choice("phase", PHASES) if phase else None,
        as_of=cf.day("as_of"),
        place=node.place,
        positions=read_positions(positions) if positions else Positions(),
        house=positions if isinstance(positions, Mapping) else None,
    )
    cf.done()
    return case


def _plain(note: Node | None) -> Words | None:
    if note is None:
        return None
    text = text_of(note, "note")
    return Words(text, text)


def _level(cf: Fields) -> int | None:
    node = cf.get("level")
    if node is None:
        return None
    text = text_of(node, "level")
    if not (text.isascii() and text.isdigit()):
        raise refuse(node.place, "level 写档位的序号", "'level' is the number of a level")
    return int(text)
