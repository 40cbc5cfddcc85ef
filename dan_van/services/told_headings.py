"""Reading `--map "HEADING=FIELD"`: the heading, and what it means in each form.

The field is named by its name (`name`), by its label in either language, or with one of its values
(`kind:collective`) for a column of marks; nothing after the sign leaves the column out. A form in
front (`models:HEADING=FIELD`) says which form is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dan_van.domain.cell_choice import parse_choice
from dan_van.domain.headings import NOTHING, Bears, ToldHeading
from dan_van.domain.vietnamese import one_line, search
from dan_van.domain.wording import Label, Message
from dan_van.entities import FORMS, Entity, Field, Kind
from dan_van.errors import WrongInput
from dan_van.services.lookups import Lookups
from dan_van.services.similar import similar_names


def told_headings(texts: Sequence[str], lookups: Lookups) -> tuple[ToldHeading, ...]:
    """What was told of headings, one for each heading.

    Raises:
        WrongInput: it is not written as HEADING=FIELD, no form has the field, or one heading is
            to be two fields.
    """
    found: dict[str, ToldHeading] = {}
    for text in texts:
        told = _told(text, lookups)
        key = search(told.heading)
        known = found.get(key)
        if known is not None:
            _refuse_two_fields(known, told)
            told = ToldHeading(heading=known.heading, meanings={**known.meanings, **told.meanings})
        found[key] = told
    return tuple(found.values())


def _told(text: str, lookups: Lookups) -> ToldHeading:
    head, sign, field = one_line(text).rpartition("=")
    form, heading = _form_in_front(head)
    if not sign or not heading:
        raise WrongInput("map_unreadable", value=text)
    forms = [FORMS[form]] if form is not None else list(FORMS.values())
    if not field.strip():
        return ToldHeading(heading=heading, meanings={str(f.form): NOTHING for f in forms})
    meanings = {
        str(entity.form): bears
        for entity in forms
        if (bears := _meaning(field.strip(), entity, lookups)) is not None
    }
    if not meanings:
        raise WrongInput(
            "map_no_such_field",
            field=field.strip(),
            heading=heading,
            similar=_similar(field.strip(), forms),
            fields=fields_of(forms),
        )
    return ToldHeading(heading=heading, meanings=meanings)


def _form_in_front(head: str) -> tuple[str | None, str]:
    """A form named before a colon, and the heading after it."""
    front, sign, rest = head.partition(":")
    form = front.strip().lower()
    return (form, rest.strip()) if sign and form in FORMS else (None, head.strip())


def _meaning(text: str, entity: Entity, lookups: Lookups) -> Bears | None:
    """What a text names in a form: a field, or a value of one."""
    field = _field(text, entity)
    if field is not None:
        return Bears(field.name)
    name, sign, value = text.partition(":")
    field = _field(name.strip(), entity) if sign else None
    if field is None or field.kind not in {Kind.CHOICE, Kind.SECTOR}:
        return None
    choices = lookups.sector_choices if field.kind is Kind.SECTOR else field.choices
    option = parse_choice(value.strip(), choices)
    return Bears(field.name, option) if isinstance(option, str) else None


def _field(text: str, entity: Entity) -> Field | None:
    key = search(text)
    by_name = (f for f in entity.fields if f.name == key)
    by_label = (f for f in entity.fields if key in {search(f.label.vi), search(f.label.en)})
    return next(by_name, None) or next(by_label, None)


def fields_of(forms: Sequence[Entity]) -> Label:
    """The fields of the forms, of one alone with their labels."""
    if len(forms) == 1:
        fields = forms[0].fields
        return Label(
            ", ".join(f"{field.name} ({field.label.vi})" for field in fields),
            ", ".join(f"{field.name} ({field.label.en})" for field in fields),
        )
    lines = (f"{form.form}: {', '.join(field.name for field in form.fields)}" for form in forms)
    listed = "\n".join(("", *lines))
    return Label(listed, listed)


def _similar(text: str, forms: Sequence[Entity]) -> Message | str:
    names = dict.fromkeys(field.name for form in forms for field in form.fields)
    labels = {search(f.label.vi): f.name for form in forms for f in form.fields}
    near = similar_names(search(text), [*names, *labels])
    found = ", ".join(dict.fromkeys(labels.get(name, name) for name in near))
    return Message("word.similar", {"names": found}) if found else ""


def _refuse_two_fields(one: ToldHeading, other: ToldHeading) -> None:
    """Refuse a heading that is told twice for one form, with another meaning."""
    for form in one.meanings.keys() & other.meanings.keys():
        if one.meanings[form] != other.meanings[form]:
            first, second = (_named(told.meanings, form) for told in (one, other))
            raise WrongInput("map_heading_twice", heading=one.heading, first=first, second=second)


def _named(meanings: Mapping[str, Bears], form: str) -> str:
    return ":".join(part for part in meanings[form] if part is not None)
