"""Headings that the register was taught, by the layout of the table they were said of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from dan_van.domain.headings import Bears, HeadingRule, LearnedLayout
from dan_van.storage.row_ids import next_id_sql


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedHeading:
    """One heading on record: the form, what it bears, the file it was said of."""

    number: int
    form: str
    rule: HeadingRule
    file: str


def read_layouts(conn: sqlite3.Connection) -> tuple[LearnedLayout, ...]:
    """Every layout that the register was taught."""
    rules: dict[tuple[str, str], list[HeadingRule]] = {}
    sql = "SELECT layout, form, heading, field, option FROM learned_heading ORDER BY id"
    for layout, form, heading, field, option in conn.execute(sql):
        rule = HeadingRule(heading=heading, bears=Bears(field, option))
        rules.setdefault((layout, form), []).append(rule)
    return tuple(
        LearnedLayout(form=form, headings=frozenset(json.loads(layout)), rules=tuple(of))
        for (layout, form), of in rules.items()
    )


def read_headings(conn: sqlite3.Connection) -> list[LearnedHeading]:
    """Every learned heading, by form and in the order in which they were learned."""
    rows = conn.execute(
        "SELECT id, form, heading, field, option, file FROM learned_heading ORDER BY form, id"
    )
    return [
        LearnedHeading(
            number=number,
            form=form,
            rule=HeadingRule(heading=heading, bears=Bears(field, option)),
            file=file,
        )
        for number, form, heading, field, option, file in rows
    ]


def write_layout(conn: sqlite3.Connection, layout: LearnedLayout, *, file: str) -> None:
    """Keep what a layout was taught, in place of what was known of it; news alone is written."""
    key = json.dumps(sorted(layout.headings), ensure_ascii=False)
    sql = "SELECT form, heading, field, option FROM learned_heading WHERE layout = ?"
    known = {heading: (form, *bears) for form, heading, *bears in conn.execute(sql, (key,))}
    told = {rule.heading: (layout.form, *rule.bears) for rule in layout.rules}
    conn.executemany(
        "DELETE FROM learned_heading WHERE layout = ? AND heading = ?",
        [(key, heading) for heading in known.keys() - told.keys()],
    )
    conn.executemany(
        "INSERT INTO learned_heading (id, layout, form, heading, field, option, file)"
        f" VALUES ({next_id_sql('learned_heading')}, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (layout, heading) DO UPDATE SET"
        " form = excluded.form, field = excluded.field, option = excluded.option,"
        " file = excluded.file",
        [
            (key, form, heading, field, option, file)
            for heading, (form, field, option) in told.items()
            if known.get(heading) != (form, field, option)
        ],
    )


def delete_headings(conn: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Forget headings."""
    conn.executemany("DELETE FROM learned_heading WHERE id = ?", [(n,) for n in numbers])
