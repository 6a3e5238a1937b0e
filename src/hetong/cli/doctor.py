"""`hetong doctor`: whether this installation works, and what to do where it does not."""

from __future__ import annotations

import click

from hetong.cli.group import stop
from hetong.cli.options import lang_option
from hetong.errors import Lang


@click.command(short_help="检查安装 / check the installation")
@lang_option
def doctor(lang: Lang) -> None:
    """检查安装：Python、规则引擎（含自检）、规则库、法律数据日期、终端编码。

    Check the installation: Python, rules engine with a self-test, rulebook, law dates, terminal.

    \b
    退出码 / exit codes: 0 可以使用 / fit for use, 2 有问题 / something is wrong
    """
    from datetime import date

    from hetong.cli.checkup import State, checkup
    from hetong.cli.output import takes, width, write
    from hetong.reports import WIDTH
    from hetong.reports.typeset import columns, hang

    lang = lang if takes("合同") else "en"
    told = checkup(date.today())
    columns_ = max(columns(each.name.in_(lang)) for each in told)
    lines: list[str] = []
    for each in told:
        name = each.name.in_(lang)
        mark = each.state.value.in_(lang)
        label = f"{mark}  {name}{' ' * (columns_ - columns(name))}  "
        lines += hang(label, each.words.in_(lang), width(None, WIDTH))
        if each.advice:
            lines += hang(" " * columns(label), each.advice.in_(lang), width(None, WIDTH))
    write("\n".join(lines) + "\n")
    stop(2 if any(each.state is State.BAD for each in told) else 0)
