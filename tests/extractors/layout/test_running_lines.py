"""Running heads and feet of pages, and text that only stands where they do."""

import pytest

from extractors.layout.running_lines import find_running_lines
from schemas.page import Line
from tests.builders import grid, page_line

TITLE = "แผนปฏิบัติการป้องกันการทุจริต"


def found(*lines: Line, height: float = 842.0) -> list[int]:
    return sorted(find_running_lines(lines, {line.page_no: height for line in lines}))


def heads(*texts: str, y: float = 70.0) -> list[Line]:
    """One line at the same height of each page."""
    return [page_line(text, y=y, page_no=page_no) for page_no, text in enumerate(texts, start=1)]


def test_a_head_on_three_pages_is_none_of_the_text() -> None:
    assert found(*heads(TITLE, TITLE, TITLE)) == [0, 1, 2]


def test_a_foot_is_found_too() -> None:
    assert found(*heads(TITLE, TITLE, TITLE, y=760)) == [0, 1, 2]


def test_a_title_that_is_printed_again_is_kept_once() -> None:
    assert found(*heads(TITLE, TITLE)) == [1]


def test_at_the_very_edge_stands_no_title() -> None:
    assert found(*heads(TITLE, TITLE, y=20)) == [0, 1]
    assert found(*heads(TITLE, TITLE, y=800)) == [0, 1]


def test_in_the_middle_of_the_page_stands_text() -> None:
    assert found(*heads(TITLE, TITLE, TITLE, y=300)) == []


def test_lines_at_other_heights_are_text() -> None:
    lines = [page_line(TITLE, y=60.0 + 10 * page_no, page_no=page_no) for page_no in (1, 2, 3)]
    assert found(*lines) == []


def test_page_numbers_in_a_head_may_differ() -> None:
    assert found(*heads("แผน หน้า ๑", "แผน หน้า ๒", "แผน หน้า ๓")) == [0, 1, 2]
    assert found(*heads("หน้าที่ ๑", "หน้าที่ ๒", "หน้าที่ ๓")) == [0, 1, 2]
    assert found(*heads("แบบ วก. ๐๓ แผ่นที่ ๑", "แบบ วก. ๐๓ แผ่นที่ ๒", "แบบ วก. ๐๓ แผ่นที่ ๓", y=795)) == [0, 1, 2]
    assert found(*heads("แผน หน้า ๑ จาก ๓", "แผน หน้า ๒ จาก ๓", "แผน หน้า ๓ จาก ๓")) == [0, 1, 2]


@pytest.mark.parametrize(
    "texts",
    [
        ("แผน ฉบับ ๒", "แผน ฉบับ ๕", "แผน ฉบับ ๙"),
        ("มาตรการที่ ๑", "มาตรการที่ ๒", "มาตรการที่ ๓"),
        ("แบบรายงาน โครงการที่ ๑", "แบบรายงาน โครงการที่ ๒", "แบบรายงาน โครงการที่ ๓"),
        ("ข้อ ๔", "ข้อ ๕", "ข้อ ๖"),
        ("๑. รายละเอียด", "๒. รายละเอียด", "๓. รายละเอียด"),
    ],
)
def test_numbers_that_count_something_else_than_pages_are_text(texts: tuple[str, ...]) -> None:
    """A form for each measure has its number at the same place of each page."""
    assert found(*heads(*texts)) == []


def test_numbers_that_stay_the_same_count_nothing() -> None:
    assert found(*heads(*["แผนระยะที่ ๒"] * 3)) == [0, 1, 2]


def test_twice_on_one_page_is_text() -> None:
    assert found(page_line(TITLE, y=70), page_line(TITLE, y=72)) == []


@pytest.mark.parametrize("height", [0.0, 100.0])
def test_without_a_height_nothing_is_known(height: float) -> None:
    assert found(*heads(TITLE, TITLE, TITLE, y=70), height=height) == []


def test_long_lines_and_tables_are_text() -> None:
    assert found(*heads(*[TITLE * 8] * 3)) == []
    assert find_running_lines([grid(["ก", "ข"])] * 3, {1: 842.0}) == set()
