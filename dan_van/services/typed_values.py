"""Turning what was typed on the command line into the values of a declared kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from dan_van.domain.cell import CellProblem, parse_prose, parse_text
from dan_van.domain.cell_choice import parse_choice, parse_choices
from dan_van.domain.cell_date import parse_date
from dan_van.domain.cell_items import parse_items, parse_list
from dan_van.domain.cell_money import parse_money
from dan_van.domain.cell_number import parse_count, parse_figure
from dan_van.domain.date_style import DateStyle
from dan_van.domain.number_style import NumberStyle
from dan_van.domain.period import Calendar
from dan_van.domain.record import FieldValue
from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Message
from dan_van.entities import Entity, Field, Kind
from dan_van.errors import WrongInput
from dan_van.services.lookups import Lookups

Typed: TypeAlias = str | bool
"""What an option hands over: a text, or whether a flag was set."""


def typed_values(
    entity: Entity,
    given: Mapping[str, Typed | None],
    *,
    lookups: Lookups,
    calendar: Calendar,
) -> dict[str, FieldValue]:
    """The values of the fields that were given; what was not given is left out.

    Raises:
        WrongInput: a value does not fit its field; the facts say which and why.
        NotFound: a unit that is not in the register.
    """
    return {
        name: typed_value(entity.field(name), value, lookups=lookups, calendar=calendar)
        for name, value in given.items()
        if value is not None
    }


def typed_value(field: Field, value: Typed, *, lookups: Lookups, calendar: Calendar) -> FieldValue:
    """One value; an empty text clears the field, unless it is required."""
    if isinstance(value, bool):
        return value
    if not value.strip():
        if field.is_required:
            raise WrongInput("value_required", field=field.label)
        return None
    parsed = _parsed(field, value, lookups, calendar)
    if parsed is None and field.is_required:  # nothing of it can be seen
        raise WrongInput("value_required", field=field.label)
    if isinstance(parsed, CellProblem):
        problem = Message(f"problem.{parsed.code}", {"value": parsed.value, **parsed.facts})
        raise WrongInput("bad_value", field=field.label, value=value, problem=problem)
    return parsed


def _parsed(
    field: Field, value: str, lookups: Lookups, calendar: Calendar
) -> FieldValue | CellProblem:
    match field.kind:
        case Kind.UNIT:
            return lookups.unit(value)
        case Kind.SECTOR:
            return lookups.sector(value)
        case Kind.CHOICE:
            return parse_choice(value, field.choices)
        case Kind.DATE:
            return parse_date(value, style=DateStyle(), calendar=calendar)
        case Kind.COUNT:
            return parse_count(value, NumberStyle())
        case Kind.FIGURE:
            return parse_figure(value, NumberStyle())
        case Kind.PROSE:
            return parse_prose(value)
        case Kind.MONEY:
            return parse_money(value, NumberStyle())
        case Kind.LIST if field.choices:
            return parse_choices(value, field.choices)
        case Kind.LIST:
            return parse_list(value)
        case Kind.ITEMS:
            return parse_items(value)
        case Kind.TAGS:
            return lookups.campaigns(value)
        case Kind.RECORD:
            return lookups.record(str(field.refers_to), value)
        case _:
            return parse_text(value)


def typed_day(text: str | None, *, calendar: Calendar, option: str = "--date") -> DateSpan | None:
    """The date that was typed after an option.

    Raises:
        WrongInput: it is no date.
    """
    if text is None:
        return None
    parsed = parse_date(text, style=DateStyle(), calendar=calendar)
    if isinstance(parsed, DateSpan):
        return parsed
    problem = parsed or CellProblem(code="not_a_date", value=text)
    message = Message(f"problem.{problem.code}", {"value": problem.value, **problem.facts})
    raise WrongInput("bad_value", field=option, value=text, problem=message)
