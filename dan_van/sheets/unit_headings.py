"""Headings that name the units of the rows by their kinds alone: "Chi, đảng bộ cơ sở", "Phường/xã".

Every union and level has its own word for a unit, and they are listed together in any order, so the
words are known here and not each list of them. Hamlets are no such word: under a commune they tell
the area of a record.
"""

from __future__ import annotations

import re

from dan_van.sheets.grid import fold

_BETWEEN = re.compile(r"\s*[/,;&+]\s*|\s+(?:va|hoac|hay)\s+|\s+-\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_VERB = re.compile(r" (?:dang ky|thuc hien|trien khai|trinh|de nghi|phu trach|to chuc)$")
_KINDS = re.compile(
    r"(?:ten )?(?:cac )?(?:tinh|huyen|quan|thi xa|thanh pho|tp|xa|phuong|thi tran|tt|dac khu"
    r"|don vi|co quan|dia phuong|to chuc|doan the|ban|nganh|truong|khoi"
    r"|(?:dang bo|dang uy|chi bo|chi|cong doan|doan|hoi|chi doan|chi hoi|lien doan)"
    r"(?: (?:co so|bo phan|truc thuoc|cap tren|xa|truong|phuong))?"
    r"|(?:co so|to chuc) (?:dang|doan|hoi|cong doan)|cdcs|cong an xa)"
)
_LONGEST = 60


def names_units(heading: str) -> bool:
    """Whether the heading is a list of kinds of units, perhaps with what they do behind it."""
    if len(heading) > _LONGEST:
        return False
    key = _VERB.sub("", _BRACKETS.sub(" ", fold(heading)).strip(), count=1)
    parts = [part.strip(" .:*") for part in _BETWEEN.split(key)]
    return all(_KINDS.fullmatch(part) for part in parts)
