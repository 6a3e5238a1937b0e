"""The options of `hetong check`, in the groups in which they are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from hetong.cli.options import day_option, lang_option, output_option, rules_option

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FULL = 10
"""Files up to which text and tables show each contract; product choice: more are not read."""
TIMEOUT = 120.0
"""Seconds a file may take in a worker process; product choice, some thousand times the usual."""


def judging_options(command: Decorated) -> Decorated:
    """Add what decides how a contract is judged."""
    return _all(
        command,
        click.option(
            "--side",
            type=click.Choice(["a", "b", "neutral"]),
            default="neutral",
            show_default=True,
            help="站在哪一方：a 甲方、b 乙方 / whose side: what hurts it weighs one level more",
        ),
        click.option(
            "--phase",
            type=click.Choice(["draft", "review", "signing"]),
            help="所处阶段，默认按记录的签署状态 / stage; default by the record's status",
        ),
        day_option(
            "--as-of",
            "as_of",
            "按哪一天判断，默认为记录的审查日、签订日、今天 / day to judge by",
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="RULES",
            help="只查这些：编号、编号开头、名称、类别，逗号分隔，可重复 / only these rules",
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="RULES",
            help="不查这些，写法同上 / all but these rules",
        ),
    )


def verdict_options(command: Decorated) -> Decorated:
    """Add what a contract must come to in order to pass, and by which rules and config."""
    return _all(
        command,
        click.option(
            "--fail-on",
            type=click.Choice(["error", "warning", "info", "never"]),
            default="error",
            show_default=True,
            help="有这一级或更重的问题就不通过 / findings that fail the run",
        ),
        click.option(
            "--min-coverage",
            type=click.FloatRange(0, 1),
            default=0.5,
            show_default=True,
            help="至少要能判断的规则比例，不足则没有结论 / least share of rules to be decided",
        ),
        rules_option,
        click.option(
            "--config",
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="用这个配置，不找 hetong.toml / this config instead of those found",
        ),
        click.option("--no-config", is_flag=True, help="不用任何配置 / take no config"),
    )


def finding_options(command: Decorated) -> Decorated:
    """Add what decides which files are judged, and by how many processes."""
    return _all(
        command,
        click.option(
            "--files-from",
            metavar="FILE",
            type=click.Path(dir_okay=False, allow_dash=True),
            help="再从清单读路径，每行一个或以 NUL 分隔，- 为标准输入 / also the paths in a list",
        ),
        click.option(
            "--stdin-name",
            metavar="NAME",
            help="标准输入在报告里的名字 / what to call standard input (its ending: the format)",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(1, 256),
            metavar="N",
            help="同时用几个进程，默认按核数和文件数 / processes; default by cores and files",
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(1),
            metavar="SECONDS",
            help=f"每个文件的时限，默认 {TIMEOUT:g} / time a file may take in a worker process",
        ),
    )


def report_options(command: Decorated) -> Decorated:
    """Add what decides what the report looks like and where it goes."""
    return _all(
        command,
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "table", "json"]),
            default="text",
            show_default=True,
            help="报告的形式 / form of the report",
        ),
        output_option,
        click.option(
            "--show-passed", is_flag=True, help="列出通过的规则 / list the rules that passed"
        ),
        click.option(
            "--show-unknown",
            is_flag=True,
            help="列出没有结论的规则 / list the rules without an answer",
        ),
        click.option(
            "--show-all",
            is_flag=True,
            help=f"超过 {FULL} 份也逐份列出，汇总不截短 / every contract, whole tables",
        ),
        click.option("--summary", is_flag=True, help="只要汇总 / only what all files come to"),
        lang_option,
    )


def _all(command: Decorated, *options: Callable[[Decorated], Decorated]) -> Decorated:
    for option in reversed(options):
        command = option(command)
    return command
