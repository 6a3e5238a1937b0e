"""`hetong check`: judge contract records and print what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from hetong.cli.check_options import (
    FULL,
    TIMEOUT,
    finding_options,
    judging_options,
    report_options,
    verdict_options,
)
from hetong.cli.group import LANG, stop
from hetong.cli.output import colour, width
from hetong.errors import OptionError, Words

if TYPE_CHECKING:
    from hetong.cli.settings import Given
    from hetong.cli.workers import Workers
    from hetong.config import Configs


@click.command(short_help="检查合同记录 / judge contract records")
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path())
@judging_options
@verdict_options
@finding_options
@report_options
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **chosen: Any) -> None:
    """检查合同记录（.yaml .json .toml）：文件、文件夹、通配符，- 为标准输入。

    Check contract records and print the findings, gravest first: files, folders, globs.

    \b
    hetong check 合同.yaml
    hetong check 合同.yaml --side b --phase signing
    hetong check 合同/ --format json -o 结果.json
    hetong check '合同/**/*.yaml' --summary
    git ls-files -z '*.yaml' | hetong check --files-from -
    hetong check 合同.yaml --select fairness,CST-01 --ignore FAI-007

    多于 10 份时只打印汇总，--show-all 逐份列出。
    More than 10 files print only the summary; --show-all prints every contract.

    \b
    退出码 / exit codes
      0  通过 / pass
      1  不通过 / findings at or above --fail-on
      2  没有判断，或输入、规则、选项有误 / not judged, or bad input, rule or option
    """
    from hetong.cli.planning import Plan
    from hetong.cli.reading import Asked, find
    from hetong.cli.running import run
    from hetong.reports import WIDTH, View

    output, form = chosen["output"], chosen["form"]
    plan = Plan(_given(ctx), _configs(chosen), chosen["folders"])
    asked = Asked(paths, chosen["files_from"], chosen["stdin_name"], output)
    found = find(asked, plan.configs, plan.folders)
    lang = ctx.meta[LANG] = plan.language(found.files)
    many = form != "json" and len(found.files) > FULL and not chosen["show_all"]
    view = View(
        lang=lang,
        width=width(output, WIDTH),
        colour=colour(output),
        show_passed=chosen["show_passed"],
        show_unknown=chosen["show_unknown"],
        show_all=chosen["show_all"],
        brief=chosen["summary"] or many,
    )
    stop(run(found, asked, plan, _workers(chosen, len(found.files)), form, view))


def _workers(chosen: Mapping[str, Any], files: int) -> Workers:
    """Return how the files are spread; a time limit that was asked for takes a worker process."""
    from hetong.cli.workers import Workers
    from hetong.many import fitting

    jobs = min(chosen["jobs"] or fitting(files), max(files, 1))
    here = jobs == 1 and chosen["timeout"] is None
    return Workers(0 if here else jobs, chosen["timeout"] or TIMEOUT)


def _configs(chosen: Mapping[str, Any]) -> Configs:
    from hetong.config import Configs

    if chosen["config"] and chosen["no_config"]:
        raise OptionError(
            Words("--config 和 --no-config 不能同时用", "--config contradicts --no-config"),
            advice=Words("请只用一个", "Give one of them"),
        )
    return Configs(chosen["config"], isolated=chosen["no_config"])


def _given(ctx: click.Context) -> Given:
    """Return what the command line and the environment said; defaults were said by nobody."""
    from hetong.cli.settings import Given

    names = ("lang", "side", "phase", "as_of", "select", "ignore", "fail_on", "min_coverage")
    unsaid = (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)
    said = {
        name: ctx.params[name] for name in names if ctx.get_parameter_source(name) not in unsaid
    }
    return Given(**said)
