"""What each contract kind must and may contain, as data: chapters, points, silent rules.

`rules/kinds/chapters.yaml` holds what every service contract is made of; the file of a kind says
which chapters it must and may have, what it has beyond, and which rules do not ask it anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from hetong.errors import Place, Words
from hetong.rulebook.model import Rule
from hetong.rulebook.parse import KINDS
from hetong.source import read_file, read_tree
from hetong.source.fields import Fields, list_of, nearest, refuse, words_of
from hetong.source.tree import Node

NEEDS = ("must", "may")
_SHARED = "chapters.yaml"
_TWICE = Words("删去一处", "delete one of them")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of a contract: the record sections that hold it, and what stands in it.

    `of_supplements` says that a supplement has the chapter too; for the others the contract it
    amends may provide.
    """

    name: str
    title: Words
    sections: tuple[str, ...]
    says: Words
    of_supplements: bool


@dataclass(frozen=True, slots=True)
class Point:
    """What a kind has beyond any service contract: where it stands, and its record keys."""

    chapter: str
    must: bool
    keys: tuple[str, ...]
    says: Words


@dataclass(frozen=True, slots=True)
class Silence:
    """Rules that ask nothing of a kind, `first` to `last` by number, and why."""

    first: str
    last: str
    why: Words
    place: Place

    def covers(self, rule_id: str) -> bool:
        """Whether a rule lies in the range; three digits each, so the order of text is theirs."""
        same = rule_id.partition("-")[0] == self.first.partition("-")[0]
        return same and self.first <= rule_id <= self.last


@dataclass(frozen=True, slots=True)
class KindFile:
    """One contract kind.

    `key_terms` are record keys whose blank is an error at signing; `must` and `may` are the
    chapters such a contract has; `points` what it has beyond any service contract; `silences`
    the rules that do not ask anything of it, of which `silent` names those that exist.
    """

    kind: str
    title: Words
    about: Words
    key_terms: tuple[str, ...]
    must: tuple[Chapter, ...]
    may: tuple[Chapter, ...]
    points: tuple[Point, ...]
    silences: tuple[Silence, ...]
    silent: tuple[str, ...]
    place: Place

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters, those that must be there first."""
        return self.must + self.may

    @property
    def must_keys(self) -> tuple[str, ...]:
        """The record keys of the points it must have."""
        return tuple(key for point in self.points if point.must for key in point.keys)

    @property
    def may_keys(self) -> tuple[str, ...]:
        """The record keys of the points it may have."""
        return tuple(key for point in self.points if not point.must for key in point.keys)

    @property
    def optional(self) -> tuple[str, ...]:
        """The record sections of the chapters it may have."""
        return tuple(section for chapter in self.may for section in chapter.sections)

    def hears(self, rule: Rule, *, supplement: bool = False) -> bool:
        """Whether `rule` has something to ask of contracts of this kind.

        What a `supplement` leaves out stands in the contract it amends: a rule on what is lacking
        asks only for the chapters that a supplement has too.
        """
        if supplement and rule.home:
            own = {chapter.name for chapter in self.chapters if chapter.of_supplements}
            if own.isdisjoint(rule.home):
                return False
        return self.kind in rule.kinds and rule.id not in self.silent


@dataclass(frozen=True, slots=True)
class _Shared:
    key_terms: tuple[str, ...]
    chapters: dict[str, Chapter]


def load_kinds(folder: Path, rules: Collection[str]) -> dict[str, KindFile]:
    """Return the six kinds by name.

    `rules` are the ids of all rules. Raises RuleError when a file is missing or wrong: a chapter
    that does not exist or is named twice or not at all, or a range of silent rules without any.
    """
    path = folder / _SHARED
    shared = _shared(read_tree(read_file(path), str(path)))
    kinds: dict[str, KindFile] = {}
    for name in KINDS:
        path = folder / f"{name}.yaml"
        kinds[name] = _kind(name, read_tree(read_file(path), str(path)), shared, rules)
    return kinds


def _shared(node: Node) -> _Shared:
    f = Fields(node, _SHARED)
    chapters = {item.key: _chapter(item.key, item.value) for item in f.pairs("chapters")}
    shared = _Shared(f.texts("key_terms"), chapters)
    f.done()
    return shared


def _chapter(name: str, node: Node) -> Chapter:
    f = Fields(node, name)
    chapter = Chapter(
        name=name,
        title=Words(name, f.text("title")),
        sections=f.texts("sections"),
        says=words_of(f.need("says"), "says"),
        of_supplements=f.flag("of_supplements", False),
    )
    f.done()
    return chapter


def _kind(name: str, node: Node, shared: _Shared, rules: Collection[str]) -> KindFile:
    f = Fields(node, "kind")
    silences = tuple(_silences(f, rules))
    must, may = (tuple(_chapters(f, need, shared)) for need in NEEDS)
    kind = KindFile(
        kind=f.choice("kind", (name,)),
        title=words_of(f.need("title"), "title"),
        about=words_of(f.need("about"), "about"),
        key_terms=tuple(dict.fromkeys([*shared.key_terms, *f.texts("key_terms")])),
        must=must,
        may=may,
        points=tuple(_points(f, shared)),
        silences=silences,
        silent=tuple(sorted(each for each in rules if any(s.covers(each) for s in silences))),
        place=f.place,
    )
    f.done()
    _refuse_uneven(kind, shared)
    return kind


def _chapters(f: Fields, need: str, shared: _Shared) -> Iterator[Chapter]:
    node = f.get(need)
    for each, name in zip(list_of(node, need) if node else (), f.texts(need), strict=True):
        yield _known(name, each.place, shared)


def _known(name: str, place: Place, shared: _Shared) -> Chapter:
    if name in shared.chapters:
        return shared.chapters[name]
    raise refuse(
        place,
        f"{_SHARED} 里没有章节“{name}”",
        f"{_SHARED} has no chapter '{name}'",
        nearest(name, shared.chapters),
    )


def _points(f: Fields, shared: _Shared) -> Iterator[Point]:
    node = f.get("points")
    for each in list_of(node, "points") if node else ():
        point = Fields(each, "points")
        name = point.text("chapter")
        yield Point(
            chapter=_known(name, (point.get("chapter") or each).place, shared).name,
            must=point.choice("need", NEEDS) == "must",
            keys=point.texts("keys"),
            says=words_of(point.need("says"), "says"),
        )
        point.done()


def _silences(f: Fields, rules: Collection[str]) -> Iterator[Silence]:
    node = f.get("silent")
    for each in list_of(node, "silent") if node else ():
        part = Fields(each, "silent")
        first = part.text("from")
        silence = Silence(
            first=first,
            last=part.text("to", first),
            why=words_of(part.need("why"), "why"),
            place=part.place,
        )
        part.done()
        if not any(silence.covers(rule) for rule in rules):
            raise refuse(
                part.place,
                f"silent 的 {silence.first} 至 {silence.last} 没有任何规则",
                f"'silent' covers no rule from {silence.first} to {silence.last}",
            )
        yield silence


def _refuse_uneven(kind: KindFile, shared: _Shared) -> None:
    """Refuse a chapter named twice, and one of which nothing is said."""
    names = [chapter.name for chapter in kind.chapters]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise refuse(
            kind.place,
            f"章节“{twice}”写了两次",
            f"chapter '{twice}' is named twice",
            _TWICE,
        )
    left = next((name for name in shared.chapters if name not in names), None)
    if left:
        raise refuse(
            kind.place,
            f"没有说 {kind.kind} 应当有还是可以有章节“{left}”",
            f"nothing is said of chapter '{left}' for {kind.kind}",
            Words("写进 must 或 may", "put it under must or may"),
        )
