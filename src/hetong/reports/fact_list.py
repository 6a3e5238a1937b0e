"""The facts a rule may name: path, type and meaning, for authors of rules."""

from __future__ import annotations

from collections.abc import Iterable

from tabulate import tabulate

from hetong.contract.titles import title_of
from hetong.errors import Words
from hetong.facts.model import Catalogue, FactDoc
from hetong.facts.types import KIND_NAMES
from hetong.reports.typeset import shorten
from hetong.reports.view import View

_CHOICES = 60


def fact_list(catalogue: Catalogue, view: View, word: str = "") -> str:
    """Return the facts whose path or title holds `word`, those of list items under their list."""
    rows = [_row(path, doc, view) for path, doc in sorted(catalogue.facts.items())]
    for name, listed in sorted(catalogue.lists.items()):
        title = listed.title.in_(view.lang)
        rows.append([f"{name}[]", view.say(Words("列表", "list")), title, ""])
        rows += [
            _row(f"{name}[].{field}", doc, view, title) for field, doc in listed.fields.items()
        ]
    found = [row for row in rows if word.casefold() in f"{row[0]} {row[2]}".casefold()]
    heads = (
        ("事实", "类型", "含义", "取值")
        if view.lang == "zh"
        else ("fact", "type", "meaning", "values")
    )
    table = tabulate(found, headers=heads, tablefmt="simple", disable_numparse=True)
    return f"{table}\n\n{view.say(Words('{n} 个事实', '{n} facts'), n=len(found))}\n"


def _row(path: str, doc: FactDoc, view: View, outer: str = "") -> list[str]:
    title = doc.title.in_(view.lang)
    if outer:
        title = f"{outer}{' · ' if view.lang == 'zh' else ': '}{title}"
    elif title_of(path).zh != path:
        title = title_of(path).in_(view.lang)
    kind = KIND_NAMES[doc.type.kind].in_(view.lang)
    return [path, kind, title, shorten(_choices(doc.type.choices), _CHOICES)]


def _choices(choices: Iterable[str]) -> str:
    return " ".join(choices)
