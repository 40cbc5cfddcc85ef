"""Declarations of the kept things; the one place to add a kind of record.

A new kind is one declaration in this folder, one migration in `storage/schema`, and one line in
`KINDS_OF_RECORD`; `tests/test_entities.py` says what is missing. A declaration is loaded when it
is first named, since a short answer must not wait for the declarations of all the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dan_van.entities.entity import Choice, Entity, Field, Kind

if TYPE_CHECKING:
    from dan_van.entities.campaign import CAMPAIGN
    from dan_van.entities.checklist import CHECKLIST, CHECKLIST_MARK
    from dan_van.entities.issue import ISSUE
    from dan_van.entities.model import MODEL
    from dan_van.entities.task import TASK
    from dan_van.entities.unit import UNIT

    ENTITIES: tuple[Entity, ...]
    """Every kind of record, in the order in which totals and exports show them."""
    FORMS: dict[str, Entity]
    """What the rows of a sheet can be, by the name of the form."""

KINDS_OF_RECORD = (
    "unit",
    "model",
    "issue",
    "activity",
    "award",
    "task",
    "checklist",
    "document",
    "campaign",
    "figure",
)
"""The kinds by name: `model` is the declaration MODEL in `model.py`."""


def __getattr__(name: str) -> object:
    """Load a declaration, or all of them, when first asked for."""
    kind = name.lower().partition("_")[0]
    if name == "ENTITIES":
        value: object = tuple(entity_named(kind) for kind in KINDS_OF_RECORD)
    elif name == "FORMS":
        value = _forms()
    elif name.isupper() and kind in KINDS_OF_RECORD:
        value = getattr(import_module(f"{__name__}.{kind}"), name)
    else:
        raise AttributeError(name)
    globals()[name] = value
    return value


def entity_named(name: str) -> Entity:
    """The declaration of that name; KeyError when there is none."""
    if name not in KINDS_OF_RECORD:
        raise KeyError(name)
    entity = getattr(import_module(f"{__name__}.{name}"), name.upper())
    if not isinstance(entity, Entity):
        raise TypeError(name)
    return entity


def _forms() -> dict[str, Entity]:
    entities = [entity_named(kind) for kind in KINDS_OF_RECORD]
    return {e.form: e.sheet or e for e in entities if e.form is not None}


__all__ = [
    "CAMPAIGN",
    "CHECKLIST",
    "CHECKLIST_MARK",
    "ENTITIES",
    "FORMS",
    "ISSUE",
    "MODEL",
    "TASK",
    "UNIT",
    "Choice",
    "Entity",
    "Field",
    "Kind",
    "entity_named",
]
