"""The group that every subcommand tree is made of."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

import typer
from typer.core import TyperGroup

from dan_van.domain.wording import Message
from dan_van.errors import WrongInput


class Group(TyperGroup):
    """A group that makes a command when it is called, and names those similar to a mistyped one.

    A declared option costs a tenth of a millisecond: one call must not pay for all commands.
    """

    home: typer.Typer
    finish: Callable[[Any], Any]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The commands in the order in which they are declared."""
        return [str(info.name) for info in self.home.registered_commands]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name; None when there is none."""
        declared = [info for info in self.home.registered_commands if info.name == cmd_name]
        if declared and cmd_name not in self.commands:
            getattr(declared[0].callback, "make_options", bool)()
            alone = single()
            alone.registered_commands = declared
            self.commands[cmd_name] = self.finish(typer.main.get_command(alone))
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed.

        Raises:
            WrongInput: there is none of that name.
        """
        names = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in names:
            from difflib import get_close_matches  # lazy: start-up

            similar = ", ".join(get_close_matches(args[0], names, n=3))
            hint = Message("word.similar", {"names": similar}) if similar else ""
            raise WrongInput(
                "no_such_command", name=args[0], similar=hint, command=ctx.command_path
            )
        return super().resolve_command(ctx, args)


def command_of(home: typer.Typer, finish: Callable[[Any], Any]) -> Any:
    """The command or the group that is declared there; `finish` puts a child into words."""
    if home.info.cls is not Group:
        return typer.main.get_command(home)
    hollow = copy(home)
    hollow.registered_commands = []
    made: Any = typer.main.get_group(hollow)
    made.home, made.finish = home, finish
    return made


def group(help_: str) -> typer.Typer:
    """An empty group of commands; `help_` is a key of `i18n`."""
    return typer.Typer(
        cls=Group,
        help=help_,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def single() -> typer.Typer:
    """The home of a command that stands alone, without subcommands."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
