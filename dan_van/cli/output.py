"""What goes where: results to stdout or to a file, everything else to stderr."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dan_van.domain.wording import Message
from dan_van.errors import DanVanError, WrongInput

if TYPE_CHECKING:
    from dan_van.cli.context import Context
    from dan_van.domain.table import Document
    from dan_van.i18n import Words
    from dan_van.render.progress import Steps

LIST_LIMIT = 50
"""Rows of a list on a terminal, unless `--all` or a format is asked for."""

_ENDINGS = {
    ".txt": "plain",
    ".tsv": "tsv",
    ".csv": "csv",
    ".json": "json",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
}


@contextmanager
def printing() -> Iterator[None]:
    """Write to stdout; a reader that has seen enough (`| head`) is no error.

    Raises:
        WrongInput: stdout cannot be written, for example because it is a file on a full disk.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        raise WrongInput("cannot_print", detail=error) from error


def print_text(text: str) -> None:
    """A text of the program itself, such as help, on stdout."""
    with printing():
        sys.stdout.write(f"{text}\n")


def _silence(stream: TextIO) -> None:
    """Send what is left to nowhere, or Python would complain about it at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def show(
    document: Document,
    context: Context,
    *,
    format_: str | None = None,
    output: Path | None = None,
    force: bool = False,
    quiet: bool = False,
) -> None:
    """Write a document to stdout, or to a file whose ending picks the format.

    `quiet` says nothing of a file that was written.

    Raises:
        WrongInput: the format is unknown, or the file exists or cannot be written.
    """
    from dan_van.render import renderer

    chosen = _format(format_, output)
    if output is None:
        with printing():
            renderer(chosen).write(document, sys.stdout, context.words)
        return
    _write_file(document, context, chosen, output, force=force)
    if not quiet:
        say(Message("written", {"path": output}), context.words)


def draws(format_: str | None, output: Path | None) -> bool:
    """Whether the chosen format has charts of itself."""
    return _format(format_, output) in {"html", "xlsx"}


def show_charts(
    document: Document, context: Context, *, format_: str | None, output: Path | None
) -> None:
    """Bars of text below the tables on stdout; other formats draw their own or have none."""
    chosen = _format(format_, output)
    if output is not None or chosen not in {"table", "plain"}:
        return
    import shutil

    from dan_van.render.chart import chart_lines

    width = shutil.get_terminal_size().columns
    with printing():
        for chart in document.charts:
            lines = chart_lines(chart, context.words, width=width, is_ascii=chosen == "plain")
            sys.stdout.write("".join(f"{line}\n" for line in ("", *lines)))


def write_workbook(
    document: Document, context: Context, path: Path, *, force: bool, blank_rows: int = 0
) -> None:
    """Write an xlsx file that can be filled in and imported.

    Raises:
        WrongInput: the ending is not .xlsx, or the file exists or cannot be written.
    """
    from dan_van.render.atomic import replace_file
    from dan_van.render.xlsx import write

    if path.suffix.lower() != ".xlsx":
        raise WrongInput("unknown_ending", path=path, known=".xlsx")
    _refuse_existing(path, force=force)
    try:
        with replace_file(path) as unfinished:
            write(document, unfinished, context.words, blank_rows=blank_rows, missing="")
    except OSError as error:
        raise WrongInput("cannot_write", path=path, detail=error) from error


def check_target(format_: str | None, output: Path | None, *, force: bool) -> None:
    """Find out before the work is done that its result cannot be written.

    Raises:
        WrongInput: the format is unknown, or the file exists or its folder does not.
    """
    _format(format_, output)
    if output is None:
        return
    _refuse_existing(output, force=force)
    try:
        output.parent.stat()
    except OSError as error:
        raise WrongInput("cannot_write", path=output, detail=error) from error


def list_limit(
    *, format_: str | None, output: Path | None, all_: bool, limit: int | None
) -> int | None:
    """How many rows a list may have: a terminal stops at 50, everything else never."""
    if limit is not None:
        return limit
    is_for_people = format_ is None and output is None and not all_ and sys.stdout.isatty()
    return LIST_LIMIT if is_for_people else None


def is_for_people(format_: str | None) -> bool:
    """Whether somebody at a terminal reads the answer."""
    return format_ is None and sys.stdout.isatty()


def progress(names: Sequence[str]) -> AbstractContextManager[Steps]:
    """A bar on stderr over steps of these names; none where stderr is no terminal."""
    from dan_van.render.progress import progress as shown_on

    return shown_on(names, sys.stderr)


def has_notes(format_: str | None) -> bool:
    """Whether a format shows the notes below a table; those for programs do not."""
    return format_ not in {"json", "csv", "tsv"}


def say(message: Message, words: Words) -> None:
    """A line on stderr."""
    _line(sys.stderr, words.say(message))


def show_error(
    error: DanVanError, words: Words, *, as_json: bool, in_one_line: bool = False
) -> None:
    """What is wrong and what to do next, on stderr; as JSON where JSON was asked for."""
    from dan_van.i18n import TEXTS

    text = words.say(Message(f"error.{error.code}", error.facts))
    hint_key = f"hint.{error.code}"
    hint = words.say(Message(hint_key, error.facts)) if hint_key in TEXTS else None
    if as_json:
        import json

        _line(
            sys.stderr,
            json.dumps(
                {"error": error.code, "message": text, "hint": hint, "exit": error.exit_code},
                ensure_ascii=False,
            ),
        )
        return
    if in_one_line and hint:
        text = f"{text} {words.say(Message('word.next'))}: {hint}"
    _line(sys.stderr, f"{words.say(Message('word.error'))}: {text}")
    if hint and not in_one_line:
        _line(sys.stderr, f"{words.say(Message('word.next'))}: {hint}")


def complain(text: str) -> None:
    """A text that was worded already, on stderr, line by line so that its indents stay."""
    for line in text.split("\n"):
        _line(sys.stderr, line)


def show_interrupted(words: Words) -> None:
    """Ctrl-C or Ctrl-D: say what it means for the register, on a line of its own."""
    if sys.stderr.isatty():
        _line(sys.stderr, "")
    show_error(DanVanError("interrupted"), words, as_json=False)


def _line(stream: TextIO, text: str) -> None:
    from dan_van.render.cells import printable

    try:
        stream.write(f"{printable(text)}\n")
        stream.flush()
    except OSError:  # nobody listens; the exit code still tells
        _silence(stream)


def _format(format_: str | None, output: Path | None) -> str:
    from dan_van.cli.options import FORMATS

    if format_ is not None and format_ not in FORMATS and not (format_ == "xlsx" and output):
        raise WrongInput(
            "bad_option_value", option="--format", value=format_, allowed=", ".join(FORMATS)
        )
    if format_ is not None or output is None:
        return format_ or "table"
    try:
        return _ENDINGS[output.suffix.lower()]
    except KeyError:
        raise WrongInput("unknown_ending", path=output, known=" ".join(_ENDINGS)) from None


def _refuse_existing(path: Path, *, force: bool) -> None:
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if path.is_file() and not force:
            raise WrongInput("output_exists", path=path)
    except OSError as error:
        raise WrongInput("cannot_write", path=path, detail=error) from error


def _write_file(
    document: Document, context: Context, format_: str, path: Path, *, force: bool
) -> None:
    from dan_van.render import file_encoding, renderer
    from dan_van.render.atomic import replace_file

    _refuse_existing(path, force=force)
    try:
        with replace_file(path) as unfinished:
            if format_ == "xlsx":
                renderer(format_).write(document, unfinished, context.words)
                return
            with unfinished.open("w", encoding=file_encoding(format_), newline="") as out:
                renderer(format_).write(document, out, context.words)
    except OSError as error:
        raise WrongInput("cannot_write", path=path, detail=error) from error


def write_bytes(content: bytes, path: Path, *, force: bool) -> None:
    """Write a file as it once came.

    Raises:
        WrongInput: the file exists or cannot be written.
    """
    from dan_van.render.atomic import replace_file

    _refuse_existing(path, force=force)
    try:
        with replace_file(path) as unfinished:
            unfinished.write_bytes(content)
    except OSError as error:
        raise WrongInput("cannot_write", path=path, detail=error) from error
