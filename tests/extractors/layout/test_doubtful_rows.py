"""Rows of scans that lack what most rows tell are less sure, and those above them; on dirty pages those over two."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.drafts import DocumentContext
from extractors.fields.measures import read_table
from extractors.layout.doubtful_rows import INFERRED_CONFIDENCE, doubt_pieces, less_sure
from schemas.page import Line
from schemas.table import Cell, Role, Row, Table
from tests.builders import page_line, table

ROLES: tuple[Role, ...] = ("measure", "owner", "period")
SURE = 0.99


def recognised(text: str, *, page_no: int = 1) -> Line:
    return replace(page_line(text, page_no=page_no), method="ocr", confidence=SURE)


def scanned(*texts: str, page_no: int = 1, heading: bool = False) -> Row:
    cells = (Cell(lines=(recognised(text, page_no=page_no),) if text else ()) for text in texts)
    return Row(cells=tuple(cells), heading=heading)


def told(measure: str, *, page_no: int = 1) -> Row:
    return scanned(measure, "กองคลัง", "ไตรมาส ๑", page_no=page_no)


def sure_rows(*tables: Table, dirty: tuple[int, ...] = ()) -> list[bool]:
    """For each row of the tables whether its lines are as sure as they were read."""
    rows = [row for each in doubt_pieces(tables, dirty=dirty) for row in each.rows]
    return [{line.confidence for line in row.lines} == {SURE} for row in rows]


def test_a_row_without_owner_and_the_one_above_it_are_less_sure() -> None:
    rows = (told("ก"), told("ข"), scanned("ค", "", "ไตรมาส ๒"), told("ง"), told("จ"))
    assert sure_rows(table(ROLES, *rows)) == [True, False, False, True, True]
    (doubted,) = doubt_pieces([table(ROLES, *rows)])
    assert {line.confidence for line in doubted.rows[2].lines} == {INFERRED_CONFIDENCE}


def test_the_row_above_may_stand_in_the_table_before_and_above_a_heading() -> None:
    first = table(ROLES, told("ก"), told("ข"))
    second = table(ROLES, scanned("กลุ่ม", "", "", heading=True), scanned("ค", "กองช่าง", ""), told("ง"), told("จ"))
    assert sure_rows(first, second) == [True, False, True, False, True, True]


def test_where_most_rows_lack_it_no_row_lacks_it() -> None:
    assert all(sure_rows(table(ROLES, told("ก"), scanned("ข", "", "ไตรมาส ๑"), scanned("ค", "", "ไตรมาส ๑"))))


def test_a_table_without_the_column_lacks_nothing() -> None:
    untimed = table(("measure", "owner"), scanned("ก", "กองคลัง"))
    assert all(sure_rows(table(ROLES, told("ก"), told("ข"), told("ค")), untimed))


def test_what_a_file_says_itself_stays_sure() -> None:
    printed = Row(cells=(Cell(lines=(replace(page_line("ค"), confidence=SURE),)), Cell(), Cell()))
    assert sure_rows(table(ROLES, told("ก"), told("ข"), told("ค"), printed))[-1]


def test_a_row_over_two_pages_is_less_sure_where_one_is_dirty() -> None:
    over = Row(
        cells=(
            Cell(lines=(recognised("ก"), recognised("ข", page_no=2))),
            Cell(lines=(recognised("กองคลัง"),)),
            Cell(lines=(recognised("ไตรมาส ๑"),)),
        )
    )
    rows = (over, told("ค", page_no=2))
    assert sure_rows(table(ROLES, *rows)) == [True, True]
    assert sure_rows(table(ROLES, *rows), dirty=(2,)) == [False, True]
    assert sure_rows(table(ROLES, *rows), dirty=(3,)) == [True, True]


@given(st.floats(0.0, 1.0))
def test_nothing_becomes_surer(confidence: float) -> None:
    row = Row(cells=(Cell(lines=(replace(recognised("ก"), confidence=confidence),)),))
    (line,) = less_sure(row).lines
    assert line.confidence == min(confidence, INFERRED_CONFIDENCE)


def test_the_topic_of_a_doubtful_row_is_no_surer_than_the_row() -> None:
    heading = scanned("๑. ด้านพัสดุ", "", "", heading=True)
    rows = (heading, told("ก"), told("ข"), scanned("ค", "", "ไตรมาส ๒"))
    (doubted,) = doubt_pieces([table(ROLES, *rows)])
    context = DocumentContext(fiscal_year=2568, agency_name=None)
    read = read_table(doubted, heading=(), position=0, context=context)
    topics = [measure.evidence["topic"][0].confidence for measure in read.measures]
    assert topics == [SURE, INFERRED_CONFIDENCE, INFERRED_CONFIDENCE]
    assert read.set_aside == []
