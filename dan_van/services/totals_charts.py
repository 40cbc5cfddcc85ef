"""The totals of models as charts: a bar for each value of the first dimension, one measure a chart.

A flow and a stock never share a chart. What is charted is what the tables show.
"""

from __future__ import annotations

from collections.abc import Iterator

from dan_van.domain.chart import Chart
from dan_van.domain.totals import Measure, Tally
from dan_van.domain.wording import Message
from dan_van.entities import MODEL
from dan_van.services.totals_models import Models
from dan_van.services.totals_natures import nature_of, said_with
from dan_van.services.totals_tables import MEASURE_LABELS, REST, ordered

_USUAL = (Measure.REGISTERED, Measure.ACTIVE)


def charts_of(models: Models) -> Iterator[Chart]:
    """A chart for each measure that is asked for, none of what is nowhere."""
    axes, lines = models.shown()
    if not axes:
        return
    below: dict[str | int | None, list[Tally]] = {}
    for key, tally in lines.items():
        below.setdefault(key[0], []).append(tally)
    for measure in models.asked.measures or _USUAL:
        sums = {
            value: max(sum(tally[measure] for tally in below[value]), 0)
            for value in ordered(axes[0], set(below))
            if value in below
        }
        bars = [(value, n) for value, n in sums.items() if n or value != REST]
        if any(sums.values()):
            said = said_with(MEASURE_LABELS[measure], nature_of(measure, models.asked.flows_from))
            yield Chart(
                title=Message("chart.title", {"what": MODEL.plural, "measure": said}),
                label=said,
                bars=tuple((axes[0].heading(value), n) for value, n in bars),
            )
