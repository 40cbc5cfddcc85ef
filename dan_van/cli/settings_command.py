"""`dan-van settings`: show and set where the register lies, its language, its calendar."""

from __future__ import annotations

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
from dan_van.settings import SettingSource, read_settings_file, write_settings_file

app = single()

CALENDARS = ("calendar", "state")
NAMES = ("db", "language", "calendar")
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
    format_: FormatOption = None,
) -> None:
    """Show the settings, or set one."""
    context = context_of(ctx)
    if name is not None and name not in NAMES:
        raise WrongInput("setting_unknown", name=name, known=", ".join(NAMES))
    if name is not None and value is not None:
        _set(context, name, value)
        facts = (Message("settings.set", {"name": name, "value": value}),)
        output.show(
            Document(tables=(), facts=facts, payload={name: value}), context, format_=format_
        )
        return
    output.show(_document(context, name), context, format_=format_)


def _set(context: Context, name: str, value: str) -> None:
    """Set one: the register's place in the settings file, the others in the register.

    Raises:
        WrongInput: the value is none of the allowed ones.
        RegisterUnusable: the register cannot be written.
    """
    from dan_van.storage.connection import transaction
    from dan_van.storage.settings import write_setting

    if name == "db":
        path = Path(value).expanduser().absolute()
        file = context.settings.file
        try:
            write_settings_file(file, read_settings_file(file) | {"db": str(path)})
        except OSError as error:
            raise WrongInput("cannot_write", path=file, detail=error.strerror or error) from error
        return
    if value not in _ALLOWED[name]:
        allowed = ", ".join(_ALLOWED[name])
        raise WrongInput("setting_bad_value", name=name, value=value, allowed=allowed)
    with context.writing() as session, transaction(session.conn):
        write_setting(session.conn, name, value)


def _document(context: Context, only: str | None) -> Document:
    rows = [("db", str(context.settings.db), context.settings.db_source)]
    stored = _of_register(context)
    rows.append(_language(context, stored))
    if "calendar" in stored:
        rows.append(("calendar", stored["calendar"], SettingSource.REGISTER))
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
    return Document(title=Message("settings.title"), tables=(table,), payload=payload)


def _of_register(context: Context) -> dict[str, str]:
    """The register's own settings; none while there is no register, which is no error here."""
    from dan_van.storage.settings import read_settings

    try:
        with context.reading() as session:
            return read_settings(session.conn)
    except RegisterUnusable:
        return {}


def _language(context: Context, stored: dict[str, str]) -> tuple[str, str, SettingSource]:
    asked = context.settings
    if asked.language is not None:
        return "language", context.words.language, asked.language_source
    if "language" in stored:
        return "language", stored["language"], SettingSource.REGISTER
    return "language", context.words.language, SettingSource.LOCALE
