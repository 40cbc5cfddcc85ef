"""Each fault is found, named with what mends it, and mended where nothing can be lost by it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dan_van.domain.check import Fault
from dan_van.errors import RegisterUnusable
from dan_van.services.check import CheckOptions, check
from dan_van.storage.backup import copy_name, copy_register
from tests.conftest import caller
from tests.full_register import make_full_register

WHOLE, FOUND_DAMAGE = 0, 4

MENDED = {
    "a key for finding": ("key", "model", "UPDATE model SET name_search = 'x' WHERE id = 1"),
    "a key of order": ("key", "unit", "UPDATE unit SET name_sort = 'x' WHERE id = 2"),
    "the key of an alias": ("key", "unit_alias", "UPDATE unit_alias SET alias_identity = 'x'"),
    "a key without a text": ("key", "model", "UPDATE model SET holder_search = 'x' WHERE id = 1"),
    "a kept count": ("tally", "model", "UPDATE model_tally SET number = number + 1"),
    "a count that was not kept": ("tally", "model", "DELETE FROM model_tally"),
    "what an event has of its model": (
        "tally",
        "model",
        "INSERT INTO model_again (event_id, stage, on_start, on_end, model_id, kind)"
        " SELECT event_id, stage, on_start, on_end, model_id, 'x' FROM model_event LIMIT 1",
    ),
    "the stage of a model": ("derived", "model", "UPDATE model SET stage = NULL WHERE id = 1"),
    "a date of a model": (
        "derived",
        "model",
        "UPDATE model SET registered_start = '2023-01-01' WHERE id = 1",
    ),
    "the status of an issue": ("derived", "issue", "UPDATE issue SET status = 'new'"),
    "the period of a task": (
        "derived",
        "task",
        "UPDATE task SET period_start = '2020-01-01', period_end = '2020-04-01'",
    ),
    "a counter": ("counter", "code_counter", "UPDATE code_counter SET last = 1"),
    "no counter": ("counter", "code_counter", "DELETE FROM code_counter WHERE prefix = 'VV'"),
    "an index": ("schema", "model_sort", "DROP INDEX model_sort"),
    "a view": ("schema", "checklist_mark", "DROP VIEW checklist_mark"),
}
LOST = {
    "a row without its unit": ("reference", "model", "UPDATE model SET unit_id = 99 WHERE id = 1"),
    "a table": ("schema", "figure", "DROP TABLE figure"),
    "a row": ("sum", "award", "DELETE FROM award"),
    "a row too many": (
        "sum",
        "setting",
        "INSERT INTO setting (name, value) VALUES ('x', 'y')",
    ),
    "an imported file": ("original", "batch", "DELETE FROM batch_original"),
    "bytes of an imported file": ("original", "batch", "UPDATE batch_original SET content = x'00'"),
    "a date that cannot be": (
        "date",
        "activity",
        "UPDATE activity SET date_end = date_start",
    ),
    "a date of another age": (
        "date",
        "document",
        "UPDATE document SET date_start = '1066-10-14', date_end = '1066-10-15'",
    ),
    "a history": ("timeline", "issue", "DELETE FROM issue_event"),
}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("full")
    make_full_register(folder / "made.db")
    return copy_register(folder / "made.db", folder / "so.db").path


@pytest.fixture
def register(made_once: Path, tmp_path: Path) -> Path:
    """A register of one's own with something in every table."""
    return Path(shutil.copy(made_once, tmp_path / "so.db"))


def write(register: Path, sql: str) -> None:
    """Write to a register as another program does: without the journal."""
    with closing(sqlite3.connect(register)) as conn, conn:
        conn.execute(sql)


def found(register: Path, *more: str) -> tuple[int, list[dict[str, Any]]]:
    answer = caller(register)("check", *more, "--format", "json")
    return answer.code, answer.json()["findings"]


def test_whole_register_is_met_with_silence(register: Path) -> None:
    answer = caller(register)("check", "--max-age", "36500")
    assert (answer.code, answer.out, answer.err) == (WHOLE, "", "")


@pytest.mark.parametrize("what", MENDED)
def test_what_follows_from_something_else_is_found_and_mended(register: Path, what: str) -> None:
    fault, table, sql = MENDED[what]
    write(register, sql)
    code, (finding, *others) = found(register)
    assert code == FOUND_DAMAGE
    assert (finding["fault"], finding["table"], others) == (fault, table, [])
    assert finding["command"].endswith("check --repair")
    code, (finding, *others) = found(register, "--repair")
    assert (code, finding["severity"], others) == (WHOLE, "mended", [])
    assert found(register) == (WHOLE, [])


@pytest.mark.parametrize("what", LOST)
def test_what_is_lost_is_found_and_not_made_up(register: Path, what: str) -> None:
    fault, table, sql = LOST[what]
    write(register, sql)
    code, findings = found(register)
    assert code == FOUND_DAMAGE
    assert (fault, table) in [(f["fault"], f["table"]) for f in findings]
    before = [f for f in findings if "--repair" not in str(f["command"])]
    code, after = found(register, "--repair")
    assert code == FOUND_DAMAGE
    assert [f for f in after if f["severity"] == "error"] == before


def test_row_that_speaks_of_no_record_is_taken_away(register: Path) -> None:
    with closing(sqlite3.connect(register)) as conn, conn:
        conn.execute("UPDATE batch_row SET record_id = 999 WHERE id = 1")
        conn.execute("UPDATE campaign_tag SET record_id = 999")
    code, findings = found(register)
    assert code == FOUND_DAMAGE
    assert {(f["fault"], f["table"], *f["examples"]) for f in findings} == {
        ("orphan", "batch_row", "models 999"),
        ("orphan", "campaign_tag", "models 999"),
    }
    assert found(register, "--repair")[0] == WHOLE
    with closing(sqlite3.connect(register)) as conn:
        assert conn.execute("SELECT count(*) FROM batch_row").fetchone() == (8,)


def test_register_as_it_was_is_kept_beside_the_mended_one(register: Path) -> None:
    write(register, "UPDATE model SET stage = NULL WHERE id = 1")
    kept = Path(caller(register)("check", "--repair", "--format", "json").json()["kept"])
    with closing(sqlite3.connect(kept)) as conn:
        assert conn.execute("SELECT stage FROM model WHERE id = 1").fetchone() == (None,)
    with closing(sqlite3.connect(register)) as conn:
        assert conn.execute("SELECT stage FROM model WHERE id = 1").fetchone() == ("recognised",)
        (command,) = conn.execute("SELECT command FROM journal ORDER BY id DESC").fetchone()
    assert command == "dan-van check --repair --format json"


def test_repairing_a_whole_register_writes_nothing(register: Path) -> None:
    before = register.read_bytes()
    assert found(register, "--repair") == (WHOLE, [])
    assert register.read_bytes() == before
    assert [p.name for p in register.parent.iterdir() if "repair" in p.name] == []


def test_index_that_does_not_agree_is_built_anew(register: Path) -> None:
    with closing(sqlite3.connect(register)) as conn, conn:
        conn.execute("PRAGMA writable_schema = ON")
        (sql,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'model_sort'").fetchone()
        change = "UPDATE sqlite_master SET sql = ? WHERE name = 'model_sort'"
        conn.execute(change, (sql + " WHERE id > 3",))
    write(register, "REINDEX model_sort")
    with closing(sqlite3.connect(register)) as conn, conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute(change, (sql,))
    code, (finding,) = found(register)
    assert (code, finding["fault"]) == (FOUND_DAMAGE, "index")
    assert found(register, "--repair")[0] == WHOLE
    assert found(register) == (WHOLE, [])


def test_index_that_two_rows_forbid_stays_missing(register: Path) -> None:
    write(register, "DROP INDEX checklist_identity")
    write(
        register,
        "INSERT INTO checklist (code, name, name_identity, name_search, name_sort)"
        " SELECT 'RS-1', name, name_identity, name_search, name_sort FROM checklist",
    )
    code, (finding, *_) = found(register, "--repair")
    assert (code, finding["fault"], finding["severity"]) == (FOUND_DAMAGE, "schema", "error")


def options(register: Path, now: datetime) -> CheckOptions:
    return CheckOptions(
        folder=register.parent / "backups",
        max_age_days=7,
        is_open_to_others=False,
        program="dan-van",
        now=now,
    )


def test_backup_is_asked_for_when_what_was_written_is_long_in_none(register: Path) -> None:
    with closing(sqlite3.connect(register)) as conn:
        (first,) = conn.execute("SELECT min(at) FROM journal").fetchone()
        (last,) = conn.execute("SELECT max(at) FROM journal").fetchone()
    written = datetime.fromisoformat(first)
    later = written + timedelta(days=8)
    assert check(register, options(register, written + timedelta(days=6))).found == ()
    checked = check(register, options(register, later))
    assert [finding.fault for finding in checked.found] == [Fault.BACKUP]
    assert checked.is_whole
    (register.parent / "backups").mkdir()
    saved = datetime.fromisoformat(last) + timedelta(minutes=1)
    copy_register(register, register.parent / "backups" / copy_name(register, saved))
    # nothing was written since: the backup is as good as new, however old
    assert check(register, options(register, later + timedelta(days=999))).found == ()


def test_open_permissions_are_a_warning_with_the_command_that_mends_them(register: Path) -> None:
    register.chmod(0o644)
    code, findings = found(register)
    assert code == WHOLE
    assert [(f["fault"], f["severity"]) for f in findings] == [("open", "warning")]
    assert findings[0]["command"] == f"chmod 600 {register}"
    assert caller(register)("check", "--quiet").out == ""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_findings_are_told_in_both_languages(register: Path, language: str) -> None:
    write(register, "UPDATE model SET stage = NULL WHERE id = 1")
    answer = caller(register, language=language)("check")
    assert "DVK-2024-0001" in answer.out
    assert f"dan-van --db {register} check --repair" in answer.out


def test_register_on_a_read_only_medium_can_be_checked(register: Path) -> None:
    register.chmod(0o400)
    register.parent.chmod(0o500)
    try:
        assert caller(register)("check").code == WHOLE
    finally:
        register.parent.chmod(0o700)


def test_missing_register_is_no_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnusable, match="register_missing"):
        check(tmp_path / "so.db", options(tmp_path / "so.db", datetime.now().astimezone()))


def test_register_that_lost_its_end_names_the_latest_backup(register: Path) -> None:
    (register.parent / "backups").mkdir()
    for day in (1, 3, 2):
        at = datetime.fromisoformat(f"2024-04-0{day}T12:00:00")
        copy_register(register, register.parent / "backups" / copy_name(register, at))
    os.truncate(register, 50_000)
    code, (finding,) = found(register)
    assert (code, finding["fault"]) == (FOUND_DAMAGE, "pages")
    assert finding["command"].endswith("backups/so-20240403-120000.db")
