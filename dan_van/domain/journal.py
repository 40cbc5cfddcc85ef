"""What a journal holds of the rows of a register, and what several changes of one row come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = str | int | None


class Op(StrEnum):
    """What was done to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who writes to a register: when (ISO local time), by which command line, and why."""

    at: str = ""
    who: str = ""
    command: str = ""
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One write as it is on record; `counts` says of each table how many rows came, changed, went.

    `undoes` is the entry that this one took back, `undone_by` the one that took this one back; each
    is None where there is none.
    """

    number: int
    author: Author
    counts: Mapping[str, Mapping[Op, int]]
    undoes: int | None = None
    undone_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one write did to one row: the columns that differ, before and after.

    A row that came has no `old`, a row that went no `new`; columns that were null are left out of
    both. `key` is the row's primary key as text.
    """

    entry: int
    table: str
    key: str
    op: Op
    old: Mapping[str, Cell]
    new: Mapping[str, Cell]


def net(changes: Iterable[Change]) -> list[Change]:
    """The changes with those of one row in one entry made one; what was taken back is left out.

    `changes` come in the order in which they were made; the answer is in the order of the first
    change of each row.
    """
    rows: dict[tuple[int, str, str], Change | None] = {}
    for change in changes:
        key = change.entry, change.table, change.key
        before = rows.get(key)
        rows[key] = change if before is None else _both(before, change)
    return [change for change in rows.values() if change is not None and _differs(change)]


def _both(one: Change, other: Change) -> Change | None:
    match one.op, other.op:
        case Op.INSERT, Op.DELETE:
            return None
        case Op.INSERT, _:
            return replace(one, new={**one.new, **other.new})
        case Op.UPDATE, Op.DELETE:
            return replace(other, old={**other.old, **one.old})
        case Op.DELETE, _:
            return replace(one, op=Op.UPDATE, new=other.new)
        case _:
            return replace(one, old={**other.old, **one.old}, new={**one.new, **other.new})


def _differs(change: Change) -> bool:
    if change.op is not Op.UPDATE:
        return True
    columns = {**change.old, **change.new}
    return any(change.old.get(column) != change.new.get(column) for column in columns)


def taken_back(undoes: Mapping[int, int]) -> dict[int, int]:
    """Which entries are not in force, and by which entry each was taken back.

    `undoes` says of each entry that took back another one which that was. An entry that was itself
    taken back takes back nothing.
    """
    by: dict[int, int] = {}
    for number in sorted(undoes, reverse=True):
        if number not in by:
            by.setdefault(undoes[number], number)
    return by


def still_stand(entries: Iterable[int], after: int, undoes: Mapping[int, int]) -> list[int]:
    """Those of the entries after one whose changes are still there.

    An entry and the later one that took it back come to nothing together.
    """
    gone = taken_back(undoes)
    return sorted(n for n in entries if n > after and n not in gone and undoes.get(n, 0) <= after)


def last_before(times: Iterable[tuple[int, str]], moment: str) -> int:
    """The number of the last entry that was made before a moment; 0 where all came later.

    `times` are the entries in their order, each with its ISO time. A clock may have been wrong for
    a while, so the order of the entries decides, cut where fewest of them are dated against it. An
    entry without a time was made when the one before it was.
    """
    best = number_of_best = against = 0
    for number, at in times:
        if at:
            against += 1 if at >= moment else -1
        if against <= best:
            best, number_of_best = against, number
    return number_of_best
