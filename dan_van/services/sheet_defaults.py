"""What holds for every row of a sheet that does not say otherwise: by its title, its name, options.

A cell of the row comes first, then its group, then this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dan_van.domain.period import Period
from dan_van.domain.record import FieldValue, Ref
from dan_van.entities import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDefaults:
    """What a sheet says of all its rows; `told` is what its title says of a stage."""

    period: Period | None
    unit: Ref | None
    kind: str | None = None
    sector: Ref | None = None
    titled: str | None = None
    told: Mapping[str, FieldValue] = field(default_factory=dict)

    @property
    def stated(self) -> dict[str, FieldValue]:
        """What the sheet says of what its rows are: kind, sector, the stage that it lists."""
        stated = {"kind": self.kind, "sector": self.sector, "stage": self.told.get("stage")}
        return {name: value for name, value in stated.items() if value is not None}

    def values_of(self, entity: Entity) -> dict[str, FieldValue]:
        """The values that a row of this form takes where it is silent."""
        given: dict[str, FieldValue] = {
            "unit": self.unit,
            "kind": self.kind,
            "sector": self.sector,
            **self.told,
        }
        if entity.headline == "unit":  # each row is about a unit; the sender is none of them
            del given["unit"]
        dated = entity.dated_by
        is_key = dated is not None and (entity.field(dated).is_required or dated in entity.identity)
        if dated is not None and is_key and self.period:
            given[dated] = self.period.span
        if entity.titled is not None:
            given[entity.titled] = self.titled
        names = {field.name for field in entity.fields}
        return {name: v for name, v in given.items() if v is not None and name in names}
