"""Declarations of the kept things; the one place to add a kind of record.

A new kind is one declaration in this folder, one migration in `storage/schema`, and one line in
`ENTITIES`; `tests/test_entities.py` says what is missing.
"""

from __future__ import annotations

from dan_van.entities.entity import Choice, Entity, Field, Kind
from dan_van.entities.issue import ISSUE
from dan_van.entities.model import MODEL
from dan_van.entities.unit import UNIT

ENTITIES: tuple[Entity, ...] = (
    UNIT,
    MODEL,
    ISSUE,
)

FORMS: dict[str, Entity] = {e.form: e for e in ENTITIES if e.form is not None}
"""The kinds of record that a sheet can hold, by the name of the form."""

__all__ = ["ENTITIES", "FORMS", "ISSUE", "MODEL", "UNIT", "Choice", "Entity", "Field", "Kind"]
