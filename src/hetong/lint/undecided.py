"""What a rule without an answer waits for: the record keys it lacks, or the reasons."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.titles import title_of
from hetong.engine import RuleResult
from hetong.errors import Lang, Words
from hetong.findings import Undecided
from hetong.rulebook.model import Rule


def undecided(rule: Rule, result: RuleResult, lang: Lang) -> Undecided:
    """Return what a rule without an answer waits for: record keys, or reasons."""
    lacking = [cell for cell in result.missing if cell.state is not State.GIVEN]
    sources = [source.key for cell in lacking for source in cell.sources]
    sources += [source.key for rows in result.missing_lists for source in rows.sources]
    reasons: dict[Words, list[str]] = {}
    for cell in result.missing:
        if cell.reason:
            # What is given but does not settle the question is not missing: the reason names it.
            given = cell.sources if cell.state is State.GIVEN else ()
            reasons.setdefault(cell.reason, []).extend(source.key for source in given)
    return Undecided(
        rule=rule.id,
        missing=tuple(dict.fromkeys(sources)),
        reasons=tuple(_reason(words, keys, lang) for words, keys in reasons.items()),
    )


def _reason(words: Words, keys: list[str], lang: Lang) -> str:
    if not keys:
        return words.in_(lang)
    titled = {key: title_of(key) for key in keys}
    zh = "、".join(f"{title.zh}（{key}）" for key, title in titled.items())
    en = ", ".join(f"{title.en} ({key})" for key, title in titled.items())
    return Words(f"{zh}：{words.zh}", f"{en}: {words.en}").in_(lang)
