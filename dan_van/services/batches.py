"""Use cases of batches: which files came in, what each brought, the file itself."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.wording import Label, Message
from dan_van.entities import FORMS
from dan_van.errors import NotFound
from dan_van.storage.batches import Batch, read_batches, read_original, read_rows

_KIND = Label("Lần nhập", "Batch")
_OUTCOMES = {
    "new": Label("mới", "new"),
    "changed": Label("sửa", "changed"),
    "unchanged": Label("không đổi", "unchanged"),
}
_COLUMNS = (
    Column(key="batch", label=Label("Số", "No."), kind=ColumnKind.CODE),
    Column(key="file", label=Label("Tệp", "File")),
    Column(key="imported_on", label=Label("Ngày nhập", "Imported on"), kind=ColumnKind.DATE),
    Column(key="imported_at", label="", is_hidden=True),
    Column(key="imported_by", label=Label("Người nhập", "By")),
    Column(key="period", label=Label("Kỳ", "Period"), kind=ColumnKind.CODE),
    Column(key="new", label=Label("Mới", "New"), kind=ColumnKind.NUMBER),
    Column(key="changed", label=Label("Sửa", "Changed"), kind=ColumnKind.NUMBER),
    Column(key="unchanged", label=Label("Không đổi", "Same"), kind=ColumnKind.NUMBER),
    Column(key="refused", label=Label("Bỏ qua", "Left out"), kind=ColumnKind.NUMBER),
    Column(key="sha256", label="SHA-256", is_hidden=True),
)


def list_batches(conn: sqlite3.Connection, *, limit: int | None) -> Document:
    """Imported files, the latest first."""
    batches = read_batches(conn)
    shown = batches if limit is None else batches[:limit]
    facts = {"shown": len(shown), "total": len(batches), "more": len(batches) - len(shown)}
    key = "list.more" if len(shown) < len(batches) else "list.total"
    return Document(
        title=Message("batch.title"),
        tables=(Table(key="batch", columns=_COLUMNS, rows=tuple(_row(b) for b in shown)),),
        notes=(Message(key, facts),),
    )


def show_batch(conn: sqlite3.Connection, number: int) -> Document:
    """One imported file and what came of each of its rows.

    Raises:
        NotFound: there is no batch of that number.
    """
    batch = next((b for b in read_batches(conn) if b.number == number), None)
    if batch is None:
        raise _unknown(number)
    prefixes = {form: (entity.table, entity.headline) for form, entity in FORMS.items()}
    rows = tuple(
        Row((r.sheet, r.row, r.outcome, r.code, r.name)) for r in read_rows(conn, number, prefixes)
    )
    table = Table(
        key="rows",
        columns=(
            Column(key="sheet", label=Label("Trang tính", "Sheet")),
            Column(key="row", label=Label("Dòng", "Row"), kind=ColumnKind.CODE),
            Column(
                key="outcome",
                label=Label("Kết quả", "Result"),
                kind=ColumnKind.CHOICE,
                choices=_OUTCOMES,
            ),
            Column(key="code", label=Label("Mã", "Code"), kind=ColumnKind.CODE),
            Column(key="name", label=Label("Tên", "Name")),
        ),
        rows=rows,
    )
    head = Table(key="batch", columns=_COLUMNS, rows=(_row(batch),))
    return Document(title=batch.file, tables=(head, table))


def original_of(conn: sqlite3.Connection, number: int) -> bytes:
    """An imported file as it came, bit for bit.

    Raises:
        NotFound: there is no batch of that number.
    """
    content = read_original(conn, number)
    if content is None:
        raise _unknown(number)
    return content


def _row(batch: Batch) -> Row:
    return Row(
        (
            batch.number,
            batch.file,
            DateSpan.day(datetime.fromisoformat(batch.imported_at).date()),
            batch.imported_at,
            batch.imported_by,
            batch.period,
            batch.new,
            batch.changed,
            batch.unchanged,
            batch.refused,
            batch.sha256,
        )
    )


def _unknown(number: int) -> NotFound:
    return NotFound("record_unknown", kind=_KIND, code=number, command="batch list")
