"""The command line: `hetong check 合同.yaml` and its companions."""

from __future__ import annotations

import click

from hetong import __version__
from hetong.cli.group import Commands

COMMANDS = {
    "check": "hetong.cli.check:check",
    "rules": "hetong.cli.rules:rules",
    "explain": "hetong.cli.explain:explain",
    "laws": "hetong.cli.laws:laws",
    "init": "hetong.cli.init:init",
    "schema": "hetong.cli.schema:schema",
    "doctor": "hetong.cli.doctor:doctor",
}


@click.group(
    "hetong",
    cls=Commands,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(__version__, prog_name="hetong")
def main() -> None:
    """检查服务合同：缺什么、哪里矛盾、哪里不公平、哪里违法。

    Check Chinese service contracts, offline: what is missing, contradictory, one-sided, unlawful.

    \b
    hetong init express-support -o 合同.yaml    生成一份可填写的记录 / write a record to fill in
    hetong check 合同.yaml                      检查 / check it
    hetong explain CST-010                      看一条规则的理由 / why a rule asks this
    hetong laws 合同法 --on 2026-11-20          一部法律是否有效 / is a law in force

    结果是起草和审查的辅助材料，不是法律意见。Drafting support, not legal advice.
    """
