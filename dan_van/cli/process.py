"""The process around a run: streams that can be written to, text that is UTF-8.

A stream that the caller closed is put back as an empty one, so that no file of ours is opened in
its place; the result is then thrown away, as the caller asked. Nothing here knows a command.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dan_van.errors import WrongInput

_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def prepare() -> None:
    """Make the standard streams usable, in UTF-8 whatever the locale says."""
    _insist_on_utf8()
    for descriptor, (name, mode) in enumerate(_STREAMS):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != descriptor:
                os.dup2(opened, descriptor)
                os.close(opened)
            setattr(sys, name, os.fdopen(descriptor, mode, encoding="utf-8", closefd=False))
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def _insist_on_utf8() -> None:
    """Start again in UTF-8 mode where the locale made Python read arguments as something else.

    Python does so by itself for `LANG=C`, but not for `LANG=en_US.ISO-8859-1`, nor where that was
    turned off; then letters of names would be lost before anyone could look at them.
    """
    if sys.getfilesystemencoding().lower() != "utf-8":
        again = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
        os.execv(sys.executable, again)  # noqa: S606 - the same program, no shell


def refuse_broken_text(arguments: Sequence[str]) -> None:
    """Refuse an argument that is not UTF-8, unless it is the name of a file.

    Raises:
        WrongInput: letters of it would be lost.
    """
    for argument in arguments:
        if is_text(argument):
            continue
        value = argument.partition("=")[2] if argument.startswith("--") else argument
        folder = Path(value).parent
        if not os.path.lexists(value) and (folder == Path() or not folder.is_dir()):
            raise WrongInput("not_utf8", value=argument)


def is_text(text: str) -> bool:
    """Whether every byte of it was a letter: no halves of surrogate pairs."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
