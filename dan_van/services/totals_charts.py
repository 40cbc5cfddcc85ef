"""The totals of models as charts: a bar for each value of the first dimension, one measure a chart.

A flow and a stock never share a chart. What is charted is what the tables show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dan_van.domain.chart import Chart
from dan_van.domain.period import Period
from dan_van.domain.table import Document
from dan_van.domain.totals import Measure
from dan_van.domain.wording import Label, Message
from dan_van.entities import MODEL, UNIT
from dan_van.services.lookups import Lookups
from dan_van.services.totals_axes import UNKNOWN
from dan_van.services.totals_natures import nature_of, said_with
from dan_van.services.totals_tables import MEASURE_LABELS

_USUAL = (Measure.REGISTERED, Measure.ACTIVE)


def charted(
    document: Document,
    lookups: Lookups,
    *,
    measures: Sequence[Measure] = (),
    flows_from: Period | None = None,
) -> Document:
    """The document with charts of these measures; without any where there is nothing to draw."""
    payload = document.payload
    if not isinstance(payload, dict):
        raise TypeError("totals have a payload")
    models: dict[str, Any] = payload["models"]
    if not models["by"]:
        return document
    dimension = models["by"][0]
    charts = []
    for measure in measures or _USUAL:
        bars: dict[str | None, int] = {}
        for row in models["rows"]:
            bars[row[dimension]] = bars.get(row[dimension], 0) + max(row[measure], 0)
        if any(bars.values()):
            said = said_with(MEASURE_LABELS[measure], nature_of(measure, flows_from))
            title = Message("chart.title", {"what": MODEL.plural, "measure": said})
            named = tuple((_named(dimension, k, lookups), n) for k, n in bars.items())
            charts.append(Chart(title=title, label=said, bars=named))
    return replace(document, charts=tuple(charts))


def _named(dimension: str, value: str | None, lookups: Lookups) -> Label:
    if value is None:
        return UNKNOWN
    if dimension == "sector":
        for sector in lookups.sectors:
            if sector.code == value:
                return Label(sector.name_vi, sector.name_en)
    if dimension in {"kind", "level", "stage"}:
        return MODEL.field(dimension).choice(value).label
    if dimension == "type":
        return UNIT.field("type").choice(value).label
    return Label(value, value)
