"""What comes from data is harmless in every format, and comes back the same where it can."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dan_van.domain.formula_guard import guarded, unguarded
from dan_van.render import FORMATS
from tests.conftest import Cli

# what is typed or imported → what is kept
HOSTILE = {
    "=1+1": "=1+1",
    '=HYPERLINK("http://x.vn","bấm")': '=HYPERLINK("http://x.vn","bấm")',
    "+84 912 345": "+84 912 345",
    "-5": "-5",
    "-2+3": "-2+3",
    "@SUM(A1)": "@SUM(A1)",
    "'=2+2": "'=2+2",
    "Hũ gạo;=1+1": "Hũ gạo;=1+1",
    "Hũ\tgạo": "Hũ gạo",
    "Hũ\ngạo": "Hũ gạo",
    "Hũ\x1b[31m gạo": "Hũ gạo",
    "\x1b]0;x\x07Hũ gạo": "Hũ gạo",
    "Hũ\x9b31m gạo": "Hũ gạo",
    "Hũ gạo\x08\x7f": "Hũ gạo",
    "Hũ \u202eoạg\u200f": "Hũ oạg",
    "Hũ\x00 gạo": "Hũ gạo",
    "[red]Hũ[/red] :smile:": "[red]Hũ[/red] :smile:",
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    '"><img src=x onerror=1>': '"><img src=x onerror=1>',
    "a|b": "a|b",
    "`a` **b** _c_ [d](http://x.vn)": "`a` **b** _c_ [d](http://x.vn)",
    "{% x %} ${y} $z$": "{% x %} ${y} $z$",
    "&lt;b&gt; \\n": "&lt;b&gt; \\n",
    "../../etc/passwd": "../../etc/passwd",
}
NUMBERS = {"-5"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
TEXT_FORMATS = sorted(set(FORMATS) - {"xlsx"})


class Page(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts = ""
        self.feed(page)

    def handle_starttag(self, tag: str, _: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts += data


def typed(cli: Cli, name: str) -> None:
    done = cli("model", "add", "--unit", "Xã Lợi Hải", "--", name)
    assert done.code == 0, done.err


@pytest.fixture
def full(cli: Cli) -> Cli:
    """The program on a register that holds a model of every hostile name."""
    for name, kept in HOSTILE.items():
        if name in {kept, "Hũ\x9b31m gạo"}:
            typed(cli, name)
    return cli


def names_in(cli: Cli) -> list[str]:
    return [model["name"] for model in cli("model", "list", "--format", "json").json()]


def test_a_hostile_name_is_kept_the_same_where_it_is_typed(cli: Cli) -> None:
    for name, kept in HOSTILE.items():
        typed(cli, name)
        code = next(m["code"] for m in cli("model", "list", "--format", "json").json())
        assert kept in names_in(cli), name
        assert cli("model", "withdraw", code, "--reason", "thử").code == 0


def test_hostile_names_come_in_from_a_file(cli: Cli, home: Path) -> None:
    refused = re.compile(r"[\x00\x07\x08]")
    names = {
        name: kept
        for name, kept in HOSTILE.items()
        if not refused.search(name)
        and re.search(r"[^\W\d]|\d[+]", name)  # bare numbers are no names
    }
    kept = list(dict.fromkeys(names.values()))
    with (home / "bieu.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["TT", "Tên mô hình", "Đơn vị"])
        seen = set()
        for number, (name, clean) in enumerate(names.items(), start=1):
            if clean not in seen:
                lines.writerow([number, guarded(name), "Xã Lợi Hải"])
            seen.add(clean)
    done = cli("import", home / "bieu.csv")
    assert done.code == 0, done.err + done.out
    assert sorted(names_in(cli)) == sorted(kept)


def test_a_text_file_with_control_characters_of_no_text_is_refused(cli: Cli, home: Path) -> None:
    (home / "bieu.csv").write_text("TT,Tên mô hình,Đơn vị\n1,Hũ\x08,Xã Lợi Hải\n", "utf-8")
    done = cli("import", home / "bieu.csv")
    assert done.code == 3
    assert "Không nhận ra nội dung tệp" in done.out


@pytest.mark.parametrize("format_", TEXT_FORMATS)
def test_hostile_names_are_harmless_in_every_format(full: Cli, format_: str) -> None:
    out = full("model", "list", "--format", format_).out
    names = names_in(full)
    assert len(names) > 15
    assert not CONTROL.search(out)
    match format_:
        case "json":
            assert {"<script>alert(1)</script>", "=1+1"} <= set(names)
        case "html":
            page = Page(out)
            assert all(name in page.texts for name in names)
            assert not page.tags & {"script", "img", "b", "a"}
        case "md":
            lines = out.splitlines()
            rows = [line for line in lines if "DVK-" in line]
            rule = next(line for line in lines if line.startswith("| ---"))
            bars = {len(re.findall(r"(?<!\\)\|", row)) for row in [*rows, rule]}
            assert len(rows) == len(names)
            assert len(bars) == 1
            assert not re.search(r"(?<!\\)[`*_\[$]|<\w", "".join(rows))
        case "csv":
            records = list(csv.reader(io.StringIO(out)))
            fields = [field for record in records for field in record]
            assert not [f for f in fields if re.match(r"\s*[=+@\-]", f) and f not in NUMBERS]
            assert not re.search(r";\s*[=+@\-]", out)
            assert {unguarded(field) for field in fields} >= set(names)
        case "tsv":
            assert len(out.splitlines()) == len(names) + 1
            assert {unguarded(f) for f in re.split(r"[\t\n]", out)} >= set(names)
        case _:
            assert all(name in out for name in names)


def test_a_list_written_as_csv_comes_back_as_it_was(full: Cli, home: Path) -> None:
    assert full("model", "list", "-o", home / "ra.csv").code == 0
    answer = full("import", home / "ra.csv", "--format", "json")
    assert answer.code == 0, answer.err
    rows = answer.json()["files"][0]["rows"]
    assert rows == {"new": 0, "changed": 0, "unchanged": len(names_in(full)), "refused": 0}


def test_an_export_holds_text_and_comes_back_as_it_was(full: Cli, home: Path) -> None:
    assert full("export", "models", "-o", home / "ra.xlsx").code == 0
    with zipfile.ZipFile(home / "ra.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    cells = [c for row in load_workbook(home / "ra.xlsx").worksheets[0].iter_rows() for c in row]
    texts = {cell.value for cell in cells if cell.data_type == "s"}
    assert texts >= set(names_in(full))
    rows = full("import", home / "ra.xlsx", "--format", "json").json()["files"][0]["rows"]
    assert rows == {"new": 0, "changed": 0, "unchanged": len(names_in(full)), "refused": 0}


@pytest.mark.parametrize("name", ["=1+1", "<script>", "\x1b[31mđỏ", "[red]x", "a|b", "\u202ex"])
@pytest.mark.parametrize("command", ["show", "history", "withdraw", "unit", "missing"])
def test_messages_and_views_hold_no_control_sequence(cli: Cli, name: str, command: str) -> None:
    typed(cli, name)
    code = cli("model", "list", "--format", "json").json()[0]["code"]
    lines = {
        "show": ("model", "show", code),
        "history": ("history",),
        "withdraw": ("model", "withdraw", code, "--reason", name),
        "unit": ("unit", "add", name, "--type", "other"),
        "missing": ("model", "add", "M", "--unit", name),
    }
    done = cli(*lines[command])
    assert not CONTROL.search(done.out + done.err)
    assert "Traceback" not in done.err
    seen = {"\x1b[31mđỏ": "đỏ", "\u202ex": "x"}.get(name, name)
    assert command == "withdraw" or seen in done.out + done.err


@pytest.mark.parametrize("name", ["=1+1", "\x1b[31m", "[red]", "<script>", "a|b", "\u202egnp"])
def test_the_name_of_a_file_is_harmless_too(cli: Cli, home: Path, name: str) -> None:
    path = home / f"{name}.csv"
    path.write_text("TT,Tên mô hình,Đơn vị\n1,Hũ gạo,Xã Lợi Hải\n", encoding="utf-8")
    done = cli("import", path)
    assert done.code == 0
    views = [("batch", "show", 1), *(("batch", "list", "--format", form) for form in TEXT_FORMATS)]
    for answer in (done, *(cli(*view) for view in views)):
        assert answer.code == 0
        assert not CONTROL.search(answer.out + answer.err)


@pytest.mark.parametrize("name", ["../../ngoai", "/var/ngoai", "a/../../b", "con\\..\\x"])
def test_no_name_in_the_data_chooses_a_file(cli: Cli, home: Path, name: str) -> None:
    """A unit, a model and a sheet with such a name: files go where they were asked to go."""
    assert cli("unit", "add", name, "--type", "other").code == 0
    assert cli("model", "add", "--unit", name, "--", name).code == 0
    desk = home / "ban"
    desk.mkdir()
    (desk / "bieu.csv").write_text(
        f"TT,Tên mô hình,Đơn vị,Ngày đăng ký\n1,{name}x,{name},30/02/2024\n", encoding="utf-8"
    )
    before = sorted(path for path in home.rglob("*") if "so.db" not in path.name)
    returned, out = desk / "tra", desk / "ra.xlsx"
    assert cli("import", desk / "bieu.csv", "--return-to", returned).code == 3
    assert cli("import", desk / "bieu.csv", "--skip-bad-rows").code == 3
    assert cli("export", "all", "-o", out).code == 0
    made = {path for path in home.rglob("*") if "so.db" not in path.name} - set(before)
    assert {path.parent for path in made - {returned}} <= {returned, desk}
    assert len(made) == 3
