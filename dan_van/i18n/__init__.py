"""Vietnamese and English text by key.

Each key has both languages side by side, so neither can be forgotten. Errors and results carry
keys; only the command line asks for text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dan_van.domain.wording import Label, Message, Phrase
from dan_van.i18n.coverage import COVERAGE
from dan_van.i18n.errors import ERRORS
from dan_van.i18n.files import FILES
from dan_van.i18n.grouped import GROUPED
from dan_van.i18n.headings import HEADINGS
from dan_van.i18n.help import HELP
from dan_van.i18n.history import HISTORY
from dan_van.i18n.keeping import KEEPING
from dan_van.i18n.problems import PROBLEMS
from dan_van.i18n.refusals import REFUSALS
from dan_van.i18n.results import RESULTS
from dan_van.i18n.unit_changes import UNIT_CHANGES

LANGUAGES = ("vi", "en")
TEXTS: dict[str, Label] = {
    **COVERAGE,
    **ERRORS,
    **FILES,
    **HEADINGS,
    **PROBLEMS,
    **GROUPED,
    **KEEPING,
    **REFUSALS,
    **RESULTS,
    **HISTORY,
    **HELP,
    **UNIT_CHANGES,
}


@dataclass(frozen=True, slots=True)
class Words:
    """Text of one language; implements `domain.wording.Wording`.

    `program` begins the commands that a text tells to type: it names the register that this run was
    told to work on, so that the command goes to the same one.
    """

    language: str
    program: str = "dan-van"

    def say(self, phrase: Phrase) -> str:
        """The phrase in this language.

        Raises:
            KeyError: a message names a key that does not exist, or lacks a fact: a bug.
        """
        match phrase:
            case Label():
                return phrase.vi if self.language == "vi" else phrase.en
            case Message():
                return self.say(TEXTS[phrase.key]).format_map(_Facts(self, phrase.facts))
            case _:
                return phrase

    def number(self, value: int) -> str:
        """A whole number with its thousands mark: 1.526 in Vietnamese, 1,526 in English."""
        text = f"{value:,}"
        return text.replace(",", ".") if self.language == "vi" else text


class _Text(str):
    """A fact in a text; `{count:unit has|units have}` is a number and the words that go with it."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, mark, many = spec.partition("|")
        if not mark:
            return super().__format__(spec)
        return f"{self} {one if self == '1' else many}"


class _Facts(dict[str, Any]):
    """The facts of a message as text; `quoted_NAME` is the fact fit to paste into a shell."""

    def __init__(self, words: Words, facts: Mapping[str, object]) -> None:
        super().__init__(facts)
        self._words = words

    def __getitem__(self, name: str) -> str:
        return _Text(self._said(super().__getitem__(name)))

    def __missing__(self, name: str) -> str:
        import shlex  # lazy: start-up

        if name == "program":
            return self._words.program
        if name == "quoted":
            return shlex.quote(self["path"])
        if name.startswith("quoted_"):
            return shlex.quote(self[name.removeprefix("quoted_")])
        raise KeyError(name)

    def _why(self, error: OSError) -> str:
        """What the system says of a file, where it is one of the usual things."""
        import errno  # lazy: start-up

        key = f"os.{errno.errorcode.get(error.errno or 0, '')}"
        if key in TEXTS:
            return self._words.say(TEXTS[key])
        return error.strerror or type(error).__name__

    def _said(self, fact: object) -> str:
        from dan_van.domain.figure import Figure, figure_text  # lazy: start-up
        from dan_van.domain.span import DateSpan

        match fact:
            case None:
                return ""
            case Label() | Message():
                return self._words.say(fact)
            case DateSpan():
                return fact.label if self._words.language == "en" else fact.vietnamese
            case date():
                return f"{fact:%d/%m/%Y}" if self._words.language == "vi" else fact.isoformat()
            case OSError():
                return self._why(fact)
            case Figure():
                return figure_text(fact, self._words.number)
            case Path() | str():
                return str(fact)
            case _:
                return str(fact)
