"""GitHub's pipe tables, for notes and wikis. Nothing in a cell is read as markup or HTML."""

from __future__ import annotations

import re
from typing import TextIO

from dan_van.domain.table import Document, Emphasis, Table
from dan_van.domain.wording import Phrase, Wording
from dan_van.render.cells import heading_in_full, printable, shown, spoken, visible_columns

_MARKUP = re.compile(r"[\\`*_\[\]|~#$]")
_NUMBERED = re.compile(r"(\d+)(?=[.)])")


def write(document: Document, out: TextIO, wording: Wording) -> None:
    """Write the document: title, facts as a list, tables, notes as a list."""
    blocks = [[f"# {escaped(line)}"] for line in spoken(document.title, wording)]
    blocks.append(_list_lines(document.facts, wording))
    for table in document.tables:
        blocks.extend([f"## {escaped(line)}"] for line in spoken(table.title, wording))
        blocks.append(_table_lines(table, wording))
        blocks.append(_list_lines(table.notes, wording))
    blocks.append(_list_lines(document.notes, wording))
    filled = ("".join(f"{line}\n" for line in block) for block in blocks if block)
    for i, block in enumerate(filled):
        out.write(f"\n{block}" if i else block)


def escaped(text: str) -> str:
    """Text that shows as it is: markup is escaped, HTML cannot begin."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\g<0>", text)


def _list_lines(phrases: tuple[Phrase, ...], wording: Wording) -> list[str]:
    lines = (line for phrase in phrases for line in spoken(phrase, wording))
    return [f"- {_escaped_start(escaped(line))}" for line in lines]


def _escaped_start(line: str) -> str:
    """The line with a start that is not taken for a list, a heading or a number."""
    if found := _NUMBERED.match(line):
        return f"{found[1]}\\{line[found.end() :]}"
    return f"\\{line}" if line[:1] in "-+=" else line


def _table_lines(table: Table, wording: Wording) -> list[str]:
    columns = visible_columns(table)
    lines = [
        _piped([escaped(heading_in_full(column, wording)) for _, column in columns]),
        _piped(["---:" if column.kind.is_number else "---" for _, column in columns]),
    ]
    for row in table.rows:
        cells = [_cell(shown(row.cells[i], column, wording)) for i, column in columns]
        if row.emphasis is not Emphasis.ITEM:
            cells = [f"**{cell}**" if cell else cell for cell in cells]
        lines.append(_piped(cells))
    return lines


def _cell(text: str) -> str:
    return escaped(printable(text).strip()).replace("\n", "<br>").replace("\t", " ")


def _piped(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
