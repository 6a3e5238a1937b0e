"""The kinds of value a key may hold, and how the text of each is read into a Python value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from hetong.contract.entry import Entry
from hetong.contract.reading import Reading
from hetong.contract.statements import read_entry
from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.dates import parse_date, parse_month_day
from hetong.notation.duration import parse_duration
from hetong.notation.forms import shown
from hetong.notation.money import parse_money
from hetong.notation.rate import parse_rate, says_share
from hetong.notation.scalars import (
    parse_bool,
    parse_choice,
    parse_consent,
    parse_number,
    parse_side,
)
from hetong.source import tree


class Kind(StrEnum):
    """What a key's value is; the Python type of each is given in `Reads.parse`."""

    TEXT = "text"
    CODE = "code"
    MONEY = "money"
    RATE = "rate"
    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    MONTH_DAY = "month_day"
    BOOLEAN = "boolean"
    SIDE = "side"
    CONSENT = "consent"
    CHOICE = "choice"
    MEASURE = "measure"


TIMES = "times"  # of a rate that may exceed one: a bare 12 is twelve times


@dataclass(frozen=True, slots=True)
class Reads:
    """How a key is read: its kind, the unit of a bare number, the values it may take.

    The unit counts only where the key names it: `notice_days: 30`, but `notice: 30日`.

    `choices` are all values of a choice, the values a side or consent takes beside its own, and
    the canonical spellings of a code. `labels` are the Chinese words for each, split by `/`.
    """

    kind: Kind
    unit: str | None = None
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    _named: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = {choice: choice for choice in self.choices}
        for value, label in zip(self.choices, self.labels, strict=False):
            for word in label.split("/"):
                named.setdefault(word, value)
        object.__setattr__(self, "_named", named)

    @property
    def words(self) -> dict[str, str]:
        """The first Chinese word of every value that has one."""
        pairs = zip(self.choices, self.labels, strict=False)
        return {value: label.partition("/")[0] for value, label in pairs}

    @property
    def none_value(self) -> str | None:
        """The value of the state none: "none" in an enumeration that lists it, else None."""
        return "none" if self.kind is Kind.SIDE or "none" in self.choices else None

    def denies(self, scalar: tree.Scalar) -> bool:
        """Whether a sentence key is answered with a bare `false`: there is no such clause."""
        return self.kind is Kind.TEXT and not scalar.quoted and scalar.text in _NO

    def parse(self, text: str) -> Any:
        """Return the value of a text; raise Malformed.

        text, code, side, consent, choice: str; money: Money; rate and number: Decimal (a rate
        as a fraction of one); date: date; duration: Duration; month_day: 1 to 31 or "last";
        boolean: bool; measure: its text, until its unit is known.
        """
        named = self._named.get(text)
        if named is not None:
            return named
        if self.kind is Kind.DURATION:
            return parse_duration(text, self.unit)
        if self.unit == TIMES and not says_share(text):
            return parse_number(text.rstrip().removesuffix("倍"))
        try:
            if self.kind is Kind.CHOICE:
                return parse_choice(text, self.choices)
            return _PARSERS[self.kind](text)
        except Malformed:
            if self.kind in _LISTED:
                raise self._not_listed(text) from None
            raise

    def accepts(self, text: str) -> bool:
        """Whether the text is well-formed for this key."""
        try:
            self.parse(text)
        except Malformed:
            return False
        return True

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic call `validate` for every field annotated with this."""
        return core_schema.with_info_plain_validator_function(self.validate)

    def validate(self, data: object, info: ValidationInfo) -> Entry:
        """Return the entry of a node of the record; an Entry is taken as it is."""
        if isinstance(data, Entry):
            return data
        if isinstance(data, tree.Scalar | tree.Mapping | tree.Sequence):
            stands = self.unit == TIMES or self._names_unit(data.path)
            own = self if stands else replace(self, unit=None)
            return read_entry(data, own, info.context or Reading())
        raise ValueError("a node of the record or an Entry is needed")

    def _names_unit(self, path: str) -> bool:
        """Whether the key as spelled says the unit of a bare number, as `notice_days` does."""
        return self.unit is None or self.unit in path.rpartition(".")[2]

    def _not_listed(self, text: str) -> Malformed:
        """Return the refusal that lists every value with its Chinese word and the nearest one."""
        own = _LISTED[self.kind]
        values = own | dict(zip(self.choices, self.labels, strict=True))
        words = {word: value for value, label in values.items() for word in label.split("/")}
        near = get_close_matches(text, [*values, *words], n=1, cutoff=0.5)
        meant = words.get(near[0], near[0]) if near else ""
        listed = "、".join(f"{value}（{label.split('/')[0]}）" for value, label in values.items())
        zh = f"“{shown(text)}”不在可选的值里，应写 {listed} 之一"
        en = f"'{shown(text)}' is not one of {', '.join(values)}"
        if meant:
            zh, en = f"{zh}，是不是 {meant}？", f"{en}; did you mean {meant}?"
        return Malformed(Words(zh, en))


def choice(labels: Mapping[str, str], kind: Kind = Kind.CHOICE) -> Reads:
    """Return how an enumeration is read, from its values and their Chinese words."""
    return Reads(kind, choices=tuple(labels), labels=tuple(labels.values()))


def _text(text: str) -> str:
    return text.strip()


_NO = ("false", "否")
_LISTED: dict[Kind, dict[str, str]] = {
    Kind.CHOICE: {},
    Kind.SIDE: {
        "a": "甲方",
        "b": "乙方",
        "client": "委托方",
        "provider": "受托方",
        "both": "双方",
        "none": "无",
    },
    Kind.CONSENT: {"free": "自由", "consent": "须同意", "forbidden": "禁止"},
}
_PARSERS: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: _text,
    Kind.CODE: _text,
    Kind.MONEY: parse_money,
    Kind.RATE: parse_rate,
    Kind.NUMBER: parse_number,
    Kind.DATE: parse_date,
    Kind.MONTH_DAY: parse_month_day,
    Kind.BOOLEAN: parse_bool,
    Kind.SIDE: parse_side,
    Kind.CONSENT: parse_consent,
    Kind.MEASURE: _text,
}

Text = Annotated[Entry, Reads(Kind.TEXT)]
Code = Annotated[Entry, Reads(Kind.CODE)]
MoneyEntry = Annotated[Entry, Reads(Kind.MONEY)]
Rate = Annotated[Entry, Reads(Kind.RATE)]
Multiple = Annotated[Entry, Reads(Kind.RATE, unit=TIMES)]
Number = Annotated[Entry, Reads(Kind.NUMBER)]
Date = Annotated[Entry, Reads(Kind.DATE)]
Span = Annotated[Entry, Reads(Kind.DURATION)]
Hours = Annotated[Entry, Reads(Kind.DURATION, unit="hour")]
Days = Annotated[Entry, Reads(Kind.DURATION, unit="day")]
Months = Annotated[Entry, Reads(Kind.DURATION, unit="month")]
Years = Annotated[Entry, Reads(Kind.DURATION, unit="year")]
MonthDay = Annotated[Entry, Reads(Kind.MONTH_DAY)]
Flag = Annotated[Entry, Reads(Kind.BOOLEAN)]
Side = Annotated[Entry, Reads(Kind.SIDE)]
SideOrThird = Annotated[Entry, choice({"third": "第三方"}, Kind.SIDE)]
Consent = Annotated[Entry, Reads(Kind.CONSENT)]
Measure = Annotated[Entry, Reads(Kind.MEASURE)]

KIND_TITLES: Mapping[Kind, Words] = {
    Kind.TEXT: Words("文字", "text"),
    Kind.CODE: Words("名称或编号", "name or number"),
    Kind.MONEY: Words("金额，如 50000、5万元", "money, such as 50000 or 5万元"),
    Kind.RATE: Words("比率，如 6%、千分之三、0.0005", "rate, such as 6% or 0.0005"),
    Kind.NUMBER: Words("数字", "number"),
    Kind.DATE: Words("日期，如 2026-12-01", "date, such as 2026-12-01"),
    Kind.DURATION: Words(
        "期间，如 30日、5个工作日、3个月、1年", "duration, such as 30日, 5个工作日, 3个月"
    ),
    Kind.MONTH_DAY: Words("每月几日，1 至 31 或 last", "day of month, 1 to 31 or last"),
    Kind.BOOLEAN: Words("true 或 false", "true or false"),
    Kind.SIDE: Words(
        "哪一方：a、b、client、provider、both、none", "side: a, b, client, provider, both, none"
    ),
    Kind.CONSENT: Words(
        "free 自由、consent 须同意、forbidden 禁止", "free, consent or forbidden (or true, false)"
    ),
    Kind.CHOICE: Words("所列值之一", "one of the values listed"),
    Kind.MEASURE: Words("指标值，如 30秒、95%、90分", "value with its unit, such as 30秒 or 95%"),
}
