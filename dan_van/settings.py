"""Where the register lies and which language is spoken: flag > environment > file > default.

The settings file holds what belongs to this user on this machine; what belongs to the register
(its calendar, its language) is kept in the register.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dan_van.domain.wording import Message
from dan_van.errors import WrongInput

APP = "dan-van"
FILE_NAMES = ("db", "backups")
"""What the settings file may hold; anything else in it is a slip that would go unnoticed."""


class SettingSource(StrEnum):
    """Where a setting was taken from."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    FILE = "file"
    REGISTER = "register"
    LOCALE = "locale"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What this run works with, and where each came from."""

    db: Path = field(metadata={"doc": "the register's file"})
    db_source: SettingSource
    file: Path = field(metadata={"doc": "the settings file, which need not exist"})
    language: str | None = field(
        default=None, metadata={"doc": "language asked for, before the register's own"}
    )
    language_source: SettingSource = SettingSource.DEFAULT


def load_settings(
    *, db: str | None, language: str | None, environment: Mapping[str, str]
) -> Settings:
    """Settle the register's path and the language asked for.

    Raises:
        WrongInput: `db` is empty or names the home of nobody, or the settings file is needed
            and cannot be read.
    """
    if db == "":  # an unset variable in a script must not lead to another register
        raise WrongInput("value_required", field="--db")
    path = settings_file(environment)
    chosen, source = _first(
        (db, SettingSource.FLAG), (environment.get("DAN_VAN_DB"), SettingSource.ENVIRONMENT)
    )
    if chosen is None:
        chosen, source = _first((read_settings_file(path).get("db"), SettingSource.FILE))
    spoken, spoken_source = _first(
        (language, SettingSource.FLAG),
        (environment.get("DAN_VAN_LANG"), SettingSource.ENVIRONMENT),
    )
    return Settings(
        db=at_home(chosen) if chosen else _data_folder(environment) / "register.db",
        db_source=source,
        file=path,
        language=spoken,
        language_source=spoken_source,
    )


def backup_folder(settings: Settings) -> tuple[Path, SettingSource]:
    """Where backups of the register go: as the settings file says, else a folder beside it.

    Raises:
        WrongInput: the settings file cannot be read.
    """
    stored = read_settings_file(settings.file).get("backups")
    if stored:
        return at_home(stored), SettingSource.FILE
    return settings.db.parent / "backups", SettingSource.DEFAULT


def at_home(text: str) -> Path:
    """A path as it was typed, with `~` put out in full.

    Raises:
        WrongInput: there is no such home.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise WrongInput("no_such_home", path=text) from error


def settings_file(environment: Mapping[str, str]) -> Path:
    """The settings file of this user."""
    if sys.platform == "linux":  # what platformdirs says there; its import takes 4 ms
        folder = environment.get("XDG_CONFIG_HOME") or "~/.config"
        return at_home(folder) / APP / "settings.toml"
    import platformdirs  # lazy: start-up

    return platformdirs.user_config_path(APP, appauthor=False) / "settings.toml"


def read_settings_file(path: Path) -> dict[str, str]:
    """The settings in the file; none when there is no file.

    Raises:
        WrongInput: it is there and cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
        import tomllib  # lazy: start-up

        stored = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise WrongInput("settings_file", path=path, detail=error) from error
    except ValueError as error:  # bad TOML and bad UTF-8 are both ValueErrors
        line = re.search(r"at line (\d+)", str(error))
        detail = Message("settings.bad_line" if line else "settings.bad_text", _line_of(line))
        raise WrongInput("settings_file", path=path, detail=detail) from error
    for name, value in stored.items():
        if name not in FILE_NAMES or not isinstance(value, str):
            detail = Message("settings.bad_entry", {"name": name, "known": ", ".join(FILE_NAMES)})
            raise WrongInput("settings_file", path=path, detail=detail)
    return stored


def _line_of(found: re.Match[str] | None) -> dict[str, object]:
    return {"line": found[1]} if found else {}


def write_settings_file(path: Path, stored: Mapping[str, str]) -> None:
    """Write the settings file beside itself, then put it in place; only its owner can read it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    lines = [f"{name} = {_toml_string(value)}\n" for name, value in sorted(stored.items())]
    descriptor = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.writelines(lines)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _first(*candidates: tuple[str | None, SettingSource]) -> tuple[str | None, SettingSource]:
    for value, source in candidates:
        if value:
            return value, source
    return None, SettingSource.DEFAULT


def _data_folder(environment: Mapping[str, str]) -> Path:
    if sys.platform == "linux":
        return at_home(environment.get("XDG_DATA_HOME") or "~/.local/share") / APP
    import platformdirs  # lazy: start-up

    return platformdirs.user_data_path(APP, appauthor=False)


def _toml_string(text: str) -> str:
    """A basic string of TOML, which escapes what JSON escapes, and DEL."""
    import json  # lazy: start-up

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
