"""Page furniture: page numbers, catchwords, running titles; and real text that only looks like them."""

import pytest

from extractors.layout.furniture import Block, find_furniture
from tests.builders import grid, line


def found(*blocks: Block) -> list[int]:
    return sorted(find_furniture(blocks))


@pytest.mark.parametrize(
    "text", ["๓", "- ๓ -", "–12–", "หน้า ๔", "หน้าที่ ๑๒", "(๒)", "Page 3", "๓/๑๒", "หน้า ๓ จาก ๑๒", "3 of 10", "[๗]"]
)
def test_page_numbers(text: str) -> None:
    assert found(line("ข้อความก่อนหน้า"), line(text), line("ข้อความถัดไป")) == [1]


@pytest.mark.parametrize("text", ["๒๕๖๘", "๓ มาตรการ", "ข้อ ๓", "ไตรมาส ๒", "๑. จัดทำคู่มือ", "หน้าที่", "๙๑.๓๓", "-", ""])
def test_what_is_no_page_number(text: str) -> None:
    assert found(line("ข้อความก่อนหน้า"), line(text), line("ข้อความถัดไป")) == []


def test_a_catchword_announces_the_next_line() -> None:
    blocks = [line("เนื้อหา"), line("(๒.๓) สรุปผล..."), line("- ๔ -"), line("(๒.๓) สรุปผลการดำเนินการ : จัดแล้ว")]
    assert found(*blocks) == [1, 2]


def test_a_catchword_announces_the_first_row_of_a_table() -> None:
    assert found(line("๕. จัดประชุม …"), grid(["๕. จัดประชุมเดือนละครั้ง", "กองช่าง"])) == [0]


def test_a_catchword_behind_a_slash_needs_no_likeness() -> None:
    assert found(line("/๓. การเบิกจ่าย..."), line("- ๒ -"), line("ไม่เหมือนกันเลย")) == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "ผู้ประสานงาน ..........................",
        "วันที่..........เดือน..........",
        "ฯลฯ..",
        "..............",
        "ก...",
        "จัดทำคู่มือ.",
        "จัดทำคู่มือ",
    ],
)
def test_dots_alone_make_no_catchword(text: str) -> None:
    assert found(line(text), line("ข้อความอื่นที่ตามมา")) == []


def test_a_catchword_that_nothing_follows_stays() -> None:
    assert (
        found(line("การดำเนินการ..."), *[line(f"ข้อความ {word}") for word in "กขคงจฉชซ"], line("การดำเนินการต่อไป")) == []
    )


def test_a_line_of_dots_takes_no_time() -> None:
    assert found(line("ลงชื่อ" + "." * 100_000 + "ผู้รายงาน"), line("ลงชื่อ")) == []


def test_a_running_title_is_kept_once() -> None:
    title, table = "รายงานผลของศูนย์เรียนรู้บ้านสวนใน", grid(["ก", "ข"])
    assert found(line(title), table, line(title), table, line("รายงานผลของศูนย์ เรียนรู้บ้านสวนใน"), table) == [2, 4]


def test_a_line_above_two_tables_is_no_running_title() -> None:
    title, table = "รายงานผลของศูนย์เรียนรู้บ้านสวนใน", grid(["ก", "ข"])
    assert found(line(title), table, line(title), table) == []


def test_text_that_repeats_without_a_table_below_is_real_text() -> None:
    owner = "ผู้รับผิดชอบ : กองคลัง"
    assert found(*[block for word in "กขคงจ" for block in (line(f"มาตรการ {word}"), line(owner))]) == []


@pytest.mark.parametrize("text", ["ผู้รับผิดชอบ : กองคลัง", "(๑.๓) สรุปผลการดำเนินการ :"])
def test_a_label_above_tables_is_real_text(text: str) -> None:
    table = grid(["ก", "ข"])
    assert found(*[block for _ in range(4) for block in (line(text), table)]) == []


def test_cells_are_never_furniture() -> None:
    assert found(grid(["๑", "๒"], ["- ๓ -", "หน้า ๔"])) == []
