"""Applying the schema: plain `.sql` files through `sqlite_utils.Migrations`.

Each file is one migration and is never edited after release. The schema number is stamped in the
transaction of its migration, so a migration that fails leaves version and data as they were.
An existing register is copied beside itself before it is migrated.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from dan_van.errors import RegisterUnusable
from dan_van.storage.connection import APPLICATION_ID, schema_files, sqlite_errors


def apply_schema(conn: sqlite3.Connection) -> None:
    """Bring an open file to the newest schema; a new file gets all of it."""
    migrations = Migrations("dan_van")
    for number, path in enumerate(schema_files(), start=1):
        migrations(name=path.stem)(_migration(number, path.read_text(encoding="utf-8")))
    migrations.apply(Database(conn))


def migrate_existing(path: Path, *, wait_seconds: float) -> Path:
    """Copy a register beside itself, then migrate it; returns the copy's path."""
    with (
        sqlite_errors(path),
        closing(sqlite3.connect(path, isolation_level=None, timeout=wait_seconds)) as conn,
    ):
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        copy = path.with_name(f"{path.name}.v{version}")
        _copy(conn, copy)
        conn.execute("PRAGMA foreign_keys = ON")
        apply_schema(conn)
        return copy


def _copy(conn: sqlite3.Connection, target: Path) -> None:
    try:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    except OSError as error:
        raise RegisterUnusable("register_cannot_copy", path=target, detail=error) from error
    with closing(sqlite3.connect(target)) as copy:
        conn.backup(copy)


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
