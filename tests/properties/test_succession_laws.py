"""The laws of totals hold whatever merges and is parted: nothing is lost, nothing counted twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dan_van.domain.period import Calendar, parse_period
from dan_van.domain.totals import SHOWN_MEASURES, GroupedBy, Key, Tally, pivot, sum_of
from dan_van.entities import UNIT
from dan_van.services.lookups import Lookups
from dan_van.services.totals import totals
from dan_van.services.totals_asked import Asked
from dan_van.services.totals_axes import Dimension, axis_of
from dan_van.services.totals_compared import bases
from dan_van.storage.connection import transaction
from dan_van.storage.records import update
from dan_van.storage.successions import add_link
from dan_van.storage.totals import model_facts
from tests.properties.small_registers import UNITS, Registers, model_key, small_models

TODAY = date(2024, 5, 15)
DAYS = ("2023-12-15", "2024-01-01", "2024-02-20", "2024-04-01")
PERIODS = ("2024-Q1", "2024-Q2", "2024-03", "2024-H1", "2024")


@pytest.fixture(scope="module", params=list(Calendar))
def calendar(request: pytest.FixtureRequest) -> Calendar:
    """Either calendar."""
    return Calendar(request.param)


@pytest.fixture(scope="module")
def registers(calendar: Calendar, tmp_path_factory: pytest.TempPathFactory) -> Registers:
    """Fresh registers of that calendar."""
    return Registers(tmp_path_factory.mktemp(f"succession-{calendar}"), calendar)


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[int, tuple[int, ...], str, bool]]:
    """Units that end or give something away, into which, when, and whether they end.

    A unit goes into later ones of a random order, on a later day than what went into it.
    """
    order = draw(st.permutations(range(1, len(UNITS) + 1)))
    days = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=4, max_size=4)))
    found = []
    for place, day in enumerate(days):
        if draw(st.booleans()):
            parts = draw(st.sets(st.sampled_from(order[place + 1 :]), min_size=1, max_size=2))
            ends = draw(st.booleans()) or len(parts) == 1
            found.append((order[place], tuple(sorted(parts)), day, ends))
    return found


def make(conn: sqlite3.Connection, asked: Sequence[tuple[int, tuple[int, ...], str, bool]]) -> None:
    with transaction(conn):
        for old, into, day, ends in asked:
            if ends:
                update(conn, UNIT, old, {"valid_until": day})
            for part in into:
                add_link(conn, old, part, on=day, decided_by=None)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), text=st.sampled_from(PERIODS))
def test_bases_by_unit_add_up_to_the_total_base(
    data: st.DataObject, text: str, calendar: Calendar, registers: Registers
) -> None:
    models = data.draw(st.lists(small_models(calendar), max_size=8, unique_by=model_key))
    asked = data.draw(changes())
    period = parse_period(text, calendar=calendar, today=TODAY)
    end = period.span.end.isoformat()
    with registers.register(models) as conn:
        make(conn, asked)
        lookups = Lookups(conn)
        axis = axis_of(Dimension.UNIT, lookups, merged_before=end)
        by = (GroupedBy.UNIT,)

        def key_of(group: object) -> Key:
            return (axis.value(group),)  # type: ignore[arg-type]

        now = pivot(model_facts(conn, period.span, by=by), key_of)
        found = bases(
            conn, period, by=by, key_of=key_of, campaign=None, axes=[axis], lookups=lookups
        )
        raw = {
            base.name: pivot(
                model_facts(conn, base.period.span, by=by), lambda group: (group.unit_id,)
            )
            for base in found
        }
    gone = {old for old, into, day, ends in asked if ends and len(into) == 1 and day < end}
    for base in found:
        keys = sorted({*now, *base.lines}, key=str)
        assert gone.isdisjoint(key[0] for key in keys), "what merged is listed again"
        total = sum_of(raw[base.name].values())
        known = [base.lines.get(key, Tally()) for key in keys if base.line(key, keys) is not None]
        families = {
            base.families.together(key, keys)
            for key in keys
            if base.families is not None and base.line(key, keys) is None
        }
        for family in families:
            known.append(sum_of(base.lines[key] for key in family if key in base.lines))
        for measure in SHOWN_MEASURES:
            assert sum_of(known)[measure] == base.total[measure] == total[measure]


@settings(max_examples=40, deadline=None)
@given(data=st.data(), text=st.sampled_from(PERIODS))
def test_every_grouping_adds_up_after_mergers(
    data: st.DataObject, text: str, calendar: Calendar, registers: Registers
) -> None:
    models = data.draw(st.lists(small_models(calendar), max_size=8, unique_by=model_key))
    asked = data.draw(changes())
    period = parse_period(text, calendar=calendar, today=TODAY)
    with registers.register(models) as conn:
        before = totals(conn, period, Asked(), today=TODAY).payload
        make(conn, asked)
        answers = [
            totals(conn, period, Asked(by=(by,), compares_all=True), today=TODAY).payload
            for by in (Dimension.SECTOR, Dimension.UNIT, Dimension.DISTRICT, Dimension.TYPE)
        ]
    assert isinstance(before, dict)
    for answer in answers:
        assert isinstance(answer, dict)
        total = answer["models"]["total"]
        assert total == before["models"]["total"]
        assert answer["models"].get("compared") == before["models"].get("compared")
        for measure in SHOWN_MEASURES:
            assert sum(row[measure] for row in answer["models"]["rows"]) == total[measure]
