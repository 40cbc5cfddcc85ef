"""What the register learns of headings: checked before an import, kept with it, shown, forgotten.

What was told is checked against every file before anything is written, so a mistyped heading
leaves the register as it was. It is kept with the file that came in by it, in the same entry of
the journal; a refused file teaches nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dan_van.domain.headings import HeadingFault, LearnedLayout, Taught, Teaching, ToldHeading
from dan_van.domain.import_plan import Problem
from dan_van.domain.sheet import FileRefused, RawWorkbook, SheetLayout
from dan_van.domain.table import Column, Document, Row, Table
from dan_van.domain.vietnamese import search
from dan_van.domain.wording import Label, Message, Phrase
from dan_van.entities import FORMS
from dan_van.errors import NotFound, WrongInput
from dan_van.services.lookups import Lookups
from dan_van.services.named_sheets import named_sheets
from dan_van.services.sheet_layouts import layouts_of
from dan_van.services.similar import similar_names
from dan_van.services.told_headings import fields_of
from dan_van.storage.connection import transaction
from dan_van.storage.learned_headings import (
    LearnedHeading,
    delete_headings,
    read_headings,
    read_layouts,
    write_layout,
)

_SHOWN = 40
"""Headings that an error lists; 130 workbooks may have thousands."""


def teaching_of(conn: sqlite3.Connection, told: tuple[ToldHeading, ...]) -> Teaching:
    """What was told now and what the register learned before."""
    return Teaching(told=told, learned=read_layouts(conn))


def check_told(
    lookups: Lookups,
    teaching: Teaching,
    paths: Sequence[Path],
    workbooks: Iterable[RawWorkbook | FileRefused],
    *,
    sheets: Sequence[str],
) -> None:
    """See that what was told fits the files; all are looked at before the first is written.

    `workbooks` is what each of them holds. Only the named `sheets` are looked at, if any are named.

    Raises:
        WrongInput: no table has one of the headings, or it does not settle what a table is.
    """
    met: set[str] = set()
    unfit: dict[str, str] = {}
    headers: dict[str, None] = {}
    for path, layout in _layouts_of_files(
        lookups, teaching, zip(paths, workbooks, strict=True), sheets
    ):
        headers |= dict.fromkeys(c.header for c in layout.columns if c.header)
        if layout.taught is None:
            continue
        met |= layout.taught.told
        unfit |= dict.fromkeys(layout.taught.unfit, str(layout.form))
        fault = layout.taught.fault
        if fault is not None and layout.taught.told:
            where = f"{path.name} › {layout.sheet}"
            raise WrongInput(fault.code, where=where, **_facts(fault, layout))
    for told in teaching.told:
        if told.heading not in met and told.heading in unfit:
            form = FORMS[unfit[told.heading]]
            fields = fields_of([form])
            raise WrongInput(
                "map_field_of_other_form", heading=told.heading, form=form.plural, fields=fields
            )
        if told.heading not in met:
            raise WrongInput(
                "map_no_such_heading",
                heading=told.heading,
                **_headings_there(told.heading, headers),
            )


def _layouts_of_files(
    lookups: Lookups,
    teaching: Teaching,
    files: Iterable[tuple[Path, RawWorkbook | FileRefused]],
    sheets: Sequence[str],
) -> Iterator[tuple[Path, SheetLayout]]:
    """How every table of the files is read, of those files that can be read."""
    for path, found in files:
        workbook = named_sheets(found, sheets)
        if not isinstance(workbook, FileRefused):
            layouts, _ = layouts_of(lookups, workbook, teaching, are_named=bool(sheets))
            yield from ((path, layout) for layout in layouts)


def _headings_there(asked: str, headers: Iterable[str]) -> dict[str, object]:
    """The headings that the files have, those first that are similar to the one asked for."""
    keys = {search(header): header for header in headers}
    similar = "; ".join(keys[key] for key in similar_names(search(asked), list(keys)))
    listed = list(keys.values())
    known = "; ".join(listed[:_SHOWN])
    return {
        "known": known if len(listed) <= _SHOWN else f"{known}; …",
        "similar": Message("word.similar", {"names": similar}) if similar else "",
    }


def faults(layout: SheetLayout) -> list[Problem]:
    """What was learned and does not hold for a table after all."""
    fault = layout.taught.fault if layout.taught is not None else None
    if fault is None or layout.form is None:
        return []
    return [Problem(code=fault.code, sheet=layout.sheet, facts=_facts(fault, layout))]


def remember(conn: sqlite3.Connection, layouts: Sequence[SheetLayout], *, file: str) -> None:
    """Keep what was told of the tables of a file that came in; inside the caller's transaction."""
    for layout in layouts:
        taught = layout.taught
        is_read = layout.form is not None and not layout.is_hidden
        if is_read and taught is not None and taught.told and taught.rules:
            write_layout(conn, _layout(str(layout.form), taught), file=file)


def headings_document(conn: sqlite3.Connection) -> Document:
    """Every learned heading: of which form, what it bears, where it was learned."""
    known = read_headings(conn)
    columns = (
        Column(key="form", label=Label("Biểu mẫu", "Form")),
        Column(key="heading", label=Label("Tên cột", "Heading")),
        Column(key="field", label=Label("Được đọc là", "Read as")),
        Column(key="file", label=Label("Học từ tệp", "Learned from")),
    )
    rows = tuple(
        Row((FORMS[one.form].plural, one.rule.heading, _read_as(one), one.file)) for one in known
    )
    facts = () if rows else (Message("headings.none"),)
    return Document(
        title=Message("headings.title"),
        tables=(Table(key="headings", columns=columns, rows=rows),) if rows else (),
        facts=facts,
        payload=[
            {
                "form": one.form,
                "heading": one.rule.heading,
                "field": one.rule.bears.field,
                "option": one.rule.bears.option,
                "file": one.file,
            }
            for one in known
        ],
    )


def forget_headings(conn: sqlite3.Connection, headings: Sequence[str] | None) -> Document:
    """Forget headings wherever they were learned, or all of them where None are named.

    Raises:
        NotFound: one of them was never learned.
    """
    known = read_headings(conn)
    gone = known if headings is None else [one for h in headings for one in _named(h, known)]
    with transaction(conn):
        delete_headings(conn, {one.number for one in gone})
    names = ", ".join(dict.fromkeys(f"“{one.rule.heading}”" for one in gone))
    fact = Message("headings.forgotten", {"names": names}) if gone else Message("headings.none")
    payload = {"forgotten": list(dict.fromkeys(one.rule.heading for one in gone))}
    return Document(tables=(), facts=(fact,), payload=payload)


def _named(heading: str, known: Sequence[LearnedHeading]) -> list[LearnedHeading]:
    key = search(heading)
    found = [
        one
        for one in known
        if key in {search(text) for text in (one.rule.heading, _lowest(one.rule.heading))}
    ]
    if not found:
        names = "; ".join(dict.fromkeys(one.rule.heading for one in known)) or "-"
        raise NotFound("heading_not_learned", heading=heading, known=names)
    return found


def _lowest(heading: str) -> str:
    return heading.rpartition(" / ")[2]


def _read_as(one: LearnedHeading) -> Phrase:
    field, option = one.rule.bears
    if field is None:
        return Label("(bỏ qua)", "(left out)")
    label = FORMS[one.form].field(field).label
    suffix = f"={option}" if option else ""
    return Label(f"{label.vi} ({field}{suffix})", f"{label.en} ({field}{suffix})")


def _layout(form: str, taught: Taught) -> LearnedLayout:
    return LearnedLayout(form=form, headings=taught.headings, rules=taught.rules)


def _facts(fault: HeadingFault, layout: SheetLayout) -> dict[str, object]:
    """The facts of a fault, its field with its label."""
    facts: dict[str, object] = dict(fault.facts)
    if layout.form is not None and "field" in facts:
        label = FORMS[layout.form].field(str(facts["field"])).label
        facts["label"] = label
    return facts
