"""What the contract tells the client's customers: marketing without consent, refusing returns."""

from __future__ import annotations

import re

from hetong.contract.kinds import Kind
from hetong.facts.cells import derive
from hetong.facts.model import Cell, Row
from hetong.facts.registry import fact, item_fact
from hetong.facts.sheet import Sheet

# A clause that does away with consent; 未经同意不得… is the opposite.
_WITHOUT = re.compile(
    r"(?:无需|无须|不需|不必|毋需|毋须)[^，。；]{0,12}(?:同意|授权|许可)"
    r"|(?:未经|没有|未取得)[^，。；]{0,12}(?:同意|授权|许可)[^不，。；]{0,4}(?:也可|亦可|仍可|可以)"
)
_EVERYTHING = re.compile(r"(?:全部|一律|所有|任何|一切|均)(?!定作|定制)")
_GOODS = re.compile(r"(?:定作|定制|鲜活|易腐|生鲜|拆封|数字化|报纸|期刊|下载|音像|软件)")


@fact(
    "data.marketing_ground",
    Kind.CHOICE,
    "营销联系的依据",
    "ground for marketing",
    {"consent": "取得同意", "without_consent": "没有取得同意"},
)
def marketing_ground(sheet: Sheet) -> Cell:
    """Return whether the clause on marketing does away with the customer's consent."""
    return derive(
        lambda text: "without_consent" if _WITHOUT.search(text) else "consent",
        sheet.cell("data.marketing_consent"),
    )


@item_fact("returns.exclusions", "blanket", Kind.BOOLEAN, "是否一概不退", "covers all goods")
def blanket(sheet: Sheet, row: Row) -> Cell:
    """Return whether an exclusion from returns covers all goods and names no kind of goods."""
    return derive(
        lambda text: bool(_EVERYTHING.search(text)) and not _GOODS.search(text),
        row.cells["value"],
    )
