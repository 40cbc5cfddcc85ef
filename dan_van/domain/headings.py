"""What an officer says that columns bear, by their headings, and what a register keeps of it.

A told heading may mean a field in several forms; the table it is found in decides which one. What
was told holds for a *layout*: the set of headings of the table it was told of, in any order and
without the periods in them, so that it reads next quarter's file of the same office and no other
sheet that happens to share one heading.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Bears(NamedTuple):
    """What a column bears: a field, or one value of it as a mark; nothing when both are None."""

    field: str | None = None
    option: str | None = None


NOTHING = Bears()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHeading:
    """One `--map`: a heading, and what it means in each form that it can stand in."""

    heading: str
    meanings: Mapping[str, Bears]

    @property
    def is_nothing(self) -> bool:
        """Whether the column is to be left out."""
        return NOTHING in self.meanings.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRule:
    """What the column under one heading of a table bears; the heading is as the sheet has it."""

    heading: str
    bears: Bears


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedLayout:
    """A table that was taught: the form it is, its headings, what was said of some of them."""

    form: str
    headings: frozenset[str]
    rules: tuple[HeadingRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """All that is known beside the declarations: what was told now, what was learned before."""

    told: tuple[ToldHeading, ...] = ()
    learned: tuple[LearnedLayout, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingFault:
    """Why what was told cannot hold for a table; the sentence is `error.<code>` with `facts`."""

    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """How what was told or learned bears on one table.

    `headings` is the layout; `rules` are those in force; `told` are the told headings that the
    table has, also where it is no form of ours; `unfit` are those that were not meant for it, since
    its form lacks the field.
    """

    headings: frozenset[str]
    rules: tuple[HeadingRule, ...] = ()
    told: frozenset[str] = frozenset()
    unfit: frozenset[str] = frozenset()
    fault: HeadingFault | None = None


_SPECIAL = frozenset('"$`\\!')


def map_option(heading: str, field: str) -> str:
    """The option that says what a heading bears, fit to be pasted into a shell."""
    return f"--map {_quoted(f'{heading}={field}')}"


def sheet_option(name: str) -> str:
    """The option that asks for a sheet by its name, fit to be pasted into a shell."""
    return f"--sheet {_quoted(name)}"


def _quoted(text: str) -> str:
    """Double quotes, which every shell knows, unless the text holds what they do not keep."""
    return shlex.quote(text) if _SPECIAL & set(text) else f'"{text}"'
