"""What a rule's facts are called in words: {p.rate} is 违约金 · 比例, {renewal.mode} 续展方式."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hetong.contract.kinds import Kind
from hetong.contract.titles import title_of
from hetong.errors import Lang, Words
from hetong.facts.model import Catalogue, FactDoc
from hetong.facts.party_words import PARTIES
from hetong.facts.show import show_value
from hetong.law import Register, Values
from hetong.law.laws import KINDS
from hetong.reports.citation import book
from hetong.rulebook import Rulebook
from hetong.rulebook.model import All, AnyOf, Condition, Exists, Not, Rule

SIDES = {
    "client": Words("委托方", "client"),
    "provider": Words("服务方", "provider"),
    "both": Words("双方", "both sides"),
    "none": Words("都不是", "neither side"),
    "third": Words("第三方", "a third party"),
    **PARTIES,
}
PHASES = {
    "draft": Words("起草", "drafting"),
    "review": Words("审批", "review"),
    "signing": Words("签署", "signing"),
}
ALL_PARTIES = Words("当事人", "Parties")  # in rules the list has party_a and party_b too
CONSENT = {
    "free": Words("自由", "free"),
    "consent": Words("须经同意", "consent"),
    "forbidden": Words("禁止", "forbidden"),
}
YES, NO = Words("是", "yes"), Words("否", "no")
_SHOWN = (Kind.DURATION, Kind.MONEY, Kind.DATE, Kind.RATE)
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Library:
    """What a page draws on: the rulebook, the facts' names, the law data, and the day."""

    book: Rulebook
    catalogue: Catalogue
    register: Register
    values: Values
    day: date


@dataclass(frozen=True, slots=True)
class Names:
    """The names one rule uses, in one language: facts, lists behind aliases, dated values."""

    lang: Lang
    catalogue: Catalogue
    values: Values
    register: Register
    lists: dict[str, str]
    derived: dict[str, Words]

    @classmethod
    def of(cls, rule: Rule, library: Library, lang: Lang) -> Names:
        """Return the names for one rule of a rulebook."""
        derived = {
            f"derived.{each.derives.flag or each.derives.item}": each.title
            for each in library.book.rules
            if each.derives
        }
        return cls(lang, library.catalogue, library.values, library.register, _lists(rule), derived)

    def fact(self, path: str) -> str:
        """Return what a fact is called; the path itself for one nobody declared."""
        if path in SIDES:
            return SIDES[path].in_(self.lang)
        if path.startswith("value."):
            return self.value(path.removeprefix("value."))
        alias, _, rest = path.partition(".")
        if alias in self.lists:
            doc = self.doc(path)
            own = doc.title.in_(self.lang) if doc else rest
            return f"{self.item(alias)}{' · ' if self.lang == 'zh' else ': '}{own}"
        if path in self.derived:
            return self.derived[path].in_(self.lang)
        if alias in ("client", "provider") and rest:
            mark = " · " if self.lang == "zh" else ": "
            own = title_of(f"party_a.{rest}").in_(self.lang).rpartition(mark)[2]
            if own == f"party_a.{rest}" and path in self.catalogue.facts:
                return self.catalogue.facts[path].title.in_(self.lang)
            return f"{SIDES[alias].in_(self.lang)}{mark}{own}"
        title = title_of(path)
        if title.zh != path:
            return title.in_(self.lang)
        doc = self.catalogue.facts.get(path)
        return doc.title.in_(self.lang) if doc else path

    def item(self, alias: str) -> str:
        """Return what an item is called: its list, numbered where two items of it are compared."""
        name = self.lists[alias]
        title = self.list(name)
        same = [each for each, other in self.lists.items() if other == name]
        if len(same) == 1:
            return title
        n = same.index(alias)
        return f"{title}（{_NUMERALS[n]}）" if self.lang == "zh" else f"{title} {n + 1}"

    def list(self, name: str) -> str:
        """Return what a list is called."""
        if name in self.lists:
            return self.item(name)
        if name in self.derived:
            return self.derived[name].in_(self.lang)
        if name == "parties":
            return ALL_PARTIES.in_(self.lang)
        doc = self.catalogue.lists.get(name)
        return doc.title.in_(self.lang) if doc else title_of(name).in_(self.lang)

    def value(self, name: str) -> str:
        """Return what a dated number of the law is called."""
        return self.values.get(name).title.in_(self.lang)

    def doc(self, path: str) -> FactDoc | None:
        """Return the type and labels of a fact, None for one that another rule derives."""
        alias, _, rest = path.partition(".")
        if alias in self.lists:
            listed = self.catalogue.lists.get(self.lists[alias])
            return listed.fields.get(rest) if listed else None
        return self.catalogue.facts.get(path)

    def constant(self, path: str, text: str) -> str:
        """Return a constant as one says it: the Chinese word of a choice, a side, a key."""
        doc = self.doc(path)
        if (doc is None or doc.type.kind is Kind.SIDE) and text in SIDES:
            return SIDES[text].in_(self.lang)
        if text in ("true", "false") and (doc is None or doc.type.kind is Kind.BOOLEAN):
            return (YES if text == "true" else NO).in_(self.lang)
        if doc is not None and doc.type.kind in _SHOWN:
            return show_value(doc.type.parse(text), doc, {}, self.lang)
        if (named := self._of_law(text)) is not None:
            return named.in_(self.lang)
        key = title_of(text)
        if key.zh != text and (doc is None or doc.type.kind in (Kind.CODE, Kind.TEXT)):
            return key.in_(self.lang)
        if self.lang == "en":
            return text.replace("_", " ")
        if doc is not None and doc.type.kind is Kind.CONSENT and text in CONSENT:
            return CONSENT[text].zh
        if doc is not None and text in doc.labels:
            return doc.labels[text]
        return self._label(text)

    def _label(self, text: str) -> str:
        """Return the Chinese word every key gives this choice, else that of a key so called."""
        listed = [doc for each in self.catalogue.lists.values() for doc in each.fields.values()]
        labels = {
            doc.labels[text]
            for doc in (*self.catalogue.facts.values(), *listed)
            if text in doc.labels
        }
        return labels.pop() if len(labels) == 1 else title_of(text).zh

    def _of_law(self, text: str) -> Words | None:
        """Return what the law data call a symbol of theirs: a law by its id, a kind of law."""
        if text in KINDS:
            return KINDS[text]
        law = self.register.by_id(text)
        if law is not None:
            return Words(book(law.name), law.title_en)
        outside = text.removeprefix("outside:")
        return None if outside == text else Words(book(outside), outside)

    def filled(self, text: str) -> str:
        """Return a message with its placeholders named: 〔续展通知期〕."""
        return _PLACEHOLDER.sub(lambda m: self._placeholder(m[1]), text)

    def _placeholder(self, path: str) -> str:
        if path in SIDES:
            return self.fact(path)
        other = path.removeprefix("other:")
        fact = self.fact(other)
        if self.lang == "zh":
            return f"〔{fact}〕" if other == path else f"〔{fact}〕的对方"
        return f"[{fact}]" if other == path else f"[the other side than {fact}]"


def _lists(rule: Rule) -> dict[str, str]:
    """Return the list behind every alias of a rule; `t.conditions` is resolved through t."""
    found = {each.alias: each.list for each in rule.bindings}
    conditions = [rule.applies, rule.when, *(level.condition for level in rule.levels)]
    for each in _exists(condition for condition in conditions if condition):
        found.setdefault(each.alias, each.list)
    for alias, name in found.items():
        head, _, rest = name.partition(".")
        if rest and head in found and head != alias:
            found[alias] = f"{found[head]}.{rest}"
    return found


def _exists(conditions: Iterable[Condition]) -> Iterator[Exists]:
    for each in conditions:
        if isinstance(each, All | AnyOf):
            yield from _exists(each.members)
        elif isinstance(each, Not):
            yield from _exists([each.member])
        elif isinstance(each, Exists):
            yield each
            yield from _exists(each.where.members)
