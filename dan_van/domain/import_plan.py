"""What an import decides, row by row, before anything is written.

`decide` is pure: parsed rows and what is stored go in, one decision a row comes out. A row is new,
changed (field by field), unchanged, or refused. Two rows of one identity in one file: the second
is an error, never a silent drop. A name or unit that differs only in its folding is no change: the
spelling first stored stays.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from dan_van.domain.figure import Figure
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.vietnamese import identity

Identity: TypeAlias = tuple[Hashable, ...]
"""What makes two rows one record: the unit's id, then names by their folding."""


def identity_key(names: Sequence[str], values: Mapping[str, FieldValue]) -> Identity:
    """What makes a row or a record one with another that is known by the same fields."""
    return names[0], *[_identifying(values.get(name)) for name in names]


def _identifying(value: FieldValue) -> Hashable:
    if isinstance(value, str):
        return identity(value)
    return value.id if isinstance(value, Ref) else value


class Severity(StrEnum):
    """An error keeps a row out; a warning only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a workbook: what, where (1-based row, column letter), what to do.

    The sentence is `problem.<code>` with `facts`; `value` is the cell as the sender sees it.
    """

    code: str
    severity: Severity = Severity.ERROR
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    field: str | None = None
    value: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    suggestion: str = ""

    @property
    def cell(self) -> str | None:
        """The cell's address, `C9`, or None when the problem is about more than a cell."""
        return f"{self.column}{self.row}" if self.column and self.row else None


class ParsedRow(NamedTuple):  # made for each row: a quarter of the cost of a dataclass
    """A row of a sheet as values of a form.

    `values` holds what the row states or inherits (group, period, title); fields it is silent on
    are left out. `own` are the fields that a cell of the row itself gave. `cells` gives the column
    letter of each field, for messages.
    """

    sheet: str
    row: int
    values: Mapping[str, FieldValue]
    own: frozenset[str]
    cells: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    @property
    def is_bad(self) -> bool:
        """Whether an error keeps this row out."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """A row that makes a new record."""

    row: ParsedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A row that speaks of a stored record: `changes` are the plain fields that differ.

    Stages and timelines are held against the record by the form's own rules, later.
    """

    row: ParsedRow
    record: Record
    changes: Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row that cannot come in, with every problem it has."""

    row: ParsedRow
    problems: tuple[Problem, ...]


Decision: TypeAlias = New | Known | BadRow


def decide(
    rows: Sequence[ParsedRow],
    *,
    stored: Mapping[Identity, Record],
    by_code: Mapping[str, Record],
    identity_of: Callable[[Mapping[str, FieldValue]], Identity],
    plain_fields: frozenset[str],
    headline: str,
) -> list[Decision]:
    """Hold each row against the other rows and against what is stored.

    `plain_fields` are the fields that are compared and changed directly. A row that bears a code
    speaks of the record of that code; otherwise its identity decides.
    """
    seen: dict[Identity, ParsedRow] = {}
    codes: dict[str, ParsedRow] = {}
    decisions: list[Decision] = []
    for row in rows:
        key = identity_of(row.values)
        first = seen.get(key) if headline in row.values else None
        problems = row.problems
        code = row.values.get("code")
        if first is not None:
            problems = (*problems, _twin(row, first, headline))
        elif headline in row.values:
            seen[key] = row
            if isinstance(code, str) and codes.setdefault(code.upper(), row) is not row:
                problems = (*problems, _twin(row, codes[code.upper()], "code"))
        if problems and any(problem.severity is Severity.ERROR for problem in problems):
            decisions.append(BadRow(row=row, problems=problems))
            continue
        coded = by_code.get(str(code).upper()) if code is not None else None
        record = coded or stored.get(key)
        if record is None:
            decisions.append(New(row=row))
            continue
        changes = {
            name: value
            for name, value in row.values.items()
            if name in plain_fields and _differs(value, record[name])
        }
        twin = stored.get(identity_of({**record.values, **changes}))
        if twin is not None and twin.id != record.id:
            decisions.append(BadRow(row=row, problems=(*problems, _taken(row, twin, headline))))
        else:
            decisions.append(Known(row=row, record=record, changes=changes))
    return decisions


def _taken(row: ParsedRow, twin: Record, headline: str) -> Problem:
    """The row's code is one record's, its unit and name are another's."""
    return Problem(
        code="name_of_another",
        sheet=row.sheet,
        row=row.row,
        column=row.cells.get("code"),
        field="code",
        value=str(row.values.get("code")),
        facts={"code": twin["code"], "name": twin[headline]},
    )


def _twin(row: ParsedRow, first: ParsedRow, name: str) -> Problem:
    """The row is of the record that an earlier row is of, by its name or by its code."""
    return Problem(
        code="duplicate_code" if name == "code" else "duplicate_row",
        sheet=row.sheet,
        row=row.row,
        column=row.cells.get(name),
        field=name,
        value=_shown(row.values[name]),
        facts={"first_row": first.row, "first_sheet": first.sheet},
    )


def _shown(value: FieldValue) -> str:
    return value.text if isinstance(value, Ref) else str(value)


def _differs(new: FieldValue, old: FieldValue) -> bool:
    """Whether a stated value is news; a row that is silent on a field never empties it."""
    if new is None or new == old or new is False:
        return False
    if isinstance(new, str) and isinstance(old, str):
        return identity(new) != identity(old)
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredTotal:
    """A total that a sheet states, beside what was counted; `counted` is None where nothing is.

    `plan` is the second number of a ratio; `of` is what it is held against, where there is that.
    """

    sheet: str
    row: int
    column: str
    measure: str
    unit: str | None
    sector: str | None
    kind: str | None
    declared: int
    qualifier: str
    counted: int | None
    plan: int | None = None
    of: int | None = None

    @property
    def matches(self) -> bool | None:
        """Whether the two agree; None where nothing was counted or the figure is approximate."""
        if self.counted is None:
            return None
        if self.plan is not None and self.of is not None and self.plan != self.of:
            return False
        return Figure(number=self.declared, qualifier=self.qualifier).agrees_with(self.counted)
