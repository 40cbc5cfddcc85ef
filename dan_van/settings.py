"""Where the register lies and which language is spoken: flag > environment > file > default.

The settings file holds what belongs to this user on this machine; what belongs to the register
(its calendar, its language) is kept in the register.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dan_van.errors import WrongInput

APP = "dan-van"


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
        WrongInput: the settings file is there and cannot be read.
    """
    path = settings_file(environment)
    stored = read_settings_file(path)
    chosen, source = _first(
        (db, SettingSource.FLAG),
        (environment.get("DAN_VAN_DB"), SettingSource.ENVIRONMENT),
        (stored.get("db"), SettingSource.FILE),
    )
    spoken, spoken_source = _first(
        (language, SettingSource.FLAG),
        (environment.get("DAN_VAN_LANG"), SettingSource.ENVIRONMENT),
    )
    return Settings(
        db=Path(chosen).expanduser() if chosen else _data_folder(environment) / "register.db",
        db_source=source,
        file=path,
        language=spoken,
        language_source=spoken_source,
    )


def settings_file(environment: Mapping[str, str]) -> Path:
    """The settings file of this user."""
    if environment.get("XDG_CONFIG_HOME"):
        return Path(environment["XDG_CONFIG_HOME"]) / APP / "settings.toml"
    import platformdirs  # lazy: start-up

    return platformdirs.user_config_path(APP, appauthor=False) / "settings.toml"


def read_settings_file(path: Path) -> dict[str, str]:
    """The settings in the file; none when there is no file.

    Raises:
        WrongInput: it is there and cannot be read.
    """
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise WrongInput("settings_file", path=path, detail=str(error)) from error
    return {name: value for name, value in stored.items() if isinstance(value, str)}


def write_settings_file(path: Path, stored: Mapping[str, str]) -> None:
    """Write the settings file beside itself, then put it in place; only its owner can read it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    lines = [f"{name} = {_toml_string(value)}\n" for name, value in sorted(stored.items())]
    descriptor = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.writelines(lines)
    unfinished.replace(path)


def _first(*candidates: tuple[str | None, SettingSource]) -> tuple[str | None, SettingSource]:
    for value, source in candidates:
        if value:
            return value, source
    return None, SettingSource.DEFAULT


def _data_folder(environment: Mapping[str, str]) -> Path:
    if environment.get("XDG_DATA_HOME"):
        return Path(environment["XDG_DATA_HOME"]) / APP
    import platformdirs  # lazy: start-up

    return platformdirs.user_data_path(APP, appauthor=False)


def _toml_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
