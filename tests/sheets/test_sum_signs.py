"""Sums that say so by what they add or count, and not by a word of sums."""

from __future__ import annotations

import pytest

from tests.sheets.test_classify_rows import LIST, kinds

STAFF = "TT|Tên đơn vị|Được giao|Có mặt\n"


@pytest.mark.parametrize("sign", ["A+B", "A + B", "(A+B)", "I+II"])
def test_numerals_that_are_added_in_place_of_a_number_are_a_sum(sign: str) -> None:
    body = f"""{sign}|TOÀN NGÀNH|30|28
A|KHỐI HÀNH CHÍNH|10|9
1|Văn phòng|10|9
B|KHỐI SỰ NGHIỆP|20|19
1|Trường A|20|19"""
    assert kinds(STAFF + body) == "TGdGd"


@pytest.mark.parametrize("count", ["02 mô hình", "2 mô hình, điển hình", "2/5 đơn vị đăng ký"])
def test_a_count_in_place_of_a_name_is_a_sum_at_the_foot(count: str) -> None:
    body = f"""1|Hũ gạo|Xã A|x||1/1/2024
2|Nuôi dê|Xã B||x|2/1/2024
|{count}||1|1|"""
    assert kinds(LIST + body) == "ddT"


def test_a_name_that_begins_with_a_number_is_a_row() -> None:
    body = """1|5 không 3 sạch|Xã A|x||1/1/2024
2|Nuôi dê|Xã B||x|2/1/2024"""
    assert kinds(LIST + body) == "dd"


def test_so_many_of_all_in_every_column_are_a_sum() -> None:
    body = """1|Xã A|12/8|90
2|Xã B|14/8|80
|Đã tổ chức|2/2|2/2"""
    assert kinds("TT|Xã|MTTQ|Hội LHPN\n" + body) == "ddT"


def test_a_count_beside_the_word_of_a_sum_leaves_it_a_sum() -> None:
    body = """1|Hũ gạo|Xã A|x||1/1/2024
2|Nuôi dê|Xã B||x|2/1/2024
|Cộng cụm số 1|02 đơn vị|1|1|"""
    assert kinds(LIST + body) == "ddT"


@pytest.mark.parametrize("label", ["Cộng năm 2021", "Toàn huyện"])
def test_a_count_in_words_alone_beside_the_word_of_a_sum_is_enough(label: str) -> None:
    body = f"""1|Hũ gạo|Xã A|x||1/1/2024
2|Nuôi dê|Xã B||x|2/1/2024
|{label}|2 mô hình|||"""
    assert kinds(LIST + body) == "ddT"
