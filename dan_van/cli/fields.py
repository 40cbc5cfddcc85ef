"""Options made from declared fields, and questions for what is missing.

A command function takes `**values`; `with_field_options` gives it a signature with one option for
each field, so that help and checks are right without writing them again for every kind of record.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, get_args

import typer

from dan_van.cli import output
from dan_van.cli.context import Context, Session
from dan_van.cli.options import UnitFilter
from dan_van.cli.process import refuse_broken_text
from dan_van.domain.wording import Message
from dan_van.entities import Entity, Field, Kind
from dan_van.errors import DanVanError, WrongInput

_METAVARS = {Kind.DATE: "DATE", Kind.COUNT: "NUMBER", Kind.UNIT: "UNIT", Kind.SECTOR: "SECTOR"}


def flag_of(field: Field) -> str:
    """The option of a field: `source_url` → `--source-url`."""
    return "--" + field.name.replace("_", "-")


def with_field_options(
    entity: Entity, fields: Iterable[Field], *, argument: Field | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command that takes `**values` one option for each field, and perhaps an argument.

    The options are made when `groups.Group` makes the command, by calling `make_options`.
    """

    def options() -> dict[str, Any]:
        made = {f.name: _annotation(entity, f) for f in fields}
        if argument is not None:
            made[argument.name] = _argument(argument)
        return made

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        return _promise(function, options)

    return decorate


def _argument(field: Field) -> Any:
    is_figure = field.kind is Kind.FIGURE
    metavar, help_ = ("NUMBER", "figure") if is_figure else ("NAME", "headline")
    return Annotated[str | None, typer.Argument(metavar=metavar, help=f"argument.{help_}")]


def with_filters(entity: Entity) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a `list` command that takes `**filters` an option for all that it can be narrowed by."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        return _promise(function, lambda: _filters(entity))

    return decorate


def _filters(entity: Entity) -> dict[str, Any]:
    options: dict[str, Any] = {}
    for field in entity.fields:
        help_ = f"field:{entity.name}.{field.name}"
        if field.kind is Kind.UNIT and field.name == "unit":
            options["unit"] = UnitFilter
        elif field.kind is Kind.SECTOR:
            options[field.name] = Annotated[
                str | None,
                typer.Option(flag_of(field), metavar="SECTOR", help="option.sector_filter"),
            ]
        elif field.kind is Kind.TAGS:
            options["campaign"] = Annotated[
                str | None, typer.Option("--campaign", help="option.campaign_filter")
            ]
        elif field.kind is Kind.CHOICE:
            options[field.name] = Annotated[str | None, typer.Option(flag_of(field), help=help_)]
    if entity.dated_by is not None:
        options["in_period"] = Annotated[
            str | None, typer.Option("--period", help="option.in_period")
        ]
        options["exactly"] = Annotated[bool, typer.Option("--exactly", help="option.exactly")]
    return options


def _promise(
    function: Callable[..., None], options: Callable[[], Mapping[str, Any]]
) -> Callable[..., None]:
    """Let `groups.Group` make the options when it makes the command."""

    def make_options() -> None:
        _give_options(function, options())
        del function.make_options  # type: ignore[attr-defined]

    function.make_options = make_options  # type: ignore[attr-defined]
    return function


def _give_options(function: Callable[..., None], options: Mapping[str, Any]) -> None:
    """Put keyword-only parameters in the place of a function's `**` parameter."""
    signature = inspect.signature(function, eval_str=True)
    own = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    made = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=False if get_args(annotation)[0] is bool else None,
            annotation=annotation,
        )
        for name, annotation in options.items()
    ]
    parameters = sorted([*own, *made], key=lambda p: p.kind)
    function.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    function.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": None}


def _annotation(entity: Entity, field: Field) -> Any:
    help_ = f"field:{entity.name}.{field.name}"
    flag = flag_of(field)
    if field.kind is Kind.FLAG:
        return Annotated[bool | None, typer.Option(f"{flag}/--no-{flag[2:]}", help=help_)]
    metavar = "|".join(c.value for c in field.choices) if len(field.choices) <= 7 else None
    metavar = metavar or _METAVARS.get(field.kind, "TEXT")
    return Annotated[str | None, typer.Option(flag, help=help_, metavar=metavar)]


def ask_for_missing(
    entity: Entity,
    values: dict[str, Any],
    context: Context,
    *,
    headline: str | None,
    session: Session,
) -> dict[str, Any]:
    """Fill in what `add` needs: asked for on a terminal, named by its flag without one.

    Raises:
        WrongInput: a required field is missing and there is nobody to ask.
    """
    given = {**values, entity.headline: headline or values.get(entity.headline)}
    is_bare = any(f.is_required and not given.get(f.name) for f in entity.fields)
    for field in entity.fields:
        if given.get(field.name) is not None and given.get(field.name) != "":
            continue
        if not context.asks:
            if field.is_required:
                argument = Message(f"placeholder.{field.name.upper()}")
                flag = argument if field.name == entity.headline else flag_of(field)
                raise WrongInput("option_needed", field=field.label, flag=flag)
            continue
        if field.is_required or (is_bare and field.asks):
            given[field.name] = _ask(field, context, session) or None
    return given


def _ask(field: Field, context: Context, session: Session) -> str:
    """Ask until the answer fits, so that a slip does not cost the answers before it."""
    from dan_van.services.typed_values import typed_value  # lazy: start-up

    words = context.words
    label = words.say(field.label)
    if field.choices:
        label += " (" + ", ".join(words.say(c.label) for c in field.choices) + ")"
    while True:
        answer = str(typer.prompt(label, default="", show_default=False, err=True)).strip()
        if not answer and not field.is_required:
            return answer
        try:
            refuse_broken_text([answer])
            typed_value(field, answer, lookups=session.lookups, calendar=session.calendar)
        except DanVanError as error:
            output.show_error(error, words, as_json=False)
        else:
            return answer
