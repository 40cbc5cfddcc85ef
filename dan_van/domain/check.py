"""What can be wrong with a register, how bad it is, and what mends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong, from the file itself up to what it says."""

    PAGES = "pages"  # SQLite cannot read it, or finds it inconsistent
    INDEX = "index"  # an index does not agree with its table
    SCHEMA = "schema"  # a table, an index or a view is missing
    REFERENCE = "reference"  # a row refers to one that is not there, by a foreign key
    ORPHAN = "orphan"  # a row speaks of a record that is not there
    ORIGINAL = "original"  # a kept file is missing, or is not the file that came in
    DATE = "date"  # a range that ends before it begins, or no date at all
    TIMELINE = "timeline"  # events that no state follows from
    KEY = "key"  # a search or order key that does not follow from its text
    DERIVED = "derived"  # a derived column that does not follow from the events
    TALLY = "tally"  # a kept count of models that is not what counting them gives
    COUNTER = "counter"  # a code was given out that the counter has not come to
    SUM = "sum"  # more or fewer rows than the journal tells of
    BACKUP = "backup"  # what was written long ago is in no backup
    OPEN = "open"  # others on the machine can read it


class Remedy(StrEnum):
    """The command that mends a fault."""

    REPAIR = "repair"
    EDIT = "edit"
    RESTORE = "restore"
    BACKUP = "backup"
    CHMOD = "chmod"


WARNINGS = frozenset({Fault.BACKUP, Fault.OPEN})
"""Faults of how a register is kept: it is whole all the same."""

_REMEDIES = {
    Fault.INDEX: Remedy.REPAIR,
    Fault.ORPHAN: Remedy.REPAIR,
    Fault.KEY: Remedy.REPAIR,
    Fault.DERIVED: Remedy.REPAIR,
    Fault.TALLY: Remedy.REPAIR,
    Fault.COUNTER: Remedy.REPAIR,
    Fault.BACKUP: Remedy.BACKUP,
    Fault.OPEN: Remedy.CHMOD,
}
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One kind of fault in one table, or in the file where no table is named.

    `examples` name some of the rows, `detail` is what else is known of the fault.
    """

    fault: Fault
    table: str = ""
    count: int = 1
    examples: tuple[str, ...] = ()
    detail: str = ""
    remedy: Remedy

    @property
    def is_damage(self) -> bool:
        """Whether the register is not whole; else it is only not kept well."""
        return self.fault not in WARNINGS


def finding(fault: Fault, table: str = "", *, detail: str = "", count: int = 1) -> Finding:
    """A fault with the remedy that its kind has."""
    remedy = _REMEDIES.get(fault, Remedy.RESTORE)
    return Finding(fault=fault, table=table, detail=detail, count=count, remedy=remedy)


def finding_of_rows(fault: Fault, table: str, rows: Iterable[object]) -> list[Finding]:
    """A fault of these rows, the first of which are named; nothing where there are none."""
    named: list[str] = []
    count = 0
    for row in rows:
        count += 1
        if len(named) < MOST_EXAMPLES:
            named.append(str(row))
    if not count:
        return []
    return [replace(finding(fault, table, count=count), examples=tuple(named))]
