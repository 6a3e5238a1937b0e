"""In which currency the contract is, and every amount it states with the currency of each."""

from __future__ import annotations

import re
from collections import Counter

from hetong.contract.entry import Entry, State, Statement
from hetong.contract.kinds import Kind
from hetong.contract.titles import title_of
from hetong.facts.cells import unknown
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.registry import doc, listing
from hetong.facts.sheet import Sheet
from hetong.notation import Malformed
from hetong.notation.money import Money, parse_money

_YUAN = re.compile("[元圆块¥￥]|人民币|rmb|cny", re.IGNORECASE)
_SETTLED = "fees.currency"


@listing(
    "amounts",
    "写明的金额",
    "amounts stated",
    {
        "of": doc(Kind.TEXT, "金额名称", "what it is"),
        "amount": doc(Kind.TEXT, "所写金额", "amount as written"),
        "currency": doc(Kind.CODE, "币种", "currency"),
        "settled_in": doc(Kind.CODE, "合同币种", "currency of the contract"),
        "smaller": doc(Kind.TEXT, "同一金额的较小写法", "the same amount, stated smaller"),
        "times": doc(Kind.NUMBER, "相当于较小写法的倍数", "times the smaller"),
    },
)
def amounts(sheet: Sheet) -> Rows:
    """Return a row for every statement of an amount in the record.

    A bare number is in the currency of the contract: `fees.currency`, else the one that most
    amounts name, else yuan. `times` is set where the same key is also stated lower.
    """
    found = [
        (entry, one)
        for _, entry in sheet.recorded
        for one in entry.statements
        if one.state is State.GIVEN and isinstance(one.value, Money)
    ]
    settled = _settled(sheet, [one for _, one in found])
    rows = tuple(_row(n, entry, one, settled) for n, (entry, one) in enumerate(found))
    return Rows(State.GIVEN, rows)


def _row(n: int, entry: Entry, one: Statement, settled: Cell) -> Row:
    source = Source(entry.key, (one, *(each for each in entry.statements if each != one)))
    own = _named(one)
    currency = settled if own is None else Cell(State.GIVEN, own, (source,))
    less = _smaller(entry, one)
    cells = {
        "of": Cell(State.GIVEN, title_of(entry.key), (source,)),
        "amount": Cell(State.GIVEN, one.text, (source,)),
        "currency": Cell(currency.state, currency.value, (source,), currency.reason),
        "settled_in": settled,
        "smaller": _or_none(less.text if less else None, source),
        "times": _or_none(one.value.yuan / less.value.yuan if less else None, source),
    }
    return Row(n, entry.key, cells, clause=one.clause, source=source)


def _named(one: Statement) -> str | None:
    """Return the currency an amount names; None for a bare number."""
    currency = str(one.value.currency)
    return currency if currency != "CNY" or _YUAN.search(one.text) else None


def _smaller(entry: Entry, one: Statement) -> Statement | None:
    """Return the lowest other statement of the same key in the same currency, above nothing."""
    others = [
        each
        for each in entry.statements
        if isinstance(each.value, Money)
        and each.value.currency == one.value.currency
        and 0 < each.value.yuan < one.value.yuan
    ]
    return min(others, key=lambda each: each.value.yuan, default=None)


def _settled(sheet: Sheet, said: list[Statement]) -> Cell:
    cell = sheet.cell(_SETTLED)
    if cell.state is State.GIVEN:
        code = _code(str(cell.value))
        return Cell(State.GIVEN, code, cell.sources) if code else unknown(None, cell)
    if cell.state in (State.BLANK, State.CONTESTED):
        return cell
    named = Counter(name for name in map(_named, said) if name)
    return Cell(State.GIVEN, named.most_common(1)[0][0] if named else "CNY", cell.sources)


def _code(text: str) -> str | None:
    """Return the ISO code of a currency as written, None for one that is not known."""
    try:
        return parse_money(f"1{text}").currency
    except Malformed:
        return None


def _or_none(value: object, source: Source) -> Cell:
    state = State.NONE if value is None else State.GIVEN
    return Cell(state, value, (source,))
