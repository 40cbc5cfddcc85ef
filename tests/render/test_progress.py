"""The bar: on a terminal alone, and nothing of it stays."""

from __future__ import annotations

import io

from dan_van.render.progress import progress
from tests.console import Terminal


def test_a_pipe_gets_no_bar() -> None:
    err = io.StringIO()
    with progress(["a.xlsx", "b.xlsx"], err) as done:
        done(1)
        done(2)
    assert not err.getvalue()


def test_a_terminal_is_told_how_many_and_which() -> None:
    err = Terminal()
    with progress(["a.xlsx", "b [bold].xlsx"], err) as done:
        done(1)
    assert "1/2" in err.getvalue()
    assert "b [bold].xlsx" in err.getvalue()  # a name is no markup


def test_a_name_cannot_steer_the_terminal_and_a_long_one_is_cut() -> None:
    err = Terminal()
    with progress(["x\x1b[2Jy" + "z" * 100], err):
        pass
    assert "x[2Jy" in err.getvalue()
    assert "z" * 40 not in err.getvalue()
