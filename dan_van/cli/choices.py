"""Reading a choice that was typed: its value, its name in either language, `unknown`."""

from __future__ import annotations

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
