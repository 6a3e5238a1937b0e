"""Sections whose values are read only when the unit beside them is known."""

from __future__ import annotations

from typing import ClassVar, Self

from hetong.contract.choices import Metric
from hetong.contract.entry import Entry, State
from hetong.contract.kinds import Code
from hetong.contract.reading import Reading
from hetong.contract.section import ClauseSection
from hetong.contract.slots import slot
from hetong.contract.statements import reread
from hetong.notation.measure import parse_measure

TIME_METRICS = ("response_time", "resolution_time")


class Measured(ClauseSection):
    """A section whose `measured_` values have the unit that stands beside them."""

    measured_: ClassVar[tuple[str, ...]] = ("value",)

    metric: Metric = slot("指标", "Metric")
    unit: Code = slot("单位", "Unit", "秒、分钟、小时、%、分", "秒, 分钟, 小时, %, 分")

    def settled_(self, reading: Reading) -> Self:
        """Return the section with its measured texts read in their unit.

        A value is a Duration where it is a time, else a Decimal (95% is 95).
        """
        unit = self.unit.value or ""
        time = self.metric.value in TIME_METRICS
        changed = {}
        for attr in self.measured_:
            entry: Entry = getattr(self, attr)
            if any(one.state is State.GIVEN for one in entry.statements):
                changed[attr] = reread(
                    entry, lambda text: parse_measure(text, unit, time=time), reading
                )
        return self.model_copy(update=changed) if changed else self
