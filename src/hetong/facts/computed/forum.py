"""Where a dispute goes: whose seat a court clause names, and courts and institutions together."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import none
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.registry import doc, item_fact, listing
from hetong.facts.sheet import Sheet

LITIGATION = "dispute.litigation"
INSTITUTIONS = "dispute.arbitration.institutions"


@item_fact(LITIGATION, "seat", Kind.SIDE, "哪一方所在地", "whose seat")
def seat(sheet: Sheet, row: Row) -> Cell:
    """Return the side whose seat decides; none where the connecting factor is another one."""
    locus = row.cells["locus"]
    if locus.state is not State.GIVEN:
        return locus
    side = sheet.sides.get(str(locus.value), locus.value)
    named = not isinstance(side, str) or side in ("client", "provider")
    return Cell(State.GIVEN, side, locus.sources) if named else none(locus)


@listing(
    "forums",
    "法院和仲裁机构",
    "courts and arbitral institutions",
    {
        "locus": doc(Kind.CODE, "管辖连结点", "connecting factor"),
        "place": doc(Kind.CODE, "地点", "place"),
        "court": doc(Kind.CODE, "法院", "court"),
        "institution": doc(Kind.CODE, "仲裁机构", "institution"),
    },
)
def forums(sheet: Sheet) -> Rows:
    """Return the court clauses and, after them, the institutions, a list left blank as one.

    What an item of the one kind cannot have is none. Where one of the two lists is recorded, the
    other is taken to be as it stands.
    """
    courts, bodies = sheet.rows(LITIGATION), sheet.rows(INSTITUTIONS)
    rows = [
        Row(
            row.n,
            row.key,
            {**{key: row.cells[key] for key in ("locus", "place", "court")}, "institution": none()},
            clause=row.clause,
            source=row.source,
        )
        for row in courts.rows
    ]
    whole = sheet.cell(INSTITUTIONS)
    named = [(row.key, row.cells["value"]) for row in bodies.rows]
    if whole.state is State.BLANK:
        named.append((INSTITUTIONS, whole))
    for key, cell in named:
        cells = {"locus": none(), "place": none(), "court": none(), "institution": cell}
        rows.append(Row(len(rows), key, cells, source=next(iter(cell.sources), None)))
    empty = State.NONE if courts.known and bodies.known else State.UNRECORDED
    return Rows(State.GIVEN if rows else empty, tuple(rows), (*courts.sources, *bodies.sources))
