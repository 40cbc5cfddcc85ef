"""Which language to speak, settled before the command tree is built: help is fixed by then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dan_van.i18n import LANGUAGES


def asked_for(arguments: Sequence[str]) -> str | None:
    """The value of `--lang` on a command line that nobody has parsed yet."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return None


def from_locale(environment: Mapping[str, str]) -> str:
    """English where the locale says so; else Vietnamese, also for `C`, which says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "vi"
    return "vi"


def known(language: str | None) -> str | None:
    """The language if it is one of ours."""
    text = (language or "").strip().lower()
    return text if text in LANGUAGES else None
