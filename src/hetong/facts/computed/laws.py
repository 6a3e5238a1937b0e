"""The laws a contract cites, found in the register: which law is meant, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, given, none
from hetong.facts.computed.articles import article_numbers
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, item_fact, listing
from hetong.facts.sheet import Sheet
from hetong.law.citations import Citation
from hetong.law.fold import fold
from hetong.law.laws import Law

CITED = "cited_laws"
# Statutes in force whose own text still names a repealed one: quoting them is no mistake.
_NAMES_REPEALED = {"cn-ecommerce": 47}


@item_fact(CITED, "law", Kind.CODE, "所引法律的登记编号", "id of the law cited")
def law(sheet: Sheet, row: Row) -> Cell:
    """Return the register's id of the law the title means on the contract day.

    A known law outside the register has an id made of its title; a title nobody knows is none.
    """
    name = row.cells["name"]
    if name.state is not State.GIVEN:
        return derive(str, name)
    found = citation(sheet, name)
    return none(name) if found is None else given(_id(found), name)


@item_fact(CITED, "historical", Kind.BOOLEAN, "是否作为旧法提及", "cited as the law it was")
def historical(sheet: Sheet, row: Row) -> Cell:
    """Return whether the words around the title speak of a former law (原、已废止、当时有效).

    The words are those of the key and of its quotation. A quotation of a statute in force that
    itself still names a repealed one counts too.
    """
    name = row.cells["name"]
    if name.state is not State.GIVEN:
        return derive(bool, name)
    found = citation(sheet, name)
    past = found is not None and (found.historical or _told_as_past(sheet, name, _id(found)))
    return given(past, name)


@item_fact(CITED, "certain", Kind.BOOLEAN, "名称是否确定", "the title is certain")
def certain(sheet: Sheet, row: Row) -> Cell:
    """Return False for a loose name in use that may mean the law (侵权法)."""
    name = row.cells["name"]
    found = citation(sheet, name) if name.state is State.GIVEN else None
    return derive(lambda _: found is None or found.certain, name)


@item_fact(CITED, "meant", Kind.CODE, "可能要写的法律名称", "the title that was perhaps meant")
def meant(sheet: Sheet, row: Row) -> Cell:
    """Return the title one slip away from one that nobody knows; none for a known title.

    A slip is one character left out, put in or exchanged, in a title of at least five characters;
    in a shorter one only a character put in. Longer differences are other laws.
    """
    name = row.cells["name"]
    if name.state is not State.GIVEN:
        return derive(str, name)
    written = str(name.value).strip().strip("《》").removeprefix("中华人民共和国")
    register = sheet.matter.register
    if citation(sheet, name) is not None or register.lookalike(written) is not None:
        return none(name)
    near = [each.name for each in register.laws if _one_slip(written, each.name)]
    return given(near[0], name) if near else none(name)


@listing(
    "laws",
    "所引法律的登记情况",
    "what the register holds of the laws cited",
    {
        "id": doc(Kind.CODE, "登记编号", "id"),
        "title": doc(Kind.TEXT, "名称", "title"),
        "kind": doc(Kind.CODE, "效力级别", "kind"),
        "effective_from": doc(Kind.DATE, "施行日期", "in force from"),
        "repealed_on": doc(Kind.DATE, "废止日期", "repealed on"),
        "successor": doc(Kind.TEXT, "取代它的法律", "what replaced it"),
        "revised": doc(Kind.BOOLEAN, "是否由同名修订文本取代", "replaced under the same title"),
        "read": doc(Kind.BOOLEAN, "是否核对过原文", "checked against the text"),
        "last_article": doc(Kind.NUMBER, "最后一条的条号", "number of the last article"),
    },
)
def laws(sheet: Sheet) -> Rows:
    """Return one row for each law the contract cites and the register knows, on the contract day.

    Dates and titles are those of `rules/laws.yaml`; the last article is given only where the
    version of that day was counted in the text.
    """
    cited = sheet.rows(CITED)
    found: dict[str, tuple[Citation, Cell]] = {}
    for row in cited.rows:
        name = row.cells["name"]
        each = citation(sheet, name) if name.state is State.GIVEN else None
        if each is not None:
            found.setdefault(_id(each), (each, name))
    rows = tuple(
        Row(n, f"laws[{key}]", _law_cells(sheet, key, *each))
        for n, (key, each) in enumerate(found.items())
    )
    return Rows(cited.state, rows, cited.sources)


def citation(sheet: Sheet, name: Cell) -> Citation | None:
    """Return the law a given title names on the contract day, None where nobody knows it."""
    return sheet.matter.register.cite(str(name.value), sheet.matter.contract_day)


def quotes(name: Cell) -> Iterator[str]:
    """Yield the quotations a cell's statements carry."""
    for source in name.sources:
        for statement in source.statements:
            if statement.quote:
                yield statement.quote


def _id(found: Citation) -> str:
    return found.law or f"outside:{fold(found.text).text}"


def _told_as_past(sheet: Sheet, name: Cell, law_id: str) -> bool:
    register, day = sheet.matter.register, sheet.matter.contract_day
    for quote in quotes(name):
        for each in register.mentions(quote, day):
            if _id(each) == law_id and each.historical:
                return True
            article = _NAMES_REPEALED.get(_id(each))
            if article is not None and article in article_numbers(quote[each.end :]):
                return True
    return False


def _law_cells(sheet: Sheet, key: str, found: Citation, name: Cell) -> dict[str, Cell]:
    register, day = sheet.matter.register, sheet.matter.contract_day
    known = register.by_id(key)
    if known is None:
        return _outside_cells(sheet, key, found, name)
    later = register.successor(key, day) or next(iter(register.successors(key)), None)
    last = register.last_article(key, day)
    return {
        "id": given(key, name),
        "title": given(title(known)),
        "kind": given(known.kind),
        "effective_from": given(known.effective_from),
        "repealed_on": _or_none(known.repealed_on),
        "successor": _or_none(later and title(later)),
        "revised": given(later is not None and later.name == known.name),
        "read": given(known.verified == "text"),
        "last_article": _or_none(Decimal(last[0]) if last and last[1] == "text" else None),
    }


def _outside_cells(sheet: Sheet, key: str, found: Citation, name: Cell) -> dict[str, Cell]:
    later = sheet.matter.register.by_id(found.successor) if found.successor else None
    written = key.removeprefix("outside:")
    return {
        "id": given(key, name),
        "title": given(Words(f"《{written}》", written)),
        "kind": given("law"),
        "effective_from": none(),
        "repealed_on": _or_none(found.repealed_on),
        "successor": _or_none(later and title(later)),
        "revised": given(False),
        "read": given(True),
        "last_article": none(),
    }


def title(known: Law) -> Words:
    """Return a law's title as a sentence takes it; an interpretation by its short name."""
    name = known.short_names[0] if "《" in known.name and known.short_names else known.name
    return Words(f"《{name}》", f"the {known.title_en}")


def _or_none(value: object) -> Cell:
    return none() if value is None else given(value)


def _one_slip(written: str, right: str) -> bool:
    if written == right or min(len(written), len(right)) < 3:
        return False
    if len(written) == len(right):
        return len(right) >= 5 and sum(a != b for a, b in zip(written, right, strict=True)) == 1
    if len(written) == len(right) + 1:
        return any(written[:n] + written[n + 1 :] == right for n in range(len(written)))
    if len(written) + 1 == len(right) and len(right) >= 5:
        return any(right[:n] + right[n + 1 :] == written for n in range(len(right)))
    return False
