"""Documents: number, body and date together are the key, the number alone never."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.desk import Desk, fresh_desk
from tests.workbooks.make_workbook import Sheet, make_workbook

HEADINGS = ("STT", "Số, ký hiệu", "Ngày ban hành", "Loại văn bản", "Cơ quan ban hành", "Trích yếu")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = fresh_desk(tmp_path)
    desk.add_units("Tỉnh Ninh Bình")
    return desk


def add(desk: Desk, subject: str, *options: str) -> int:
    return desk("document", "add", subject, *options).code


def test_one_number_in_two_terms_is_two_documents(desk: Desk) -> None:
    numbered = ("--number", "01-KH/TU", "--body", "Tỉnh ủy")
    assert add(desk, "Kế hoạch năm", *numbered, "--date", "2020-11-02") == 0
    assert add(desk, "Kế hoạch năm", *numbered, "--date", "2025-10-30") == 0
    assert add(desk, "Tên khác", *numbered, "--date", "2025-10-30") == 2
    assert len(desk.json("document", "list")) == 2


def test_documents_without_a_number_are_known_by_their_subject(desk: Desk) -> None:
    advised = ("--role", "advised", "--date", "2024-03-01")
    assert add(desk, "Góp ý Đại hội MTTQ", *advised) == 0
    assert add(desk, "Góp ý Đại hội Hội LHTN", *advised) == 0
    assert add(desk, "Góp ý Đại hội MTTQ", *advised) == 2


def test_a_sheet_may_mend_the_subject_of_a_numbered_document(desk: Desk, tmp_path: Path) -> None:
    def sheet(subject: str) -> Sheet:
        row = (1, "12-BC/BDVTU", "05/04/2024", "Báo cáo", "Ban Dân vận", subject)
        return Sheet(rows=[row], headings=HEADINGS, name="Văn bản")

    desk.do_import(make_workbook(tmp_path / "a.xlsx", sheet("Báo cáo quý I")))
    came = desk.do_import(make_workbook(tmp_path / "b.xlsx", sheet("Báo cáo công tác quý I")))
    assert came.files[0]["rows"] == {"new": 0, "changed": 1, "unchanged": 0, "refused": 0}
    (document,) = desk.json("document", "list")
    assert document["subject"] == "Báo cáo công tác quý I"
