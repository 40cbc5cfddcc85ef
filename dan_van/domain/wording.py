"""Words that travel with data: labels in both languages, messages by key, who says them.

Declarations and results never hold a finished sentence. They hold a `Label` (both languages, for
things a declaration names) or a `Message` (a key of `i18n` with the facts that fill its gaps).
A `Wording` turns either into text; its one implementation is `i18n.Words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Label:
    """A name in both languages, given where the thing is declared."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence by its key in `i18n`, with the facts that fill its gaps."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


Phrase: TypeAlias = Label | Message | str
"""What can be said: a label, a message, or text that came with the data (never translated)."""


class Wording(Protocol):
    """Turns phrases, numbers and dates into text of one language."""

    @property
    def language(self) -> str:
        """`vi` or `en`."""
        ...

    def say(self, phrase: Phrase) -> str:
        """The phrase in this language; plain text comes back as it is."""
        ...

    def number(self, value: int) -> str:
        """A whole number with the language's thousands mark: 1.526 (vi), 1,526 (en)."""
        ...
