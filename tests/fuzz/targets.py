"""What is fuzzed: each target takes any bytes and answers in a documented way, or it is a bug.

A target returns the name of its answer (`read`, the code of a refusal or a problem). Whatever else
it raises is a finding. Bytes, so that every example is a file that can be kept.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from dan_van.domain.amount import Item, Money
from dan_van.domain.cell import CellProblem, is_blank, parse_mark, parse_prose, parse_text, show
from dan_van.domain.cell_choice import parse_choice, parse_choices
from dan_van.domain.cell_date import parse_date
from dan_van.domain.cell_items import parse_items, parse_list, parse_names
from dan_van.domain.cell_money import parse_money
from dan_van.domain.cell_number import LARGEST, parse_count, parse_figure
from dan_van.domain.date_style import date_style
from dan_van.domain.figure import Figure
from dan_van.domain.number_style import number_style
from dan_van.domain.period import Calendar, find_period, parse_period
from dan_van.domain.sheet import CellFault, FileRefused, RawCell
from dan_van.domain.span import DateSpan
from dan_van.domain.wording import Label
from dan_van.entities.entity import Choice
from dan_van.errors import WrongInput
from dan_van.services.inspect_workbook import inspect_workbook
from dan_van.services.lookups import Lookups
from dan_van.sheets.delimited import read_text
from dan_van.sheets.limits import Limits, Unreadable
from dan_van.sheets.read import WorkbookReader
from dan_van.storage.connection import open_register
from dan_van.storage.create import create_register

CORPUS = Path(__file__).parent / "corpus"
LARGEST_KEPT = 20_000
"""Larger examples are not kept: the corpus is for reading too."""

PERIOD_CODES = {"bad_period", "period_backwards"}
NEVER = {"refused.timed_out", "refused.crashed"}
CELL_PARTS = "\x1f"
"""Between the cells of one column in an example of the cell parser."""

KINDS = (
    Choice("collective", Label("Tập thể", "Collective")),
    Choice("individual", Label("Cá nhân", "Individual")),
)


class Undocumented(AssertionError):
    """An answer that is none of those that the target promises."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to fuzz: its name, how an example is run."""

    name: str
    run: Callable[[bytes], str]


def kept(name: str) -> list[Path]:
    """The examples of the corpus for a target."""
    return sorted(path for path in (CORPUS / name).glob("*") if path.is_file())


def targets(stack: ExitStack) -> dict[str, Target]:
    """The targets by name; the stack ends the reading process and takes the folder away."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dan-van-fuzz-")))
    reader = stack.enter_context(WorkbookReader(limits=Limits(seconds=20)))
    register = folder / "so.db"
    create_register(register, settings={"calendar": "calendar", "language": "vi"})
    conn = stack.enter_context(open_register(register, writable=False))
    workbooks = partial(_workbook, reader, Lookups(conn), folder)
    runs: dict[str, Callable[[bytes], str]] = {
        "workbook": workbooks,
        "text": _text,
        "period": _period,
        "cell": _cell,
    }
    return {name: Target(name, run) for name, run in runs.items()}


def _workbook(reader: WorkbookReader, lookups: Lookups, folder: Path, data: bytes) -> str:
    path = folder / "any.xlsx"
    path.write_bytes(data)
    answer = reader.read(path)
    if isinstance(answer, FileRefused) and answer.reason.key in NEVER:
        raise Undocumented(answer.reason)
    reading = inspect_workbook(lookups, path, answer, calendar=Calendar.CALENDAR)
    if reading.refused is not None:
        return reading.refused.key
    return "+".join(sorted({table.form or "none" for table in reading.tables}))


def _text(data: bytes) -> str:
    try:
        rows = list(read_text(data, sheet="any", limits=Limits(cells=100_000)).rows)
    except Unreadable as refusal:
        return refusal.reason.key
    if any(cell is not None and not isinstance(cell, str) for row in rows for cell in row):
        raise Undocumented("a cell that is no text")
    return f"read.{min(len(rows), 3)}x{min(max(map(len, rows), default=0), 3)}"


def _period(data: bytes) -> str:
    text = data.decode(errors="surrogateescape")
    answers = set()
    for calendar in Calendar:
        found = find_period(text, calendar=calendar)
        answers.add("found" if found else "none")
        try:
            period = parse_period(text, calendar=calendar, today=date(2024, 5, 20))
        except WrongInput as refusal:
            if refusal.code not in PERIOD_CODES:
                raise Undocumented(refusal.code) from refusal
            answers.add(refusal.code)
            continue
        if period.span.end <= period.span.start:
            raise Undocumented(f"{text!r} is the empty period {period}")
        again = parse_period(period.code, calendar=calendar, today=date(1999, 1, 1))
        if again != period:
            raise Undocumented(f"{text!r} is {period}, its code is {again}")
        answers.add("read")
    return "+".join(sorted(answers))


def _cell(data: bytes) -> str:
    column = [cell_of(part) for part in data.decode(errors="replace").split(CELL_PARTS)]
    raw = column[0]
    numbers, dates = number_style(column), date_style(column)
    shown = show(raw)
    if len(shown) > 80 or "\n" in shown or "\x1b" in shown:
        raise Undocumented(f"shown as {shown!r}")
    is_blank(raw)
    texts = [parse_text(raw), parse_prose(raw), parse_choice(raw, KINDS)]
    lists = [parse_choices(raw, KINDS), parse_names(raw), parse_list(raw), parse_items(raw)]
    found: list[tuple[object, tuple[type, ...]]] = [
        (parse_mark(raw), (bool,)),
        *((text, (str,)) for text in texts),
        *((items, (tuple,)) for items in lists),
        (parse_count(raw, numbers), (int,)),
        (parse_figure(raw, numbers), (Figure,)),
        *((parse_money(raw, numbers, unit=unit), (Money,)) for unit in (1, 10**6)),
    ]
    for calendar in Calendar:
        found.append((parse_date(raw, style=dates, calendar=calendar, year=2024), (DateSpan,)))
    codes = set()
    for value, types in found:
        if value is None:
            codes.add("none")
        elif isinstance(value, CellProblem):
            codes.add(value.code)
        elif isinstance(value, types):
            _check(value)
            codes.add(type(value).__name__)
        else:
            raise Undocumented(f"{value!r} is none of {types}")
    return "+".join(sorted(codes))


def _check(value: object) -> None:
    """What the rest of the program relies on in a value that was read."""
    match value:
        case str() if not value.strip() or "\x1b" in value or "\0" in value:
            raise Undocumented(f"the text {value!r}")
        case int() if not 0 <= value <= LARGEST:
            raise Undocumented(f"the count {value}")
        case Money() if not 0 <= value.amount <= LARGEST:
            raise Undocumented(f"the sum {value}")
        case DateSpan() if value.end <= value.start:
            raise Undocumented(f"the range {value}")
        case tuple() if not all(isinstance(part, str | Item) for part in value):
            raise Undocumented(f"the list {value}")


def cell_of(text: str) -> RawCell:
    """The cell that an example stands for: `int:31`, `date:2024-03-12`; else the text itself."""
    kind, colon, rest = text.partition(":")
    makes: dict[str, Callable[[str], RawCell]] = {
        "int": int,
        "float": float,
        "bool": lambda word: word == "true",
        "date": date.fromisoformat,
        "moment": datetime.fromisoformat,
        "time": time.fromisoformat,
        "fault": CellFault,
    }
    if colon and kind in makes:
        with suppress(ValueError, OverflowError):
            return makes[kind](rest)
    return text or None
