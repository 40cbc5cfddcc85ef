"""How a sheet is read, put together: its tables, their rows, their columns, and which form it is.

Pure: a raw sheet and the declared forms go in, layouts come out. Any sheet gives at least one
layout; one that is no form of ours is laid out all the same and says why it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dan_van.domain.cell import parse_mark
from dan_van.domain.headings import Teaching
from dan_van.domain.sheet import RawSheet, SheetColumn, SheetLayout, SheetRow
from dan_van.domain.vietnamese import clean
from dan_van.domain.wording import Message
from dan_van.entities.entity import Entity, Kind
from dan_van.sheets.classify_rows import ClassifiedRow, RowKind, classify_rows
from dan_van.sheets.columns_of_options import with_columns_of_options
from dan_van.sheets.figure_columns import figure_form, find_summary
from dan_van.sheets.grid import fold, is_blank
from dan_van.sheets.header_columns import HeaderColumn, column_letter
from dan_van.sheets.header_words import is_heading_word, is_number_heading, numbers_columns
from dan_van.sheets.item_columns import with_item_columns
from dan_van.sheets.mark_columns import column_cells, without_false_marks
from dan_van.sheets.match_headers import (
    HeaderMatch,
    Marks,
    known_headers,
    match_headers,
    suggest,
)
from dan_van.sheets.named_holders import with_named_holders
from dan_van.sheets.nearest_form import nearest_form, with_map_option
from dan_van.sheets.no_table import (
    helper_sheet,
    is_drawing,
    is_one_page_form,
    is_timetable,
    why_no_table,
)
from dan_van.sheets.row_groups import group_rows
from dan_van.sheets.row_words import is_figure
from dan_van.sheets.tables import TableArea, find_tables
from dan_van.sheets.taught_headings import Fitting, TaughtTable, overlaid, taught_keys

_SAMPLE = 200
_NO_ROWS = frozenset(("refused.timetable", "refused.drawing", "refused.one_page_form"))
_NOTHING = re.compile(r"\bkhong (?:co|phat sinh)\b")
_FIGURE_HEADING = re.compile(r"(?:so|tong|ty le|ti le|diem|cong|luy ke|ke hoach|thuc hien|dat)\b")


def understand(
    sheet: RawSheet,
    *,
    forms: Sequence[Entity],
    known_groups: frozenset[str] = frozenset(),
    teaching: Teaching | None = None,
    marks: Marks | None = None,
    is_named: bool = False,
) -> tuple[SheetLayout, ...]:
    """Says how a sheet is read: one layout for each table in it, at least one.

    Args:
        sheet: the sheet as read, text already decoded.
        forms: the declared kinds of sheet.
        known_groups: folded names of sectors and units that may stand as a group row.
        teaching: what was told or learned of headings.
        marks: folded heading → field and option of a column of marks (sectors), beside the choices
            that the forms declare.
        is_named: the sheet was asked for by its name, so its name is no reason to leave it out.

    Returns:
        The layouts in reading order; `refused` is set where there is no table or no form fits.
    """
    teaching = teaching or Teaching()
    areas = find_tables(sheet, known=known_headers(forms) | taught_keys(teaching))
    title = areas[0].title if areas else ()
    refused = None if is_named else helper_sheet(sheet.name, title)
    if not areas:
        reason = refused or why_no_table(sheet)
        return (
            SheetLayout(
                sheet=sheet.name,
                is_hidden=sheet.is_hidden,
                form=None,
                title_lines=_all_lines(sheet),
                refused=reason,
            ),
        )
    layouts = []
    for area in areas:
        layout = _laid_out(sheet, area, known_groups)
        layout = _with_form(layout, area, forms, teaching, marks or {}, known_groups)
        if layout.form in {form.form for form in forms if _is_ticked(form)}:
            # its rows are names and ticks, so a name without a tick is a row, no group of others
            layout = _laid_out(sheet, area, known_groups, names_alone=True)
            layout = _with_form(layout, area, forms, teaching, marks or {}, known_groups)
        layouts.append(replace(layout, form=None, refused=refused) if refused else layout)
    return tuple(layouts)


def _all_lines(sheet: RawSheet) -> tuple[str, ...]:
    lines = (cell for row in sheet.rows[:_SAMPLE] for cell in row if isinstance(cell, str))
    return tuple(text for line in lines if (text := clean(line).strip()))


def _laid_out(
    sheet: RawSheet, area: TableArea, known_groups: frozenset[str], *, names_alone: bool = False
) -> SheetLayout:
    """The rows of one table, before anything is asked about forms."""
    header = area.header
    rows = classify_rows(
        area.grid,
        header,
        last=area.last,
        known_groups=known_groups,
        names_alone=names_alone,
    )
    grouped = group_rows(rows)
    notes = [row for row in rows if row.kind in (RowKind.NOTE, RowKind.NOTHING)]
    note_lines = tuple(text for row in notes for text in area.grid.texts(row.shape.number))
    says_nothing = not grouped.data and (
        any(row.kind is RowKind.NOTHING for row in notes)
        or any(len(line) < 160 and _NOTHING.search(fold(line)) for line in note_lines)
    )
    return SheetLayout(
        sheet=sheet.name,
        is_hidden=sheet.is_hidden,
        form=None,
        header_rows=tuple(range(header.top, header.bottom + 1)),
        repeated_rows=_repeated_rows(rows, area),
        numbering_row=header.numbering_row,
        data=grouped.data,
        group_rows=grouped.group_rows,
        totals=grouped.totals,
        note_rows=tuple(row.shape.number for row in notes),
        title_lines=area.title,
        note_lines=note_lines,
        says_nothing_to_report=says_nothing,
    )


def _repeated_rows(rows: Sequence[ClassifiedRow], area: TableArea) -> tuple[int, ...]:
    """The rows of a repeated heading, without the numbers of the columns that may follow it."""
    again = [row.shape.number for row in rows if row.kind is RowKind.REPEAT]
    width = len(area.header.columns)
    return tuple(n for n in again if not numbers_columns(area.grid.cells(n), columns=width))


# --- form and columns --------------------------------------------------------------------------


def _with_form(
    layout: SheetLayout,
    area: TableArea,
    forms: Sequence[Entity],
    teaching: Teaching,
    marks: Marks,
    known_groups: frozenset[str],
) -> SheetLayout:
    columns = _columns_with_content(area.header.columns, layout.data)
    texts = [column.texts for column in columns]
    table = TaughtTable(columns, teaching)
    fitting: list[Fitting] = []
    is_summary = False
    for place, form in enumerate(forms):
        said = table.of_form(form)
        if said is None:
            continue
        matches = match_headers(texts, form=form, taught=said, marks=marks)
        matches = overlaid(without_false_marks(matches, columns, layout.data), said)
        matches = with_named_holders(matches, columns, layout.data, form=form, settled=said)
        matches = with_columns_of_options(
            matches, columns, layout.data, form=form, marks=marks, settled=said
        )
        named = next((i for i, match in enumerate(matches) if match.field == form.headline), None)
        if named is None or not _has_needed(form, matches, columns, layout.data):
            continue
        is_list = form.null_is_all or named in said
        if not is_list and _is_summary(named, matches, columns, layout.data):
            is_summary = True
            continue
        fields = {match.field for match in matches if match.field is not None}
        # a sheet that also names records of a kind is about these
        score = (not form.needs, len(fields), _is_in_title(form, layout.title_lines), -place)
        fitting.append(Fitting(score, form, matches, said))
    best = max(fitting, key=lambda fit: fit.score, default=None)
    summary = None
    if best is None or (best.score[1] == 1 and not best.said):
        summary = _as_summary(layout, columns, forms, table, marks, known_groups)
    has_form = best is not None or summary is not None
    if not has_form and table.is_told_a_form:
        left = Teaching(learned=teaching.learned)
        other = _with_form(layout, area, forms, left, marks, known_groups)
        if other.form is not None:  # it was another table that was told of
            return replace(other, taught=table.not_meant())
    reason = _refusal(layout, area, columns, is_summary=is_summary, has_form=has_form)
    if summary is not None and reason is None:
        return summary
    if best is None or reason is not None:
        said_of = {str(form.form): table.of_form(form) or {} for form in forms}
        nearest = nearest_form(columns, forms, said_of, marks)
        hints = nearest.suggestions if nearest is not None else [HeaderMatch()] * len(columns)
        shown = replace(
            layout,
            columns=_sheet_columns(columns, hints),
            taught=table.taught(None),
            refused=with_map_option(reason, nearest, columns, layout.data),
        )
        is_no_table = reason is not None and reason.key in _NO_ROWS
        return replace(shown, data=(), totals=(), group_rows=()) if is_no_table else shown
    matches = with_item_columns(best.matches, columns, form=best.form, data=layout.data)
    matches = suggest(texts, overlaid(matches, best.said), form=best.form, settled=best.said)
    return replace(
        layout,
        form=best.form.form,
        columns=_sheet_columns(columns, matches),
        taught=table.taught(best.form, fault=table.fault(best, fitting, marks)),
    )


def _is_ticked(form: Entity) -> bool:
    """Whether the rows of a form are told by ticks."""
    return any(form.field(name).kind is Kind.FLAG for name in form.needs)


def _has_needed(
    form: Entity,
    matches: Sequence[HeaderMatch],
    columns: Sequence[HeaderColumn],
    data: Sequence[SheetRow],
) -> bool:
    """Whether the columns are there that tell the form; where ticks are needed, with ticks."""
    places = {match.field: place for place, match in enumerate(matches)}
    for name in form.needs:
        if name not in places:
            return False
        if form.field(name).kind is Kind.FLAG:
            cells = column_cells(columns[places[name]].index, data)
            ticks = sum(isinstance(parse_mark(cell), bool) for cell in cells)
            if ticks * 2 < len(cells):
                return False
    return True


def _as_summary(
    layout: SheetLayout,
    columns: Sequence[HeaderColumn],
    forms: Sequence[Entity],
    table: TaughtTable,
    marks: Marks,
    known_groups: frozenset[str],
) -> SheetLayout | None:
    """The table read as a summary form, where it is one."""
    form = figure_form(forms)
    said = table.of_form(form) if form is not None else None
    if form is None or said is None:
        return None
    texts = [column.texts for column in columns]
    summary = find_summary(
        columns,
        match_headers(texts, form=form, taught=said, marks=marks),
        layout.data,
        form=form,
        title=layout.title_lines,
        marks=marks,
        units=known_groups,
    )
    if summary is None:
        return None
    matches = [HeaderMatch(field) for field in summary.fields]
    shown = zip(_sheet_columns(columns, matches), summary.says, strict=True)
    return replace(
        layout,
        form=form.form,
        columns=tuple(replace(column, says=says) for column, says in shown),
        is_summary=True,
        taught=table.taught(form),
    )


def _refusal(
    layout: SheetLayout,
    area: TableArea,
    columns: Sequence[HeaderColumn],
    *,
    is_summary: bool,
    has_form: bool,
) -> Message | None:
    facts = {"sheet": layout.sheet}
    first_cells = [
        cell
        for row in layout.data[:_SAMPLE]
        for cell in row.cells[:3]
        if isinstance(cell, str) and len(cell) < 40
    ]
    if is_timetable(columns, first_cells, title=layout.title_lines):
        return Message("refused.timetable", facts)
    leads = [
        cell
        for row in layout.data[:_SAMPLE]
        for cell in row.cells[columns[0].index : columns[0].index + 1]
        if isinstance(cell, str)
    ]
    beside = [column_cells(column.index, layout.data) for column in columns[1:]]
    is_headed = len(columns) > 2 or all(
        column.texts and is_heading_word(column.texts[-1], known=area.known) for column in columns
    )
    has_figures = is_headed and any(
        len(cells) > 1 and sum(map(is_figure, cells)) * 4 >= len(cells) * 3 for cells in beside
    )
    is_list = area.header.stt is not None or has_figures
    if not is_list and is_one_page_form(columns, leads, known=area.known):
        return Message("refused.one_page_form", facts)
    if has_form:
        return None
    if is_drawing(layout.sheet, layout.title_lines):
        return Message("refused.drawing", facts)
    if is_summary:
        return Message("refused.summary_of_figures", facts)
    headers = "; ".join(c.header for c in columns if c.texts and not is_number_heading(c.texts[-1]))
    return Message("refused.unknown_form", {**facts, "headers": headers[:300]})


def _columns_with_content(
    columns: Sequence[HeaderColumn], data: Sequence[SheetRow]
) -> list[HeaderColumn]:
    """The columns without those that a merged heading merely covers."""
    return [
        column
        for column in columns
        if not column.is_spread
        or any(
            column.index < len(row.cells) and not is_blank(row.cells[column.index])
            for row in data[:_SAMPLE]
        )
    ]


def _is_summary(
    named: int,
    matches: Sequence[HeaderMatch],
    columns: Sequence[HeaderColumn],
    data: Sequence[SheetRow],
) -> bool:
    """Whether the table gives figures about things rather than listing them."""
    sample = data[:_SAMPLE]
    index = columns[named].index
    names = [row.cells[index] for row in sample if index < len(row.cells)]
    names = [name for name in names if not is_blank(name)]
    if names and sum(is_figure(name) for name in names) * 2 > len(names):
        return True
    others = [
        column
        for place, column in enumerate(columns)
        if place != named
        and column.texts
        and matches[place].field is None
        and not is_number_heading(column.texts[-1])
    ]
    matched = sum(match.field is not None for match in matches)
    figures = sum(bool(_FIGURE_HEADING.match(fold(column.texts[-1]))) for column in others)
    return matched <= 1 and figures >= 1 and figures * 2 >= len(others)


def _is_in_title(form: Entity, title: Sequence[str]) -> int:
    words = {fold(form.label.vi), fold(form.plural.vi)}
    return int(any(word in fold(line) for line in title for word in words))


def _sheet_columns(
    columns: Sequence[HeaderColumn], matches: Sequence[HeaderMatch]
) -> tuple[SheetColumn, ...]:
    return tuple(
        SheetColumn(
            index=column.index,
            letter=column_letter(column.index),
            header=column.header,
            field=match.field,
            option=match.option,
            suggestion=match.suggestion,
        )
        for column, match in zip(columns, matches, strict=True)
    )
