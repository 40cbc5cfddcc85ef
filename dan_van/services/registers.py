"""Making a register."""

from __future__ import annotations

from pathlib import Path

from dan_van.domain.journal import Author
from dan_van.domain.period import Calendar
from dan_van.domain.table import Document
from dan_van.domain.wording import Message
from dan_van.services.official_units import province as find_province
from dan_van.services.official_units import units_of
from dan_van.services.units import add_official_units
from dan_van.storage.create import create_register


def make_register(
    path: Path,
    *,
    calendar: Calendar,
    language: str,
    province: str | None,
    is_named: bool,
    author: Author,
) -> Document:
    """Make a register, with the official units of a province where one is named.

    `is_named`: the register was named on the command line, so the next command must name it too.

    Raises:
        RegisterUnusable: something is there already, or the folder cannot be written.
        WrongInput: the province is unknown; then no file is made.
    """
    official = None
    if province is not None:
        official = find_province(province)
    units = () if official is None else (official, *units_of(official.code))
    create_register(
        path,
        settings={"calendar": calendar.value, "language": language},
        fill=lambda conn: add_official_units(conn, units),
        author=author,
    )
    facts = [Message("init.done", {"path": path})]
    count = len(units)
    if official is not None:
        facts.append(Message("init.units", {"count": count, "name": official.name}))
    else:
        facts.append(Message("init.next_named" if is_named else "init.next", {"path": path}))
    payload = {"register": str(path), "calendar": calendar.value, "units": count}
    return Document(tables=(), facts=tuple(facts), payload=payload)
