"""Every line with its words and spans; nothing else changes."""

from dataclasses import replace

from pipeline.stages.tokens import tokenize_pages
from schemas.page import Grid, Line, Page
from tests.builders import grid, line

PAGES = [
    Page(page_no=1, blocks=(line("มอบหมายกองคลัง"), grid(["ตามข้อ i3", "นายสมมุติ ใจงาม"]))),
    Page(page_no=2, blocks=(line(""),)),
]


def without_tokens(block: Line | Grid) -> Line | Grid:
    if isinstance(block, Line):
        return replace(block, tokens=(), spans=())
    cells = tuple(
        replace(cell, lines=tuple(replace(each, tokens=(), spans=()) for each in cell.lines)) for cell in block.cells
    )
    return replace(block, cells=cells)


def test_the_words_of_every_line_make_up_its_text() -> None:
    for found in (found for page in tokenize_pages(PAGES) for found in page.lines):
        assert "".join(token.text for token in found.tokens) == found.text
        assert all(found.text[token.start : token.end] == token.text for token in found.tokens)


def test_spans_are_found_in_prose_and_in_cells() -> None:
    found = {
        (span.label, span.text)
        for each in [found for page in tokenize_pages(PAGES) for found in page.lines]
        for span in each.spans
    }
    assert found == {("unit", "กองคลัง"), ("item_code", "i3"), ("person", "นายสมมุติ ใจงาม")}


def test_nothing_else_changes() -> None:
    for before, after in zip(PAGES, tokenize_pages(PAGES), strict=True):
        assert tuple(without_tokens(block) for block in after.blocks) == before.blocks


def test_lines_come_in_reading_order() -> None:
    assert [each.text for each in [line for page in PAGES for line in page.lines]] == [
        "มอบหมายกองคลัง",
        "ตามข้อ i3",
        "นายสมมุติ ใจงาม",
        "",
    ]


def test_no_pages_no_lines() -> None:
    assert tokenize_pages([]) == []
