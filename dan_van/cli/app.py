"""The command tree and its one error boundary.

Each command's module is imported when that command is called: `--help` and a short answer must
not pay for the others.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer._click import exceptions as usage

from dan_van import __version__
from dan_van.cli import output
from dan_van.cli.commands import COMMANDS, load
from dan_van.cli.groups import Group, command_of
from dan_van.cli.localise import formatter_of, localise
from dan_van.cli.process import prepare, refuse_broken_text
from dan_van.domain.wording import Label
from dan_van.errors import DanVanError, RegisterUnusable, WrongInput
from dan_van.i18n import TEXTS, Words
from dan_van.i18n.language import asked_for, from_locale, known

INTERRUPTED = 130


class Tree(Group):
    """The root of the tree: loads a command when it is called, turns errors into exit codes."""

    words: Words
    typed: tuple[str, ...] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The commands in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name, in the run's language; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = command_of(load(cmd_name), lambda child: localise(child, self.words))
        command.name = cmd_name
        command.help = command.help or f"help.{cmd_name}"
        return localise(command, self.words)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """List the commands by their one line of help, without importing them."""
        rows = [(name, self.words.say(_help_of(name))) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _help_of(name: str) -> Label:
    """The one line of help of a command: its own text, else the plural of the declared kind."""
    if f"help.{name}" in TEXTS:
        return TEXTS[f"help.{name}"]
    from dan_van.entities import entity_named  # lazy: start-up

    return entity_named(name).plural


def build(words: Words) -> Any:
    """The command tree in one language."""
    command = typer.main.get_command(app)
    command.words = words  # type: ignore[attr-defined]
    command.context_class.formatter_class = formatter_of(words)
    return localise(command, words)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code."""
    prepare()
    typed = list(sys.argv[1:] if arguments is None else arguments)
    language = choose_language(typed, os.environ)
    sys.exit(run(typed, language))


def run(arguments: Sequence[str], language: str) -> int:
    """Run one command line; the one place where errors of users are caught."""
    words = Words(language, _program(arguments))
    as_json = _wants_json(arguments)
    try:
        refuse_broken_text(arguments)
        tree = build(words)
        tree.typed = tuple(arguments)
        code = tree.main(args=list(arguments), prog_name="dan-van", standalone_mode=False)
    except DanVanError as error:
        is_quiet = "--quiet" in arguments or "-q" in arguments
        # a job at night that finds no register leaves one line in its log
        is_logged = isinstance(error, RegisterUnusable) and not sys.stderr.isatty()
        output.show_error(error, words, as_json=as_json, in_one_line=is_quiet or is_logged)
        return error.exit_code
    except usage.NoArgsIsHelpError as error:
        output.complain(error.message)
        return error.exit_code
    except usage.UsageError as error:
        from dan_van.cli.usage_errors import as_our_error

        ours = as_our_error(error)
        output.show_error(ours, words, as_json=as_json)
        return ours.exit_code
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    if code == INTERRUPTED:  # Typer turns Ctrl-C into this code without a word
        output.show_interrupted(words)
    return code if isinstance(code, int) else 0


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """`--lang`, `DAN_VAN_LANG`, the register's setting, then the locale."""
    asked = known(asked_for(arguments)) or known(environment.get("DAN_VAN_LANG"))
    return asked or _language_of_register(arguments, environment) or from_locale(environment)


def _language_of_register(arguments: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """What the register says, if there is one that can be read; no error is raised here."""
    from dan_van.settings import load_settings

    try:
        settings = load_settings(db=_db_of(arguments), language=None, environment=environment)
        if not os.path.isfile(settings.db):  # noqa: PTH113 - a name that is too long is no error
            return None
        from dan_van.storage.connection import open_register
        from dan_van.storage.settings import read_settings

        with open_register(settings.db, writable=False, wait_seconds=1) as conn:
            return known(read_settings(conn).get("language"))
    except DanVanError:
        return None


def _db_of(arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        if argument.startswith("--db="):
            return argument.removeprefix("--db=")
        if argument == "--db" and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


def _program(arguments: Sequence[str]) -> str:
    """How a command about the register of this one begins."""
    db = _db_of(arguments)
    if db is None:
        return "dan-van"
    import shlex  # lazy: start-up

    return shlex.join(("dan-van", "--db", db))


def _wants_json(arguments: Sequence[str]) -> bool:
    return "--format=json" in arguments or ("--format", "json") in pairwise(arguments)


app = typer.Typer(
    cls=Tree,
    invoke_without_command=True,
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(help="help.root")
def root(
    ctx: typer.Context,
    *,
    db: Annotated[str | None, typer.Option("--db", metavar="FILE", help="option.db")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="vi|en", help="option.lang")] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="option.no_input")] = False,
    version: Annotated[bool, typer.Option("--version", help="option.version")] = False,
) -> None:
    """Settle what this run works with; without a command show the overview."""
    from dan_van.cli.context import Context
    from dan_van.settings import load_settings

    if version:
        output.print_text(f"dan-van {__version__}")
        raise typer.Exit
    if lang is not None and known(lang) is None:
        raise WrongInput("bad_option_value", option="--lang", value=lang, allowed="vi, en")
    settings = load_settings(db=db, language=lang, environment=os.environ)
    words: Words = ctx.command.words  # type: ignore[attr-defined]
    typed: tuple[str, ...] = ctx.command.typed  # type: ignore[attr-defined]
    start = typed.index(ctx.invoked_subcommand) if ctx.invoked_subcommand in typed else len(typed)
    ctx.obj = Context(settings=settings, words=words, may_ask=not no_input, typed=typed[start:])
    if ctx.invoked_subcommand is None:
        output.print_text(ctx.get_help())
