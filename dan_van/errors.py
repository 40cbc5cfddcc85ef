"""Errors that a user can cause: a code, the facts of the case, and an exit code.

This module imports nothing of the project. It holds no sentence: the words for a code are in
`i18n` under `error.<code>` (what is wrong, where) and `hint.<code>` (what to do next).
A bug is never one of these: it keeps its traceback and Python's exit code 1.
"""

from __future__ import annotations

from typing import ClassVar


class DanVanError(Exception):
    """What a user can cause; `code` names the sentence, `facts` fill its gaps."""

    exit_code: ClassVar[int] = 2

    def __init__(self, code: str, /, **facts: object) -> None:
        """Keep the code and the facts; nothing is worded here."""
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class WrongInput(DanVanError):
    """The command was used wrongly: a bad period, an unknown option value (exit 2)."""

    exit_code = 2


class Refused(DanVanError):
    """The command finished but something was refused, or figures disagree (exit 3)."""

    exit_code = 3


class RegisterUnusable(DanVanError):
    """The register is missing, busy, newer than this program, or not ours (exit 5)."""

    exit_code = 5


class NotFound(DanVanError):
    """No record bears that code or name (exit 6)."""

    exit_code = 6
