"""Reading a choice that was typed: its value, its name in either language, `unknown`."""

from __future__ import annotations

from dan_van.domain.cell_choice import parse_choice
from dan_van.entities import Entity
from dan_van.errors import WrongInput

UNKNOWN = "unknown"


def typed_choice(entity: Entity, field: str, text: str | None) -> str | None:
    """The stored value that a filter means; `unknown` stays as it is.

    Raises:
        WrongInput: it is none of the declared choices.
    """
    if text is None or text == UNKNOWN:
        return text
    choices = entity.field(field).choices
    value = parse_choice(text, choices)
    if isinstance(value, str):
        return value
    allowed = ", ".join(choice.value for choice in choices)
    option = f"--{field.replace('_', '-')}"
    raise WrongInput("bad_option_value", option=option, value=text, allowed=allowed)
