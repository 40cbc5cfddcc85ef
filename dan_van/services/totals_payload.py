"""The totals as JSON has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dan_van.domain.issue_totals import IssueBalance
from dan_van.domain.period import Period
from dan_van.domain.totals import Coverage, Key, Measure, Tally, sum_of
from dan_van.services.totals_axes import Axis


def totals_payload(
    period: Period,
    axes: Sequence[Axis],
    lines: Mapping[Key, Tally],
    issues: IssueBalance,
    coverage: Coverage,
    today: date,
) -> dict[str, object]:
    """The keys that others rely on: period, coverage, models, issues."""

    def counts(tally: Tally) -> dict[str, int]:
        return {measure.value: tally[measure] for measure in Measure}

    def cells(key: Key) -> dict[str, object]:
        return {a.dimension.value: a.code(v) for a, v in zip(axes, key, strict=True)}

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
        "models": {
            "by": [axis.dimension.value for axis in axes],
            "rows": [cells(key) | counts(lines[key]) for key in sorted(lines, key=_sort_key(axes))],
            "total": counts(sum_of(lines.values())),
        },
        "issues": {
            "opening": issues.opening,
            "raised": issues.raised,
            "reopened": issues.reopened,
            "resolved": issues.resolved,
            "closed": issues.closed,
            "closing": issues.closing,
            "overdue": issues.overdue,
            "undated": issues.undated,
        },
    }


def _sort_key(axes: Sequence[Axis]) -> Callable[[Key], list[int]]:
    orders = [{value: place for place, value in enumerate(axis.labels)} for axis in axes]

    def place(key: Key) -> list[int]:
        return [
            len(order) if value is None else order[value]
            for order, value in zip(orders, key, strict=True)
        ]

    return place
