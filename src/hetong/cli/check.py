"""`hetong check`: judge contract records and print what was found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hetong.cli.group import stop
from hetong.cli.options import day_option, lang_option, output_option, rules_option
from hetong.errors import Lang


@click.command(short_help="检查合同记录 / judge contract records")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "--side",
    type=click.Choice(["a", "b", "neutral"]),
    default="neutral",
    show_default=True,
    help="站在哪一方：a 甲方、b 乙方 / whose side: what hurts it weighs one level more",
)
@click.option(
    "--phase",
    type=click.Choice(["draft", "review", "signing"]),
    help="所处阶段，默认按记录的签署状态 / stage; default by the record's status",
)
@day_option("--as-of", "as_of", "按哪一天判断，默认为记录的审查日、签订日、今天 / day to judge by")
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="只查这些：编号、编号开头、名称、类别，逗号分隔，可重复 / only these rules",
)
@click.option(
    "--ignore", multiple=True, metavar="RULES", help="不查这些，写法同上 / all but these rules"
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="有这一级或更重的问题就不通过 / findings that fail the run",
)
@click.option(
    "--min-coverage",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="至少要能判断的规则比例，不足则没有结论 / least share of rules that must be decided",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "table", "json"]),
    default="text",
    show_default=True,
    help="报告的形式 / form of the report",
)
@output_option
@click.option("--show-passed", is_flag=True, help="列出通过的规则 / list the rules that passed")
@click.option(
    "--show-unknown", is_flag=True, help="列出没有结论的规则 / list the rules without an answer"
)
@click.option(
    "--stdin-name",
    metavar="NAME",
    help="标准输入在报告里的名字 / what to call standard input (its ending tells the format)",
)
@rules_option
@lang_option
def check(
    paths: tuple[str, ...],
    side: str,
    phase: str | None,
    as_of: date | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    min_coverage: float,
    form: str,
    output: str | None,
    show_passed: bool,
    show_unknown: bool,
    stdin_name: str | None,
    folders: tuple[Path, ...],
    lang: Lang,
) -> None:
    """检查合同记录（.yaml .json .toml；- 为标准输入），可一次给多个文件。

    Check contract records and print the findings, gravest first.

    \b
    hetong check 合同.yaml
    hetong check 合同.yaml --side b --phase signing
    hetong check *.yaml --format json -o 结果.json
    hetong check 合同.yaml --select fairness,CST-01 --ignore FAI-007
    cat 合同.yaml | hetong check - --format table

    \b
    退出码 / exit codes
      0  通过 / pass
      1  不通过 / findings at or above --fail-on
      2  没有判断，或输入、规则、选项有误 / not judged, or bad input, rule or option
    """
    from hetong.cli.output import colour, protect, takes, width, write
    from hetong.cli.reading import read_records

    protect(paths, output)
    records, unread = read_records(paths, lang, stdin_name)
    if not records and form != "json":
        stop(2)  # nothing to report: standard error has said why
    from hetong.cli.judging import Judging
    from hetong.reports import REPORTS, WIDTH, View
    from hetong.reports.json import ascii_only

    judging = Judging.load(
        folders,
        lang=lang,
        side=side,
        phase=phase,
        as_of=as_of,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        min_coverage=min_coverage,
    )
    run = judging.run(records)
    unread += judging.unread
    view = View(
        lang=lang,
        width=width(output, WIDTH),
        colour=colour(output),
        show_passed=show_passed,
        show_unknown=show_unknown,
        min_coverage=min_coverage,
        rules={rule.id: rule.title for rule in judging.linter.rulebook.rules},
        kinds={name: kind.title for name, kind in judging.linter.rulebook.kinds.items()},
        unread=tuple(unread),
    )
    if not run.contracts and form != "json":
        stop(2)  # nothing to report: standard error has said why
    text = REPORTS[form](run, view)
    if form == "json" and output is None and not takes(text):
        text = ascii_only(text)
    write(text, output)
    stop(2 if unread else run.exit_code)
