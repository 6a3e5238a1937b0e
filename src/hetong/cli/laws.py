"""`hetong laws`: what the law data say of a title on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from hetong.cli.options import day_option, lang_option
from hetong.errors import Lang, OptionError, Words

if TYPE_CHECKING:
    from hetong.law import Law, Register

LONG = 20
"""Characters from which the list shows the short title; product choice."""


@click.command(short_help="法律是否有效、条号变化 / is a law in force, where did an article go")
@click.argument("title", required=False, metavar="[TITLE]")
@day_option("--on", "day", "哪一天，默认今天 / day, default today")
@click.option(
    "--article",
    type=click.IntRange(min=1),
    metavar="N",
    help="第几条：新旧条号对照 / where this article went or came from",
)
@click.option(
    "--state",
    type=click.Choice(["in_force", "repealed", "not_yet"]),
    help="只列这种状态的（不写名称时）/ without a title: only these",
)
@lang_option
def laws(
    title: str | None, day: date | None, article: int | None, state: str | None, lang: Lang
) -> None:
    """一部法律在某一天是否有效、被什么取代、条号怎么变；不写名称就列出全部。

    Is a law in force on a day, what replaced it, where did an article go; without a title: all.

    \b
    hetong laws 合同法
    hetong laws 仲裁法 --on 2025-06-01
    hetong laws 合同法 --article 52
    hetong laws --state repealed
    """
    from hetong.cli.output import write
    from hetong.law import Register
    from hetong.law.describe import describe
    from hetong.rulebook import builtin_rules

    register = Register.load(builtin_rules())
    on = day or date.today()
    if title is None:
        if article is not None:
            raise OptionError(
                Words("--article 要和法律名称一起用", "--article needs the title of a law"),
                advice=Words(
                    "例如 hetong laws 合同法 --article 52",
                    "for instance hetong laws 合同法 --article 52",
                ),
            )
        write(_list(register, on, state, lang))
        return
    write(describe(register, title, on, lang, article))


def _name(law: Law, lang: Lang) -> str:
    """Return the title, in Chinese the short one where the full one is long."""
    if lang == "en":
        return law.title_en
    short = law.short_names[0] if law.short_names else law.name
    return law.name if len(law.name) <= LONG else short


def _list(register: Register, on: date, state: str | None, lang: Lang) -> str:
    from tabulate import tabulate

    from hetong.law.listing import STATES, law_rows

    zh = lang == "zh"
    heads = (
        ("名称", "状态", "施行", "失效", "取代者")
        if zh
        else ("title", "state", "from", "to", "replaced by")
    )
    rows = [
        [
            _name(row.law, lang),
            STATES[row.state].in_(lang),
            row.since,
            row.until or "",
            _name(row.successor, lang) if row.successor else "",
        ]
        for row in law_rows(register, on)
        if state in (None, row.state)
    ]
    table = tabulate(rows, headers=heads, tablefmt="simple", disable_numparse=True)
    end = Words(f"{len(rows)} 部，状态按 {on}", f"{len(rows)} laws, as of {on}").in_(lang)
    return f"{table}\n\n{end}\n"
