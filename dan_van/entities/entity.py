"""What a declaration of a kept thing consists of: data only, no behaviour beyond lookups.

A declaration gives the *shape* of a kind of record: its fields with their names in both
languages, the headings under which sheets bear them, what identifies a record, what a list shows.
Behaviour (stage moves, balances) stays hand-written in `domain`.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    FIGURE = "figure"  # INTEGER, *_qualifier and *_plan: "trên 1.000", 105 of 130 planned
    MONEY = "money"  # INTEGER đồng and *_qualifier: "trên 400 triệu" is 400000000 and ">"
    LIST = "list"  # TEXT, a JSON array of texts: several places, several partners
    ITEMS = "items"  # TEXT, a JSON array of what, quantity, unit, qualifier
    TAGS = "tags"  # campaigns that the record carries; kept in `campaign_tag`
    RECORD = "record"  # *_id INTEGER, another record by its code


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
    directly. `asks` marks what `add` asks for on a terminal when it is not given. `refers_to` is
    the table of a RECORD field; `default` is what a new record holds where nothing is said.
    """

    name: str
    kind: Kind
    label: Label
    headers: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    is_required: bool = False
    is_derived: bool = False
    asks: bool = False
    refers_to: str | None = None
    default: str | None = None

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
    a row is named by. `identity` are the fields that make two rows the same record; one that
    lacks the first of them is known by `identity_else`. `dated_by` is
    the DATE field that places a record in a period: filters, totals and the year of its code go by
    it. `null_is_all` says that a dimension left open stands for all of it, not for unknown.
    `counted_by` are the CHOICE fields by which `totals` counts plain records, and
    records that differ in `kept_apart_by` (granted, proposed) are never added together.
    `needs` are fields without which, beside the headline, a sheet is not of this form; `titled` is
    the field that the title of a sheet gives. `sheet` declares the rows of its sheets where they
    are not records of this kind: a checklist has a row for each unit.
    """

    name: str
    table: str
    form: str | None
    label: Label
    plural: Label
    fields: tuple[Field, ...]
    headline: str
    identity: tuple[str, ...]
    identity_else: tuple[str, ...] = ()
    list_columns: tuple[str, ...]
    dated_by: str | None = None
    null_is_all: bool = False
    counted_by: tuple[str, ...] = ()
    kept_apart_by: str | None = None
    code_prefix: str = ""
    add: str = "add"
    sheet_title: Label | None = None
    needs: tuple[str, ...] = ()
    titled: str | None = None
    sheet: Entity | None = None

    @property
    def sort_column(self) -> str:
        """The column by which records are listed: the headline's sort key, else the code."""
        is_named = self.field(self.headline).kind is Kind.NAME
        return f"{self.headline}_sort" if is_named else "code"

    def identity_of(self, values: Mapping[str, object]) -> tuple[str, ...]:
        """The fields by which a record of these values is known."""
        lacks_first = values.get(self.identity[0]) is None
        return self.identity_else if self.identity_else and lacks_first else self.identity

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
