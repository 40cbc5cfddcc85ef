"""Which commands there are, and the module of each; nothing is imported until one is called.

A declared kind of record has a command of its name without being listed here: a module of its own
where it has behaviour, else commands made from its declaration. The names of the kinds are those
of the files in `entities/`, since loading the declarations costs more than a page of help may.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import typer

_WITH_BEHAVIOUR = {
    "model": "dan_van.cli.models",
    "issue": "dan_van.cli.issues",
    "unit": "dan_van.cli.units",
    "task": "dan_van.cli.tasks",
    "checklist": "dan_van.cli.checklists",
}
_FIRST = ("init", "model", "issue")
_LAST = {
    "inspect": "dan_van.cli.inspect_command",
    "import": "dan_van.cli.import_command",
    "batch": "dan_van.cli.batches",
    "template": "dan_van.cli.template",
    "export": "dan_van.cli.export_command",
    "totals": "dan_van.cli.totals",
    "coverage": "dan_van.cli.coverage",
    "history": "dan_van.cli.history",
    "undo": "dan_van.cli.undo",
    "backup": "dan_van.cli.backup",
    "restore": "dan_van.cli.restore",
    "check": "dan_van.cli.check",
    "settings": "dan_van.cli.settings_command",
}
_ENTITIES = Path(__file__).parent.parent / "entities"


def _declared() -> list[str]:
    """The kinds of record, by the names of their files."""
    names = (path.stem for path in _ENTITIES.iterdir() if path.suffix == ".py")
    return sorted(name for name in names if name not in {"__init__", "entity"})


_OTHERS = [name for name in _declared() if name not in {*_FIRST, "unit"}]

COMMANDS: tuple[str, ...] = (*_FIRST, *_OTHERS, "unit", *_LAST)
"""The commands in the order of help."""


def load(name: str) -> typer.Typer:
    """The declaration of a command or of a group of commands."""
    module = {"init": "dan_van.cli.init", **_WITH_BEHAVIOUR, **_LAST}.get(name)
    if module is not None:
        app = import_module(module).app
        if not isinstance(app, typer.Typer):
            raise TypeError(module)
        return app
    from dan_van.cli.plain import plain_app
    from dan_van.entities import entity_named

    return plain_app(entity_named(name))
