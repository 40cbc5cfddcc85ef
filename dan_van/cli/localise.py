"""Putting the command tree into words.

Commands and options are declared with keys of `i18n` as their help; here each key becomes a
sentence. Typer's own words ("Usage:", "Options", what is wrong with an option) cannot be
translated by its public means, so its formatter and its usage errors are taken up here.
"""

from __future__ import annotations

from typing import Any

from typer._click import exceptions as usage
from typer._click.formatting import HelpFormatter

from dan_van.domain.wording import Message
from dan_van.entities import ENTITIES
from dan_van.errors import DanVanError, WrongInput
from dan_van.i18n import TEXTS, Words

_SECTIONS = {"Options": "help.options", "Commands": "help.commands", "Arguments": "help.arguments"}


def localise(command: Any, words: Words) -> Any:
    """Replace every help key in a command and its subcommands by words; returns the command."""
    command.help = _words(command.help, words)
    command.short_help = _words(command.short_help, words)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = _words(parameter.help, words)
    command.context_settings["help_option_names"] = ["--help", "-h"]
    for child in getattr(command, "commands", {}).values():
        localise(child, words)
    return command


def _words(key: str | None, words: Words) -> str | None:
    if key is None:
        return None
    if key.startswith("field:"):
        entity, _, field = key.removeprefix("field:").partition(".")
        return words.say(next(e for e in ENTITIES if e.name == entity).field(field).label)
    return words.say(TEXTS[key]) if key in TEXTS else key


def formatter_of(words: Words) -> type[HelpFormatter]:
    """A help formatter that speaks the language."""

    class Formatter(HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or f"{words.say(TEXTS['help.usage'])}: ")

        def write_heading(self, heading: str) -> None:
            key = _SECTIONS.get(heading)
            super().write_heading(words.say(TEXTS[key]) if key else heading)

    return Formatter


def as_our_error(error: usage.UsageError) -> DanVanError:
    """A usage error of Typer as one of ours, so that it is worded and shown like any other."""
    command = error.ctx.command_path if error.ctx is not None else "dan-van"
    match error:
        case usage.NoSuchOption():
            similar = ", ".join(sorted(error.possibilities or ()))
            return WrongInput(
                "no_such_option",
                option=error.option_name,
                similar=Message("word.similar", {"names": similar}) if similar else "",
                command=command,
            )
        case usage.MissingParameter() if error.param is not None:
            return WrongInput("missing_argument", name=_name_of(error.param), command=command)
        case usage.BadParameter() if error.param is not None:
            detail = f"{_name_of(error.param)}: {error.message}"
            return WrongInput("usage", detail=detail, command=command)
        case _:
            return WrongInput("usage", detail=error.format_message(), command=command)


def _name_of(parameter: Any) -> str:
    """An option by its first flag, an argument by the name that help gives it."""
    if parameter.param_type_name == "argument":
        return str(parameter.human_readable_name)
    return str(parameter.opts[0])
