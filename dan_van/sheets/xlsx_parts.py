"""The parts of an xlsx or xlsb that say what the other parts are."""

from __future__ import annotations

import posixpath
from xml.etree import ElementTree

from dan_van.sheets.archive import Archive, member_name
from dan_van.sheets.limits import Unreadable


def elements_of(xml: bytes, *, tag: str) -> list[ElementTree.Element]:
    """The elements of that name, whatever their name space.

    Raises:
        Unreadable: it is no XML, or has entities of its own.
    """
    if not xml or b"<!ENTITY" in xml:
        raise Unreadable("refused.damaged")
    try:
        root = ElementTree.fromstring(xml)  # noqa: S314  no entities, bounded size and time
    # Besides its own error the parser raises these for a wrong or unknown encoding.
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Unreadable("refused.damaged") from error
    return [e for e in root.iter() if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == tag]


def related_members(archive: Archive, part: str) -> dict[str, str]:
    """The members that a part relates to, by the id of the relation.

    Raises:
        Unreadable: the list of relations is damaged.
    """
    folder, name = posixpath.split(part)
    relations = archive.read(f"{folder}/_rels/{name}.rels")
    return {
        element.get("Id", ""): member_name(posixpath.normpath(
            posixpath.join("/", folder, element.get("Target", "").replace("\\", "/"))))
        for element in elements_of(relations, tag="Relationship")
    }  # fmt: skip
