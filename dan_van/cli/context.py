"""What one run of the program works with: settings, words, the register, the clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dan_van.domain.wording import Message
from dan_van.errors import RegisterUnusable, WrongInput
from dan_van.i18n import Words
from dan_van.settings import Settings, SettingSource

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from dan_van.domain.journal import Author
    from dan_van.domain.period import Calendar, Period
    from dan_van.domain.table import Document
    from dan_van.services.lookups import Lookups


LONGEST_COMMAND = 500
"""Characters of a command line that the journal keeps; a shell may put in a thousand files."""


OTHERS = 0o077
"""The permissions of a file for everybody but its owner."""


def clock() -> datetime:
    """Now, in local time; tests put another clock in its place."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Session:
    """An open register with its calendar and its units.

    `as_of` is the day at whose end it is looked at; that day is then today, too.
    """

    conn: sqlite3.Connection
    today: date
    as_of: date | None = None

    @cached_property
    def calendar(self) -> Calendar:
        """The register's calendar, read when first asked for."""
        from dan_van.domain.reporting_calendar import Calendar
        from dan_van.storage.settings import read_settings

        return Calendar(read_settings(self.conn).get("calendar", Calendar.CALENDAR))

    @cached_property
    def lookups(self) -> Lookups:
        """Units and sectors, read when first asked for."""
        from dan_van.services.lookups import Lookups

        return Lookups(self.conn)

    def headed(self, document: Document) -> Document:
        """The document with a line that says of which day the register is."""
        if self.as_of is None:
            return document
        line = Message("as_of.heading", {"day": self.as_of})
        return replace(document, facts=(line, *document.facts))

    def period(self, text: str | None) -> Period | None:
        """The period that was typed, by the register's calendar."""
        if text is None:
            return None
        from dan_van.domain.period import parse_period

        return parse_period(text, calendar=self.calendar, today=self.today)


@dataclass(frozen=True, slots=True)
class Context:
    """Travels in `ctx.obj`; made once, never changed."""

    settings: Settings
    words: Words
    may_ask: bool
    # the command line from the name of the command on
    typed: tuple[str, ...] = ()
    # by its name at the time of the call, so that another clock can be put in its place
    now: datetime = field(default_factory=lambda: clock())  # noqa: PLW0108

    # what was said on stderr, so that it is said once
    said: set[str] = field(default_factory=set)

    @property
    def program(self) -> str:
        """How to call the program on this register, to begin a command that can be pasted."""
        return self.words.program

    @property
    def backups(self) -> Path:
        """The folder that backups of the register go to."""
        from dan_van.settings import backup_folder  # lazy: start-up

        return backup_folder(self.settings)[0]

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is to be said as long as all is well."""
        return "--quiet" in self.typed or "-q" in self.typed

    @property
    def is_open_to_others(self) -> bool:
        """Whether others on this machine may read or write the register."""
        try:
            return os.name == "posix" and bool(self.settings.db.stat().st_mode & OTHERS)
        except OSError:  # opening it will say what is wrong
            return False

    def warn_if_open_to_others(self) -> None:
        """Say so once on stderr."""
        if "open" in self.said or self.is_quiet or not self.is_open_to_others:
            return
        from dan_van.cli import output  # lazy: start-up

        self.said.add("open")
        output.say(Message("register_open_to_others", {"path": self.settings.db}), self.words)

    @property
    def today(self) -> date:
        """The day of this run."""
        return self.now.date()

    @property
    def program_words(self) -> tuple[str, ...]:
        """The words with which another command about the same register begins."""
        if self.settings.db_source is SettingSource.FLAG:
            return ("dan-van", "--db", str(self.settings.db))
        return ("dan-van",)

    @property
    def asks(self) -> bool:
        """Whether there is somebody at a terminal to answer a question."""
        return self.may_ask and sys.stdin.isatty()

    @property
    def user(self) -> str:
        """Who runs this, for the record of imports."""
        import getpass  # lazy: start-up

        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return str(os.getuid()) if hasattr(os, "getuid") else "?"

    @property
    def author(self) -> Author:
        """Who writes, for the journal; the reason is that of `--reason`."""
        import shlex  # lazy: start-up

        from dan_van.domain.journal import Author

        line = shlex.join(("dan-van", *self.typed))
        # a file's name need not be UTF-8
        line = line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return Author(
            at=self.now.replace(tzinfo=None).isoformat(timespec="seconds"),
            who=self.user,
            command=line if len(line) <= LONGEST_COMMAND else f"{line[: LONGEST_COMMAND - 1]}…",
            reason=self._reason,
        )

    @property
    def _reason(self) -> str | None:
        for place, word in enumerate(self.typed):
            if word.startswith("--reason="):
                return word.removeprefix("--reason=")
            if word == "--reason" and place + 1 < len(self.typed):
                return self.typed[place + 1]
        return None

    @contextmanager
    def reading(self, *, as_of: date | None = None) -> Iterator[Session]:
        """The register, open for reading; perhaps as it stood at the end of a day.

        Raises:
            WrongInput: that day is to come, or the register's journal begins after it.
        """
        if as_of is not None and as_of > self.today:
            raise WrongInput("as_of_in_future", day=as_of, today=self.today)
        with self._open(writable=False) as session:
            if as_of is None:
                yield session
                return
            from dan_van.storage.as_of import register_as_of

            with register_as_of(session.conn, as_of) as conn:
                yield Session(conn, as_of, as_of=as_of)

    @contextmanager
    def reading_if_any(self) -> Iterator[Session]:
        """The register if there is one that opens, else an empty one that leaves no file."""
        from dan_van.storage.create import register_in_memory

        with ExitStack() as opened:
            try:
                session = opened.enter_context(self.reading())
            except RegisterUnusable:
                session = Session(opened.enter_context(register_in_memory()), self.today)
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The register, open for writing; every write is a transaction of its own."""
        with self._open(writable=True) as session:
            yield session

    def _say_waiting(self, seconds: float) -> None:
        from dan_van.cli import output  # lazy: start-up

        facts = {"path": self.settings.db, "seconds": round(seconds)}
        output.say(Message("register_waiting", facts), self.words)

    @contextmanager
    def _open(self, *, writable: bool) -> Iterator[Session]:
        from dan_van.storage.connection import open_register

        author = self.author if writable else None
        db, on_wait = self.settings.db, self._say_waiting if writable else None
        with open_register(db, writable=writable, author=author, on_wait=on_wait) as conn:
            self.warn_if_open_to_others()
            yield Session(conn, self.today)


def context_of(ctx: Any) -> Context:
    """The run's context, as the root command left it."""
    found = ctx.obj
    if not isinstance(found, Context):
        raise TypeError("the root command has not run")
    return found
