"""`rules/values/*.yaml` become numbers that hold on a day, each with its source, or the reason why
none is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from hetong.errors import OptionError, RuleError, Words
from hetong.law.laws import Verified
from hetong.law.lpr import Lpr, load_lpr
from hetong.law.value_files import (
    PARSERS,
    Basis,
    FromLpr,
    Row,
    Value,
    ValueFile,
    ValueKind,
    load_value,
)
from hetong.notation import Malformed
from hetong.source.fields import nearest


@dataclass(frozen=True, slots=True)
class DatedValue:
    """What a value is on `day`: a rate as a fraction of one, money, number, duration or date.

    `value` is None when it is unknown on that day; `reason` then says why. `since` is the first
    day it holds (None: always), `per` the period of a rate, `basis` the articles to
    cite on that day.
    """

    name: str
    day: date
    kind: ValueKind
    per: str | None
    value: Value | None
    since: date | None
    source: Words | None
    basis: tuple[Basis, ...]
    verified: Verified
    product_choice: bool
    reason: Words | None = None


@dataclass(frozen=True)
class Values:
    """All value files of a rules folder; each is read when first asked for."""

    folder: Path
    lpr_path: Path
    choices: Mapping[str, str] = field(default_factory=dict)
    _read: dict[str, ValueFile] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, rules_dir: Path) -> Values:
        """Return the values under `rules_dir`; raises RuleError when there is no such folder."""
        folder = rules_dir / "values"
        if not folder.is_dir():
            raise RuleError(
                Words("缺少 values 文件夹", "the folder 'values' is missing"), file=str(rules_dir)
            )
        return cls(folder, rules_dir / "tables" / "lpr.yaml")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all values, sorted."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))

    def get(self, name: str) -> ValueFile:
        """Return the file of a value; raises RuleError when there is none or it is wrong."""
        if name not in self._read:
            if name not in self.names:
                raise RuleError(
                    Words(f"没有名为“{name}”的数值", f"there is no value named '{name}'"),
                    advice=nearest(name, self.names),
                )
            self._read[name] = self._chosen(load_value(self.folder / f"{name}.yaml"))
        return self._read[name]

    def check(self) -> None:
        """Read every file now; raises RuleError for the first mistake."""
        for name in self.names:
            self.get(name)

    def with_choices(self, choices: Mapping[str, str]) -> Values:
        """Return these values with product choices set, written as in a value file: `5个工作日`.

        Raises OptionError for a value the law sets and for an ill-formed text, RuleError for an
        unknown name.
        """
        changed = Values(self.folder, self.lpr_path, {**self.choices, **choices})
        for name in choices:
            changed.get(name)
        return changed

    def on(self, name: str, day: date) -> DatedValue:
        """Return the value `name` on `day`, or with `value` None the reason why it is unknown."""
        file = self.get(name)
        dated = DatedValue(
            name=name,
            day=day,
            kind=file.kind,
            per=file.per,
            value=None,
            since=None,
            source=None,
            basis=tuple(each for each in file.basis if _holds(each, day)),
            verified=file.verified,
            product_choice=file.product_choice,
        )
        if file.table:
            return self._from_lpr(dated, file.table)
        row = next((row for row in file.rows if _holds(row, day)), None)
        if row is None:
            return replace(dated, reason=_why_unknown(file, day))
        return replace(dated, value=row.value, since=row.since, source=row.source)

    def _from_lpr(self, dated: DatedValue, table: FromLpr) -> DatedValue:
        row = self._lpr.row_on(dated.day)
        if row is None:
            return replace(dated, reason=self._lpr.why_unknown(dated.day))
        copies = self._lpr.copies(dated.day)
        source = Words(
            f"{row.since} 公布的 LPR，{copies.zh}", f"LPR published on {row.since}; {copies.en}"
        )
        value = row.rate(table.tenor) * table.multiply
        return replace(dated, value=value, since=row.since, source=source)

    @cached_property
    def _lpr(self) -> Lpr:
        return load_lpr(self.lpr_path)

    def _chosen(self, file: ValueFile) -> ValueFile:
        text = self.choices.get(file.name)
        if text is None:
            return file
        if not file.product_choice:
            raise OptionError(
                Words(
                    f"“{file.name}”是法律规定的数值，不能在配置中改",
                    f"'{file.name}' is set by law and cannot be configured",
                )
            )
        try:
            value = PARSERS[file.kind](text)
        except Malformed as bad:
            raise OptionError(bad.words) from None
        return replace(file, rows=(Row(value, None, None, Words("配置", "the configuration")),))


def _holds(span: Row | Basis, day: date) -> bool:
    return (span.since is None or span.since <= day) and (span.until is None or day < span.until)


def _why_unknown(file: ValueFile, day: date) -> Words:
    return Words(
        f"“{file.title.zh}”在 {day} 没有登记的数值",
        f"no value of '{file.title.en}' is recorded for {day}",
    )
