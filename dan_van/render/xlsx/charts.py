"""Charts in workbooks: the figures of each on a sheet of their own, native bars beside them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from dan_van.domain.table import Column, ColumnKind, Document, Row, Table
from dan_van.domain.wording import Label
from dan_van.render.xlsx.sheet import CHART_KEY

_HEIGHT_OF_BAR = 0.7
_LEAST, _MOST = 7.5, 40
_HEIGHT_OF_ROW = 0.5
"""All in centimetres; a row of a sheet is somewhat higher."""


def with_chart_tables(document: Document) -> Document:
    """The document with a table behind its tables for each chart, for a sheet of its own."""
    tables = tuple(
        Table(
            key=f"{CHART_KEY}{number}",
            title=chart.title,
            columns=(
                Column(key="label", label=Label("Nhóm", "Group")),
                Column(key="value", label=chart.label, kind=ColumnKind.NUMBER),
            ),
            rows=tuple(Row((label, value)) for label, value in chart.bars),
        )
        for number, chart in enumerate(document.charts, start=1)
    )
    return replace(document, tables=(*document.tables, *tables))


def rows_beside(bars: int) -> int:
    """How many rows of a sheet, from that of the headings on, may lie under a chart."""
    return math.ceil(_height(bars) / _HEIGHT_OF_ROW)


def _height(bars: int) -> float:
    return min(max(_LEAST, bars * _HEIGHT_OF_BAR), _MOST)


def bars_of(sheet: Any, title: str, *, header: int, rows: int) -> Any:  # noqa: ANN401
    """Lying bars over the labels in column B and the numbers in column C, first value on top."""
    from openpyxl.chart import BarChart, Reference  # lazy: start-up
    from openpyxl.chart.label import DataLabelList

    chart = BarChart()
    chart.type = "bar"
    chart.title = title
    chart.legend = None
    chart.gapWidth = 60
    numbers = Reference(sheet, min_col=3, min_row=header, max_row=header + rows)
    chart.add_data(numbers, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=2, min_row=header + 1, max_row=header + rows))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.scaling.min = 0
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    chart.width = 18
    chart.height = _height(rows)
    return chart
