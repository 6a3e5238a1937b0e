"""What --select and --ignore name: rules by id, prefix, name or category."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from hetong.errors import OptionError, Words
from hetong.rulebook.model import Rule


def left(rules: Iterable[Rule], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Rule]:
    """Return the rules that --select and --ignore leave; raise OptionError when none is left."""
    kept = [
        rule for rule in rules if (not select or _named(rule, select)) and not _named(rule, ignore)
    ]
    if kept:
        return kept
    raise OptionError(
        Words("--select 和 --ignore 没有剩下任何规则", "--select and --ignore leave no rule"),
        advice=Words("请放宽其中一个", "widen one of them"),
    )


def chosen(option: str, given: Iterable[str], rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the words of `--select a,b --select c` as the rules spell them.

    Raises OptionError for a word that names no rule, with the nearest one that does.
    """
    known = tuple(rules)
    words = [word.strip() for text in given for word in text.split(",")]
    return tuple(dict.fromkeys(_canonical(option, word, known) for word in words if word))


def _named(rule: Rule, words: Iterable[str]) -> bool:
    return any(rule.id.startswith(word) or word in (rule.name, rule.category) for word in words)


def _canonical(option: str, word: str, rules: tuple[Rule, ...]) -> str:
    upper, lower = word.upper(), word.lower()
    if any(rule.id.startswith(upper) for rule in rules):
        return upper
    if any(lower in (rule.name, rule.category) for rule in rules):
        return lower
    names = {name for rule in rules for name in (rule.id, rule.name, rule.category)}
    near = get_close_matches(upper, names, n=1) or get_close_matches(lower, names, n=1)
    raise OptionError(
        Words(f"{option} 里的“{word}”不是规则", f"{option}: '{word}' names no rule"),
        advice=Words(f"是不是 {near[0]}？", f"did you mean {near[0]}?")
        if near
        else Words(
            "可写编号、编号开头、名称或类别，hetong rules 列出全部",
            "write an id, the beginning of one, a name or a category; hetong rules lists all",
        ),
    )
