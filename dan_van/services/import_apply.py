"""Writing what was decided of a file: its rows, what they changed, what the file holds no longer.

Runs inside the transaction of the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dan_van.domain.import_plan import BadRow, Decision, ParsedRow
from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue
from dan_van.domain.wording import Wording
from dan_van.entities import FORMS
from dan_van.services.import_changes import (
    AbsentRecord,
    RecordChange,
    changes_of_form,
    known_before,
)
from dan_van.services.import_successions import under_predecessors
from dan_van.services.importers import importer_of
from dan_van.services.resend import (
    Replacing,
    Sending,
    bring_back,
    settle_absent,
    without_lost_codes,
)
from dan_van.storage.batches import RowOutcome, insert_reporting_units, insert_rows
from dan_van.storage.resends import insert_stage

States = Mapping[str, FieldValue]
"""What a sheet says of all its rows: kind, sector, stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided of the rows of one form; `back` are the records that were put back."""

    form: str
    decisions: Sequence[Decision]
    back: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A file as it is written: its batch, and what its forms say.

    `units` and `states` are by form; `companions` are the batches of the same command.
    """

    file: str
    batch_id: int
    period: Period | None
    units: Mapping[str, set[int]]
    states: Mapping[str, Sequence[States]]
    companions: frozenset[int]


@dataclass(slots=True)
class Applied:
    """What came of a file: of each row, of records that were there, of those no longer held."""

    outcomes: list[RowOutcome] = field(default_factory=list)
    changes: list[RecordChange] = field(default_factory=list)
    absent: list[AbsentRecord] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        """How many rows were new, changed or unchanged."""
        return sum(row.outcome == outcome for row in self.outcomes)

    @property
    def is_news(self) -> bool:
        """Whether the register is another one than before."""
        return any(row.outcome != "unchanged" for row in self.outcomes) or any(
            record.is_withdrawn for record in self.absent
        )


def decide_form(
    conn: sqlite3.Connection,
    form: str,
    rows: Sequence[ParsedRow],
    *,
    period: Period | None,
    today: date,
) -> Decided:
    """Hold the rows of a form against the register, records that are back among it."""
    rows = under_predecessors(conn, FORMS[form], rows, period)
    back = bring_back(conn, form, rows)
    meant = without_lost_codes(conn, form, rows)
    decisions = importer_of(conn, FORMS[form], today=today).decide(meant)
    return Decided(form=form, decisions=decisions, back=back)


def apply_file(
    conn: sqlite3.Connection,
    filing: Filing,
    decided: Sequence[Decided],
    *,
    today: date,
    replace_in: Wording | None,
) -> Applied:
    """Write every good row; with `replace_in` also withdraw what the file no longer holds."""
    applied = Applied()
    replacing = None
    if replace_in is not None:
        replacing = Replacing(on=today.isoformat(), wording=replace_in)
    for part in decided:
        outcomes = _apply_form(conn, filing, part, applied, today=today)
        sending = Sending(
            form=part.form,
            file=filing.file,
            batch_id=filing.batch_id,
            period=filing.period,
            units=frozenset(filing.units.get(part.form, ())),
            states=_common(filing.states.get(part.form, ())),
            decisions=part.decisions,
            outcomes=outcomes,
            companions=filing.companions,
        )
        if sending.stage is not None:
            insert_stage(conn, filing.batch_id, part.form, sending.stage)
        applied.absent += settle_absent(conn, sending, replacing)
    for form, units in filing.units.items():
        insert_reporting_units(conn, filing.batch_id, form, units)
    return applied


def _apply_form(
    conn: sqlite3.Connection, filing: Filing, part: Decided, applied: Applied, *, today: date
) -> list[RowOutcome]:
    importer = importer_of(conn, FORMS[part.form], today=today)
    before = known_before(conn, part.form, part.decisions)
    good = [d for d in part.decisions if not isinstance(d, BadRow)]
    outcomes = importer.apply(good, filing.batch_id, filing.period)
    if part.back:
        outcomes = [_told(outcome, part.back) for outcome in outcomes]
    insert_rows(conn, filing.batch_id, outcomes)
    applied.outcomes += outcomes
    applied.changes += changes_of_form(
        conn,
        part.form,
        before=before,
        outcomes=outcomes,
        batch_id=filing.batch_id,
        back=part.back,
    )
    return outcomes


def _told(outcome: RowOutcome, back: frozenset[int]) -> RowOutcome:
    """A row that only puts its record back changes it."""
    is_only_back = outcome.outcome == "unchanged" and outcome.record_id in back
    return outcome._replace(outcome="changed") if is_only_back else outcome


def _common(states: Sequence[States]) -> States:
    """What all sheets of a form say alike."""
    if not states:
        return {}
    first, *others = states
    return {name: v for name, v in first.items() if all(o.get(name) == v for o in others)}
