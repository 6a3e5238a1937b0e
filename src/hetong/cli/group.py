"""The command group: loads a command when it is called, and lets no error leave as a traceback.

Exit codes: 0 pass, 1 fail, 2 not judged or bad input, 130 interrupted. Nothing of a contract
stands in the message of a crash.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import IO, Any, NoReturn

import click

from hetong.cli.output import forgive, quiet
from hetong.errors import HetongError, Lang, Words

LANG = "hetong.lang"
BAD = 2
INTERRUPTED = 130
_CRASH = Words(
    "内部错误 {name}（{place}）：这是 hetong 的缺陷，不是合同的问题，本次没有给出判断。"
    "设置环境变量 HETONG_DEBUG=1 再运行一次可看到详细过程",
    "internal error {name} ({place}): this is a defect of hetong, not of the contract; nothing was "
    "judged. Run again with HETONG_DEBUG=1 to see the traceback",
)


class Refused(click.ClickException):
    """What the user can mend, already worded: printed on one line, exit code 2."""

    exit_code = BAD

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message as it is."""
        click.echo(self.message, file=file or sys.stderr)


class Commands(click.Group):
    """A group whose commands are named `module:object` and imported when they are asked for."""

    def __init__(self, *args: Any, lazy: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of use."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command, or return None for an unknown name."""
        if cmd_name not in self._lazy:
            return None
        module, _, name = self._lazy[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where there is none of that name."""
        name = args[0]
        if name not in self._lazy and not name.startswith("-") and not ctx.resilient_parsing:
            near = get_close_matches(name, self._lazy, n=1)
            hint = f"是不是 {near[0]}？did you mean {near[0]}?" if near else "hetong --help"
            ctx.fail(f"没有 {name} 这个命令 / no such command. {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; every failure becomes one line."""
        try:
            return super().invoke(ctx)
        except HetongError as error:
            raise Refused(printable(error.message(lang_of(ctx)))) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            raise Refused(crash(error, lang_of(ctx))) from error

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the program and exit; a crash, an interrupt or a closed pipe is never 0 or 1."""
        forgive()
        code = _run(
            lambda: super(Commands, self).main(
                args, prog_name or "hetong", complete_var, standalone_mode=False, **extra
            )
        )
        if standalone_mode:
            sys.exit(code)
        return code


def lang_of(ctx: click.Context) -> Lang:
    """Return the language chosen on the command line, Chinese where none was."""
    return "en" if ctx.meta.get(LANG) == "en" else "zh"


def printable(text: str) -> str:
    """Return a message on one line; control and bidirectional characters are shown, not obeyed."""
    from hetong.reports.harmless import harmless

    return harmless(text)


def crash(error: Exception, lang: Lang) -> str:
    """Return the one line for an error nobody foresaw: its type and place, never its text.

    With HETONG_DEBUG=1 the traceback is printed before.
    """
    if os.environ.get("HETONG_DEBUG"):
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"
    return _CRASH.in_(lang).format(name=type(error).__name__, place=place)


def _run(program: Any) -> int:
    # A pydantic plugin sees every contract, and some send what they see over the network. Looking
    # for one takes time besides.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        code = program()
    except click.ClickException as error:
        error.show()
        return BAD
    except BrokenPipeError:
        quiet()
        return BAD
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断 / interrupted", err=True)
        return INTERRUPTED
    except Exception as error:
        click.echo(crash(error, "zh"), err=True)
        return BAD
    return code if isinstance(code, int) else 0


def stop(code: int) -> NoReturn:
    """End the command with an exit code."""
    raise click.exceptions.Exit(code)
