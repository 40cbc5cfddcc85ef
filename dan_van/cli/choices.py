"""Reading what was typed: a choice by its value or its name in either language, a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dan_van.domain.wording import Label, Message
from dan_van.entities import Entity
from dan_van.errors import WrongInput

UNKNOWN = "unknown"


def typed_choice(
    entity: Entity,
    field: str,
    text: str | None,
    *,
    called: Message | None = None,
    or_unknown: bool = False,
) -> str | None:
    """The stored value that was meant; a filter takes `unknown` too.

    `called` names what was typed where it is no option of the field's name.

    Raises:
        WrongInput: it is none of the declared choices.
    """
    if text is None or (or_unknown and text == UNKNOWN):
        return text
    from dan_van.domain.cell_choice import parse_choice  # lazy: start-up

    choices = entity.field(field).choices
    value = parse_choice(text, choices)
    if isinstance(value, str):
        return value
    more = [UNKNOWN] if or_unknown else []
    allowed = Label(
        ", ".join([*(f"{choice.value} ({choice.label.vi})" for choice in choices), *more]),
        ", ".join([*(choice.value for choice in choices), *more]),
    )
    option = called or f"--{field.replace('_', '-')}"
    raise WrongInput("bad_option_value", option=option, value=text, allowed=allowed)


def one_of(option: str, text: str | None, allowed: Sequence[str]) -> str | None:
    """What was typed, if it is one of these.

    Raises:
        WrongInput: it is none of them.
    """
    if text is None or text in allowed:
        return text
    raise WrongInput("bad_option_value", option=option, value=text, allowed=", ".join(allowed))


def day_of(option: str, text: str | None) -> date | None:
    """One very day that was typed.

    Raises:
        WrongInput: it is no date, or more than a day.
    """
    if text is None:
        return None
    from dan_van.domain.period import Calendar  # lazy: start-up
    from dan_van.services.typed_values import typed_day

    span = typed_day(text, calendar=Calendar.CALENDAR, option=option)
    if span is not None and not span.is_day:
        raise WrongInput("needs_a_day", option=option, value=text)
    return span.start if span is not None else None
