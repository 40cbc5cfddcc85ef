"""What kind of number a figure of the totals is: of the period, at its end, or since a day.

A heading says it wherever a figure stands: over its column, behind the name of its measure, or in
the title of a table whose figures are all of one nature.
"""

from __future__ import annotations

from datetime import date

from dan_van.domain.period import Period
from dan_van.domain.totals import Measure
from dan_van.domain.wording import Label

AT_START = Label("Đầu kỳ", "At start")
IN_PERIOD = Label("Trong kỳ", "In period")
AT_END = Label("Cuối kỳ", "At end")


def since(start: date) -> Label:
    """Cumulative from that day on."""
    return Label(f"Lũy kế từ {start:%d/%m/%Y}", f"Since {start.isoformat()}")


def nature_of(measure: Measure, flows_from: Period | None = None) -> Label:
    """What a measure of models is; `flows_from` is the period of cumulative flows."""
    if measure is Measure.ACTIVE:
        return AT_END
    return IN_PERIOD if flows_from is None else since(flows_from.span.start)


def said_with(name: Label, nature: Label) -> Label:
    """A name with the nature of its figures behind it: "Đăng ký (trong kỳ)"."""
    return Label(f"{name.vi} ({_small(nature.vi)})", f"{name.en} ({_small(nature.en)})")


def _small(text: str) -> str:
    return text[0].lower() + text[1:]
