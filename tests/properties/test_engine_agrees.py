"""The engine against the oracle: a fixed sample of drawn worlds, and what hypothesis draws.

`python -m tests.oracle.compare --sets 2000` compares more.
"""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from hetong.findings import Outcome
from tests.oracle.compare import differences, main, run
from tests.properties.generate import World, world, worlds

SETS = 40


def test_drawn_worlds_of_every_shape_and_outcome() -> None:
    tally = run(SETS)
    told = [f"world {number}: {one}" for number, one in tally.differences]
    assert not told, "\n".join(told[:3])
    results = tally.outcomes.total()
    assert results > SETS * 10
    for outcome in Outcome:
        assert tally.outcomes[outcome] >= results / 10, outcome
    assert tally.shapes["items joined"] >= tally.firings / 5
    assert tally.shapes["negated exists"] >= tally.firings / 10
    assert tally.shapes["derived facts read"] >= tally.firings / 20
    assert tally.refused.total() < results / 20


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_whatever_hypothesis_draws(drawn: World) -> None:
    found = next(differences(drawn), None)
    assert found is None, f"{yaml.safe_dump(found.rule)}{found}"


def test_rules_over_several_shards_and_phases() -> None:
    drawn = world(4, rules=120)
    assert not list(differences(drawn))


def test_worlds_are_the_same_everywhere() -> None:
    assert world(7) == world(7)
    assert world(7) != world(8)


def test_the_command_reports_what_it_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sets", "2"]) == 0
    assert "differences" in capsys.readouterr().out


def test_a_wrong_engine_is_noticed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Read every comparison with `gt` as `gte` in the engine: worlds must differ."""
    from hetong.engine import patterns

    monkeypatch.setitem(patterns._OPS, "gt", "$gte")
    assert main(["--sets", "5", "--show", "1"]) == 1
    assert "oracle" in capsys.readouterr().out
