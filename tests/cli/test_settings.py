"""Where settings come from, and what is wrong with them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dan_van.cli.app import choose_language
from tests.cli.refusals import BUSY_OR_MISSING, WRONG_USAGE, assert_refused
from tests.conftest import Answer, Cli, caller


@pytest.fixture
def file(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file of this test, not yet there."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "cau-hinh"))
    path = home / "cau-hinh" / "dan-van" / "settings.toml"
    path.parent.mkdir(parents=True)
    return path


def without_db(*arguments: str, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Call the program without `--db`."""
    from dan_van.cli.app import run

    code = run(list(arguments), "vi")
    out, err = capsys.readouterr()
    return Answer(code=code, out=out, err=err)


def register_of(answer: Answer) -> tuple[str, str]:
    """The register that `settings` names, and where that was taken from."""
    found = answer.json()["db"]
    return found["value"], found["from"]


def test_the_register_is_named_by_option_then_environment_then_file_then_default(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def named(*arguments: str) -> tuple[str, str]:
        typed = (*arguments, "settings", "--format", "json")
        return register_of(without_db(*typed, capsys=capsys))

    assert named() == (str(home / "home/.local/share/dan-van/register.db"), "default")
    file.write_text('db = "/srv/tep.db"\n')
    assert named() == ("/srv/tep.db", "file")
    monkeypatch.setenv("DAN_VAN_DB", "/srv/bien.db")
    assert named() == ("/srv/bien.db", "environment")
    assert named("--db", "/srv/co.db") == ("/srv/co.db", "flag")


def test_an_empty_variable_counts_as_not_set(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text('db = "/srv/tep.db"\n')
    monkeypatch.setenv("DAN_VAN_DB", "")
    answer = without_db("settings", "--format", "json", capsys=capsys)
    assert register_of(answer) == ("/srv/tep.db", "file")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"db = 5 = x\n", "dòng 1"),
        (b'ngon_ngu = "vi"\n', "ngon_ngu"),
        (b"db = 5\n", "db"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_broken_settings_file_is_named_and_not_passed_over(
    file: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    file.write_bytes(content)
    answer = without_db("model", "list", capsys=capsys)
    assert_refused(answer, WRONG_USAGE, str(file), said, "Sửa tệp đó")


def test_a_folder_as_settings_file_is_one_error(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.mkdir()
    assert_refused(without_db("model", "list", capsys=capsys), WRONG_USAGE, "thư mục")


def test_a_broken_settings_file_does_not_matter_where_the_register_is_named(
    file: Path, cli: Cli
) -> None:
    file.write_text("db = 5 = x\n")
    assert cli("model", "list").code == 0


def test_help_is_there_with_a_broken_settings_file(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("db = 5 = x\n")
    assert without_db("--help", capsys=capsys).code == 0
    assert without_db("--version", capsys=capsys).code == 0


@pytest.mark.parametrize("name", ["so.db", "sổ của tôi.db", 'a"b.db', "a\\b.db", "a\nb\x01\x7f.db"])
def test_any_path_survives_the_settings_file(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = home / name
    assert without_db("settings", "db", str(path), capsys=capsys).code == 0
    answer = without_db("settings", "--format", "json", capsys=capsys)
    assert register_of(answer) == (str(path), "file")


def test_the_register_may_be_set_from_the_home_and_is_stored_in_full(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = without_db("settings", "db", "~/so.db", capsys=capsys)
    assert str(home / "home" / "so.db") in answer.out
    assert "~" not in file.read_text()


def test_a_setting_is_taken_back_by_an_empty_value(
    file: Path, cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    without_db("settings", "db", "/srv/so.db", capsys=capsys)
    assert without_db("settings", "db", "", capsys=capsys).code == 0
    assert file.read_text() == ""
    cli("settings", "language", "en")
    assert cli("settings", "language", "").code == 0
    assert cli("settings", "language", "--format", "json").json()["language"]["from"] == "locale"


def test_the_calendar_cannot_be_taken_back(cli: Cli) -> None:
    assert_refused(cli("settings", "calendar", ""), WRONG_USAGE, "calendar, state")


def test_the_calendar_changes_the_quarters(cli: Cli) -> None:
    def start() -> str:
        return str(cli("totals", "2024-Q1", "--format", "json").json()["period"]["start"])

    assert start() == "2024-01-01"
    assert cli("settings", "calendar", "state").code == 0
    assert start() == "2023-12-15"


def test_a_setting_of_a_missing_register_is_not_stored(home: Path) -> None:
    answer = caller(home / "so.db")("settings", "calendar", "state")
    assert_refused(answer, BUSY_OR_MISSING, "init")
    assert not (home / "so.db").exists()


def test_the_language_is_chosen_by_option_then_environment_then_register_then_locale(
    cli: Cli, register: Path
) -> None:
    db = ["--db", str(register)]
    assert choose_language(db, {"LANG": "en_US.UTF-8"}) == "vi", "the register was made in it"
    cli("settings", "language", "")
    assert choose_language(db, {"LANG": "en_US.UTF-8"}) == "en"
    cli("settings", "language", "en")
    assert choose_language(db, {"LANG": "vi_VN.UTF-8"}) == "en"
    assert choose_language(db, {"DAN_VAN_LANG": "vi"}) == "vi"
    assert choose_language(["--lang", "en", *db], {"DAN_VAN_LANG": "vi"}) == "en"
    assert choose_language(["--lang=vi", *db], {"DAN_VAN_LANG": "en"}) == "vi"


@pytest.mark.parametrize("nonsense", ["", "fr", "tiếng Việt", "\x00"])
def test_a_language_that_is_not_ours_falls_back(home: Path, nonsense: str) -> None:
    environment = {"DAN_VAN_LANG": nonsense, "LANG": "C", "HOME": str(home)}
    assert choose_language([], environment) == "vi"


def test_a_register_that_cannot_be_read_does_not_stop_the_choice_of_a_language(home: Path) -> None:
    (home / "xau.db").write_text("x")
    for db in ("xau.db", ".", "khong-co.db", "a" * 300, "~khong-co-ai/x", ""):
        assert choose_language(["--db", db], {"LANG": "en"}) == "en"


def test_files_are_for_their_owner_alone_whatever_the_umask(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = caller(home / "kho" / "so.db")
    before = os.umask(0)
    try:
        cli("init")
        cli("unit", "add", "Xã Lợi Hải")
        cli("settings", "db", str(home / "kho" / "so.db"))
        cli("template", "models", "-o", home / "mau.xlsx")
        cli("export", "all", "-o", home / "xuat.xlsx")
        for ending in ("csv", "tsv", "json", "md", "html", "txt", "xlsx"):
            cli("unit", "list", "-o", home / f"ra.{ending}")
    finally:
        os.umask(before)
    made = [path for path in home.rglob("*") if path.is_file()]
    assert len([path for path in made if not path.name.endswith(("-wal", "-shm"))]) == 11
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    assert stat.S_IMODE((home / "kho").stat().st_mode) == 0o700
