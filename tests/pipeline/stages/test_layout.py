"""From the blocks of pages to tables and paragraphs."""

from extractors.page.dump.reader import read_dump
from pipeline.stages.layout import understand_layout
from schemas.page import Page
from schemas.table import Layout, Paragraph, Table
from tests.builders import grid, line, texts_of

HEADER = ["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"]


def test_a_table_over_two_pages_is_one() -> None:
    pages = [
        Page(page_no=1, blocks=(line("แผนของศูนย์"), grid(HEADER, ["จัดอบรม", "กองคลัง", "ไตรมาส ๑"]), line("- ๑ -"))),
        Page(page_no=2, blocks=(grid(HEADER, ["ขุดลอก", "กองช่าง", "ไตรมาส ๒"]), line("จบแผน"))),
    ]
    layout = understand_layout(pages)
    first, table, last = layout.elements
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(last, Paragraph)
    assert [texts_of(row) for row in table.rows] == [["จัดอบรม", "กองคลัง", "ไตรมาส ๑"], ["ขุดลอก", "กองช่าง", "ไตรมาส ๒"]]
    assert {entry.kind for entry in layout.set_aside} == {"page_furniture"}
    assert sorted(evidence.raw for entry in layout.set_aside for evidence in entry.evidence) == sorted(
        ["- ๑ -", *HEADER, *HEADER]
    )


def test_no_pages_make_an_empty_layout() -> None:
    assert understand_layout([]) == Layout(elements=())


def test_page_marks_are_set_aside() -> None:
    opened = read_dump("--- Page 3 ---\nบันทึกข้อความ\n")
    layout = understand_layout(opened.pages, page_marks=opened.marks)
    assert [(aside.kind, aside.evidence[0].raw) for aside in layout.set_aside] == [("page_furniture", "--- Page 3 ---")]
