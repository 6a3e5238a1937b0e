"""Amounts written twice, in figures and in words: what the words say, and how they say it."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, unknown
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, fact, item_fact, listing
from hetong.facts.sheet import Sheet
from hetong.notation import Malformed
from hetong.notation.capitals import is_standard_capitals, parse_capital_amount
from hetong.notation.money import Money, parse_money

PENALTIES = "liability.penalties"
_PAIRS = {
    "total_amount": Words("合同总额", "the contract total"),
    "monthly_fee": Words("月费", "the monthly fee"),
}
_PENALTY = Words("违约金", "the penalty")


@fact("fees.total_amount_words_value", Kind.MONEY, "合同总额大写所指金额", "total amount in words")
def total_words(sheet: Sheet) -> Cell:
    """Return the amount the words of the contract total say."""
    return _said(sheet.cell("fees.total_amount_words"))


@fact("fees.monthly_fee_words_value", Kind.MONEY, "月费大写所指金额", "monthly fee in words")
def monthly_words(sheet: Sheet) -> Cell:
    """Return the amount the words of the monthly fee say."""
    return _said(sheet.cell("fees.monthly_fee_words"))


@item_fact(
    PENALTIES, "amount_words_value", Kind.MONEY, "违约金大写所指金额", "penalty amount in words"
)
def penalty_words(sheet: Sheet, row: Row) -> Cell:
    """Return the amount the words of a penalty say."""
    return _said(row.cells["amount_words"])


@listing(
    "amounts_in_words",
    "有大写的金额",
    "amounts with their words",
    {
        "of": doc(Kind.TEXT, "金额名称", "what it is"),
        "figure": doc(Kind.MONEY, "小写金额", "figures"),
        "words": doc(Kind.TEXT, "大写", "words"),
        "value": doc(Kind.MONEY, "大写所指金额", "what the words say"),
        "standard": doc(Kind.BOOLEAN, "大写是否规范", "standard capitals"),
    },
)
def amounts_in_words(sheet: Sheet) -> Rows:
    """Return a row for the total, the monthly fee and each penalty that has figures or words."""
    rows = [
        (
            f"fees.{key}",
            name,
            sheet.cell(f"fees.{key}"),
            sheet.cell(f"fees.{key}_words"),
            sheet.cell(f"fees.{key}_words_value"),
        )
        for key, name in _PAIRS.items()
    ]
    for each in sheet.rows(PENALTIES).rows:
        value = sheet.row_cell(PENALTIES, each, "amount_words_value")
        if each.cells["amount_words"].state not in (State.UNRECORDED, State.NONE):
            key = f"{each.key}.amount"
            rows.append((key, _PENALTY, each.cells["amount"], each.cells["amount_words"], value))
    recorded = [row for row in rows if any(c.state is not State.UNRECORDED for c in row[2:4])]
    if not recorded:
        return Rows(State.UNRECORDED, (), rows[0][2].sources + rows[0][3].sources)
    return Rows(State.GIVEN, tuple(_row(n, *each) for n, each in enumerate(recorded)))


def _row(n: int, key: str, of: Words, figure: Cell, words: Cell, value: Cell) -> Row:
    cells = {
        "of": Cell(State.GIVEN, of, figure.sources),
        "figure": figure,
        "words": words,
        "value": value,
        "standard": derive(lambda text: is_standard_capitals(str(text)), words),
    }
    source = next((s for s in (*words.sources, *figure.sources) if s.statements), None)
    return Row(n, key, cells, source=source)


def _said(words: Cell) -> Cell:
    """Return the money a cell of Chinese words says; unknown, with the reason, where unreadable."""
    value = derive(_money, words)
    if words.state is State.GIVEN and value.state is not State.GIVEN:
        text = str(words.value)
        reason = Words(
            f"大写金额“{text}”读不出来，请核对",
            f"the amount in words '{text}' cannot be read; check it",
        )
        return unknown(reason, words)
    return value


def _money(text: str) -> Money | None:
    try:
        return Money(parse_capital_amount(text))
    except Malformed:
        pass
    try:
        return parse_money(text)
    except Malformed:
        return None
