"""Why rules had no answer: the record keys they lacked, counted, and what to record first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hetong.contract.titles import title_of
from hetong.findings import Undecided
from hetong.reports import phrases
from hetong.reports.harmless import harmless
from hetong.reports.view import View


def missing_keys(unknown: Iterable[Undecided]) -> list[tuple[str, int]]:
    """Return each record key that undecided rules lack with their number, most asked for first."""
    return _ranked(key for each in unknown for key in each.missing)


def reasons(unknown: Iterable[Undecided]) -> list[tuple[str, int]]:
    """Return each reason other than a missing key with the number of rules it stops."""
    return _ranked(reason for each in unknown for reason in each.reasons)


def record_first(unknown: Iterable[Undecided], most: int = 5) -> list[str]:
    """Return up to `most` keys that, recorded in this order, decide the most rules soonest.

    A key counts for every rule that then lacks nothing, and among equals for the rules it brings
    nearer to an answer.
    """
    lacking = [set(each.missing) for each in unknown if each.missing and not each.reasons]
    chosen: list[str] = []
    while lacking and len(chosen) < most:
        alone = Counter(key for keys in lacking if len(keys) == 1 for key in keys)
        nearer = Counter(key for keys in lacking for key in keys)
        best = min(nearer, key=lambda key: (-alone[key], -nearer[key], key))
        chosen.append(best)
        lacking = [rest for keys in lacking if (rest := keys - {best})]
    return chosen


def named(key: str, view: View, n: int | None = None) -> str:
    """Return a record key with its title, and the number of rules that ask for it.

    付款 · 结算周期（payment.settlement，6 条）
    """
    title, shown = harmless(title_of(key).in_(view.lang)), harmless(key)
    inside = [] if title == shown else [shown]
    if n is not None:
        inside.append(view.say(phrases.RULE_COUNT, n=n))
    if not inside:
        return title
    if view.lang == "zh":
        return f"{title}（{'，'.join(inside)}）"
    return f"{title} ({', '.join(inside)})"


def _ranked(said: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(said).items(), key=lambda pair: (-pair[1], pair[0]))
