"""Where pages begin, and which numbers they get."""

import pytest

from extractors.page.dump.page_marks import find_page_mark
from extractors.page.dump.reader import read_dump
from tests.extractors.page.dump.drawing import lines_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("--- Page 3 ---", 3),
        ("## Page 2", 2),
        ("Page 12 of 20", 12),
        ("[PAGE 4]", 4),
        ("=== หน้า 3 ===", 3),
        ("--- หน้าที่ ๑๒ ---", 12),
        ("# หน้า ๒", 2),
        ("--- PAGE BREAK ---", 0),
        ("{0}------------------------------------------------", 1),
        ("หน้า ๓", None),
        ("- หน้า ๓ -", None),
        ("- ๓ -", None),
        ("-3-", None),
        ("3", None),
        ("หน้า 3 ของรายงานนี้", None),
        ("Page 3 shows the results", None),
        ("Pages", None),
        ("", None),
    ],
)
def test_marks(text: str, number: int | None) -> None:
    assert find_page_mark(text) == number


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("ก\fข", [(1, "ก"), (2, "ข")]),
        ("ก\n\f\n\fข\f", [(1, "ก"), (3, "ข")]),
        ("--- Page 1 ---\nก\n--- Page 2 ---\nข", [(1, "ก"), (2, "ข")]),
        ("ก\n## Page 5\nข\n## Page 2\nค", [(1, "ก"), (5, "ข"), (6, "ค")]),
        ("ก\n=== หน้า 3 ===\nข", [(1, "ก"), (3, "ข")]),
        ("ก\nPage 99999\nข", [(1, "ก Page 99999 ข")]),
        ("ก\n- ๒ -\nข", [(1, "ก - ๒ - ข")]),
        ("<page>ก</page><page>ข</page>", [(1, "ก"), (2, "ข")]),
        ('<page number="4">ก</page>', [(4, "ก")]),
        ("ก<!-- PageBreak -->ข", [(1, "ก"), (2, "ข")]),
        ('ก<div style="page-break-before: always">ข</div>', [(1, "ก"), (2, "ข")]),
        ('<div class="page">ก</div><div class="page">ข</div>', [(1, "ก"), (2, "ข")]),
        ("ก<page_number>3</page_number>ข", [(1, "ก 3 ข")]),
        ("<table><tr><td>ก</td></tr>\f<tr><td>ข</td></tr></table>ค", [(1, "ก ข"), (2, "ค")]),
        ("", [(1, "")]),
    ],
)
def test_pages_begin_at_marks(text: str, pages: list[tuple[int, str]]) -> None:
    read = read_dump(text)
    assert [(page.page_no, " ".join(line.text for line in lines_in(page.blocks))) for page in read.pages] == pages
    assert all(line.page_no == page.page_no for page in read.pages for line in lines_in(page.blocks))


def test_marks_are_kept_beside_the_pages_and_pages_are_counted() -> None:
    read = read_dump("ก\n\n--- Page 2 ---\n\n**--- Page 3 ---**\nข\n")
    assert [(mark.text, mark.line_no, mark.page_no) for mark in read.marks] == [
        ("--- Page 2 ---", 3, 2),
        ("**--- Page 3 ---**", 5, 3),
    ]
    assert read.page_count == 3


def test_a_grid_does_not_run_over_a_page() -> None:
    read = read_dump("ก\tข\n\fค\tง\n")
    assert [len(page.blocks) for page in read.pages] == [1, 1]
