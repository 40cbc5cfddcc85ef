from __future__ import annotations

import io

import pytest

from dan_van.domain.table import Document
from dan_van.render import FORMATS, renderer
from tests.render.samples import FakeWording, written


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_every_format_can_write_a_document_without_tables(format_name: str) -> None:
    document = Document(tables=(), title="Không có gì")
    if format_name == "xlsx":
        out = io.BytesIO()
        renderer(format_name).write(document, out, FakeWording())
        assert out.getvalue().startswith(b"PK")
    elif format_name == "json":
        assert written(document, format_name) == "{}\n"
    elif format_name in {"csv", "tsv"}:
        assert written(document, format_name) == ""
    else:
        assert "Không có gì" in written(document, format_name)


def test_an_unknown_format_is_a_bug_of_the_caller() -> None:
    with pytest.raises(KeyError):
        renderer("pdf")
