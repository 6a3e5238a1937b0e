"""A rule's own cases as examples: a record that is reported, and one that passes."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from hetong.errors import Words
from hetong.reports.typeset import wrap
from hetong.reports.view import View
from hetong.rulebook.model import Case, Rule
from hetong.source.tree import Item, Mapping, Node, Sequence

FIRES = Words("例：这样的记录会报告", "Example: this record is reported")
PASSES = Words("例：这样的记录通过", "Example: this record passes")


def case_lines(rule: Rule, view: View) -> list[tuple[Words, list[str]]]:
    """Return the first case that fires and the first that passes, as titled YAML."""
    shown = []
    for title, expected in ((FIRES, "fires"), (PASSES, "passes")):
        case = next((each for each in rule.cases if each.expected == expected), None)
        if case:
            shown.append((title, _case(case, view)))
    return shown


def as_yaml(node: Node) -> str:
    """Return a node of a rule file as YAML, one key a line, values as they were written."""
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events(node),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    text: str = yaml.emit(events, allow_unicode=True, width=10_000)
    return text


def _case(case: Case, view: View) -> list[str]:
    note = wrap(f"# {case.note.in_(view.lang)}", view.width - 2) if case.note else []
    return note + as_yaml(case.record).splitlines() + _house(case)


def _house(case: Case) -> list[str]:
    """Return the positions a case assumes, as a config writes them."""
    if case.house is None:
        return []
    return ["", "# hetong.toml", "[positions]", *(_pair(item) for item in case.house.items)]


def _pair(item: Item) -> str:
    return f"{item.key} = {_toml(item.value)}"


def _toml(node: Node) -> str:
    if isinstance(node, Mapping):
        return "{" + ", ".join(_pair(item) for item in node.items) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(_toml(value) for value in node.values) + "]"
    return node.text if node.text in ("true", "false") else f'"{node.text}"'


def _events(node: Node) -> Iterator[yaml.Event]:
    if isinstance(node, Mapping):
        yield yaml.MappingStartEvent(None, None, True, flow_style=not node.items)
        for item in node.items:
            yield _scalar(item.key)
            yield from _events(item.value)
        yield yaml.MappingEndEvent()
    elif isinstance(node, Sequence):
        yield yaml.SequenceStartEvent(None, None, True, flow_style=not node.values)
        for value in node.values:
            yield from _events(value)
        yield yaml.SequenceEndEvent()
    else:
        yield _scalar("~" if node.null else node.text, "'" if node.quoted else None)


def _scalar(text: str, style: str | None = None) -> yaml.Event:
    return yaml.ScalarEvent(None, None, (True, True), text, style=style)
