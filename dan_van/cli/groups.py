"""The group that every subcommand tree is made of."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperGroup

from dan_van.domain.wording import Message
from dan_van.errors import WrongInput


class Group(TyperGroup):
    """A group of commands that says which command is similar to a mistyped one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed.

        Raises:
            WrongInput: there is none of that name.
        """
        names = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in names:
            similar = ", ".join(get_close_matches(args[0], names, n=3))
            hint = Message("word.similar", {"names": similar}) if similar else ""
            raise WrongInput(
                "no_such_command", name=args[0], similar=hint, command=ctx.command_path
            )
        return super().resolve_command(ctx, args)


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
