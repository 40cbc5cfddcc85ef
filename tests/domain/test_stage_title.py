"""Which stage, level and decision the title of a list of models tells."""

from __future__ import annotations

from datetime import date

import pytest

from dan_van.domain.model import Level, Stage
from dan_van.domain.span import DateSpan
from dan_van.domain.stage_title import stage_in_title

TOLD = {
    "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2024": (Stage.RECOGNISED, Level.PROVINCE),
    "Danh sách công nhận mô hình “Dân vận khéo” cấp huyện": (Stage.RECOGNISED, Level.DISTRICT),
    "DANH SÁCH CÁC MÔ HÌNH ĐƯỢC CẤP GIẤY CHỨNG NHẬN CẤP XÃ": (Stage.RECOGNISED, Level.GRASSROOTS),
    "DANH SÁCH MÔ HÌNH CÔNG NHẬN CẤP THÀNH PHỐ THUỘC TỈNH": (Stage.RECOGNISED, Level.DISTRICT),
    "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN HIỆU QUẢ NĂM 2024": (Stage.EFFECTIVE, None),
    "DANH SÁCH MÔ HÌNH HOẠT ĐỘNG CÓ HIỆU QUẢ": (Stage.EFFECTIVE, None),
    "Tổng hợp mô hình phát huy hiệu quả quý I/2024": (Stage.EFFECTIVE, None),
    "DANH SÁCH MÔ HÌNH ĐƯỢC NHÂN RỘNG": (Stage.REPLICATED, None),
    "DANH SÁCH MÔ HÌNH DỪNG THỰC HIỆN NĂM 2024": (Stage.STOPPED, None),
    "DANH SÁCH MÔ HÌNH KHÔNG CÒN DUY TRÌ": (Stage.STOPPED, None),
    "DANH SÁCH MÔ HÌNH ĐÃ KẾT THÚC": (Stage.STOPPED, None),
}
SILENT = (
    "DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” QUÝ I NĂM 2024",
    "DANH SÁCH MÔ HÌNH ĐĂNG KÝ NĂM 2024",
    "DANH SÁCH MÔ HÌNH ĐỀ NGHỊ CÔNG NHẬN CẤP TỈNH NĂM 2024",
    "DANH SÁCH MÔ HÌNH ĐỀ NGHỊ ĐƯỢC CÔNG NHẬN",
    "DANH SÁCH MÔ HÌNH ĐĂNG KÝ CÔNG NHẬN NĂM 2024",
    "DANH SÁCH MÔ HÌNH ĐĂNG KÝ VÀ ĐƯỢC CÔNG NHẬN NĂM 2024",
    "DANH SÁCH MÔ HÌNH CHƯA ĐƯỢC CÔNG NHẬN",
    "DANH SÁCH MÔ HÌNH KÉM HIỆU QUẢ",
    "KẾT QUẢ ĐÁNH GIÁ HIỆU QUẢ MÔ HÌNH",
    "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN VÀ NHÂN RỘNG",
    "DANH SÁCH MÔ HÌNH ĐANG THỰC HIỆN",
    "DANH SÁCH MÔ HÌNH DUY TRÌ NĂM 2024",
    "Kèm theo Quyết định công nhận số 12",
)


@pytest.mark.parametrize(("title", "told"), TOLD.items())
def test_a_title_tells_stage_and_level(title: str, told: tuple[Stage, Level | None]) -> None:
    found = stage_in_title(["ĐẢNG BỘ XÃ LỢI HẢI", title])
    assert found is not None
    assert (found.stage, found.level) == told


@pytest.mark.parametrize("title", SILENT)
def test_a_wish_a_doubt_or_two_stages_tell_nothing(title: str) -> None:
    assert stage_in_title([title]) is None


def test_the_decision_in_brackets_is_told_with_its_day_and_body() -> None:
    lines = [
        "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN\nCẤP TỈNH NĂM 2024",
        "(Kèm theo Quyết định số 123-QĐ/BDVTU ngày 15/12/2024 của Ban Dân vận Tỉnh ủy)",
    ]
    found = stage_in_title(lines)
    assert found is not None
    assert (found.level, found.decision) == (Level.PROVINCE, "123-QĐ/BDVTU")
    assert (found.body, found.on) == ("Ban Dân vận Tỉnh ủy", DateSpan.day(date(2024, 12, 15)))
