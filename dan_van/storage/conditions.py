"""The conditions by which records are found; each makes one piece of a WHERE clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dan_van.domain.record import FieldValue, Ref
from dan_van.domain.span import DateSpan
from dan_van.entities import Entity, Kind
from dan_van.storage.columns import columns_of, stored
from dan_van.storage.records import ACTIVE, Condition


def is_active(entity: Entity) -> Condition:
    """Not withdrawn."""
    return Condition(ACTIVE % entity.table)


def has_id(entity: Entity, record_id: int) -> Condition:
    """That very record."""
    return Condition(f"{entity.table}.id = ?", (record_id,))


def numbered(entity: Entity, record_ids: Iterable[int]) -> Condition:
    """One of those very records."""
    import json  # lazy: start-up

    numbers = json.dumps(sorted(record_ids))
    return Condition(f"{entity.table}.id IN (SELECT value FROM json_each(?))", (numbers,))


def is_withdrawn(entity: Entity) -> Condition:
    """Taken out of the lists."""
    return Condition(f"{entity.table}.withdrawn_on IS NOT NULL")


def equals(entity: Entity, field: str, value: str | int) -> Condition:
    """A field that holds exactly that value (a code, a choice, a flag)."""
    return Condition(f"{entity.table}.{entity.field(field).name} = ?", (value,))


def is_unknown(entity: Entity, field: str) -> Condition:
    """A field that is not known."""
    declared = entity.field(field)
    column = f"{declared.name}_id" if declared.kind in {Kind.UNIT, Kind.SECTOR} else declared.name
    return Condition(f"{entity.table}.{column} IS NULL")


def refers_to(entity: Entity, field: str, record_id: int) -> Condition:
    """A unit or sector field that names that very one."""
    return Condition(f"{entity.table}.{entity.field(field).name}_id = ?", (record_id,))


ALWAYS = "9999-12-31"
"""Stands for the end of a period where no period is asked for."""

_MERGED = """
 UNION SELECT merged.predecessor_id FROM below
   CROSS JOIN unit_merged AS merged ON merged.successor_id = below.id
   WHERE merged.on_date < ?"""


def in_subtree(
    entity: Entity, field: str, unit_id: int, *, merged_before: str = ALWAYS
) -> Condition:
    """A unit field that names that unit, one below it, or one that went into them before a day."""
    return Condition(
        f"{entity.table}.{entity.field(field).name}_id IN ("
        " WITH RECURSIVE below (id) AS ("
        " SELECT ? UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id"
        f"{_MERGED}) SELECT id FROM below)",
        (unit_id, merged_before),
    )


def of_unit(entity: Entity, field: str, unit_id: int, *, merged_before: str = ALWAYS) -> Condition:
    """A unit field that names that very unit, or one that went into it before a day."""
    return Condition(
        f"{entity.table}.{entity.field(field).name}_id IN ("
        f" WITH RECURSIVE below (id) AS (SELECT ?{_MERGED}) SELECT id FROM below)",
        (unit_id, merged_before),
    )


def contains(entity: Entity, fields: tuple[str, ...], text: str) -> Condition:
    """Every word of the text occurs in one of the NAME fields or in the code, marks ignored."""
    from dan_van.domain.vietnamese import search  # lazy: start-up

    words = search(text).split()
    pieces: list[str] = []
    parameters: list[str] = []
    for word in words or [""]:
        pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        columns = [f"{entity.table}.{entity.field(f).name}_search" for f in fields]
        columns.append(f"lower({entity.table}.code)")
        pieces.append("(" + " OR ".join(f"{c} LIKE ? ESCAPE '\\'" for c in columns) + ")")
        parameters += [pattern] * len(columns)
    return Condition(" AND ".join(pieces), tuple(parameters))


def dated_inside(entity: Entity, field: str, span: DateSpan) -> Condition:
    """A date whose whole range lies in the span."""
    name = f"{entity.table}.{entity.field(field).name}"
    return Condition(
        f"{name}_start >= ? AND {name}_end <= ?", (span.start.isoformat(), span.end.isoformat())
    )


def dated_before(entity: Entity, field: str, day: str) -> Condition:
    """A date whose whole range lies before that day."""
    return Condition(f"{entity.table}.{entity.field(field).name}_end <= ?", (day,))


def same(entity: Entity, field: str, value: FieldValue) -> Condition:
    """A field that holds what two records of one identity share: names by their identity."""
    declared = entity.field(field)
    table = entity.table
    match value:
        case None:
            column = columns_of(declared)[0]
            return Condition(f"{table}.{column} IS NULL")
        case Ref():
            return Condition(f"{table}.{declared.name}_id = ?", (value.id,))
        case str() if declared.kind is Kind.NAME:
            from dan_van.domain.vietnamese import identity  # lazy: start-up

            return Condition(f"{table}.{declared.name}_identity = ?", (identity(value),))
        case _:
            cells = stored(declared, value)
            pairs = [f"{table}.{column} = ?" for column in columns_of(declared)]
            return Condition(" AND ".join(pairs), cells)


def has_stage_inside(stage: str, span: DateSpan) -> Condition:
    """A model that reached a stage on a date that lies wholly in the span."""
    return Condition(
        "model.id IN (SELECT event.model_id FROM model_stage AS event WHERE event.stage = ?"
        " AND event.on_start >= ? AND event.on_start < ? AND event.on_end <= ?)",
        (stage, span.start.isoformat(), span.end.isoformat(), span.end.isoformat()),
    )


def is_overdue(today: str) -> Condition:
    """An open issue whose term has passed."""
    return Condition("issue.status NOT IN ('resolved', 'closed') AND issue.due_end <= ?", (today,))


def is_open() -> Condition:
    """An issue that is not settled."""
    return Condition("issue.status NOT IN ('resolved', 'closed')")


def planned_inside(span: DateSpan) -> Condition:
    """A task that was planned for, or carried into, a period that lies wholly in the span."""
    return Condition(
        "task.id IN (SELECT event.task_id FROM task_event AS event"
        " WHERE event.event IN ('planned', 'carried')"
        " AND event.period_start >= ? AND event.period_end <= ?)",
        (span.start.isoformat(), span.end.isoformat()),
    )


def unit_below(unit_id: int) -> Condition:
    """A unit that is that one or stands below it."""
    return Condition(
        "unit.id IN (WITH RECURSIVE below (id) AS ("
        " SELECT ? UNION SELECT child.id FROM unit AS child JOIN below"
        " ON child.parent_id = below.id) SELECT id FROM below)",
        (unit_id,),
    )


def among(entity: Entity, field: str, values: Sequence[str | int]) -> Iterator[Condition]:
    """A field that holds one of the values, as conditions of at most 500 values each.

    Of a unit the row ids are given, of a NAME field the folded names.
    """
    declared = entity.field(field)
    suffix = {Kind.UNIT: "_id", Kind.NAME: "_identity"}.get(declared.kind, "")
    column = f"{declared.name}{suffix}"
    for start in range(0, len(values), 500):
        part = tuple(values[start : start + 500])
        yield Condition(f"{entity.table}.{column} IN ({', '.join('?' * len(part))})", part)


def carries(entity: Entity, campaign: str) -> Condition:
    """A record that carries a campaign as a tag."""
    from dan_van.domain.vietnamese import identity  # lazy: start-up

    return Condition(
        f"{entity.table}.id IN (SELECT campaign_tag.record_id FROM campaign_tag JOIN campaign"
        " ON campaign.id = campaign_tag.campaign_id"
        " WHERE campaign_tag.form = ? AND campaign.name_identity = ?)",
        (entity.form, identity(campaign)),
    )
