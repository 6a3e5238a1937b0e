"""`hetong rules`: list and filter the rules; `hetong rules test` runs their own cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hetong.cli.group import stop
from hetong.cli.options import lang_option, rules_option
from hetong.errors import Lang

if TYPE_CHECKING:
    from hetong.rulecheck import CaseFailure


@click.group(
    invoke_without_command=True, short_help="列出规则，运行其案例 / list rules, run their cases"
)
@click.option(
    "--category",
    type=click.Choice(["completeness", "consistency", "fairness", "legality", "position"]),
    help="类别 / category",
)
@click.option("--kind", metavar="KIND", help="对这类合同提问的 / asked of this kind of contract")
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "info"]),
    help="能达到这一级的 / that can be of this severity",
)
@click.option("--text", metavar="WORDS", help="编号、名称、标题或说明里有这些字的 / containing")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="形式 / form",
)
@rules_option
@lang_option
@click.pass_context
def rules(
    ctx: click.Context,
    category: str | None,
    kind: str | None,
    severity: str | None,
    text: str | None,
    form: str,
    folders: tuple[Path, ...],
    lang: Lang,
) -> None:
    """列出规则，可按类别、合同类型、严重程度、文字筛选；rules test 运行规则自带的案例。

    List the rules; 'rules test' runs the cases written in them.

    \b
    hetong rules
    hetong rules --category fairness --severity error
    hetong rules --kind express-support --text 续展
    hetong rules --format json
    hetong rules test
    hetong rules test 我的规则/
    """
    if ctx.invoked_subcommand is not None:
        return
    from hetong.cli.output import takes, width, write
    from hetong.cli.rule_list import as_json, as_table, filtered
    from hetong.reports import WIDTH
    from hetong.reports.json import ascii_only
    from hetong.rulebook import load_rulebook

    book = load_rulebook(folders)
    found = filtered(book, category, kind, severity, text)
    if form == "table":
        write(as_table(found, book, lang, width(None, WIDTH)))
        return
    text = as_json(found, book)
    write(text if takes(text) else ascii_only(text))


@rules.command("test")
@click.argument(
    "folder", required=False, metavar="[DIR]", type=click.Path(exists=True, path_type=Path)
)
@lang_option
def run_cases(folder: Path | None, lang: Lang) -> None:
    """运行规则文件里的案例，与引擎的结论核对；DIR 只查这里的规则，省略则全部。

    Run the cases in the rule files against the engine; DIR limits it to rules of that folder.

    \b
    退出码 / exit codes: 0 全部符合 / all hold, 1 有不符 / some do not, 2 规则有误 / bad rule
    """
    from hetong.cli.group import printable
    from hetong.cli.output import write
    from hetong.lint import Linter
    from hetong.rulebook import builtin_rules
    from hetong.rulebook.folder import root_of
    from hetong.rulecheck import check_cases

    inside = folder is None or folder.resolve().is_relative_to(builtin_rules().resolve())
    linter = Linter.load() if inside or folder is None else Linter.own(root_of(folder))
    chosen = [
        rule
        for rule in linter.rulebook.rules
        if folder is None or Path(rule.file).resolve().is_relative_to(folder.resolve())
    ]
    failures = check_cases(linter, chosen)
    lines = [printable(_failed(each, lang)) for each in failures]
    cases = sum(len(rule.cases) for rule in chosen)
    lines.append(_total(len(chosen), cases, len(failures), lang))
    write("\n".join(lines) + "\n")
    stop(2 if not chosen else 1 if failures else 0)


def _failed(failure: CaseFailure, lang: Lang) -> str:
    place = failure.place
    return f"{place.file}:{place.line}:{place.column}: {failure.words.in_(lang)}"


def _total(rules_: int, cases: int, failures: int, lang: Lang) -> str:
    values: dict[str, Any] = {"rules": rules_, "cases": cases, "failures": failures}
    if rules_ == 0:
        return "这里没有规则" if lang == "zh" else "there are no rules here"
    if lang == "zh":
        return "{rules} 条规则，{cases} 个案例，{failures} 个不符".format(**values)
    return "{rules} rules, {cases} cases, {failures} do not hold".format(**values)
