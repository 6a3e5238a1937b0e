"""Which amounts a percentage may refer to can be worked out from the contract at all."""

from __future__ import annotations

from collections.abc import Iterable

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.contract.liability import Penalty
from hetong.contract.slots import slots_of
from hetong.facts.model import Cell, Row, Rows, Source
from hetong.facts.registry import doc, listing
from hetong.facts.sheet import Sheet
from hetong.facts.types import folded

_CHOICES = slots_of(Penalty)["base"].reads
NAMES = _CHOICES.words if _CHOICES else {}
# The words a definition gives each base; the labels of the record key, not a legal source.
_DEFINED = {
    "contract_total": ("合同总额", "合同金额", "合同总价", "合同价款", "合同总价款"),
    "service_fee_total": ("服务费总额", "服务费用总额", "服务总费用", "总服务费"),
    "annual_fee": ("年度服务费", "年费", "年服务费", "年度费用"),
}
_PRESENT = (State.GIVEN, State.CONTESTED)


@listing(
    "bases",
    "可确定的基数",
    "amounts that can be worked out",
    {
        "name": doc(Kind.CHOICE, "基数", "base", NAMES),
    },
)
def bases(sheet: Sheet) -> Rows:
    """Return the bases that a total, the items, a monthly fee with its term, or a definition give.

    The list is known when everything that might give a further base is recorded.
    """
    found: list[Row] = []
    open_: list[Source] = []
    for name, ways in _ways(sheet).items():
        given = next((way for way in ways if _all(way, _PRESENT)), None)
        given = given or _definition(sheet, name)
        if given is not None:
            sources = tuple(source for cell in given for source in cell.sources)
            cells = {"name": Cell(State.GIVEN, name, sources)}
            found.append(Row(len(found), "bases", cells, source=next(iter(sources), None)))
            continue
        lacking = [c for way in ways if not _any(way, State.NONE) for c in way]
        open_ += [s for c in lacking if c.state not in _PRESENT for s in c.sources]
        if not sheet.rows("definitions").known:
            open_ += sheet.rows("definitions").sources
    state = State.UNRECORDED if open_ else State.GIVEN
    return Rows(state, tuple(found), tuple(dict.fromkeys(open_)))


def _ways(sheet: Sheet) -> dict[str, list[tuple[Cell, ...]]]:
    """Return, for each base, the sets of facts of which one set is enough to work it out."""
    total, items = sheet.cell("fees.total_amount"), sheet.cell("fees.items_sum")
    monthly, length = sheet.cell("fees.monthly_fee"), sheet.cell("term.length")
    whole = [(total,), (items, _complete(sheet)), (monthly, length)]
    return {
        "contract_total": whole,
        "service_fee_total": whole,
        "annual_fee": [(monthly,), (total, length)],
    }


def _complete(sheet: Sheet) -> Cell:
    """Return whether the items are the whole price, none where the record says they are not."""
    cell = sheet.cell("fees.items_complete")
    if cell.state is State.GIVEN and cell.value is False:
        return Cell(State.NONE, None, cell.sources)
    return cell


def _definition(sheet: Sheet, name: str) -> tuple[Cell, ...] | None:
    for row in sheet.rows("definitions").rows:
        term = row.cells["term"]
        if term.state is State.GIVEN and folded(str(term.value)) in _DEFINED[name]:
            return (term,)
    return None


def _all(cells: Iterable[Cell], states: tuple[State, ...]) -> bool:
    return all(cell.state in states for cell in cells)


def _any(cells: Iterable[Cell], state: State) -> bool:
    return any(cell.state is state for cell in cells)
