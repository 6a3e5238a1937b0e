"""`hetong schema`: print the form of a record as JSON Schema, for editors."""

from __future__ import annotations

import click

from hetong.cli.options import lang_option, output_option
from hetong.errors import Lang


@click.command(short_help="记录的 JSON Schema / JSON Schema of a record")
@output_option
@lang_option
def schema(output: str | None, lang: Lang) -> None:
    """打印合同记录的 JSON Schema（带中文说明），供编辑器提示和校验。

    Print the JSON Schema of a contract record, for completion and checks in an editor.

    \b
    hetong schema -o hetong.schema.json
    # 在记录首行写 / then put on the first line of a record:
    # yaml-language-server: $schema=hetong.schema.json
    """
    import json

    from hetong.cli.output import takes, write
    from hetong.contract.schema import json_schema
    from hetong.reports.json import ascii_only

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    write(text if output or takes(text) else ascii_only(text), output)
