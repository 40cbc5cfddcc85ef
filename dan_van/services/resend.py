"""Files that are sent again: what earlier files brought in and a later one no longer holds.

The rule, for each form of a file:

- Compared are earlier files of the same form and the same period that speak for one of the same
  units; lists of a stage with lists of that stage, other files with other files.
- Such a file is an earlier sending of this one if both speak of one record, or if their names are
  the same but for words such as "sửa lại" or "(2)". A unit that sends two lists for a quarter
  (collective and individual) is not nagged: they have no record in common.
- With `--replace` the officer says so, and every compared file is an earlier sending; of the files
  of one and the same command still only those that pass the test above.
- Absent is a record that an earlier sending had a row of and this file has not, if it is of a unit
  that the file speaks for, is not withdrawn, and no other file has a row of it. Of a list whose
  title gives kind or sector, records of another kind or sector are not absent.
- A row that is refused still speaks of its record, as far as its name can be read; a row without a
  name may be any record of its unit.

Absent records stay and are named. `--replace` withdraws them, with the file as the reason. A later
file that holds one again puts it back under its old code. Lists of a stage only name what is
absent where another file holds the record. A checklist takes nothing back, so nothing is absent.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from dan_van.domain.import_plan import (
    BadRow,
    Decision,
    ParsedRow,
    Problem,
    Severity,
    identity_key,
)
from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue, Record, Ref
from dan_van.domain.vietnamese import identity, search
from dan_van.domain.wording import Message, Wording
from dan_van.entities import FORMS, Entity, Kind
from dan_van.services.import_changes import AbsentRecord, absent_record
from dan_van.storage import conditions
from dan_van.storage.batches import RowOutcome
from dan_van.storage.records import count, select, withdraw
from dan_van.storage.resends import (
    EarlierFile,
    earlier_files,
    held_elsewhere,
    insert_withdrawn,
    put_back,
    taken_out,
)

_NOISE = re.compile(
    r"\b(?:da|ban|file|tep|chinh|sua|lai|doi|gui|hoan|thien|cuoi|cung|copy|of|sao|loi|moi|nhat|"
    r"final|new|fixed|corrected|lan \d+|v ?\d+|ver ?\d+)\b|[\W_]+"
)
_COPY_NUMBER = re.compile(r"\(\d+\)")
_SUPPLEMENT = re.compile(r"\bbo sung\b")
_MENDED = re.compile(r"\b(?:sua doi|chinh sua)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One form of one file, as far as it can be compared with earlier files.

    `states` is what its sheets say of all their rows: kind, sector, the stage that they list.
    `companions` are the batches that came in by the same command.
    """

    form: str
    file: str
    batch_id: int
    period: Period | None
    units: frozenset[int]
    states: Mapping[str, FieldValue]
    decisions: Sequence[Decision]
    outcomes: Sequence[RowOutcome]
    companions: frozenset[int] = frozenset()

    @property
    def entity(self) -> Entity:
        """The declaration of its records."""
        return FORMS[self.form]

    @property
    def stage(self) -> str | None:
        """The stage that its models are listed for, if it is such a list."""
        stage = self.states.get("stage")
        return str(stage) if stage is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacing:
    """How `--replace` withdraws: on which day, in whose words."""

    on: str
    wording: Wording


def settle_absent(
    conn: sqlite3.Connection, sending: Sending, replacing: Replacing | None
) -> list[AbsentRecord]:
    """Find what a file no longer holds; with `--replace` withdraw it.

    Runs inside the transaction of the file, after its rows were applied and recorded.
    """
    entity = sending.entity
    if entity.titled is not None:  # a line of a checklist is never taken back
        return []
    earlier = _earlier_sendings(conn, sending, is_told=replacing is not None)
    held = frozenset(outcome.record_id for outcome in sending.outcomes)
    missing = frozenset[int]().union(*(file.records for file in earlier)) - held
    if not missing:
        return []
    batches = [sending.batch_id, *(file.batch for file in earlier)]
    elsewhere = held_elsewhere(conn, sending.form, missing, but=batches)
    if sending.stage is None:
        missing -= elsewhere
    where = [conditions.is_active(entity), conditions.numbered(entity, missing)]
    absent = [
        record
        for record in select(conn, entity, where=where, with_source=False)
        if _is_spoken_for(record, sending) and not _may_be_refused(record, sending)
    ]
    withdrawn: set[int] = set()
    if replacing is not None:
        withdrawn = {record.id for record in absent} - elsewhere
        _withdraw(conn, sending, withdrawn, replacing)
    return [
        absent_record(sending.form, record, is_withdrawn=record.id in withdrawn)
        for record in absent
    ]


def absent_problem(absent: Sequence[AbsentRecord], *, replaces: bool) -> Iterator[Problem]:
    """The warning that a file no longer holds what earlier ones brought in and is kept."""
    kept = sum(not record.is_withdrawn for record in absent)
    code = "kept_for_others" if replaces else "no_longer_present"
    if kept:
        yield Problem(code=code, severity=Severity.WARNING, facts={"count": kept})


def bring_back(conn: sqlite3.Connection, form: str, rows: Sequence[ParsedRow]) -> frozenset[int]:
    """Put back the records that a file took out and that these rows speak of again.

    Returns their row ids. A record of that identity that came in since is not doubled.
    """
    entity = FORMS[form]
    gone = taken_out(conn, entity) if entity.titled is None else []
    if not gone:
        return frozenset()
    keys = {_key(entity, row.values) for row in rows if not row.is_bad}
    codes = {str(code).upper() for row in rows if (code := row.values.get("code"))}
    back: set[int] = set()
    where = [conditions.is_withdrawn(entity), conditions.numbered(entity, gone)]
    for record in list(select(conn, entity, where=where, with_source=False)):
        is_meant = _key(entity, record.values) in keys or record["code"] in codes
        if is_meant and not _has_twin(conn, entity, record):
            put_back(conn, entity, record.id)
            back.add(record.id)
    return frozenset(back)


def without_lost_codes(
    conn: sqlite3.Connection, form: str, rows: Sequence[ParsedRow]
) -> list[ParsedRow]:
    """The rows, those that bear the code of a withdrawn record without it and with a warning.

    Such a record does not stand in the way of a new one, but its code is never given again.
    """
    entity = FORMS[form]
    codes = {str(code).upper() for row in rows if (code := row.values.get("code"))}
    if not codes:
        return list(rows)
    lost = {
        str(record["code"])
        for condition in conditions.among(entity, "code", sorted(codes))
        for record in select(
            conn, entity, where=[conditions.is_withdrawn(entity), condition], with_source=False
        )
    }
    return [
        _without_code(row) if str(row.values.get("code")).upper() in lost else row for row in rows
    ]


def _without_code(row: ParsedRow) -> ParsedRow:
    problem = Problem(
        code="code_withdrawn",
        severity=Severity.WARNING,
        sheet=row.sheet,
        row=row.row,
        column=row.cells.get("code"),
        field="code",
        value=str(row.values["code"]),
    )
    values = {name: value for name, value in row.values.items() if name != "code"}
    return row._replace(values=values, problems=(*row.problems, problem))


def _earlier_sendings(
    conn: sqlite3.Connection, sending: Sending, *, is_told: bool
) -> list[EarlierFile]:
    found = earlier_files(
        conn,
        sending.form,
        batch_id=sending.batch_id,
        period=sending.period,
        units=sending.units,
        stage=sending.stage,
    )
    held = {outcome.record_id for outcome in sending.outcomes}
    name = _bare_name(sending.file)
    is_supplement = _is_supplement(sending.file)
    return [
        file
        for file in found
        if (is_told and sending.period is not None and file.batch not in sending.companions)
        or (
            not is_supplement
            and (not held.isdisjoint(file.records) or _bare_name(file.file) == name)
        )
    ]


def _is_supplement(file: str) -> bool:
    """Whether a file's name says that it only adds to an earlier one."""
    name = search(PurePath(file).stem)
    return bool(_SUPPLEMENT.search(name)) and not _MENDED.search(name)


def _bare_name(file: str) -> str:
    """A file's name without what is added to it when it is sent again."""
    stem = _COPY_NUMBER.sub(" ", PurePath(file).stem).replace("_", " ")
    return _NOISE.sub("", search(stem))


def _is_spoken_for(record: Record, sending: Sending) -> bool:
    unit = record.values.get("unit")
    if isinstance(unit, Ref) and unit.id not in sending.units:
        return False
    for name in ("kind", "sector"):
        stated, known = sending.states.get(name), record.values.get(name)
        if stated is not None and known is not None and stated != known:
            return False
    return True


def _may_be_refused(record: Record, sending: Sending) -> bool:
    """Whether a refused row of the file may be about that record."""
    rows = [decision.row for decision in sending.decisions if isinstance(decision, BadRow)]
    return any(_may_be(record, row, sending.entity) for row in rows)


def _may_be(record: Record, row: ParsedRow, entity: Entity) -> bool:
    headline = entity.headline
    name, unit = row.values.get(headline), row.values.get("unit")
    if isinstance(name, str) and entity.field(headline).kind is Kind.NAME:
        return identity(name) == identity(str(record[headline]))
    return not isinstance(unit, Ref) or unit == record.values.get("unit")


def _withdraw(
    conn: sqlite3.Connection, sending: Sending, records: Iterable[int], replacing: Replacing
) -> None:
    facts = {"file": sending.file, "batch": sending.batch_id}
    reason = replacing.wording.say(Message("import.replaced", facts))
    numbers = sorted(records)
    for number in numbers:
        withdraw(conn, sending.entity, number, on=replacing.on, reason=reason)
    insert_withdrawn(conn, sending.batch_id, sending.form, numbers, reason=reason)


def _key(entity: Entity, values: Mapping[str, FieldValue]) -> tuple[object, ...]:
    return identity_key(entity.identity_of(values), values)


def _has_twin(conn: sqlite3.Connection, entity: Entity, record: Record) -> bool:
    where = [conditions.is_active(entity)]
    names = entity.identity_of(record.values)
    where += [conditions.same(entity, name, record[name]) for name in names]
    return count(conn, entity, where=where) > 0
