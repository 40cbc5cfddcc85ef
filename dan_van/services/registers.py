"""Making a register."""

from __future__ import annotations

from pathlib import Path

from dan_van.domain.period import Calendar
from dan_van.domain.table import Document
from dan_van.domain.wording import Message
from dan_van.services.official_units import province as find_province
from dan_van.services.official_units import units_of
from dan_van.services.units import add_official_units
from dan_van.storage.connection import open_register
from dan_van.storage.create import create_register


def make_register(
    path: Path, *, calendar: Calendar, language: str, province: str | None
) -> Document:
    """Make a register, with the official units of a province where one is named.

    Raises:
        RegisterUnusable: something is there already, or the folder cannot be written.
        WrongInput: the province is unknown; then no file is made.
    """
    official = None
    if province is not None:
        official = find_province(province)
    create_register(path, settings={"calendar": calendar.value, "language": language})
    facts = [Message("init.done", {"path": path})]
    count = 0
    if official is not None:
        with open_register(path, writable=True) as conn:
            count = add_official_units(conn, (official, *units_of(official.code)))
        facts.append(Message("init.units", {"count": count, "name": official.name}))
    else:
        facts.append(Message("init.next"))
    payload = {"register": str(path), "calendar": calendar.value, "units": count}
    return Document(tables=(), facts=tuple(facts), payload=payload)
