"""One finding as a lawyer reads it: where, the words, the consequence, the law, what to write."""

from __future__ import annotations

from collections.abc import Iterator

from hetong.contract.statements import BODY_PARTS
from hetong.errors import Words
from hetong.facts.party_words import PARTIES
from hetong.findings import ContractResult, Finding, Severity, Waived, Where
from hetong.reports import phrases
from hetong.reports.citation import citations
from hetong.reports.harmless import harmless, harmless_lines
from hetong.reports.typeset import columns, hang, justify, shorten, wrap
from hetong.reports.view import View

MARGIN = "    "
PLACES = 8
"""Related places printed; the rest are counted. Product choice."""
_QUOTED_ALONE = 30


def finding_lines(finding: Finding, contract: ContractResult, view: View) -> list[str]:
    """Return the lines of one finding, indented, none wider than the view."""
    head = hang(f"  {finding.rule} ", harmless(finding.title), view.width)
    spot = place(finding.where, view)
    lines = [view.bold(line, finding.severity) for line in justify(head, spot, view.width)]
    body = view.width - len(MARGIN)
    if finding.where.quote:
        quote = shorten(harmless(finding.where.quote), 2 * body - 4)
        lines += [MARGIN + line for line in hang("“", quote + "”", body)]
    lines += [MARGIN + line for line in wrap(harmless(finding.message), body)]
    for label, text in _rows(finding, contract, view):
        lines += _row(label, text, view)
    return lines + _clause_text(finding, view)


def place(where: Where, view: View) -> str:
    """Return where a finding stands: 第 41 行 · 条款六.1 · renewal.notice_days."""
    parts = []
    if where.file:
        parts.append(harmless(where.file))
    if where.part and where.part not in BODY_PARTS:
        parts.append(harmless(where.part))
    if where.page is not None:
        parts.append(view.say(phrases.PAGE, n=where.page))
    if where.line is not None:
        parts.append(view.say(phrases.LINE, n=where.line))
    if where.clause:
        parts.append(_clause(harmless(where.clause), view))
    if where.field:
        parts.append(harmless(where.field))
    return " · ".join(parts)


def _clause(number: str, view: View) -> str:
    number = shorten(number, _QUOTED_ALONE)
    if view.lang == "zh" and number.startswith(("第", "附件", "条款")):
        return number
    spaced = view.lang == "zh" and number[:1].isascii()
    return view.say(phrases.CLAUSE, no=f" {number}" if spaced else number)


def _rows(finding: Finding, contract: ContractResult, view: View) -> Iterator[tuple[Words, str]]:
    yield phrases.BASIS, _basis(finding, view)
    if finding.effect in phrases.EFFECTS:
        yield phrases.EFFECT, view.say(phrases.EFFECTS[finding.effect])
    if finding.suggestion:
        yield phrases.SUGGESTION, harmless(finding.suggestion)
    for n, where in enumerate(finding.related[:PLACES]):
        yield (phrases.RELATED if n == 0 else Words("", "")), _related(where, view)
    if len(finding.related) > PLACES:
        more = len(finding.related) - PLACES
        yield Words("", ""), view.say(phrases.MORE_PLACES, n=more)
    if finding.severity is not finding.base_severity:
        yield phrases.GRAVITY, _moved(finding, contract, view)
    for assumption in finding.assumptions:
        yield phrases.ASSUMED, harmless(assumption)
    if finding.verified == "memory":
        yield phrases.CAUTION, view.say(phrases.FROM_MEMORY)
    if finding.waived is not None:
        yield phrases.WAIVED, _waived(finding.waived, finding.severity, view)


def _waived(waived: Waived, severity: Severity, view: View) -> str:
    return view.say(
        phrases.WAIVED_BY,
        reason=harmless(waived.reason),
        severity=view.say(phrases.SEVERITIES[severity]),
        line=waived.line,
    )


def _basis(finding: Finding, view: View) -> str:
    cited = citations(finding.basis, view.lang)
    if finding.category == "position":
        return view.say(phrases.HOUSE)
    if finding.nature == "practice" or not cited:
        return view.say(phrases.PRACTICE)
    if finding.nature == "mixed":
        return view.say(phrases.MIXED, cited=cited)
    return cited


def _related(where: Where, view: View) -> str:
    spot = place(where, view)
    if not where.quote:
        return spot
    quote = shorten(harmless(where.quote), view.width // 2)
    return " ".join(part for part in (spot, view.say(phrases.QUOTED, text=quote)) if part)


def _moved(finding: Finding, contract: ContractResult, view: View) -> str:
    base = view.say(phrases.SEVERITIES[finding.base_severity])
    now = view.say(phrases.SEVERITIES[finding.severity])
    if finding.by_house:
        return view.say(phrases.BY_HOUSE, base=base, now=now)
    party = PARTIES.get(contract.side)
    if party is None or (finding.verified == "memory" and _capped(finding)):
        return view.say(phrases.CAPPED, base=base, now=now)
    raised = finding.severity.rank < finding.base_severity.rank
    words = phrases.RAISED if raised else phrases.LOWERED
    return view.say(words, party=view.say(party), base=base, now=now)


def _capped(finding: Finding) -> bool:
    return finding.base_severity is Severity.ERROR and finding.severity is Severity.WARNING


def _row(label: Words, text: str, view: View) -> list[str]:
    width = max(columns(each.in_(view.lang)) for each in phrases.LABELS) + 2
    shown = label.in_(view.lang)
    return hang(MARGIN + shown + " " * (width - columns(shown)), text, view.width)


def _clause_text(finding: Finding, view: View) -> list[str]:
    if not finding.clause_text:
        return []
    inner = MARGIN + "  "
    lines = [MARGIN + view.say(phrases.CLAUSE_TEXT)]
    for paragraph in harmless_lines(finding.clause_text):
        lines += [inner + line for line in wrap(paragraph, view.width - len(inner))]
    return lines
