"""The law of `--as-of`: what was printed on a day is printed again, whatever was written since."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dan_van.cli import context
from dan_van.storage import models as stored_models
from dan_van.storage import together, undo
from tests.conftest import Cli, caller
from tests.workbooks.make_workbook import issues, make_workbook, models

FIRST_DAY = datetime(2024, 3, 20, 9).astimezone()
COMMUNES = ("Xã Lợi Hải", "Xã Công Hải")
ASKED = (
    ("totals", "2024-Q1", "--by", "unit,category"),
    ("totals", "this-quarter", "--by", "sector,stage"),
    ("coverage", "2024-Q1"),
)

_UNITS = st.sampled_from(COMMUNES).map(lambda name: ("--unit", name))
_MODELS = st.integers(1, 4).map(lambda number: f"DVK-2024-{number:04}")
_ISSUES = st.integers(1, 2).map(lambda number: f"VV-2024-{number:04}")
_DATES = st.dates(date(2024, 1, 1), date(2024, 4, 10)).map(lambda day: ("--date", day.isoformat()))
_STAGES = st.sampled_from(["registered", "effective", "recognised", "replicated", "stopped"])
_FILES = st.sampled_from(["first.xlsx", "corrected.xlsx", "nothing.xlsx"])

Words = tuple[str, ...]


def _command(*parts: st.SearchStrategy[Any] | str) -> st.SearchStrategy[Words]:
    """A command line of parts, each a word or several."""
    drawn = [st.just(part) if isinstance(part, str) else part for part in parts]
    return st.tuples(*drawn).map(
        lambda found: tuple(
            w for part in found for w in ([part] if isinstance(part, str) else part)
        )
    )


COMMAND = st.one_of(
    _command("import", _FILES, "--period", "Q1/2024", st.sampled_from([(), ("--replace",)])),
    _command("model", "add", st.sampled_from(["Một", "Hai"]), _UNITS, "--registered", "2024-03"),
    _command("model", "advance", _MODELS, _STAGES, _DATES),
    _command("model", "edit", _MODELS, "--sector", st.sampled_from(["KT", "QPAN", ""])),
    _command("model", "edit", _MODELS, _UNITS, "--kind", st.sampled_from(["collective", ""])),
    _command("model", "withdraw", _MODELS, "--reason", "nhầm"),
    _command("issue", "log", "Rác", _UNITS, "--raised", "2024-01-09", "--due", "2024-03-22"),
    _command("issue", "resolve", _ISSUES, _DATES),
    _command("issue", "reopen", _ISSUES, "--reason", "lại có", "--date", "2024-03-30"),
    _command("activity", "log", "Đối thoại", _UNITS, _DATES),
    _command("award", "add", "Nhóm A", _UNITS, _DATES),
    _command("task", "add", "Giám sát", _UNITS, "--period", "Q1/2024"),
    _command("task", "done", "NV-2024-0001", _DATES),
    _command("figure", "add", "12", _UNITS, "--period", "Q1/2024", "--measure", "registered"),
    _command("unit", "add", "Xã Bắc Sơn", "--parent", "Huyện Thuận Bắc"),
    _command("unit", "alias", "Xã Lợi Hải", "Lợi Hải cũ"),
    _command("unit", "edit", "Xã Lợi Hải", "--name", "Phường Lợi Hải"),
    _command("unit", "merge", *COMMUNES, "--into", st.sampled_from(["Xã Mới", *COMMUNES]), _DATES),
    _command("unit", "split", COMMUNES[0], "--into", "Xã Một", "--into", "Xã Hai", _DATES),
    _command("unit", "close", COMMUNES[1], _DATES),
    _command("settings", "calendar", st.sampled_from(["state", "calendar"])),
    _command("settings", "deadline", st.sampled_from(["1", "10"])),
    _command("undo"),
    _command("undo", st.integers(5, 8).map(str)),
)
"""Any of these may be refused, and then nothing is written."""

DAYS = st.lists(st.lists(COMMAND, min_size=1, max_size=3), min_size=2, max_size=4)


class Post(NamedTuple):
    """A folder with a register of two communes and workbooks that came for it."""

    folder: Path
    register: Path


@contextmanager
def _clock_at(moment: datetime) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "clock", lambda: moment)
        yield


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    """The register as the first day found it; two rows are many, so that ranges are journalled."""
    folder = tmp_path_factory.mktemp("post")
    hai, bay = date(2024, 2, 2), date(2024, 3, 7)
    first = [
        ("Hàng rào xanh", COMMUNES[0], "Kinh tế", "Tập thể", hai),
        ("Đường hoa", COMMUNES[1], "VHXH", "Tập thể", bay),
        ("Tiếng kẻng", COMMUNES[1], "QPAN", "Cá nhân", bay),
    ]
    changed = ("Đường hoa", COMMUNES[1], "Kinh tế", "Cá nhân", hai)
    new = [(name, COMMUNES[0], "HTCT", "Tập thể", bay) for name in ("Ngõ xanh", "Ngõ sạch")]
    matter = ("Chợ tạm", COMMUNES[0], "Môi trường", hai, "Mới", None)
    make_workbook(folder / "first.xlsx", models(*first), issues(matter))
    make_workbook(folder / "corrected.xlsx", models(first[0], changed, *new), issues(matter))
    make_workbook(folder / "nothing.xlsx", models())
    with _clock_at(FIRST_DAY), pytest.MonkeyPatch.context() as patch:
        patch.setattr(together, "FEW", 1)
        patch.setattr(stored_models, "FEW", 1)
        patch.setattr(undo, "_MANY", 2)
        cli = caller(folder / "so.db")
        assert cli("init").code == 0
        assert cli("unit", "add", "Huyện Thuận Bắc").code == 0
        for name in COMMUNES:
            assert cli("unit", "add", name, "--parent", "Huyện Thuận Bắc").code == 0
        assert cli("import", folder / "first.xlsx", "--period", "Q1/2024").code == 0
        yield Post(folder, folder / "so.db")


def _figures(cli: Cli, *options: str) -> list[Any]:
    answers = [cli(*words, *options, "--format", "json") for words in ASKED]
    assert [answer.err for answer in answers] == [""] * len(ASKED)
    return [answer.json() for answer in answers]


@settings(max_examples=12)
@given(days=DAYS)
def test_figures_of_each_day_are_told_again(post: Post, days: list[list[Words]]) -> None:
    register = Path(shutil.copy(post.register, post.folder / "copy.db"))
    cli = caller(register)
    remembered = []
    for later, commands in enumerate(days):
        with _clock_at(FIRST_DAY + timedelta(days=later)):
            for name, *words in commands:
                paths = [post.folder / w if w.endswith(".xlsx") else w for w in words]
                event(f"{name}: {cli(name, *paths).code}")
            remembered.append(_figures(cli))
    with _clock_at(FIRST_DAY + timedelta(days=len(days))):
        for later, expected in enumerate(remembered):
            day = (FIRST_DAY + timedelta(days=later)).date().isoformat()
            assert _figures(cli, "--as-of", day) == expected
