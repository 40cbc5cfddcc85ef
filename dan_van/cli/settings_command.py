"""`dan-van settings`: where the register lies, its language, its calendar, what it has learned."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dan_van.cli import output
from dan_van.cli.context import Context, context_of
from dan_van.cli.groups import single
from dan_van.cli.options import FormatOption
from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.wording import Message
from dan_van.errors import RegisterUnusable, WrongInput
from dan_van.i18n import LANGUAGES
from dan_van.settings import (
    SettingSource,
    at_home,
    backup_folder,
    read_settings_file,
    write_settings_file,
)

app = single()

CALENDARS = ("calendar", "state")
NAMES = ("db", "backups", "language", "calendar", "deadline")
MOST_DAYS = 366
HEADINGS = "headings"
_PATHS = ("db", "backups")
_ALLOWED = {"language": LANGUAGES, "calendar": CALENDARS}


@app.command("settings", help="help.settings")
def settings(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME", help="argument.setting", show_default=False)
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]]", help="argument.setting_value")
    ] = None,
    *,
    forget: Annotated[
        list[str] | None, typer.Option("--forget", metavar="HEADING", help="option.forget")
    ] = None,
    forget_all: Annotated[bool, typer.Option("--forget-all", help="option.forget_all")] = False,
    format_: FormatOption = None,
) -> None:
    """Show the settings, or set one."""
    context = context_of(ctx)
    if forget or forget_all or name == HEADINGS:
        if name not in {None, HEADINGS} or value is not None:
            raise WrongInput("headings_take_no_value", value=value or name)
        document = _headings(context, None if forget_all else forget or ())
        output.show(document, context, format_=format_)
        return
    if name is not None and name not in NAMES:
        raise WrongInput("setting_unknown", name=name, known=", ".join((*NAMES, HEADINGS)))
    if name is not None and value is not None:
        stored = _set(context, name, value)
        key = "settings.set" if stored else "settings.unset"
        facts = (Message(key, {"name": name, "value": stored}),)
        output.show(
            Document(tables=(), facts=facts, payload={name: stored}), context, format_=format_
        )
        return
    output.show(_document(context, name), context, format_=format_)


def _headings(context: Context, forgotten: Sequence[str] | None) -> Document:
    """What the register has learned of headings; those named are forgotten, all where it is None.

    Raises:
        NotFound: a heading to be forgotten was never learned.
        RegisterUnusable: the register is missing or cannot be written.
    """
    from dan_van.services.learned_headings import forget_headings, headings_document

    if forgotten is None or forgotten:
        with context.writing() as session:
            return forget_headings(session.conn, forgotten)
    with context.reading() as session:
        return headings_document(session.conn)


def _set(context: Context, name: str, value: str) -> str | None:
    """Set one: the places of files in the settings file, the others in the register.

    An empty value takes the setting back, so that the default holds again; returns what was stored.

    Raises:
        WrongInput: the value is none of the allowed ones.
        RegisterUnusable: the register cannot be written.
    """
    from dan_van.storage.connection import transaction
    from dan_van.storage.settings import delete_setting, write_setting

    if name in _PATHS:
        return _set_path(context.settings.file, name, value)
    if name == "language" and not value:
        with context.writing() as session, transaction(session.conn):
            delete_setting(session.conn, name)
        return None
    if name == "deadline" and not value:
        with context.writing() as session, transaction(session.conn):
            delete_setting(session.conn, name)
        return None
    if name == "deadline":
        if not (value.isdecimal() and value.isascii() and int(value) <= MOST_DAYS):
            raise WrongInput("bad_deadline", value=value)
        value = str(int(value))
    elif value not in _ALLOWED[name]:
        allowed = ", ".join(_ALLOWED[name])
        raise WrongInput("setting_bad_value", name=name, value=value, allowed=allowed)
    with context.writing() as session, transaction(session.conn):
        write_setting(session.conn, name, value)
    return value


def _set_path(file: Path, name: str, value: str) -> str | None:
    """Say in the settings file where something lies; an empty value: where it lies by default.

    Raises:
        WrongInput: the file cannot be read or written.
    """
    stored = read_settings_file(file)
    stored.pop(name, None)
    path = str(at_home(value).absolute()) if value else None
    try:
        write_settings_file(file, stored if path is None else {**stored, name: path})
    except OSError as error:
        raise WrongInput("settings_file_not_written", path=file, detail=error) from error
    except UnicodeEncodeError as error:  # a name that is not UTF-8
        raise WrongInput("not_utf8", value=value) from error
    return path


def _document(context: Context, only: str | None) -> Document:
    rows = [("db", str(context.settings.db), context.settings.db_source)]
    folder, source = backup_folder(context.settings)
    rows.append(("backups", str(folder), source))
    stored = _of_register(context)
    rows.append(_language(context, stored))
    if "calendar" in stored:
        rows.append(("calendar", stored["calendar"], SettingSource.REGISTER))
    if "deadline" in stored:
        rows.append(("deadline", stored["deadline"], SettingSource.REGISTER))
    if only is not None:
        rows = [row for row in rows if row[0] == only]
    table = Table(
        columns=(
            Column(key="name", label=Message("settings.name"), kind=ColumnKind.CODE),
            Column(key="value", label=Message("settings.value")),
            Column(key="from", label=Message("settings.from")),
        ),
        rows=tuple(
            Row((name, value, Message(f"settings.source.{source}"))) for name, value, source in rows
        ),
    )
    payload = {name: {"value": value, "from": source.value} for name, value, source in rows}
    learned = _learned(context) if only is None else 0
    notes = (Message("headings.count", {"count": learned}),) if learned else ()
    return Document(title=Message("settings.title"), tables=(table,), notes=notes, payload=payload)


def _of_register(context: Context) -> dict[str, str]:
    """The register's own settings; none while there is no register, which is no error here."""
    from dan_van.storage.settings import read_settings

    try:
        with context.reading() as session:
            return read_settings(session.conn)
    except RegisterUnusable:
        return {}


def _learned(context: Context) -> int:
    """How many headings the register has learned; none while there is no register."""
    from dan_van.storage.learned_headings import read_headings

    try:
        with context.reading() as session:
            return len(read_headings(session.conn))
    except RegisterUnusable:
        return 0


def _language(context: Context, stored: dict[str, str]) -> tuple[str, str, SettingSource]:
    asked = context.settings
    if asked.language is not None:
        return "language", context.words.language, asked.language_source
    if "language" in stored:
        return "language", stored["language"], SettingSource.REGISTER
    return "language", context.words.language, SettingSource.LOCALE
