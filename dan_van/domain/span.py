"""A date as well as it is known: one day, or the half-open range [start, end) it lies in.

A record dated "tháng 3/2024" is kept as [2024-03-01, 2024-04-01). The label is read off the range:
`2024-03-12`, `2024-03`, `2024-Q1` or `2024`, for quarters and years of either calendar
(the ranges of the two calendars never coincide, so the label needs no calendar).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A half-open range of days, [start, end)."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """A span holds at least one day; anything else is a bug of the caller."""
        if self.end <= self.start:
            raise ValueError(f"empty span: {self.start}..{self.end}")

    def __lt__(self, other: DateSpan) -> bool:
        """Earlier by its first day, then by its end."""
        return (self.start, self.end) < (other.start, other.end)

    @classmethod
    def day(cls, day: date) -> DateSpan:
        """The span of one known day."""
        return cls(day, day + timedelta(days=1))

    @property
    def last(self) -> date:
        """The last day, inclusive."""
        return self.end - timedelta(days=1)

    @property
    def is_day(self) -> bool:
        """Whether the very day is known."""
        return self.last == self.start

    def inside(self, other: DateSpan) -> bool:
        """Whether the whole span lies within the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: DateSpan) -> bool:
        """Whether the two share a day."""
        return self.start < other.end and other.start < self.end

    @property
    def label(self) -> str:
        """`2024-03-12`, `2024-03`, `2024-Q1`, `2024`, else `2024-01-01..2024-03-31`."""
        if self.is_day:
            return self.start.isoformat()
        start, end = self.start, self.end
        months = (end.year - start.year) * 12 + end.month - start.month
        if start.day == 1 and end.day == 1:
            if months == 1:
                return f"{start:%Y-%m}"
            if months == 3 and start.month % 3 == 1:
                return f"{start.year}-Q{start.month // 3 + 1}"
            if months == 12 and start.month == 1:
                return f"{start.year}"
        if start.day == 15 and end.day == 15 and start.month % 3 == 0:
            year = start.year + (start.month == 12)
            if months == 3:
                return f"{year}-Q{start.month % 12 // 3 + 1}"
            if months == 12 and start.month == 12:
                return f"{year}"
        return f"{start.isoformat()}..{self.last.isoformat()}"

    @property
    def vietnamese(self) -> str:
        """As Vietnamese offices write it: 12/03/2024, 03/2024, Quý I/2024, 2024, 2020-2025.

        Any other range is given by its two days.
        """
        if self.is_day:
            return f"{self.start:%d/%m/%Y}"
        if ".." in self.label:
            if self.start.timetuple().tm_yday == self.end.timetuple().tm_yday == 1:
                return f"{self.start.year}-{self.last.year}"
            return f"{self.start:%d/%m/%Y} - {self.last:%d/%m/%Y}"
        year, _, part = self.label.partition("-")
        if part.startswith("Q"):
            return f"Quý {_QUARTERS[part]}/{year}"
        return f"{part}/{year}" if part else year


_QUARTERS = {"Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"}
