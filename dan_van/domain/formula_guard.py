"""Text that a spreadsheet would run when it opens a csv file, made harmless and read back.

An apostrophe goes before every doubtful start: of a field, and behind a semicolon, where a
spreadsheet of a country with decimal commas begins a field of its own. What already has an
apostrophe there gets another, so `unguarded` gives back exactly what was guarded. A number is left
alone: there is nothing in it to run.
"""

from __future__ import annotations

import re

# Run also behind blanks and in their full-width forms.
_START = r"(?:[\t\r]|\s*[=+\-@＝＋－＠])"
_DOUBTFUL = re.compile(f"(^|;\\s*)(?='*{_START})")
_GUARDED = re.compile(f"(^|;\\s*)'(?='*{_START})")
_NUMBER = re.compile(r"[+\-][0-9]{1,9}(?:[.,][0-9]{3})*(?:[.,][0-9]{1,9})?[ \u00a0]?%?")
_MARKS = re.compile(r"[=+\-@＝＋－＠\t\r]")


def guarded(text: str) -> str:
    """The text with an apostrophe where a spreadsheet would take it for a formula."""
    if not _MARKS.search(text) or _NUMBER.fullmatch(text):
        return text
    return _DOUBTFUL.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return _GUARDED.sub(r"\1", text) if "'" in text else text
