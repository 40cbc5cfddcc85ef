from __future__ import annotations

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.wording import Label
from dan_van.render.layout import display_width
from tests.render.samples import MODELS, FakeWording, on_terminal, one_cell, written

SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")

AT_80 = """\
Danh sách mô hình
Quý I/2024 (01/01/2024 - 31/03/2024)

                                                                              Số
                                                                           người
                                                         Điển  Ngày đăng    tham
Mã             Tên mô hình      Đơn vị        Loại hình  hình  ký            gia
────────────────────────────────────────────────────────────────────────────────
DVK-2024-0001  Tuyến đường hoa  Xã Lợi Hải    Tập thể    x     12/03/2024  1.526
               do phụ nữ tự
               quản, gắn với
               thu gom rác
               thải tại nguồn
DVK-2024-0002  Thắp sáng đường  Xã Bắc Phong  Cá nhân          Quý I/2024      -
               quê
DVK-2024-0003  Camera an ninh   Xã Bắc Phong                                  12
────────────────────────────────────────────────────────────────────────────────
               Tổng cộng                                                   1.538

Còn 3 dòng nữa.
"""

AT_120 = """\
Danh sách mô hình
Quý I/2024 (01/01/2024 - 31/03/2024)

                                                                                              Điển  Ngày đăng   Số người
Mã             Tên mô hình                                           Đơn vị        Loại hình  hình  ký          tham gia
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
DVK-2024-0001  Tuyến đường hoa do phụ nữ tự quản, gắn với thu gom    Xã Lợi Hải    Tập thể    x     12/03/2024     1.526
               rác thải tại nguồn
DVK-2024-0002  Thắp sáng đường quê                                   Xã Bắc Phong  Cá nhân          Quý I/2024         -
DVK-2024-0003  Camera an ninh                                        Xã Bắc Phong                                     12
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
               Tổng cộng                                                                                           1.538

Còn 3 dòng nữa.
"""  # noqa: E501

PIPED = """\
Danh sách mô hình
Quý I/2024 (01/01/2024 - 31/03/2024)

Mã             Tên mô hình                                                            Đơn vị        Loại hình  Điển hình  Ngày đăng ký  Số người tham gia
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
DVK-2024-0001  Tuyến đường hoa do phụ nữ tự quản, gắn với thu gom rác thải tại nguồn  Xã Lợi Hải    Tập thể    x          12/03/2024                1.526
DVK-2024-0002  Thắp sáng đường quê                                                    Xã Bắc Phong  Cá nhân               Quý I/2024                    -
DVK-2024-0003  Camera an ninh                                                         Xã Bắc Phong                                                     12
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
               Tổng cộng                                                                                                                            1.538

Còn 3 dòng nữa.
"""  # noqa: E501


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "40")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


def _without_sequences(text: str) -> str:
    lines = SEQUENCE.sub("", text).split("\n")
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize(("columns", "expected"), [("80", AT_80), ("120", AT_120)])
def test_a_terminal_gets_a_table_of_its_width(
    monkeypatch: pytest.MonkeyPatch, columns: str, expected: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert _without_sequences(on_terminal(MODELS)) == expected


@pytest.mark.parametrize("columns", ["80", "120", "200"])
def test_decomposed_text_stands_in_the_same_places(
    monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    table = MODELS.tables[0]
    rows = tuple(
        Row(
            tuple(
                unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell
                for cell in row.cells
            ),
            row.emphasis,
        )
        for row in table.rows
    )
    decomposed = Document(
        tables=(Table(columns=table.columns, rows=rows),),
        title=MODELS.title,
        facts=MODELS.facts,
        notes=MODELS.notes,
    )
    assert unicodedata.normalize("NFC", on_terminal(decomposed)) == on_terminal(MODELS)
    assert unicodedata.normalize("NFC", written(decomposed, "table")) == PIPED


def test_without_a_terminal_nothing_is_wrapped_cut_or_coloured() -> None:
    assert written(MODELS, "table") == PIPED


def test_a_wide_terminal_and_a_pipe_get_the_same_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert _without_sequences(on_terminal(MODELS)) == PIPED


def test_a_terminal_gets_colour_and_bold_totals() -> None:
    lines = on_terminal(MODELS).split("\n")
    total = next(line for line in lines if "Tổng cộng" in line)
    assert "\x1b[1mTổng cộng" in total
    assert "\x1b[36mDVK-2024-0001" in "\n".join(lines)


def test_no_color_leaves_no_escape_sequence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    out = on_terminal(MODELS)
    assert "\x1b" not in out
    assert _without_sequences(out) == AT_80


def test_english_shows_english_words_and_iso_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = _without_sequences(on_terminal(MODELS, "en")).split("\n")
    assert lines[3].split() == ["Code", "Name", "Unit", "Kind", "Exemplar", "Registered", "Members"]
    assert lines[5].split()[-4:] == ["Collective", "x", "2024-03-12", "1,526"]
    assert lines[6].split()[-3:] == ["Individual", "2024-Q1", "-"]


@pytest.mark.parametrize("columns", ["24", "40", "50", "60"])
def test_a_narrow_terminal_gets_panels_that_cut_nothing(
    monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = _without_sequences(on_terminal(MODELS))
    for text in ("DVK-2024-0001", "12/03/2024", "Quý I/2024", "1.526", "1.538", "x"):
        assert text in out
    assert "…" not in out
    assert out.count("DVK-2024-0002") > 1


def test_many_figures_are_split_with_the_leading_columns_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    columns = [Column(key="sector", label="Lĩnh vực"), Column(key="kind", label="Loại hình")]
    columns += [
        Column(key=f"n{i}", label=f"Chỉ tiêu {i}", kind=ColumnKind.NUMBER) for i in range(12)
    ]
    row = Row(("Kinh tế", "Tập thể", *(1000 * i for i in range(12))))
    document = Document(tables=(Table(columns=tuple(columns), rows=(row,)),))
    out = _without_sequences(on_terminal(document))
    assert all(display_width(line) <= 60 for line in out.split("\n"))
    assert all(FakeWording().number(1000 * i) in out for i in range(12))
    assert out.count("Kinh tế") == out.count("Tập thể") == 3


HOSTILE = [
    "[bold red]đậm[/]",
    "[/]",
    "\x1b[31mđỏ\x1b[0m",
    "\x1b]0;tên cửa sổ\x07",
    "\x9b31mđỏ",
    "một\nhai\r\nba\tbốn",
    "a\u202egnp.exe",
    ":smiley: 0x1F http://x.vn",
    "\x08\x08\x7fxoá",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", [ColumnKind.TEXT, ColumnKind.CODE])
def test_data_is_neither_markup_nor_a_control_sequence(text: str, kind: ColumnKind) -> None:
    piped = written(one_cell(text, kind), "table")
    assert piped.count("\n") == 3
    assert not [c for c in piped if unicodedata.category(c) in {"Cc", "Cf"} and c != "\n"]
    shown = piped.split("\n")[2]
    terminal = on_terminal(one_cell(text, kind))
    assert _without_sequences(terminal).split("\n")[2] == shown
    assert "\x1b" not in SEQUENCE.sub("", terminal)
    assert "31m" not in "".join(SEQUENCE.findall(terminal))


def test_markup_in_titles_facts_and_notes_is_shown_as_it_is() -> None:
    text = "[red]x[/red] \x1b[31m"
    document = Document(tables=(), title=text, facts=(text,), notes=(text,))
    assert _without_sequences(on_terminal(document)).count("[red]x[/red] [31m") == 3


# What Vietnamese text and its accidents are made of: controls, Latin, marks, wide letters.
LETTERS = (
    st.characters(max_codepoint=0x36F)
    | st.characters(min_codepoint=0x1E00, max_codepoint=0x1EFF)
    | st.sampled_from("漢字，“”…–")
)


@given(
    st.lists(
        st.tuples(
            st.text(alphabet=LETTERS, max_size=40),
            st.integers(0, 10**9) | st.none(),
            st.sampled_from(["Thị trấn Tân Sơn", "xã", "", "trườngtiểuhọcvàtrunghọccơsởsố1"]),
        ),
        max_size=5,
    )
)
def test_no_line_is_wider_than_80_and_no_figure_is_cut(
    rows: list[tuple[str, int | None, str]],
) -> None:
    columns = (
        Column(key="a", label="Nội dung thực hiện"),
        Column(key="b", label="Số lượt người tham gia", kind=ColumnKind.NUMBER),
        Column(key="c", label="Đơn vị"),
    )
    document = Document(tables=(Table(columns=columns, rows=tuple(map(Row, rows))),))
    out = _without_sequences(on_terminal(document))
    assert all(display_width(line) <= 80 for line in out.split("\n"))
    for _, figure, _ in rows:
        assert ("-" if figure is None else FakeWording().number(figure)) in out


def test_a_piped_table_loads_neither_rich_nor_openpyxl() -> None:
    code = (
        "import io, sys\n"
        "from tests.render.samples import MODELS, written\n"
        "for name in ('table', 'plain', 'tsv', 'csv', 'json', 'md', 'html'):\n"
        "    written(MODELS, name)\n"
        "print(sorted({'rich', 'openpyxl', 'tempfile'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"


def _grouped(second: str) -> Document:
    """Groups and their members over eight columns of figures, as totals have them."""
    figures = tuple(
        Column(key=f"n{i}", label=f"Measure{i}", kind=ColumnKind.NUMBER) for i in range(7)
    )
    columns = (Column(key="a", label="Sector"), Column(key="b", label="Kind"), *figures)
    rows = [Row((*lead, *[1_526] * 7)) for lead in (("Economy", ""), ("", second), ("Total", ""))]
    return Document(tables=(Table(columns=columns, rows=tuple(rows)),))


def test_groups_and_members_share_a_column_before_a_table_falls_apart() -> None:
    lines = _without_sequences(on_terminal(_grouped("Collective"))).splitlines()
    assert lines[0].startswith("Sector / Kind ")
    assert lines[2].startswith("Economy ")
    assert lines[3].startswith("  Collective ")
    assert max(map(display_width, lines)) <= 80
    assert lines[0].endswith("Measure6")


def test_a_table_that_fits_keeps_its_two_leading_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert on_terminal(_grouped("Collective")).splitlines()[0].count(" / ") == 0


def test_a_choice_is_never_broken_inside_a_word() -> None:
    labels = {"x": Label("Đang giải quyết", "Congratulations"), "y": Label("Mới", "New")}
    choice = Column(key="c", label="St", kind=ColumnKind.CHOICE, choices=labels)
    text = Column(key="t", label="T")
    rows = tuple(Row((key, *["một hai ba bốn năm sáu bảy"] * 5)) for key in labels)
    document = Document(tables=(Table(columns=(choice, *[text] * 5), rows=rows),))
    for language, word in (("en", "Congratulations"), ("vi", "quyết")):
        assert word in on_terminal(document, language)
