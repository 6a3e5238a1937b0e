"""Numbers the law sets, by day, and the choices of the product."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.errors import OptionError, RuleError
from hetong.law import Register, Values
from hetong.notation.duration import Duration

RULES = Path(__file__).parents[1] / "rules"
REGISTER = Register.load(RULES)
VALUES = Values.load(RULES)
TODAY = date(2026, 11, 21)


def days(amount: int, unit: str = "day") -> Duration:
    return Duration(Fraction(amount), unit)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sme_late_daily", Decimal("0.0005")),
        ("sme_max_payment_days", days(60)),
        ("earnest_cap", Decimal("0.2")),
        ("penalty_over_loss", Decimal("0.3")),
        ("network_log_months", days(6, "month")),
        ("processing_records_years", days(3, "year")),
        ("express_complaint_days", days(7)),
        ("weekly_hours_standard", days(40, "hour")),
        ("overtime_month_max", days(36, "hour")),
        ("limitation_years", days(3, "year")),
        ("dispatch_ratio", Decimal("0.1")),
        ("staff_non_compete_months", days(24, "month")),
        ("return_days_online", days(7)),
        ("deemed_acceptance_workdays", days(3, "workday")),
        ("penalty_asymmetry_ratio", Decimal(2)),
        ("headcount_weekly_hours", days(40, "hour")),
        ("no_poach_months", days(24, "month")),
    ],
)
def test_the_value_today(name, value):
    dated = VALUES.on(name, TODAY)
    assert dated.value == value
    assert dated.reason is None
    assert dated.source is not None


@pytest.mark.parametrize("name", VALUES.names)
def test_each_value_is_sourced_or_marked_as_a_choice(name):
    file = VALUES.get(name)
    assert bool(file.basis) != file.product_choice
    assert bool(file.rows) != bool(file.table)
    for basis in file.basis:
        law = REGISTER.by_id(basis.law)
        assert law is not None, basis
        start = basis.since or law.effective_from
        last = REGISTER.last_article(basis.law, max(start, law.effective_from))
        assert last is None or int(basis.article) <= last[0]
        if basis.until and basis.until < TODAY:
            assert law.state(basis.until - timedelta(days=1)) == "in_force"
        else:
            assert law.state(TODAY) == "in_force"


@pytest.mark.parametrize("name", [name for name in VALUES.names if VALUES.get(name).rows])
def test_an_article_can_be_cited_on_every_day_a_legal_value_holds(name):
    file = VALUES.get(name)
    if file.product_choice:
        return
    turns = {each.since for each in file.basis} | {row.since for row in file.rows} | {TODAY}
    first = min(row.since for row in file.rows)
    for day in sorted(turn for turn in turns if turn and turn >= first):
        if VALUES.on(name, day).value is not None:
            assert VALUES.on(name, day).basis, day


@pytest.mark.parametrize(
    ("name", "day", "law", "article"),
    [
        ("sme_late_daily", date(2025, 5, 31), "cn-sme-payment-2020", "15"),
        ("sme_late_daily", date(2025, 6, 1), "cn-sme-payment", "17"),
        ("network_log_months", date(2025, 12, 31), "cn-csl", "21"),
        ("network_log_months", date(2026, 1, 1), "cn-csl", "23"),
        ("express_complaint_days", date(2025, 5, 31), "cn-express-reg", "28"),
        ("express_complaint_days", date(2025, 6, 1), "cn-express-reg", "29"),
        ("earnest_cap", date(2020, 12, 31), "cn-guarantee-1995", "91"),
        ("earnest_cap", date(2021, 1, 1), "cn-civil-code", "586"),
    ],
)
def test_the_article_goes_by_the_day(name, day, law, article):
    assert [(each.law, each.article) for each in VALUES.on(name, day).basis] == [(law, article)]


def test_before_the_rule_there_is_no_value_and_a_reason():
    dated = VALUES.on("sme_late_daily", date(2020, 8, 31))
    assert dated.value is None
    assert dated.reason is not None
    assert "2020-08-31" in dated.reason.zh
    assert VALUES.on("sme_late_daily", date(2020, 9, 1)).value == Decimal("0.0005")


def test_limitation_was_two_years():
    assert VALUES.on("limitation_years", date(2017, 9, 30)).value == days(2, "year")
    assert VALUES.on("limitation_years", date(2017, 10, 1)).value == days(3, "year")


@given(st.dates(date(2019, 1, 1), date(2028, 1, 1)))
def test_four_times_the_prime_rate(day):
    once, four = VALUES.on("lpr_1y", day), VALUES.on("lpr_1y_x4", day)
    if day < date(2019, 8, 20) or day >= date(2026, 7, 20):
        assert once.value is four.value is None
        assert once.reason == four.reason is not None
    else:
        assert isinstance(once.value, Decimal)
        assert four.value == once.value * 4


def test_the_prime_rate_says_when_and_by_whom():
    two = VALUES.on("lpr_1y", date(2024, 8, 1))
    assert (two.value, two.since, two.per) == (Decimal("0.0335"), date(2024, 7, 22), "year")
    assert two.source is not None
    assert "两个" in two.source.zh
    one = VALUES.on("lpr_1y", date(2026, 7, 19))
    assert one.value == Decimal("0.03")
    assert one.source is not None
    assert "一个" in one.source.zh


def test_memory_stays_marked():
    memory = [name for name in VALUES.names if VALUES.get(name).verified != "text"]
    assert "dispatch_ratio" in memory


def test_product_choices_can_be_set_and_the_law_cannot():
    mine = VALUES.with_choices({"deemed_acceptance_workdays": "5个工作日"})
    assert mine.on("deemed_acceptance_workdays", TODAY).value == days(5, "workday")
    assert VALUES.on("deemed_acceptance_workdays", TODAY).value == days(3, "workday")
    both = mine.with_choices({"penalty_asymmetry_ratio": "3"})
    assert both.on("deemed_acceptance_workdays", TODAY).value == days(5, "workday")
    assert both.on("penalty_asymmetry_ratio", TODAY).value == Decimal(3)
    with pytest.raises(OptionError, match="set by law"):
        VALUES.with_choices({"earnest_cap": "30%"})
    with pytest.raises(OptionError):
        VALUES.with_choices({"no_poach_months": "很久"})


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(RuleError) as caught:
        VALUES.on("earnest_cpa", TODAY)
    assert "earnest_cap" in caught.value.message("zh")


def test_every_file_reads():
    values = Values.load(RULES)
    values.check()
    assert len(values.names) == 23
