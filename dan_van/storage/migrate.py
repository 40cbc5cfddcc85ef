"""Applying the schema: plain `.sql` files through `sqlite_utils.Migrations`.

Each file is one migration and is never edited after release. An existing register is copied beside
itself first, and the copy is read from end to end. Then all migrations that it lacks run in one
transaction with the schema number, so one that fails leaves the file as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from dan_van.errors import RegisterUnusable
from dan_van.storage.backup import copy_open
from dan_van.storage.connection import APPLICATION_ID, one_write, schema_files, sqlite_errors


def apply_schema(conn: sqlite3.Connection) -> None:
    """Bring an open file to the newest schema; a new file gets all of it."""
    migrations = Migrations("dan_van")
    for number, path in enumerate(schema_files(), start=1):
        migrations(name=path.stem)(_migration(number, path.read_text(encoding="utf-8")))
    migrations.apply(Database(conn))


def migrate_existing(path: Path, *, wait_seconds: float) -> None:
    """Copy a register beside itself as `NAME.v5`, then bring it to the newest schema.

    Another command may do the same at this moment: the one that comes second finds it done.

    Raises:
        RegisterUnusable: it is busy or damaged, or the copy cannot be written.
    """
    with (
        sqlite_errors(path),
        closing(sqlite3.connect(path, isolation_level=None, timeout=wait_seconds)) as conn,
    ):
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        _keep_copy(conn, path.with_name(f"{path.name}.v{version}"))
        migrate_open(conn)


def _keep_copy(conn: sqlite3.Connection, target: Path) -> None:
    try:
        copy_open(conn, target)
    except RegisterUnusable as error:
        if error.code != "copy_cannot_write":
            raise
        detail = error.facts["detail"]
        raise RegisterUnusable("register_cannot_copy", path=target, detail=detail) from error


def migrate_open(conn: sqlite3.Connection) -> None:
    """Bring an open register to the newest schema, without a copy of it."""
    conn.execute("PRAGMA foreign_keys = ON")
    with one_write(conn):
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        if version < len(schema_files()):
            apply_schema(conn)


def _migration(number: int, sql: str) -> Callable[[Database], None]:
    def migrate(db: Database) -> None:
        for statement in _statements(sql):
            db.conn.execute(statement)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute(f"PRAGMA user_version = {number}")

    return migrate


def _statements(sql: str) -> Iterator[str]:
    """Split a script; `executescript` would commit the migration's transaction."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"unfinished statement at the end of a migration: {statement[:60]!r}")
