"""The folder of law data becomes one register that answers for a day: titles, status, numbers.

Each table is read when it is first asked for; a check without citations reads laws.yaml only.
"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from hetong.errors import Words
from hetong.law.articles import LastArticle, load_articles
from hetong.law.citations import Citation, citations
from hetong.law.fold import fold
from hetong.law.institutions import InstitutionMatch, Institutions, load_institutions
from hetong.law.laws import Law, Laws, State, Verified, load_laws
from hetong.law.lpr import Lpr, load_lpr
from hetong.law.renumbered import Renumbered, load_renumbered
from hetong.law.titles import TitleKind, Titles, load_titles


class Register:
    """The laws of `rules/laws.yaml` and the tables beside it; nothing in it changes."""

    def __init__(self, rules_dir: Path, laws: Laws) -> None:
        self._tables = rules_dir / "tables"
        self._laws = laws

    @classmethod
    def load(cls, rules_dir: Path) -> Register:
        """Read `laws.yaml` in `rules_dir`; the tables follow when asked for.

        Raises RuleError with file and line for a mistake in it, as every method does for the
        table it needs.
        """
        return cls(rules_dir, load_laws(rules_dir / "laws.yaml"))

    def check(self) -> None:
        """Read every table now; raises RuleError for the first mistake."""
        _ = (self._titles, self._renumbered, self._articles, self.institutions, self.lpr)

    @property
    def as_of(self) -> date:
        """The day the register was put together: `laws_as_of` in reports."""
        return self._laws.as_of

    @property
    def sources_to(self) -> date:
        """The day the newest source ends."""
        return self._laws.sources_to

    @property
    def laws(self) -> tuple[Law, ...]:
        """Every law, in the order of the file."""
        return self._laws.rows

    @cached_property
    def lpr(self) -> Lpr:
        """The loan prime rates."""
        return load_lpr(self._tables / "lpr.yaml")

    @cached_property
    def institutions(self) -> Institutions:
        """The arbitration institutions."""
        return load_institutions(self._tables / "institutions.yaml")

    def stale(self, on: date) -> Words | None:
        """Return the words to say for a day after the register was last checked, else None."""
        if on <= self.as_of:
            return None
        return Words(
            f"法律登记表最后核对于 {self.as_of}，此后的变动不知道",
            f"the law register was last checked on {self.as_of}; later changes are unknown to it",
        )

    def by_id(self, law_id: str) -> Law | None:
        """Return the law with that id, or None."""
        return self._laws.by_id.get(law_id)

    def state(self, law_id: str, on: date) -> State:
        """Return whether a law is in force on that day; raises KeyError for an unknown id."""
        return self._laws.by_id[law_id].state(on)

    def successors(self, law_id: str) -> tuple[Law, ...]:
        """Return what replaced a law, what replaced that, and so on."""
        found: list[Law] = []
        law = self._laws.by_id[law_id]
        while law.replaced_by and len(found) < len(self.laws):
            law = self._laws.by_id[law.replaced_by]
            found.append(law)
        return tuple(found)

    def successor(self, law_id: str, on: date) -> Law | None:
        """Return the law that took the place of a repealed one and is in force on that day.

        None when the law itself is not repealed by then, or when nothing in the register has
        taken its place on that day (合同法解释二 between 2021-01-01 and 2023-12-05).
        """
        if self.state(law_id, on) != "repealed":
            return None
        later = self.successors(law_id)
        return next((law for law in later if law.state(on) == "in_force"), None)

    def mentions(self, text: str, on: date) -> tuple[Citation, ...]:
        """Return every law cited in a running text, in order, with offsets."""
        return citations(text, on, self._titles, lambda law_id: self._laws.by_id[law_id].years())

    def cite(self, text: str, on: date) -> Citation | None:
        """Return the first law a title as written names, None when nobody knows the title.

        `on` decides between laws of one title (仲裁法 before and from 2026-03-01).
        """
        return next(iter(self.mentions(text, on)), None)

    def lookalike(self, text: str) -> TitleKind | None:
        """Return what is known of a title that is no citation: `vague`, `ordinary` or nothing."""
        title = self._titles.by_key.get(fold(text).text)
        return title.kind if title else None

    def nearest(self, text: str) -> tuple[Law, ...]:
        """Return up to five laws whose titles come near `text`, or contain it."""
        named = {name: law for law in self.laws for name in (law.name, *law.short_names)}
        word = fold(text).text
        inside = sorted((name for name in named if word and word in name), key=len)
        left_out = sorted((name for name in named if word and _within(word, name)), key=len)
        close = get_close_matches(word, named, n=5, cutoff=0.6)
        return tuple(dict.fromkeys(named[name] for name in inside + left_out + close))[:5]

    def last_article(self, law_id: str, on: date) -> tuple[int, Verified] | None:
        """Return the highest article number of a law's text on that day and how far it was read.

        None when no version of that day was counted. Only `text` may carry an error; it becomes
        `memory` when an amendment after the counted version is known but was not counted.
        """
        row = self._version(law_id, on)
        if row is None or row.last is None:
            return None
        law = self._laws.by_id[law_id]
        newer = [c for c in law.changed_by(on) if c.since > row.since]
        return row.last, "memory" if newer and row.verified == "text" else row.verified

    def renumbered(self, law_id: str) -> tuple[Renumbered, ...]:
        """Return the renumbered articles of a law as its old numbers cite it.

        For a law replaced by a revision of the same title this is the revision's table, since it
        holds the old numbers.
        """
        rows = self._renumbered.get(law_id, ())
        law = self._laws.by_id.get(law_id)
        if rows or law is None or law.replaced_by is None:
            return rows
        later = self._renumbered.get(law.replaced_by, ())
        return tuple(row for row in later if row.new_law is None and row.on == law.repealed_on)

    def came_from(self, law_id: str, article: int) -> tuple[Renumbered, ...]:
        """Return the old articles whose content stands in an article of this law."""
        every = (row for rows in self._renumbered.values() for row in rows)
        return tuple(row for row in every if row.target == law_id and row.new == article)

    def institution(self, name: str) -> InstitutionMatch:
        """Return what the name of an arbitration institution, as written, leads to."""
        return self.institutions.find(name)

    def _version(self, law_id: str, on: date) -> LastArticle | None:
        rows = [row for row in self._articles.get(law_id, ()) if row.since <= on]
        return rows[-1] if rows else None

    @cached_property
    def _titles(self) -> Titles:
        return load_titles(self._tables / "titles.yaml", self._laws)

    @cached_property
    def _articles(self) -> dict[str, tuple[LastArticle, ...]]:
        return load_articles(self._tables / "articles.yaml", self._laws)

    @cached_property
    def _renumbered(self) -> dict[str, tuple[Renumbered, ...]]:
        return load_renumbered(self._tables / "renumbered.yaml", self._laws)


def _within(word: str, name: str) -> bool:
    """Tell whether `name` is `word` with characters put in: 保障条例, 保障中小企业款项支付条例."""
    letters = iter(name)
    return all(letter in letters for letter in word)
