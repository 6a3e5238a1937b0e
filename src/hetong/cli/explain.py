"""`hetong explain`: one rule or one contract kind as a page, or the facts rules may ask about."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hetong.cli.options import day_option, lang_option, rules_option
from hetong.errors import Lang, OptionError, Words

if TYPE_CHECKING:
    from hetong.rulebook.model import Rule


def _names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from hetong.contract.model import KINDS
    from hetong.rulebook import builtin_rules, rule_files

    ids = ["-".join(path.stem.split("-")[:2]) for path in rule_files(builtin_rules())]
    kinds = [kind for kind in KINDS if kind.startswith(incomplete)]
    return [each for each in ids if each.startswith(incomplete.upper())] + kinds


@click.command(short_help="解释一条规则或一类合同 / explain a rule or a kind of contract")
@click.argument("rule", required=False, metavar="RULE|KIND", shell_complete=_names)
@click.option(
    "--facts",
    is_flag=True,
    help="列出规则可以问的事实，可加词筛选 / the facts a rule may name",
)
@day_option("--on", "day", "条文状态按哪一天，默认今天 / day, default today")
@rules_option
@lang_option
def explain(
    rule: str | None, facts: bool, day: date | None, folders: tuple[Path, ...], lang: Lang
) -> None:
    """解释一条规则：问什么、为什么、依据、程度、示范条款、正反例；或者一类合同：应当和可以写什么、哪些规则提问。

    Explain a rule: what it asks, why, under which articles, how grave, with examples; or a kind of
    contract: what it must and may contain, which rules ask.

    \b
    hetong explain CST-010
    hetong explain express-support
    hetong explain one-sided-interpretation-right
    hetong explain --facts renewal
    """
    from hetong.cli.example import example_finding
    from hetong.cli.output import colour, width, write
    from hetong.contract.model import KINDS
    from hetong.facts.catalogue import catalogue
    from hetong.law import Register, Values
    from hetong.reports import WIDTH, View
    from hetong.reports.fact_list import fact_list
    from hetong.reports.kind_page import kind_page
    from hetong.reports.rule_names import Library
    from hetong.reports.rule_page import rule_page
    from hetong.rulebook import builtin_rules, load_rulebook

    view = View(lang=lang, width=width(None, WIDTH), colour=colour(None))
    if facts:
        write(fact_list(catalogue(), view, rule or ""))
        return
    if rule is None:
        raise OptionError(
            Words("没有写规则编号", "no rule was named"),
            advice=Words(
                "例如 hetong explain CST-010；hetong rules 列出全部",
                "for instance hetong explain CST-010; hetong rules lists all",
            ),
        )
    home = builtin_rules()
    book = load_rulebook(folders)
    named = {word: kind for kind, words in KINDS.items() for word in (kind, *words.split("/"))}
    if rule in named:
        write(kind_page(book.kinds[named[rule]], book, view))
        return
    library = Library(
        book, catalogue(), Register.load(home), Values.load(home), day or date.today()
    )
    found = _find(rule, book.rules)
    write(rule_page(found, library, view, example_finding(found, library, lang)))


def _find(word: str, rules: tuple[Rule, ...]) -> Rule:
    """Return the rule of that id or name; raise OptionError naming the nearest."""
    for each in rules:
        if word.upper() == each.id or word.lower() == each.name:
            return each
    names = [name for each in rules for name in (each.id, each.name)]
    near = get_close_matches(word.upper(), names, n=1) or get_close_matches(word, names, n=1)
    raise OptionError(
        Words(f"没有规则“{word}”", f"there is no rule '{word}'"),
        advice=Words(f"是不是 {near[0]}？", f"did you mean {near[0]}?")
        if near
        else Words("hetong rules 列出全部", "hetong rules lists all"),
    )
