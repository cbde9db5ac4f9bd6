"""Table pieces: grids cut at their headers, kinds told by the rows, pictures and furniture taken out."""

import pytest

from extractors.layout.tables import TablePiece, cut_at_headers, find_elements, kind_without_header
from schemas.page import Line, Page
from schemas.table import Paragraph
from tests.builders import grid, grid_rows, line, row, texts_of

HEADER = ["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"]


def elements(*blocks: object) -> tuple[list[object], list[str]]:
    found, aside = find_elements([Page(page_no=1, blocks=blocks)])  # type: ignore[arg-type]
    shown = [
        tuple(part.text for part in element.lines)
        if isinstance(element, Paragraph)
        else [texts_of(each.row) for each in element.rows]
        for element in found
    ]
    return list(shown), [entry.kind for entry in aside]


def test_a_piece_begins_at_each_header() -> None:
    pieces = cut_at_headers(grid_rows(["ก", "ข", "ค"], HEADER, ["ง", "จ", "ฉ"], HEADER, ["ช", "ซ", "ญ"]))
    assert [piece.header is None for piece in pieces] == [True, False, False]
    assert [[texts_of(each.row) for each in piece.rows] for piece in pieces] == [
        [["ก", "ข", "ค"]],
        [["ง", "จ", "ฉ"]],
        [["ช", "ซ", "ญ"]],
    ]


def test_the_lines_of_a_header_are_kept() -> None:
    (piece,) = cut_at_headers(grid_rows(HEADER))
    assert [each.text for each in piece.header_lines] == HEADER
    assert piece.rows == []
    assert piece.width == 3


def test_both_rows_of_a_header_are_kept() -> None:
    (piece,) = cut_at_headers(grid_rows(HEADER, ["", "", "ดำเนินการ"], ["ก", "ข", "ค"]))
    assert [each.text for each in piece.header_lines] == [*HEADER, "ดำเนินการ"]
    assert len(piece.rows) == 1


def test_an_empty_piece_has_no_width() -> None:
    assert TablePiece(header=None).width == 0


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([["๑.", "นายสมมุติ ใจงาม", "ประธาน"], ["๒.", "นางสาวมุติ ใจดี", "กรรมการ"]], "committee"),
        ([["การใช้อำนาจ", "๘๘.๑๒"], ["การใช้งบประมาณ", "ร้อยละ ๙๐"]], "scores"),
        ([["แฟ้มสีแดง", "ตู้ใบที่สอง"], ["แฟ้มสีเขียว", "ตู้ใบแรก"]], "other"),
        ([["ค่าไฟฟ้า", "๑๒๓,๐๐๐"], ["ค่าน้ำ", "๔๕๖,๐๐๐"]], "other"),
        ([["๘๘.๑๒"], ["๙๐.๐๐"]], "other"),
    ],
)
def test_the_kind_of_a_table_without_a_header(rows: list[list[str]], kind: str) -> None:
    assert kind_without_header([row(*texts) for texts in rows]) == kind


def test_paragraphs_and_tables_come_in_reading_order() -> None:
    found, _ = elements(line("หนึ่ง", starts=True), line("สอง"), grid(["ก", "ข"]), line("สาม"))
    assert found == [("หนึ่ง", "สอง"), [["ก", "ข"]], ("สาม",)]


def test_a_paragraph_begins_where_the_source_shows_one() -> None:
    found, _ = elements(line("หนึ่ง"), line("สอง", starts=True), line("สาม"))
    assert found == [("หนึ่ง",), ("สอง", "สาม")]


def test_page_furniture_and_picture_text_are_set_aside() -> None:
    found, aside = elements(line("หนึ่ง"), line("- ๒ -"), line("ป้ายในภาพ", pictured=True), line("สอง"))
    assert found == [("หนึ่ง",), ("สอง",)]
    assert aside == ["page_furniture", "picture_text"]


def test_nothing_is_found_on_no_pages() -> None:
    assert find_elements([]) == ([], [])


def test_a_line_keeps_where_it_stands() -> None:
    found, _ = find_elements([Page(page_no=1, blocks=(line("หนึ่ง", line_no=7),))])
    assert isinstance(found[0], Paragraph)
    assert isinstance(found[0].lines[0], Line)
    assert found[0].lines[0].line_no == 7


@pytest.mark.parametrize(
    ("page_no", "between", "width", "is_form"),
    [
        (2, [], 2, True),
        (2, [line("- ๒ -")], 2, True),
        (2, [line("หมายเหตุ")], 2, False),
        (1, [], 2, False),
        (2, [], 3, False),
    ],
)
def test_a_form_goes_on_overleaf_with_nothing_but_furniture_between(
    page_no: int, between: list[Line], width: int, is_form: bool
) -> None:
    form = grid(["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา", "ไตรมาส ๑"], ["ผลการดำเนินงาน", "ครบ"])
    rest = grid(["สถานะ", "☑ ดำเนินการแล้ว", *[""] * (width - 2)])
    pages = [Page(page_no=1, blocks=(form,)), Page(page_no=page_no, blocks=(*between, rest))]
    last = find_elements(pages)[0][-1]
    assert isinstance(last, Paragraph) == is_form
