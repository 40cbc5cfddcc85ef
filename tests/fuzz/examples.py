"""What the fuzzers try: bytes built for each target, and the kept ones damaged and spliced."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.fuzz.targets import CELL_PARTS, kept
from tests.sheets.hostile_files import (
    OLE_HEAD,
    ods,
    stored,
    xlsb,
    xlsb_cell,
    xlsx,
    xlsx_members,
    zipped,
)
from tests.sheets.hostile_kinds import repeated_cell, xls

PLACES = st.integers(0, 1 << 16)
CHANGES = st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=8)

HEADINGS = [
    *("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Tập thể", "Cá nhân", "Ngày đăng ký"),
    *("Vụ việc", "Địa phương", "Tình trạng", "Số lượng", "Kinh phí", "Ghi chú", "Hình thức"),
    *("Quý I", "Tổng số", "Nội dung", "Kết quả", "Ngày", "Tháng", "Năm 2024"),
]
WORDS = [
    *(
        "1",
        "2",
        "(1)",
        "I",
        "II",
        "A",
        "x",
        "X",
        "Tổng cộng",
        "Cộng",
        "Xã Lợi Hải",
        "KT",
        "Tập thể",
    ),
    *("12/03/2024", "03/04/24", "1.526", "105/130", "trên 400 triệu đồng", "300 suất quà", "-5"),
    *("Quý I/2024", "BIỂU TỔNG HỢP QUÝ I NĂM 2024", "Ghi chú:", "=1+1", "\x1b[31m", "nt", '"'),
    *("UBND XÃ A", "Không phát sinh", "Lập biểu", "0", "", " ", "\u200b", "ngày 30 tháng 2"),
]
PERIOD_PIECES = [
    *(
        "quý ",
        "Q",
        "I",
        "II",
        "IV",
        "1",
        "2",
        "3",
        "4",
        "12",
        "31",
        "/",
        "-",
        ".",
        " ",
        "..",
        "năm ",
    ),
    *(
        "tháng ",
        "đến ",
        "từ ",
        "2024",
        "2023",
        "24",
        "1930",
        "2100",
        "9M",
        "H1",
        "6 tháng đầu ",
        "Ⅳ",
    ),
    *("last-", "this-", "quarter", "year", "…", "²", "٤", "cuối ", "ngày ", "giai đoạn ", "0"),
]
CELL_PIECES = [
    *("1.526", "1,5", "03/04/24", "31", "2024", "0", "/", "-", ".", ",", " ", "%", "(", ")", "²"),
    *("tháng ", "ngày ", "năm ", "quý ", "IV", "từ ", " đến ", "8h30 ", "x", "hơn ", "gần ", "tỷ"),
    *(" triệu", "trđ", "nghìn ", "đồng", " người", "cấp ", "Tập thể", "cá nhân", ";", "\n", "suất"),
    *(
        "int:",
        "float:",
        "date:",
        "moment:",
        "time:",
        "fault:",
        "1e308",
        "nan",
        "inf",
        "-0",
        "9" * 30,
    ),
    *("2024-03-12", "T08:30", "+", "e", "x²", "\u0660", "−", "–", "≈", ">", "<", "₫", "\u200b"),
]


def damaged(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    """Some bytes changed."""
    out = bytearray(data or b"\0")
    for place, value in changes:
        out[place % len(out)] = value
    return bytes(out)


def spliced(data: bytes, other: bytes, cut: int, resumed: int) -> bytes:
    """The beginning of one and the end of another."""
    return data[: cut % (len(data) + 1)] + other[resumed % (len(other) + 1) :]


def examples(name: str) -> st.SearchStrategy[bytes]:
    """The bytes to try on a target."""
    built = {"workbook": _workbooks, "text": _texts, "period": _periods, "cell": _cells}[name]()
    seeds = [path.read_bytes() for path in kept(name)] or [b"\0"]
    if name == "workbook":
        seeds += _packed()
    seed = st.sampled_from(seeds)
    return st.one_of(
        built,
        st.builds(damaged, st.one_of(seed, built), CHANGES),
        st.builds(spliced, st.one_of(seed, built), seed, PLACES, PLACES),
        st.builds(spliced, seed, built, PLACES, st.just(0)),
    )


def _packed() -> list[bytes]:
    """One file of each format, its members stored as they are so that damage reaches them."""
    cell = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>A1</f></c></row>'
    packed = [
        xlsx(cell, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
        xlsb({0: [xlsb_cell(3, 0, b"\x2a"), xlsb_cell(5, 1, bytes(8))]}),
        ods(repeated_cell(rows=2, columns=2)),
    ]
    return [*packed, *map(stored, packed), xls()]


def _tables() -> st.SearchStrategy[str]:
    cell = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))
    heading = st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=7)
    rows = st.lists(st.lists(cell, max_size=7), max_size=9)
    title = st.lists(st.lists(cell, max_size=2), max_size=3)

    def drawn(delimiter: str, *blocks: Sequence[Sequence[str]]) -> str:
        return "\n".join(delimiter.join(row) for block in blocks for row in block)

    return st.builds(
        drawn, st.sampled_from([";", ",", "\t", "|"]), title, heading.map(lambda h: [h]), rows, rows
    )


def _workbooks() -> st.SearchStrategy[bytes]:
    members = st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
    page = _tables().map(
        lambda text: "<table>" + text.replace("\n", "<tr><td>").replace(";", "<td colspan=3>")
    )
    return st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=300).map(lambda tail: OLE_HEAD + tail),
        st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail),
        st.builds(
            lambda name, xml: zipped(xlsx_members(S="") | {name: b"<worksheet>" + xml}),
            members,
            st.binary(max_size=200),
        ),
        _tables().map(lambda text: text.encode(errors="replace")),
        page.map(lambda text: text.encode(errors="replace")),
        st.builds(_as_xlsx, _tables()),
    )


def _as_xlsx(text: str) -> bytes:
    """A table as a workbook of texts and numbers."""
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = "".join(map(_as_cell, line.replace("\t", ";").split(";")))
        rows.append(f'<row r="{number}">{cells}</row>')
    return xlsx("".join(rows))


def _as_cell(text: str) -> str:
    if text.isascii() and text.isdigit():
        return f"<c><v>{text}</v></c>"
    safe = "".join(c for c in text if c.isprintable()).replace("&", "&amp;").replace("<", "&lt;")
    return f'<c t="inlineStr"><is><t>{safe}</t></is></c>'


def _texts() -> st.SearchStrategy[bytes]:
    encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "cp1252"])
    quoted = st.text(alphabet='";,\t|\r\n ab\0\x1a', max_size=60)
    text = st.one_of(_tables(), quoted, st.text(max_size=60), quoted.map("sep=;\n".__add__))
    return st.one_of(
        st.builds(lambda t, encoding: t.encode(encoding, errors="replace"), text, encodings),
        st.binary(max_size=120),
    )


def _periods() -> st.SearchStrategy[bytes]:
    text = st.one_of(
        st.lists(st.sampled_from(PERIOD_PIECES), max_size=12).map("".join),
        st.text(alphabet="quyIVX 0123456789/.-", max_size=20),
        st.text(max_size=40),
    )
    return text.map(lambda t: t.encode(errors="replace"))


def _cells() -> st.SearchStrategy[bytes]:
    cell = st.one_of(
        st.lists(st.sampled_from(CELL_PIECES), max_size=8).map("".join),
        st.text(alphabet="0123456789/.-, ", max_size=16),
        st.text(max_size=30),
        st.integers().map("int:{}".format),
        st.floats().map("float:{}".format),
        st.dates().map("date:{}".format),
        st.datetimes().map(lambda moment: f"moment:{moment.isoformat()}"),
        st.times().map(lambda moment: f"time:{moment.isoformat()}"),
    )
    column = st.lists(cell, min_size=1, max_size=4).map(CELL_PARTS.join)
    return column.map(lambda t: t.encode(errors="replace"))
