"""Figures that a unit states: a whole number, how exactly it is meant, what was planned.

A figure is never added to what was counted, and a stated sum never to its own parts. A sum of
figures is known only where every one of them is exact: what "trên 1.000" adds is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dan_van.domain.amount import QUALIFIER_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A whole number with its qualifier (`=`, `>`, `<`, `≈`) and what was planned, if stated."""

    number: int
    qualifier: str = "="
    plan: int | None = None

    def __str__(self) -> str:
        """As it is written without thousands marks."""
        return figure_text(self)

    @property
    def is_plain(self) -> bool:
        """Whether the number alone says all of it."""
        return self.qualifier == "=" and self.plan is None

    def agrees_with(self, number: int) -> bool:
        """Whether that exact number can be what is meant; "gần 1.200" allows a tenth."""
        match self.qualifier:
            case ">":
                return number > self.number
            case "<":
                return number < self.number
            case "≈":
                return abs(number - self.number) * 10 <= self.number
            case _:
                return number == self.number

    def is_below(self, number: int) -> bool:
        """Whether less is meant than that exact number."""
        return self.qualifier != ">" and self.number < number


def figure_members(name: str, figure: Figure) -> tuple[tuple[str, str | int | None], ...]:
    """The members of a figure as JSON has them, beside those of its record.

    `name` is the field that holds it: a record has one figure at most.
    """
    return (name, figure.number), ("qualifier", figure.qualifier), ("plan", figure.plan)


def figure_text(figure: Figure, number: Callable[[int], str] = str) -> str:
    """A figure as an import reads it back: `trên 1.000`, `105/130`.

    `number` writes a whole number with its thousands mark.
    """
    plan = "" if figure.plan is None else f"/{number(figure.plan)}"
    return f"{QUALIFIER_WORDS.get(figure.qualifier, '')} {number(figure.number)}{plan}".lstrip()


def sum_of_figures(figures: Iterable[Figure]) -> int | None:
    """What exact figures add up to; None where there is none, or one that is not exact."""
    parts = tuple(figures)
    if not parts or any(part.qualifier != "=" for part in parts):
        return None
    return sum(part.number for part in parts)
