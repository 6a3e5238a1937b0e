"""Whether the contract, or an annex, sends disputes to arbitration or to court."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, given, none, sources_of, unknown
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.registry import chinese, fact, item_fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import UnknownSide

_PLACES = {
    "client": Words("委托方所在地", "the client's domicile"),
    "provider": Words("服务方所在地", "the provider's domicile"),
    "defendant": Words("被告住所地", "the defendant's domicile"),
    "plaintiff": Words("原告住所地", "the claimant's domicile"),
    "signing_place": Words("合同签订地", "the place of signing"),
    "performance_place": Words("合同履行地", "the place of performance"),
    "named": Words("写明的法院", "the court named"),
    "other": Words("另行约定的地点", "another place"),
}
_LETTERED = {
    "a": Words("甲方所在地", "Party A's domicile"),
    "b": Words("乙方所在地", "Party B's domicile"),
}
_LOCI = chinese(_PLACES)
_WAY_WORDS = {
    "litigation": Words("诉讼", "litigation"),
    "arbitration": Words("仲裁", "arbitration"),
    "both": Words("仲裁和诉讼并存", "arbitration and litigation side by side"),
}
WAYS = chinese(_WAY_WORDS)


@fact("dispute.has_arbitration", Kind.BOOLEAN, "约定了仲裁", "arbitration is agreed")
def has_arbitration(sheet: Sheet) -> Cell:
    """Return whether arbitration is agreed: said so, an institution named, or a step of it."""
    said = sheet.cell("dispute.arbitration.present")
    named, steps = sheet.rows("dispute.arbitration.institutions"), sheet.rows("dispute.steps")
    return _agreed(said, sheet.cell("dispute.mode"), named, steps, "arbitration")


@fact("dispute.has_litigation", Kind.BOOLEAN, "约定了诉讼", "litigation is agreed")
def has_litigation(sheet: Sheet) -> Cell:
    """Return whether court is agreed: a court or its place named, or a step of it."""
    unsaid = Cell(State.UNRECORDED)
    named, steps = sheet.rows("dispute.litigation"), sheet.rows("dispute.steps")
    return _agreed(unsaid, sheet.cell("dispute.mode"), named, steps, "litigation")


@fact("dispute.way", Kind.CHOICE, "争议解决方式", "way of settling disputes", WAYS)
def way(sheet: Sheet) -> Cell:
    """Return whether disputes go to court, to arbitration, or to both; none where to neither."""
    arbitration, court = has_arbitration(sheet), has_litigation(sheet)
    found = derive(_way, arbitration, court)
    return none(arbitration, court) if found.value == "" else found


@item_fact("annexes", "has_arbitration", Kind.BOOLEAN, "附件约定了仲裁", "arbitration in the annex")
def annex_arbitration(sheet: Sheet, row: Row) -> Cell:
    """Return whether an annex agrees arbitration."""
    cells, steps = row.cells, _inner(sheet, "annexes.dispute.steps", row)
    named = _inner(sheet, "annexes.dispute.arbitration.institutions", row)
    said, mode = cells["dispute.arbitration.present"], cells["dispute.mode"]
    return _agreed(said, mode, named, steps, "arbitration")


@item_fact("annexes", "has_litigation", Kind.BOOLEAN, "附件约定了诉讼", "litigation in the annex")
def annex_litigation(sheet: Sheet, row: Row) -> Cell:
    """Return whether an annex names a court, its place, or litigation as a step."""
    named = _inner(sheet, "annexes.dispute.litigation", row)
    steps = _inner(sheet, "annexes.dispute.steps", row)
    mode = row.cells["dispute.mode"]
    return _agreed(Cell(State.UNRECORDED), mode, named, steps, "litigation")


@item_fact("dispute.litigation", "at", Kind.CHOICE, "管辖连结点", "connecting factor", _LOCI)
def court_at(sheet: Sheet, row: Row) -> Cell:
    """Return the connecting factor of a court, party a and b read by role."""
    locus = row.cells["locus"]
    if locus.value not in ("a", "b"):
        return locus
    side = sheet.sides[str(locus.value)]
    if isinstance(side, UnknownSide):
        return unknown(None, sheet.side_cell(str(locus.value)))
    return given(side, locus)


@item_fact("dispute.litigation", "at_said", Kind.TEXT, "管辖连结点", "connecting factor")
def court_at_said(sheet: Sheet, row: Row) -> Cell:
    """Return the connecting factor of a court in words, a party by its letter where it has one."""
    return derive(lambda at: _place_words(sheet, str(at)), court_at(sheet, row))


@fact("dispute.way_said", Kind.TEXT, "争议解决方式", "way of settling disputes")
def way_said(sheet: Sheet) -> Cell:
    """Return how disputes are settled in words."""
    return derive(lambda found: _WAY_WORDS[found], way(sheet))


def _way(arbitration: bool, court: bool) -> str:
    if arbitration and court:
        return "both"
    return "arbitration" if arbitration else "litigation" if court else ""


def _place_words(sheet: Sheet, at: str) -> Words:
    key = next((key for key, side in sheet.sides.items() if side == at), None)
    return _LETTERED[key] if key else _PLACES[at]


def _agreed(said: Cell, mode: Cell, named: Rows, steps: Rows, step: str) -> Cell:
    """Return whether a way is agreed: named, said, a step, or one of two under the mode.

    Steps are a whole list: a way that is not among them, nor named elsewhere, is not agreed.
    """
    if named.rows:
        return Cell(State.GIVEN, True, tuple(s for row in named.rows for s in _placed(row)))
    if said.value is True:
        return said
    wanted = [row.cells["value"] for row in steps.rows if row.cells["value"].value == step]
    if wanted:
        return given(True, *wanted)
    if mode.value == "alternative":
        return given(True, mode)
    if steps.rows or said.value is False or said.state is State.NONE:
        sources = sources_of(said, *(row.cells["value"] for row in steps.rows))
        return Cell(State.GIVEN, False, sources)
    if named.known and steps.known:
        return Cell(State.GIVEN, False, named.sources + steps.sources)
    return Cell(State.UNRECORDED, None, sources_of(said) + named.sources + steps.sources)


def _placed(row: Row) -> tuple[Source, ...]:
    return (row.source,) if row.source else ()


def _inner(sheet: Sheet, name: str, outer: Row) -> Rows:
    """Return the rows of a nested list that belong to one item."""
    found = sheet.rows(name)
    rows = tuple(row for row in found.rows if row.parent == outer.n)
    return Rows(found.state, rows, found.sources)
