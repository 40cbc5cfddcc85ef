"""Putting the command tree into words.

Commands and options are declared with keys of `i18n` as their help; here each key becomes a
sentence. Typer's own words ("Usage:", "[OPTIONS]", "[default: …]") cannot be translated by its
public means, so its `--help` option and its formatter are replaced here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from typer._click.formatting import HelpFormatter
from typer.core import TyperOption

from dan_van.cli import output
from dan_van.i18n import TEXTS, Words

_SECTIONS = {"Options": "help.options", "Commands": "help.commands", "Arguments": "help.arguments"}
_NO_BRACES = str.maketrans("", "", "{}")  # Typer's way to write an argument that must be given
_BY_TYPE = {"str": "TEXT", "path": "FILE", "int": "NUMBER", "int range": "NUMBER"}
_PLACEHOLDER = re.compile(r"[A-Z]{3,}")
_EXTRA = re.compile(r"\[(?:default: .+|required|x>=\d+)\]$")


def localise(command: Any, words: Words) -> Any:
    """Replace every help key in a command by words; returns the command."""
    command.help = _words(command.help, words)
    command.short_help = _words(command.short_help, words)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = _words(parameter.help, words)
        metavar = parameter.metavar or _metavar_by_type(parameter)
        parameter.metavar = metavar and _placeholders(metavar, words)
    _speak_in_usage(command, words)
    return command


def _words(key: str | None, words: Words) -> str | None:
    if key is None:
        return None
    if key.startswith(("entity:", "field:")):
        from dan_van.entities import entity_named  # lazy: start-up

        name, _, field = key.partition(":")[2].partition(".")
        entity = entity_named(name)
        return words.say(entity.field(field).label if field else entity.plural)
    return words.say(TEXTS[key]) if key in TEXTS else key


def _metavar_by_type(parameter: Any) -> str | None:
    """What stands for a value where the declaration does not say; nothing for a flag."""
    return None if getattr(parameter, "is_flag", False) else _BY_TYPE.get(parameter.type.name)


def _placeholders(metavar: str, words: Words) -> str:
    """`NAME|all` in the language: words in capitals that we know, the rest as it is."""

    def worded(found: re.Match[str]) -> str:
        label = TEXTS.get(f"placeholder.{found[0]}")
        return words.say(label) if label else found[0]

    return _PLACEHOLDER.sub(worded, metavar)


def _speak_in_usage(command: Any, words: Words) -> None:
    """Put our own `--help` and our own words for the rest of a command line on a command."""
    command.options_metavar = words.say(TEXTS["help.options_here"])
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = words.say(TEXTS["help.command_here"])
    command.add_help_option = False
    command.params.append(
        TyperOption(
            param_decls=["--help", "-h"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            help=words.say(TEXTS["help.help"]),
            callback=_show_help,
        )
    )


def _show_help(ctx: Any, _parameter: Any, value: bool) -> None:  # noqa: FBT001
    if value and not ctx.resilient_parsing:
        output.print_text(ctx.get_help())
        ctx.exit()


def formatter_of(words: Words) -> type[HelpFormatter]:
    """A help formatter that speaks the language."""

    class Formatter(HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            plain = args.translate(_NO_BRACES)
            super().write_usage(prog, plain, prefix or f"{words.say(TEXTS['help.usage'])}: ")

        def write_heading(self, heading: str) -> None:
            key = _SECTIONS.get(heading)
            super().write_heading(words.say(TEXTS[key]) if key else heading)

        def write_dl(
            self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
        ) -> None:
            worded = [(name, _EXTRA.sub(_extra, text)) for name, text in rows]
            super().write_dl(worded, col_max, col_spacing)

    def _extra(found: re.Match[str]) -> str:
        default, required, least = (
            words.say(TEXTS[f"word.{word}"]) for word in ("default", "required", "at_least")
        )
        text = found[0].replace("[default:", f"[{default}:").replace("[required]", f"[{required}]")
        return text.replace("x>=", f"{least} ")

    return Formatter
