"""Provinces: all of them, and only what surely names one."""

import pytest

from extractors.thai.places import province_of, provinces


def test_there_are_seventy_seven() -> None:
    assert len(provinces()) == 77
    assert {"กรุงเทพมหานคร", "บึงกาฬ", "ตาก"} <= provinces()


def test_every_province_is_itself_with_and_without_the_word() -> None:
    assert all(
        province_of(name) == province_of(f"จังหวัด{name}") == province_of(f"จ.{name} ") == name for name in provinces()
    )


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("จังหวัด นครราชสีมา", "นครราชสีมา"),
        ("นครราชสิมา", "นครราชสีมา"),
        ("อุบลราชธาณี", "อุบลราชธานี"),
        ("กทม.", "กรุงเทพมหานคร"),
        ("กรุงเทพฯ", "กรุงเทพมหานคร"),
    ],
)
def test_misspelt_and_short_names(text: str, province: str) -> None:
    assert province_of(text) == province


@pytest.mark.parametrize("text", ["", "ตรัด", "นาน", "ทุ่งนา", "จังหวัด", "จังหวัดตัวอย่าง", "นครตัวอย่าง", "ก" * 10_000])
def test_what_names_no_province(text: str) -> None:
    assert province_of(text) is None
