"""JSON for programs: English keys, raw values, ISO dates, whatever the language.

The shape is that of `json.dump(indent=2, ensure_ascii=False)`, which is five times slower for
100,000 rows because it leaves the C encoder when it indents. Written piece by piece: no text of
the whole answer is ever built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring as quoted
from typing import TextIO

from dan_van.domain.amount import Item, Money, item_members
from dan_van.domain.figure import Figure, figure_members
from dan_van.domain.span import DateSpan
from dan_van.domain.table import Document, Emphasis, Source, Table
from dan_van.domain.wording import Label, Message, Wording

_HARMFUL = re.compile(r"[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def write(document: Document, out: TextIO, wording: Wording) -> None:
    """Write the payload if there is one, else the rows.

    One table is an array of objects, several are an object of such arrays by the tables' keys.
    Subtotals and totals are left out of an array: whoever adds the rows up would count them twice.
    """
    for piece in _pieces(document, wording):
        out.write(_escaped(piece))
    out.write("\n")


def _pieces(document: Document, wording: Wording) -> Iterator[str]:
    payload = document.payload
    if isinstance(payload, list | tuple):
        yield from _array((_encoded(item, "\n  ", wording) for item in payload), "\n")
    elif payload is not None:
        yield _encoded(payload, "\n", wording)
    elif len(document.tables) == 1:
        yield from _array(_objects(document.tables[0], "\n  ", wording), "\n")
    else:
        yield "{"
        for i, table in enumerate(document.tables):
            yield f"{',' if i else ''}\n  {quoted(table.key)}: "
            yield from _array(_objects(table, "\n    ", wording), "\n  ")
        yield "\n}" if document.tables else "}"


def _array(items: Iterable[str], line: str) -> Iterator[str]:
    """The items in brackets; `line` is a line feed and the indent of the closing bracket."""
    is_empty = True
    for item in items:
        yield f"{'[' if is_empty else ','}{line}  {item}"
        is_empty = False
    yield "[]" if is_empty else f"{line}]"


def _objects(table: Table, line: str, wording: Wording) -> Iterator[str]:
    inner = f"{line}  "
    starts = [
        f"{',' if i else '{'}{inner}{quoted(column.key)}: "
        for i, column in enumerate(table.columns)
    ]
    for row in table.rows:
        if row.emphasis is not Emphasis.ITEM:
            continue
        parts = []
        for start, column, value in zip(starts, table.columns, row.cells, strict=True):
            parts.append(start)
            if type(value) is str:
                parts.append(quoted(value))
            elif type(value) is Figure:
                parts.append(_spread(value, column.key, inner, wording))
            else:
                parts.append(_encoded(value, inner, wording))
        parts.append(f"{line}}}")
        yield "".join(parts)


def _spread(figure: Figure, key: str, line: str, wording: Wording) -> str:
    """A figure and, as members beside it, how exactly it is meant and what was planned."""
    (_, number), *others = figure_members(key, figure)
    members = [f",{line}{quoted(name)}: {_encoded(of, line, wording)}" for name, of in others]
    return f"{number}{''.join(members)}"


def _encoded(value: object, line: str, wording: Wording) -> str:
    """Any value of a cell or a payload; `line` is a line feed and the indent it stands at."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return quoted(value)
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, DateSpan):
        return quoted(value.label)
    if isinstance(value, Label | Message):
        return quoted(wording.say(value))
    if isinstance(value, Source):
        facts = {"batch": value.batch, "file": value.file, "sheet": value.sheet, "row": value.row}
        return _encoded(facts, line, wording)
    if isinstance(value, Money):
        facts = {"amount": value.amount, "qualifier": value.qualifier}
        return _encoded(facts, line, wording)
    if isinstance(value, Item):
        return _encoded(dict(item_members(value)), line, wording)
    inner = f"{line}  "
    if isinstance(value, dict):
        members = [f"{quoted(key)}: {_encoded(of, inner, wording)}" for key, of in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}" if members else "{}"
    if isinstance(value, list | tuple):
        items = [_encoded(item, inner, wording) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{line}]" if items else "[]"
    raise TypeError(type(value))


def _escaped(text: str) -> str:
    r"""The text with `\u0080` escapes where JSON asks for none but the outside world does.

    C1 controls would act on a terminal, and marks of direction would show the text in another
    order; lone surrogates (from file names) cannot be encoded.
    """
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
