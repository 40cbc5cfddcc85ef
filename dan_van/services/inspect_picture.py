"""How workbooks are read, as a document: a picture of each table for people, all of it as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dan_van.domain.sheet_map import Part, Stretch
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table, Value
from dan_van.domain.wording import Label, Message, Wording
from dan_van.entities import FORMS, Entity
from dan_van.services.inspect_workbook import ColumnReading, FileReading, TableReading

_STRETCHES_IN_ORDER = 14
_STRETCHES_OF_A_PART = 8
_PARTS = {
    Part.TITLE: Label("tiêu đề", "title"),
    Part.HEADER: Label("tiêu đề cột", "headings"),
    Part.NUMBERING: Label("đánh số cột", "column numbers"),
    Part.GROUP: Label("nhóm", "group"),
    Part.DATA: Label("dữ liệu", "data"),
    Part.TOTAL: Label("cộng", "total"),
    Part.NOTE: Label("ghi chú", "notes"),
    Part.SKIPPED: Label("bỏ qua", "passed over"),
    Part.CLOSING: Label("nơi nhận, ký", "recipients, signature"),
}
_COLUMNS = (
    Column(key="column", label=Label("Cột", "Column"), kind=ColumnKind.CODE),
    Column(key="header", label=Label("Tiêu đề cột", "Heading")),
    Column(key="field", label=Label("Được đọc là", "Read as")),
    Column(key="sample", label=Label("Ví dụ", "Example")),
)
_REASONS = (
    Column(key="where", label=Label("Ở đâu", "Where")),
    Column(key="reason", label=Label("Vì sao", "Why")),
)


def inspect_document(files: Sequence[FileReading], wording: Wording) -> Document:
    """A table of columns for each table that was found, then what is not imported and why.

    Sentences are worded here because JSON carries them too.
    """
    tables = [
        _picture(file, table, wording) for file in files for table in file.tables if table.columns
    ]
    reasons = [row for file in files for row in _reasons(file)]
    if reasons:
        title = Message("inspect.refused_title")
        tables.append(Table(key="refused", title=title, columns=_REASONS, rows=tuple(reasons)))
    return Document(tables=tuple(tables), payload=[_file_payload(file, wording) for file in files])


def _picture(file: FileReading, table: TableReading, wording: Wording) -> Table:
    form = FORMS[table.form] if table.form is not None else None
    of_form = wording.say(form.plural if form is not None else Message("inspect.no_form"))
    return Table(
        key="columns",
        title=f"{file.file} › {_name(table)} · {of_form}",
        columns=_COLUMNS,
        rows=tuple(
            Row((column.place, column.header, _read_as(column, form, wording), column.sample))
            for column in table.columns
        ),
        notes=(
            Message("inspect.facts", {"facts": " · ".join(_facts(table, wording))}),
            Message("inspect.rows", {"map": _map(table.stretches, wording)}),
        ),
    )


def _name(table: TableReading) -> str:
    return table.sheet if table.table == 1 else f"{table.sheet} ({table.table})"


def _facts(table: TableReading, wording: Wording) -> Iterator[str]:
    """The facts of a table, each a few words."""
    if table.is_hidden:
        yield wording.say(Message("inspect.hidden"))
    if table.header_rows:
        rows = ", ".join(stretch.text for stretch in _runs(table.header_rows))
        yield wording.say(Message("inspect.header_rows", {"rows": rows}))
    else:
        yield wording.say(Message("inspect.form_page"))
    yield wording.say(Message("inspect.data_rows", {"count": wording.number(table.data_rows)}))
    if table.period is not None:
        yield wording.say(Message("inspect.period", {"period": table.period}))
    else:
        yield wording.say(Message("inspect.no_period"))
    yield table.unit if table.unit is not None else wording.say(Message("inspect.no_unit"))


def _runs(rows: Sequence[int]) -> Iterator[Stretch]:
    """The rows, ascending, as stretches: the heading, and where it stands again."""
    first = rows[0]
    for row, following in zip(rows, (*rows[1:], 0), strict=True):
        if following != row + 1:
            yield Stretch(Part.HEADER, first, row)
            first = following


def _read_as(column: ColumnReading, form: Entity | None, wording: Wording) -> Value:
    """The field of a column in words, and what a mark or a figure in it says."""
    if form is None:  # what it might be in a form that the sheet is not of would mislead
        return None
    if column.field is None:
        if column.suggestion is None:
            return None
        suggested = form.field(column.suggestion).label
        return Message("inspect.suggestion", {"field": suggested})
    label = wording.say(form.field(column.field).label)
    said = [(column.field, column.option)] if column.option is not None else list(column.says)
    values = [wording.say(_value(form, name, value)) for name, value in said]
    return f"{label}: {', '.join(values)}" if values else label


def _value(form: Entity, name: str, value: str) -> Label | str:
    """A value of a field by its label, where the form declares one."""
    labels = {choice.value: choice.label for choice in form.field(name).choices}
    return labels.get(value, value)


def _map(stretches: Sequence[Stretch], wording: Wording) -> str:
    """`1-6 tiêu đề · 7 tiêu đề cột · 8-17 dữ liệu`: in order, or part by part if it is long."""
    if len(stretches) <= _STRETCHES_IN_ORDER:
        return " · ".join(f"{s.text} {wording.say(_PARTS[s.part])}" for s in stretches)
    lines = []
    for part in Part:
        texts = [stretch.text for stretch in stretches if stretch.part is part]
        more = ["…"] if len(texts) > _STRETCHES_OF_A_PART else []
        if texts:
            rows = ", ".join([*texts[:_STRETCHES_OF_A_PART], *more])
            lines.append(f"{rows} {wording.say(_PARTS[part])}")
    return " · ".join(lines)


def _reasons(file: FileReading) -> Iterator[Row]:
    """Why tables of a file are not imported, then why the file is not, if that says more."""
    said = [table for table in file.tables if table.refused is not None]
    for table in said:
        yield Row((f"{file.file} › {_name(table)}", table.refused))
    if file.refused is not None and file.refused not in [table.refused for table in said]:
        yield Row((file.file, file.refused))


def _file_payload(file: FileReading, wording: Wording) -> dict[str, object]:
    return {
        "file": file.file,
        "sheets": [_table_payload(table, wording) for table in file.tables],
        "refused": wording.say(file.refused) if file.refused is not None else None,
    }


def _table_payload(table: TableReading, wording: Wording) -> dict[str, object]:
    return {
        "sheet": table.sheet,
        "table": table.table,
        "hidden": table.is_hidden,
        "form": table.form,
        "header_rows": list(table.header_rows),
        "numbering_row": table.numbering_row,
        "columns": [
            {
                "column": column.letter,
                "header": column.header,
                "field": column.field,
                "option": column.option,
                "says": dict(column.says),
                "suggestion": column.suggestion,
            }
            for column in table.columns
        ],
        "data_rows": table.data_rows,
        "group_rows": list(table.group_rows),
        "total_rows": list(table.total_rows),
        "note_rows": list(table.note_rows),
        "period": table.period,
        "unit": table.unit,
        "encoding": table.encoding,
        "refused": wording.say(table.refused) if table.refused is not None else None,
    }
