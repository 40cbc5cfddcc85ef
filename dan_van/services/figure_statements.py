"""What is said where one figure is stated twice: both numbers, and where the first one stands."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from dan_van.domain.record import FieldValue, Record, text_of
from dan_van.domain.wording import Label
from dan_van.entities.figure import FIGURE
from dan_van.errors import WrongInput

TYPED = Label("nhập bằng lệnh", "entered by a command")
"""The source of a figure that stands in no report and no file."""


def stated_before(first: Record, second: Mapping[str, FieldValue]) -> WrongInput:
    """The refusal of a second statement, with the command that puts it in place of the first.

    A unit has one figure for one thing; the numbers before it stay in its history.
    """
    options = [f"--{FIGURE.headline}", str(second[FIGURE.headline])]
    if second.get("document") is not None:
        options += ["--document", str(second["document"])]
    source = first.source.file if first.source is not None else TYPED
    return WrongInput(
        "figure_exists",
        code=text_of(first["code"]),
        before=first[FIGURE.headline],
        source=text_of(first["document"]) or source,
        options=shlex.join(options),
    )
