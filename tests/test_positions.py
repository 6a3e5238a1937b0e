"""House positions: read with their line, compared by the rules, told with both figures."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.errors import RuleError
from hetong.facts.catalogue import catalogue
from hetong.facts.computed.positions import fact_type
from hetong.findings import ContractResult, Outcome, Severity
from hetong.lint import Linter, Options
from hetong.notation.duration import Duration
from hetong.positions import TOPICS, Bounds, Positions, read_positions
from hetong.record import parse_record
from hetong.rulebook import load_rulebook
from hetong.source.toml import read_toml
from tests.sheets import column, fact


def positions(text: str) -> Positions:
    return read_positions(read_toml(text, "house.toml"))


def judged(linter: Linter, record: str, house: str, **options: Any) -> ContractResult:
    made = Options(min_coverage=0, positions=positions(house), **options)
    return linter.check(parse_record(record.encode(), "record.yaml"), made)


def told(result: ContractResult, rule: str) -> list[Severity]:
    return [each.severity for each in result.findings if each.rule == rule]


class TestRead:
    def test_bounds_in_signs_and_words(self) -> None:
        found = positions(
            'payment_days = {preferred = "不超过30日", acceptable = ">= 10日, ≤ 45日", '
            'refuse = "＜ 5日；over 90日"}'
        ).get("payment_days")
        assert found is not None
        days = [Duration(Fraction(n), "day") for n in (30, 10, 45, 5, 90)]
        assert found.limits.preferred == Bounds(None, days[0])
        assert found.limits.acceptable == Bounds(days[1], days[2])
        assert found.limits.refuse == Bounds(days[3], days[4])

    def test_words_in_either_language_one_or_several(self) -> None:
        found = positions(
            'forum = {preferred = "委托方所在地", acceptable = ["defendant"]}\n'
            'subcontracting = {refuse = ["允许"]}\ndeliverable_owner = {preferred = "委托人"}\n'
            'arbitration_institution = {preferred = ["北京仲裁委员会"]}'
        )
        chosen = {each.topic: each.choices for each in found}
        assert (chosen["forum"].preferred, chosen["forum"].acceptable) == (
            ("client",),
            ("defendant",),
        )
        assert chosen["subcontracting"].refuse == ("free",)
        assert chosen["deliverable_owner"].preferred == ("client",)
        assert chosen["arbitration_institution"].preferred == ("北京仲裁委员会",)

    @pytest.mark.parametrize(
        ("text", "line", "hint"),
        [
            ('late_rat = {refuse = "> 1%"}', 1, "late_rate"),
            ('\nlate_rate = "<= 1%"', 2, "preferred"),
            ('late_rate = {refuse = ">= 1%"}', 1, "还不拒绝"),
            ('late_rate = {preferred = "> 1%"}', 1, "算在内"),
            ('late_rate = {preferred = "1%"}', 1, "算在内"),
            ('late_rate = {preferred = "<= 一些"}', 1, "一些"),
            ('late_rate = {preferred = "<= 30日"}', 1, "30日"),
            ('late_rate = {preferred = "<= 1%, <= 2%"}', 1, "两个数"),
            ('late_rate = {preferred = ">= 2%, <= 1%"}', 1, "下限"),
            ('late_rate = {refuse = "< 2%, > 1%"}', 1, "下限"),
            ('late_rate = {preferred = "<= 2%", acceptable = "<= 1%"}', 1, "自相矛盾"),
            ('late_rate = {acceptable = "<= 2%", refuse = "> 1%"}', 1, "自相矛盾"),
            ('late_rate = {preferred = ">= 2%", refuse = "> 1%"}', 1, "自相矛盾"),
            ('cure_days = {preferred = "<= 1个月", refuse = "> 60日"}', 1, "同一类单位"),
            ("late_rate = {required = false}", 1, "什么都没有说"),
            ("late_rate = {prefered = '<= 1%'}", 1, "preferred"),
            ('forum = {preferred = ["client", "clint"]}', 1, "client"),
            ('forum = {preferred = "client", refuse = ["client"]}', 1, "自相矛盾"),
            ("forum = {preferred = []}", 1, "空的"),
            ('deliverable_owner = {preferred = "甲方"}', 1, "client"),
            ('arbitration_institution = {preferred = " "}', 1, "名称"),
        ],
    )
    def test_what_means_nothing_is_refused_with_its_line(
        self, text: str, line: int, hint: str
    ) -> None:
        with pytest.raises(RuleError) as caught:
            positions(text)
        assert caught.value.line == line
        assert hint in caught.value.message("zh")

    @given(
        st.tuples(*[st.integers(1, 90)] * 3),
        st.sampled_from(["<=", ">="]),
    )
    def test_steps_nest_or_are_refused(self, steps: tuple[int, int, int], sign: str) -> None:
        best, least, last = steps
        out = ">" if sign == "<=" else "<"
        text = (
            f'cure_days = {{preferred = "{sign} {best}日", acceptable = "{sign} {least}日", '
            f'refuse = "{out} {last}日"}}'
        )
        ordered = sorted(steps, reverse=sign == ">=")
        if list(steps) == ordered:
            assert positions(text)
        else:
            with pytest.raises(RuleError, match="contradicts itself"):
                positions(text)


class TestFacts:
    def test_every_topic_has_its_facts_and_rule(self) -> None:
        facts, rules = catalogue(), load_rulebook().rules
        text = "".join(repr(rule.levels) for rule in rules if rule.category == "position")
        for name, topic in TOPICS.items():
            assert f"position.{name}" in facts.facts
            assert f"position.{name}.preferred" in text
            assert topic.ordered != (f"position.{name}.words" in facts.lists)

    def test_words_have_the_type_of_the_contract_fact(self) -> None:
        docs = catalogue()
        forum = docs.lists["dispute.litigation"].fields["at"].type
        assert fact_type(TOPICS["forum"]) == forum
        assert fact_type(TOPICS["renewal_mode"]) == docs.facts["renewal.mode"].type
        assert fact_type(TOPICS["provider_assignment"]).ranks == (
            docs.facts["assignment.provider"].type.ranks
        )

    def test_a_cap_on_the_footing_of_total_and_year(self, linter: Linter) -> None:
        fees = "fees: {monthly_fee: 1万元, total_amount: 24万元}\nterm: {years: 2}\n"
        caps = (
            "liability: {caps: [{multiple: 50%, base: contract_total}, {multiple: 6, base: "
            "month_fee}, {amount: 12万元}, {multiple: 1, base: paid}]}"
        )
        shares = column(linter, fees + caps, "liability.caps", "of_total")
        assert [float(each) for each in shares[:3]] == [0.5, 0.25, 0.5]
        years = column(linter, fees + caps, "liability.caps", "of_year")
        assert [float(each) for each in years[:3]] == [1.0, 0.5, 1.0]
        assert shares[3] == years[3] == "unrecorded"

    def test_confidence_after_the_end(self, linter: Linter) -> None:
        record = "term: {months: 12}\nconfidentiality: {anchor: effective, years: 3}"
        assert column(linter, record, "confidentiality.terms", "tail") == ["24 months"]
        record = "term: {years: 5}\nconfidentiality: {anchor: effective, years: 3}"
        assert column(linter, record, "confidentiality.terms", "tail") == ["0 months"]
        record = "confidentiality: {anchor: indefinite}"
        assert column(linter, record, "confidentiality.terms", "lasts") == ["不设期限"]

    def test_the_way_of_settling_disputes(self, linter: Linter) -> None:
        for steps, way in (("litigation", "litigation"), ("arbitration", "arbitration")):
            other = "arbitration" if steps == "litigation" else "litigation"
            record = f"dispute: {{steps: [{steps}], {other}: none}}"
            assert fact(linter, record, "dispute.way") == way
        assert fact(linter, "dispute: {mode: alternative}", "dispute.way") == "both"
        assert fact(linter, "dispute: none", "dispute.way") == "none"


RECORD = (
    "party_a: {role: client}\nliability: {penalties: [{party: a, breach: late_payment, per: day, "
    "rate: 千分之二}]}"
)
LATE = 'late_rate = {preferred = "<= 万分之三", acceptable = "<= 万分之五", refuse = "> 千分之一"}'


class TestJudged:
    def test_message_and_suggestion_name_both_figures(self, linter: Linter) -> None:
        zh = next(f for f in judged(linter, RECORD, LATE).findings if f.rule == "POS-001")
        assert zh.severity is Severity.ERROR
        assert zh.nature == "practice"
        assert "每日 0.2%" in zh.message
        assert "超过 0.1%" in zh.message
        assert "不超过 0.03%（最多让到不超过 0.05%）" in zh.suggestion
        result = judged(linter, RECORD, LATE, lang="en")
        en = next(f for f in result.findings if f.rule == "POS-001")
        assert "0.2% a day" in en.message
        assert "over 0.1%" in en.message

    @pytest.mark.parametrize("side", ["a", "b", "neutral"])
    def test_a_position_is_the_same_whatever_the_side(self, linter: Linter, side: str) -> None:
        assert told(judged(linter, RECORD, LATE, side=side), "POS-001") == [Severity.ERROR]

    def test_without_a_position_nothing_is_asked(self, linter: Linter) -> None:
        result = linter.check(parse_record(RECORD.encode(), "record.yaml"), Options(min_coverage=0))
        said = {rule: out for rule, out in result.outcomes.items() if rule.startswith("POS-")}
        assert len(said) == 40
        assert set(said.values()) == {Outcome.NOT_APPLICABLE}

    @given(st.integers(1, 40), st.tuples(*[st.integers(1, 40)] * 3))
    def test_severity_is_the_step_the_figure_falls_in(
        self, linter: Linter, figure: int, steps: tuple[int, int, int]
    ) -> None:
        best, least, last = sorted(steps)
        house = (
            f'cure_days = {{preferred = "<= {best}日", acceptable = "<= {least}日", '
            f'refuse = "> {last}日"}}'
        )
        severity = (
            [Severity.ERROR] * (figure > last)
            or [Severity.WARNING] * (figure > least)
            or [Severity.INFO] * (figure > best)
        )
        result = judged(linter, f"termination: {{cure_days: {figure}日}}", house)
        assert told(result, "POS-013") == severity
