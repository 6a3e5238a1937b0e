"""What several files come to: rules by gravity and contracts hit, kinds, files, and verdicts.

Beyond `RULES` rules and `FILES` files the tables are cut to what matters first, unless the view
shows all.
"""

from __future__ import annotations

from collections.abc import Sequence

from hetong.errors import Words
from hetong.findings import Severity, Verdict
from hetong.reports import phrases
from hetong.reports.harmless import harmless
from hetong.reports.overview import Brief, KindSum, Overview, RuleSum
from hetong.reports.text_undecided import percent
from hetong.reports.typeset import columns, shorten, shorten_front, wrap
from hetong.reports.view import View

RULES = 15
"""Rules in the table of rules; product choice: what fits a screen with the files below."""
FILES = 30
"""Files up to which all are listed, and files listed of more; product choice, as above."""
LEAST_PATH = 16
"""Columns a path has at least in the table over all files; product choice."""
_LEAST_TITLE = 16
_HEAD_PADDING = 2  # what tabulate adds to the width of a heading
_GAP = 2
_ORDER = (Verdict.FAIL, Verdict.NOT_JUDGED, Verdict.PASS)


def all_lines(overview: Overview, view: View) -> list[str]:
    """Return the tables over all files and a line that counts verdicts; nothing for one file.

    With `view.brief` one file has them too, since nothing else is printed of it.
    """
    if overview.files < 2 and not view.brief:
        return []
    lines: list[str] = []
    for part in (_rules(overview, view), _kinds(overview, view), _files(overview, view)):
        lines += [*part, ""] if part else []
    lines += [view.bold(line) for line in wrap(_verdicts(overview, view), view.width)]
    return lines + (wrap(view.say(phrases.FULL_REPORTS), view.width) if view.brief else [])


def natural_widths(rows: list[list[str]], heads: list[str]) -> list[int]:
    """Return the columns each column of a table takes before anything is cut."""
    return [
        max(columns(head) + _HEAD_PADDING, *(columns(row[n]) for row in rows), 0)
        for n, head in enumerate(heads)
    ]


def _rules(overview: Overview, view: View) -> list[str]:
    rules = [rule for rule in overview.by_rule() if rule.findings]
    shown = rules if view.show_all else rules[:RULES]
    if not shown:
        return []
    heads = (
        phrases.RULE_HEAD,
        phrases.GRAVITY,
        phrases.CONTRACTS_HEAD,
        phrases.FINDINGS_HEAD,
        phrases.TITLE_HEAD,
    )
    titles = [view.say(head) for head in heads]
    rows = [_rule_row(each, view) for each in shown]
    *others, _ = natural_widths(rows, titles)
    room = max(_LEAST_TITLE, view.width - sum(others) - _GAP * len(others))
    for row in rows:
        row[-1] = shorten(row[-1], room)
    lines = _table(rows, titles, ("left", "left", "right", "right", "left"))
    return lines + _cut(len(rules) - len(shown), phrases.MORE_RULES, view)


def _rule_row(rule: RuleSum, view: View) -> list[str]:
    return [
        rule.rule,
        view.say(phrases.SEVERITIES[rule.severity]),
        str(rule.contracts),
        str(rule.findings),
        harmless(rule.title),
    ]


def _kinds(overview: Overview, view: View) -> list[str]:
    """Return the table of kinds, where there is more than one."""
    kinds = overview.by_kind()
    if len(kinds) < 2:
        return []
    heads = [
        view.say(head)
        for head in (
            phrases.KIND_HEAD,
            phrases.CONTRACTS_HEAD,
            *(phrases.VERDICTS[verdict] for verdict in _ORDER),
            *(phrases.SEVERITIES[severity] for severity in Severity),
        )
    ]
    rows = [_kind_row(each, view) for each in kinds]
    return _table(rows, heads, ("left", *["right"] * (len(heads) - 1)))


def _kind_row(kind: KindSum, view: View) -> list[str]:
    title = view.kinds.get(kind.kind)
    return [
        title.in_(view.lang) if title else kind.kind,
        str(kind.contracts),
        *(str(kind.verdicts[verdict]) for verdict in _ORDER),
        *(str(count) for count in kind.graves),
    ]


def _files(overview: Overview, view: View) -> list[str]:
    """Return the table of files: all of them, or of many the worst that did not pass."""
    briefs: Sequence[Brief] = overview.briefs
    unread = [harmless(each.path) for each in overview.unread]
    if overview.files > FILES and not view.show_all:
        briefs = sorted((each for each in briefs if each.verdict is not Verdict.PASS), key=_worst)
    open_ = len(briefs) + len(unread)
    if open_ > FILES and not view.show_all:
        unread = unread[: FILES // 2]
        briefs = briefs[: FILES - len(unread)]
    if not briefs and not unread:
        return []
    heads = [
        phrases.FILE,
        *(phrases.SEVERITIES[severity] for severity in Severity),
        phrases.UNKNOWN_COLUMN,
        phrases.COVERAGE_HEAD,
        phrases.VERDICT_HEAD,
    ]
    titles = [view.say(head) for head in heads]
    rows = [_file_row(brief, view) for brief in briefs]
    rows += [[path, *[""] * 5, view.say(phrases.UNREAD)] for path in unread]
    _, *others = natural_widths(rows, titles)
    room = max(LEAST_PATH, view.width - sum(others) - _GAP * len(others))
    for row in rows:
        row[0] = shorten_front(row[0], room)
    lines = _table(rows, titles, ("left", *["right"] * 5, "left"))
    return lines + _cut(open_ - len(rows), phrases.MORE_FILES, view)


def _worst(brief: Brief) -> tuple[int, tuple[int, ...], str]:
    return _ORDER.index(brief.verdict), tuple(-count for count in brief.graves), brief.path


def _file_row(brief: Brief, view: View) -> list[str]:
    return [
        harmless(brief.path),
        *(str(count) for count in brief.graves),
        str(brief.unknown),
        "-" if brief.coverage is None else percent(brief.coverage),
        view.say(phrases.VERDICTS[brief.verdict]),
    ]


def _cut(more: int, words: Words, view: View) -> list[str]:
    return wrap(view.say(words, n=more), view.width) if more else []


def _table(rows: list[list[str]], heads: list[str], align: tuple[str, ...]) -> list[str]:
    from tabulate import tabulate  # one file alone needs no table

    return tabulate(
        rows, headers=heads, tablefmt="simple", disable_numparse=True, colalign=align
    ).splitlines()


def _verdicts(overview: Overview, view: View) -> str:
    said = overview.verdicts()
    parts = [
        view.say(phrases.PART, n=said[verdict], verdict=view.say(phrases.VERDICTS[verdict]))
        for verdict in _ORDER
        if said[verdict]
    ]
    if overview.unread:
        unread = view.say(phrases.UNREAD)
        parts.append(view.say(phrases.PART, n=len(overview.unread), verdict=unread))
    return view.say(phrases.CONTRACTS, n=overview.files, parts=view.comma(parts))
