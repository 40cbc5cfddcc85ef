"""A small wording, a fake terminal, and a document that holds what is awkward to show."""

from __future__ import annotations

import io
from datetime import date

from dan_van.domain.span import DateSpan
from dan_van.domain.table import Column, ColumnKind, Document, Emphasis, Row, Source, Table
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.render import renderer

KINDS = {
    "collective": Label("Tập thể", "Collective"),
    "individual": Label("Cá nhân", "Individual"),
}


class FakeWording:
    """Says labels in its language, and of a message its key and facts."""

    def __init__(self, language: str = "vi") -> None:
        self.language = language

    def say(self, phrase: Phrase) -> str:
        if isinstance(phrase, Label):
            return phrase.vi if self.language == "vi" else phrase.en
        if isinstance(phrase, Message):
            return " ".join([phrase.key, *map(str, phrase.facts.values())])
        return phrase

    def number(self, value: int) -> str:
        text = f"{value:,}"
        return text.replace(",", ".") if self.language == "vi" else text


class FakeTerminal(io.StringIO):
    """A stream that says it is a terminal; its width is that of COLUMNS."""

    def isatty(self) -> bool:
        return True


def written(document: Document, format_name: str, language: str = "vi") -> str:
    """What a text format writes to something that is no terminal."""
    out = io.StringIO()
    renderer(format_name).write(document, out, FakeWording(language))
    return out.getvalue()


def on_terminal(document: Document, language: str = "vi") -> str:
    """What the table format writes to a terminal."""
    out = FakeTerminal()
    renderer("table").write(document, out, FakeWording(language))
    return out.getvalue()


def one_cell(value: str, kind: ColumnKind = ColumnKind.TEXT) -> Document:
    """A table of one column and one cell."""
    column = Column(key="text", label=Label("Nội dung", "Content"), kind=kind)
    return Document(tables=(Table(columns=(column,), rows=(Row((value,)),)),))


def span(start: str, last: str | None = None) -> DateSpan:
    """The day, or the range up to and including the last day, given in ISO."""
    whole = DateSpan.day(date.fromisoformat(last or start))
    return DateSpan(date.fromisoformat(start), whole.end)


COLUMNS = (
    Column(key="code", label=Label("Mã", "Code"), kind=ColumnKind.CODE),
    Column(key="name", label=Label("Tên mô hình", "Name"), is_required=True),
    Column(
        key="unit",
        label=Label("Đơn vị", "Unit"),
        options=("Xã Lợi Hải", "Xã Bắc Phong"),
    ),
    Column(key="kind", label=Label("Loại hình", "Kind"), kind=ColumnKind.CHOICE, choices=KINDS),
    Column(key="exemplar", label=Label("Điển hình", "Exemplar"), kind=ColumnKind.FLAG),
    Column(key="registered", label=Label("Ngày đăng ký", "Registered"), kind=ColumnKind.DATE),
    Column(key="members", label=Label("Số người tham gia", "Members"), kind=ColumnKind.NUMBER),
    Column(key="source", label=Label("Nguồn", "Source"), is_hidden=True),
)

ROWS = (
    Row(
        (
            "DVK-2024-0001",
            "Tuyến đường hoa do phụ nữ tự quản, gắn với thu gom rác thải tại nguồn",
            "Xã Lợi Hải",
            "collective",
            True,
            span("2024-03-12"),
            1526,
            Source(1, "bieu.xlsx", "Biểu 1", 9),
        )
    ),
    Row(
        (
            "DVK-2024-0002",
            "Thắp sáng đường quê",
            "Xã Bắc Phong",
            "individual",
            False,
            span("2024-01-01", "2024-03-31"),
            None,
            None,
        )
    ),
    Row(("DVK-2024-0003", "Camera an ninh", "Xã Bắc Phong", None, None, None, 12, None)),
    Row((None, "Tổng cộng", None, None, None, None, 1538, None), Emphasis.TOTAL),
)

MODELS = Document(
    tables=(Table(columns=COLUMNS, rows=ROWS, key="models"),),
    title=Label("Danh sách mô hình", "List of models"),
    facts=("Quý I/2024 (01/01/2024 - 31/03/2024)",),
    notes=("Còn 3 dòng nữa.",),
)
