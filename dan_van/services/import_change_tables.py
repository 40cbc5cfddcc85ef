"""How an import tells what it changed and what a file no longer holds: tables, and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dan_van.domain.table import Column, ColumnKind, Row, Table
from dan_van.domain.wording import Label, Message
from dan_van.services.import_changes import AbsentRecord, RecordChange

_CODE = Column(key="code", label=Label("Mã", "Code"), kind=ColumnKind.CODE)
_NAME = Column(key="name", label=Label("Tên", "Name"))


def change_tables(
    changes: Sequence[RecordChange], absent: Sequence[AbsentRecord], *, limit: int | None
) -> Iterator[Table]:
    """Sections of changes, of absent and of withdrawn records, of at most `limit` rows each."""
    columns = (
        _CODE,
        _NAME,
        Column(key="field", label=Message("show.field")),
        Column(key="old", label=Message("edit.old")),
        Column(key="new", label=Message("edit.new")),
    )
    rows = [
        Row((change.code, change.name, field.label, field.old, field.new))
        for change in changes
        for field in change.fields
    ]
    yield from _section("changes", columns, rows, limit)
    unit = Column(key="unit", label=Label("Đơn vị", "Unit"))
    for key, is_withdrawn in (("absent", False), ("withdrawn", True)):
        found = [record for record in absent if record.is_withdrawn is is_withdrawn]
        lines = [Row((record.code, record.name, record.unit)) for record in found]
        yield from _section(key, (_CODE, _NAME, unit), lines, limit)


def _section(
    key: str, columns: tuple[Column, ...], rows: Sequence[Row], limit: int | None
) -> Iterator[Table]:
    if not rows:
        return
    shown = tuple(rows if limit is None else rows[:limit])
    more = len(rows) - len(shown)
    notes = (Message("import.more", {"count": more}),) if more else ()
    yield Table(key=key, title=Message(f"import.{key}"), columns=columns, rows=shown, notes=notes)


def change_payload(change: RecordChange) -> dict[str, object]:
    """A changed record as JSON: raw values, old beside new."""
    return {
        "form": change.form,
        "code": change.code,
        "name": change.raw_name,
        "fields": [
            {"field": field.name, "old": field.raw_old, "new": field.raw_new}
            for field in change.fields
        ],
        "source": {"sheet": change.sheet, "row": change.row},
    }


def absent_payload(record: AbsentRecord) -> dict[str, object]:
    """An absent record as JSON; `withdrawn` says whether this import took it out."""
    return {
        "form": record.form,
        "code": record.code,
        "name": record.raw_name,
        "unit": record.unit,
        "withdrawn": record.is_withdrawn,
    }
