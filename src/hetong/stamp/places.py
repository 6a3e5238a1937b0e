"""Where a finding stands, and the fingerprint that knows it again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from hetong.contract.entry import Statement
from hetong.errors import Place
from hetong.facts.model import Source
from hetong.facts.types import folded
from hetong.findings import Finding, Where
from hetong.rulebook.model import Rule

_CODED = re.compile(r"[a-z_]*")
_INDEX = re.compile(r"\[\d+\]")


def wheres(sources: tuple[Source, ...], sections: Mapping[str, Place]) -> list[Where]:
    """Return where the first source stands, then the others that stand anywhere at all.

    A first key that is left out stands where the section it belongs to begins; `sections` are the
    places of the keys that hold sections.
    """
    found: dict[Where, None] = {}
    for n, source in enumerate(sources):
        for statement in source.statements or ((None,) if n == 0 else ()):
            found.setdefault(_where(source, statement, sections), None)
    return list(found) or [Where(field="")]


def _section(key: str, sections: Mapping[str, Place]) -> Place | None:
    while "." in key:
        key = key.rpartition(".")[0]
        if key in sections:
            return sections[key]
    return None


def _where(source: Source, statement: Statement | None, sections: Mapping[str, Place]) -> Where:
    if statement is None:
        return Where.at(source.key, _section(source.key, sections))
    place = statement.place
    # A record's own words such as `true` or `late_payment` are no words of the contract.
    words = statement.quote or (None if _CODED.fullmatch(statement.text) else statement.text)
    return Where.at(
        source.key,
        place,
        clause=statement.clause or source.clause,
        part=statement.part,
        page=statement.page,
        quote=words,
    )


def fingerprint(rule: Rule, where: Where) -> str:
    """Hash rule, field without its number, and the folded words; for an absence, the chapter."""
    words = folded(where.quote or "")
    parts = [rule.id, _INDEX.sub("[]", where.field), words or "/".join(rule.home)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """Give equal fingerprints an ordinal, in file order."""
    seen: Counter[str] = Counter()
    told = []
    for finding in findings:
        base = finding.fingerprint
        told.append(finding.model_copy(update={"fingerprint": f"{base}-{seen[base]}"}))
        seen[base] += 1
    return told
