"""Options that several commands share, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from hetong.cli.group import LANG, lang_of

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def day_option(name: str, parameter: str, words: str) -> Callable[[Decorated], Decorated]:
    """Return an option that takes a day, written 2026-11-20 or 2026年11月20日, as a date."""
    return click.option(name, parameter, metavar="DATE", callback=_day, help=words)


def _day(ctx: click.Context, _: click.Parameter, value: str | None) -> date | None:
    from hetong.notation import Malformed
    from hetong.notation.dates import parse_date

    if value is None:
        return None
    try:
        return parse_date(value)
    except Malformed as bad:
        raise click.BadParameter(bad.words.in_(lang_of(ctx))) from None


def _keep_lang(ctx: click.Context, _: click.Parameter, value: str) -> str:
    ctx.meta[LANG] = value
    return value


def lang_option(command: Decorated) -> Decorated:
    """Add --lang zh|en; the environment variable HETONG_LANG sets the default."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        envvar="HETONG_LANG",
        show_default=True,
        is_eager=True,
        callback=_keep_lang,
        help="输出的语言 / language of the output (HETONG_LANG)",
    )(command)


def rules_option(command: Decorated) -> Decorated:
    """Add --rules DIR, repeatable: folders of further rules."""
    return click.option(
        "--rules",
        "folders",
        multiple=True,
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="再加载这个文件夹里的规则，可重复 / further rules from this folder",
    )(command)


def output_option(command: Decorated) -> Decorated:
    """Add --output FILE."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        help="写入文件，不打印 / write to a file",
    )(command)
