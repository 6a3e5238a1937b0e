"""`hetong init`: write an empty record to fill in, or a config to start from."""

from __future__ import annotations

from pathlib import Path

import click

from hetong.cli.options import lang_option
from hetong.errors import Lang, OptionError, Words

CONFIG = "config"


def _kinds(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from hetong.contract.model import KINDS

    return [kind for kind in (*KINDS, CONFIG) if kind.startswith(incomplete)]


@click.command(short_help="生成可填写的记录 / write a record to fill in")
@click.argument("kind", metavar="KIND", shell_complete=_kinds)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="写入这个文件，已存在则拒绝 / write to this file, never over an existing one",
)
@lang_option
def init(kind: str, output: str | None, lang: Lang) -> None:
    """生成一份可填写的合同记录，每个键都有说明；这类合同可有可无的部分写成注释。

    Write an empty contract record with a remark at every key; what this kind of contract
    need not have is written as comments.

    \b
    KIND
      outsourced-support     外包客服
      online-support-system  在线客服系统
      ecommerce-support      电商客服
      temporary-support      临时客服
      express-support        快递客服
      service                一般服务合同
      config                 配置 hetong.toml / the config

    \b
    hetong init express-support -o 合同.yaml
    hetong init 快递客服 -o 合同.yaml
    hetong init service --lang en
    hetong init config -o hetong.toml
    """
    from hetong.cli.output import write

    text = _config(lang) if kind == CONFIG else _record(kind, lang)
    if output is not None and Path(output).exists():
        raise OptionError(
            Words("这个文件已经存在，没有覆盖", "this file exists and was not overwritten"),
            advice=Words("请换一个文件名", "choose another file name"),
            file=output,
        )
    write(text, output)


def _config(lang: Lang) -> str:
    from hetong.config import config_template
    from hetong.law import Values
    from hetong.rulebook import builtin_rules

    return config_template(Values.load(builtin_rules()), lang)


def _record(kind: str, lang: Lang) -> str:
    from hetong.contract.model import KINDS
    from hetong.contract.template import template
    from hetong.rulebook import builtin_kinds

    named = {word: known for known, words in KINDS.items() for word in words.split("/")}
    name = named.get(kind, kind)
    asked = builtin_kinds().get(name)
    return template(
        name,
        lang,
        must=asked.must_keys if asked else (),
        may=asked.may_keys if asked else (),
        optional=asked.optional if asked else (),
    )
