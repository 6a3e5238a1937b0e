"""What each contract kind must contain, as data: key terms, chapters, rules that are silent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hetong.errors import Place, Words
from hetong.rulebook.model import Rule
from hetong.rulebook.parse import KINDS
from hetong.source import read_file, read_tree
from hetong.source.fields import Fields, refuse
from hetong.source.tree import Mapping


@dataclass(frozen=True, slots=True)
class KindFile:
    """One contract kind.

    `key_terms` are record keys whose blank is an error at signing; `chapters` names the parts of
    such a contract with the record sections that belong to each; `silent` lists rules that do not
    ask anything of this kind.
    """

    kind: str
    title: Words
    key_terms: tuple[str, ...]
    chapters: dict[str, tuple[str, ...]]
    silent: tuple[str, ...]
    place: Place

    def hears(self, rule: Rule) -> bool:
        """Whether `rule` has something to ask of contracts of this kind."""
        return self.kind in rule.kinds and rule.id not in self.silent


def load_kinds(folder: Path) -> dict[str, KindFile]:
    """Return the six kinds by name; RuleError if one lacks."""
    kinds: dict[str, KindFile] = {}
    for name in KINDS:
        path = folder / f"{name}.yaml"
        f = Fields(read_tree(read_file(path), str(path)), "kind")
        chapters_node = f.need("chapters")
        if not isinstance(chapters_node, Mapping):
            raise refuse(chapters_node.place, "chapters 应为键值对", "'chapters' must be a mapping")
        chapters = Fields(chapters_node, "chapters")
        kinds[name] = KindFile(
            kind=f.choice("kind", (name,)),
            title=f.words("title") or Words(name, name),
            key_terms=f.texts("key_terms"),
            chapters={item.key: chapters.texts(item.key) for item in chapters_node.items},
            silent=f.texts("silent"),
            place=f.place,
        )
        f.done()
    return kinds
