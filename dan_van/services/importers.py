"""Which importer each form has, and which parser each sheet."""

from __future__ import annotations

import sqlite3
from datetime import date

from dan_van.domain.sheet import SheetLayout
from dan_van.entities import ISSUE, MODEL, TASK, Entity
from dan_van.entities.checklist import CHECKLIST_MARK
from dan_van.entities.figure import FIGURE
from dan_van.services.import_checklists import ChecklistImporter
from dan_van.services.import_figures import FigureImporter, FigureParser
from dan_van.services.import_forms import IssueImporter, ModelImporter, RecordImporter
from dan_van.services.import_tasks import TaskImporter
from dan_van.services.sheet_rows import RowParser

_SPECIAL: dict[str, type[RecordImporter]] = {
    MODEL.name: ModelImporter,
    ISSUE.name: IssueImporter,
    TASK.name: TaskImporter,
    CHECKLIST_MARK.name: ChecklistImporter,
    FIGURE.name: FigureImporter,
}


def importer_of(conn: sqlite3.Connection, entity: Entity, *, today: date) -> RecordImporter:
    """The importer of a form; one that has no behaviour of its own needs none."""
    return _SPECIAL.get(entity.name, RecordImporter)(conn, entity, today)


def parser_of(layout: SheetLayout) -> type[RowParser]:
    """What parses the rows of a sheet: a list row by row, a summary figure by figure."""
    return FigureParser if layout.is_summary else RowParser
