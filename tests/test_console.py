"""The replayer itself: what it takes for a command, and that it notices a difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import Console, read_session

SESSION = """\
# a comment

$ dan-van --version
dan-van 9.9
# another
$ DAN_VAN_LANG=en dan-van \\
    model list
2> Error: something
=> 5

# the end
""".splitlines()


def test_a_session_is_split_into_commands_and_what_they_answer() -> None:
    session = read_session(SESSION)
    first, second = session.steps
    assert first.before == ("# a comment", "")
    assert first.words == ["dan-van", "--version"]
    assert first.expected == ("dan-van 9.9",)
    assert second.before == ("# another",)
    assert second.words == ["DAN_VAN_LANG=en", "dan-van", "model", "list"]
    assert second.expected == ("2> Error: something", "=> 5")
    assert session.after == ("", "# the end")


def test_a_replay_gives_what_the_program_answers_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    got = Console(tmp_path, monkeypatch).replay(read_session(SESSION))
    assert "dan-van 9.9" not in got
    assert "2> Error: something" not in got
    assert [line for line in got if line[:1] in "#$"] == [
        line for line in SESSION if line[:1] in "#$"
    ]
    assert "=> 5" in got


def test_a_session_sees_neither_home_nor_environment_of_the_tester(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAN_VAN_DB", "/nowhere/else.db")
    answer = Console(tmp_path, monkeypatch).run(["dan-van", "settings", "db", "--format", "csv"])
    assert answer[1].startswith("db,~/")


def test_columns_make_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(tmp_path, monkeypatch)
    console.run(["dan-van", "--db", "a.db", "init"])
    piped = console.run(["dan-van", "--db", "a.db", "totals", "2024"])
    fitted = console.run(["COLUMNS=80", "dan-van", "--db", "a.db", "totals", "2024"])
    assert max(map(len, piped)) > 80
    assert max(map(len, fitted)) <= 80
