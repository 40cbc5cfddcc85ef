"""Recognitions of a period by the level that recognised: a table of its own, which has no total.

A model that two levels recognised stands at both and counts once among the recognised, so levels
are never added up. The level is that of the recognition, not the one where the model stands now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from dan_van.domain.period import Period
from dan_van.domain.table import Column, ColumnKind, Row, Table
from dan_van.domain.totals import Measure
from dan_van.domain.wording import Label, Message
from dan_van.entities import MODEL
from dan_van.services.totals_axes import UNKNOWN
from dan_van.services.totals_natures import nature_of, said_with
from dan_van.storage.totals import recognised_by_level

_TITLE = Label("Công nhận theo cấp", "Recognised by level")
_LEVEL = Label("Cấp công nhận", "Recognised by")
_COUNT = Label("Số mô hình", "Models")


def recognitions(
    conn: sqlite3.Connection, period: Period, *, campaign: str | None = None
) -> dict[str | None, int]:
    """How many models each level recognised in the period, lowest first; None is not known."""
    found = recognised_by_level(conn, period.span, campaign=campaign)
    levels = [choice.value for choice in MODEL.field("level").choices]
    return {level: found[level] for level in (*levels, None) if level in found}


def levels_tables(
    found: Mapping[str | None, int], *, flows_from: Period | None = None
) -> tuple[Table, ...]:
    """The table, where any level is known."""
    if not any(found):
        return ()
    field = MODEL.field("level")
    rows = tuple(
        Row((UNKNOWN if level is None else field.choice(level).label, count))
        for level, count in found.items()
    )
    return (
        Table(
            key="recognised_by_level",
            title=said_with(_TITLE, nature_of(Measure.RECOGNISED, flows_from)),
            columns=(
                Column(key="level", label=_LEVEL),
                Column(key="recognised", label=_COUNT, kind=ColumnKind.NUMBER),
            ),
            rows=rows,
            notes=(Message("totals.levels_overlap"),),
        ),
    )
