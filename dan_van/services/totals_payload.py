"""The totals as JSON has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dan_van.domain.period import Period
from dan_van.domain.totals import Coverage, Key, Measure, Tally, sum_of
from dan_van.entities import MODEL
from dan_van.services.totals_axes import Axis
from dan_van.services.totals_tables import ordered_keys


def totals_payload(period: Period, coverage: Coverage, today: date) -> dict[str, object]:
    """The keys of every answer that are not figures: period, day, coverage."""
    return {
        "period": {
            "code": period.code,
            "start": period.span.start.isoformat(),
            "end": period.span.last.isoformat(),
            "calendar": period.calendar.value,
        },
        "as_of": today.isoformat(),
        "coverage": {
            "expected": len(coverage.expected),
            "received": len(coverage.expected) - len(coverage.missing),
            "missing": list(coverage.missing.values()),
        },
    }


def rows_payload(
    axes: Sequence[Axis],
    lines: Mapping[Key, Tally],
    whole: Mapping[Key, Tally],
    *,
    compared: Callable[[Key], Mapping[str, object]],
) -> dict[str, object]:
    """Models by the axes; `whole` are the lines whose sum is the total, `compared` adds to each."""

    def counts(tally: Tally) -> dict[str, int]:
        return {measure.value: tally[measure] for measure in Measure}

    def cells(key: Key) -> dict[str, object]:
        return {a.dimension.value: a.code(v) for a, v in zip(axes, key, strict=True)}

    return {
        "by": [axis.dimension.value for axis in axes],
        "rows": [
            {**cells(key), **counts(lines[key]), **compared(key)}
            for key in ordered_keys(axes, lines)
        ],
        "total": counts(sum_of(whole.values())),
    }


def levels_payload(found: Mapping[str | None, int]) -> dict[str, int]:
    """Models recognised by each level, and by one that is not known."""
    levels = [choice.value for choice in MODEL.field("level").choices]
    return {level: found.get(level, 0) for level in levels} | {"unknown": found.get(None, 0)}
