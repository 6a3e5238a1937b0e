"""What a reader must know of how a contract was judged, beside the findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hetong.contract.entry import State
from hetong.errors import Words
from hetong.facts.sheet import Matter


def notes(matter: Matter, *, as_of_source: str, laws_as_of: date, sided: bool) -> Iterator[Words]:
    """Yield the notes on one contract; `sided` is false when --side names a party without role."""
    if matter.contract.kind.state is not State.GIVEN:
        yield Words(
            "没有记录合同类型（kind），按一般服务合同判断，客服类完备性规则不适用",
            "no kind is recorded: judged as a general service contract, without the "
            "completeness rules for customer support",
        )
    if as_of_source == "today":
        yield Words(
            "合同没有签署日期或检查日期，按今天的法律判断",
            "the contract names no signing or check date: judged by today's law",
        )
    if matter.as_of > laws_as_of:
        known = laws_as_of.isoformat()
        yield Words(
            f"法律数据核对至 {known}，此后的变化未知",
            f"the law data were checked up to {known}; later changes are unknown",
        )
    if not sided:
        yield Words(
            "没有记录各方角色（role），不能按一方的立场调整严重程度",
            "no roles are recorded: severities are not adjusted to a side",
        )
