"""What a declaration of a kept thing consists of: data only, no behaviour beyond lookups.

A declaration gives the *shape* of a kind of record: its fields with their names in both
languages, the headings under which sheets bear them, what identifies a record, what a list shows.
Behaviour (stage moves, balances) stays hand-written in `domain`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dan_van.domain.wording import Label


class Kind(StrEnum):
    """What a field holds. Decides its SQL columns, its cell parser and how it is shown."""

    CODE = "code"  # TEXT, given out by the register: DVK-2024-0001
    NAME = "name"  # TEXT with *_identity, *_search and *_sort beside it
    TEXT = "text"  # TEXT, one line
    PROSE = "prose"  # TEXT, may hold line breaks; never in a list
    UNIT = "unit"  # *_id INTEGER, a unit by name, alias or code
    SECTOR = "sector"  # *_id INTEGER, a sector by code, name or alias
    CHOICE = "choice"  # TEXT, one of `choices`
    DATE = "date"  # *_start and *_end TEXT, half-open
    COUNT = "count"  # INTEGER
    FLAG = "flag"  # INTEGER 0 or 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a CHOICE field: the stored value, its label, other spellings in sheets."""

    value: str
    label: Label
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kept thing.

    `headers` are the column headings under which sheets bear it, beside its labels. `is_derived`
    fields are kept by the schema (from events), so they are listed and exported but not written
    directly. `asks` marks what `add` asks for on a terminal when it is not given.
    """

    name: str
    kind: Kind
    label: Label
    headers: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    is_required: bool = False
    is_derived: bool = False
    asks: bool = False

    def choice(self, value: str) -> Choice:
        """The declared choice of that stored value; KeyError when there is none."""
        for choice in self.choices:
            if choice.value == value:
                return choice
        raise KeyError(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One kind of record.

    `name` is the command (`model`), `form` the name of its sheets (`models`), `add` the verb that
    makes one (`add`, `log`). `headline` is the field that a sheet of this form must have and that
    a row is named by. `identity` are the fields that make two rows the same record.
    """

    name: str
    table: str
    form: str | None
    label: Label
    plural: Label
    fields: tuple[Field, ...]
    headline: str
    identity: tuple[str, ...]
    list_columns: tuple[str, ...]
    code_prefix: str = ""
    add: str = "add"
    sheet_title: Label | None = None

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
