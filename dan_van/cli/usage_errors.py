"""A usage error of Typer as one of ours, so that it is worded and shown like any other.

Typer keeps what is wrong only as an English sentence; where the class of the error does not tell
it, the sentence is read. One that is not known is shown as it came.
"""

from __future__ import annotations

import re
from typing import Any

from typer._click import exceptions as usage

from dan_van.domain.wording import Message
from dan_van.errors import DanVanError, WrongInput

_BEFORE_COMMAND = frozenset({"--db", "--lang", "--no-input", "--version"})
_NUMBERS = frozenset({"int", "int range"})
_EXTRA_ARGUMENTS = re.compile(r"Got unexpected extra argument\(s\) \((?P<values>.*)\)", re.DOTALL)


def as_our_error(error: usage.UsageError) -> DanVanError:
    """What was typed wrongly, and the command whose help would tell."""
    command = error.ctx.command_path if error.ctx is not None else "dan-van"
    match error:
        case usage.NoSuchOption() if error.option_name in _BEFORE_COMMAND:
            return WrongInput(
                "option_before_command",
                option=error.option_name,
                rest=command.removeprefix("dan-van "),
            )
        case usage.NoSuchOption():
            similar = ", ".join(sorted(error.possibilities or ()))
            return WrongInput(
                "no_such_option",
                option=error.option_name,
                similar=Message("word.similar", {"names": similar}) if similar else "",
                command=command,
            )
        case usage.BadOptionUsage():
            takes_none = "does not take a value" in error.message
            code = "option_takes_no_value" if takes_none else "option_needs_value"
            return WrongInput(code, option=error.option_name)
        case usage.MissingParameter() if error.param is not None:
            return WrongInput("missing_argument", name=_name_of(error.param), command=command)
        case usage.BadParameter() if error.param is not None and _is_number(error.param):
            return WrongInput("not_a_number_given", name=_name_of(error.param), command=command)
        case _:
            return _by_sentence(error, command)


def _by_sentence(error: usage.UsageError, command: str) -> DanVanError:
    extra = _EXTRA_ARGUMENTS.fullmatch(error.message)
    if extra:
        return WrongInput("extra_arguments", values=extra["values"], command=command)
    return WrongInput("usage", detail=error.format_message(), command=command)


def _is_number(parameter: Any) -> bool:
    return parameter.type.name in _NUMBERS


def _name_of(parameter: Any) -> str:
    """An option by its first flag, an argument by the name that help gives it."""
    if parameter.param_type_name == "argument":
        return str(parameter.human_readable_name)
    return str(parameter.opts[0])
