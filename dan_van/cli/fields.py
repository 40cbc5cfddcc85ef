"""Options made from declared fields, and questions for what is missing.

A command function takes `**values`; `with_field_options` gives it a signature with one option for
each field, so that help and checks are right without writing them again for every kind of record.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from dan_van.cli.context import Context
from dan_van.domain.wording import Message
from dan_van.entities import Entity, Field, Kind
from dan_van.errors import WrongInput

_METAVARS = {Kind.DATE: "DATE", Kind.COUNT: "NUMBER", Kind.UNIT: "UNIT", Kind.SECTOR: "SECTOR"}


def flag_of(field: Field) -> str:
    """The option of a field: `source_url` → `--source-url`."""
    return "--" + field.name.replace("_", "-")


def with_field_options(
    entity: Entity, fields: Iterable[Field]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command that takes `**values` one keyword-only option for each field."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(function, eval_str=True)
        own = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
        made = [
            inspect.Parameter(
                field.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=None,
                annotation=_annotation(entity, field),
            )
            for field in fields
        ]
        parameters = sorted([*own, *made], key=lambda p: p.kind)
        function.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        function.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": None}
        return function

    return decorate


def _annotation(entity: Entity, field: Field) -> Any:
    help_ = f"field:{entity.name}.{field.name}"
    flag = flag_of(field)
    if field.kind is Kind.FLAG:
        return Annotated[bool | None, typer.Option(f"{flag}/--no-{flag[2:]}", help=help_)]
    metavar = "|".join(c.value for c in field.choices) if len(field.choices) <= 7 else None
    metavar = metavar or _METAVARS.get(field.kind, "TEXT")
    return Annotated[str | None, typer.Option(flag, help=help_, metavar=metavar)]


def ask_for_missing(
    entity: Entity, values: dict[str, Any], context: Context, *, headline: str | None
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
            given[field.name] = _ask(field, context) or None
    return given


def _ask(field: Field, context: Context) -> str:
    words = context.words
    label = words.say(field.label)
    if field.choices:
        label += " (" + ", ".join(words.say(c.label) for c in field.choices) + ")"
    while True:
        answer = str(typer.prompt(label, default="", show_default=False, err=True)).strip()
        if answer or not field.is_required:
            return answer
