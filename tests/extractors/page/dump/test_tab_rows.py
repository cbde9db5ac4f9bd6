"""Grids of tab-separated rows."""

from hypothesis import given

from tests.extractors.page.dump.drawing import blocks_of, draw, grid_of, grids_of, lines_of
from tests.extractors.page.dump.thai_text import grids


def test_consecutive_rows_make_a_grid_as_wide_as_the_widest() -> None:
    grid = grid_of("แบบ\tลำดับ\nIIT\t๑\t๙๒.๒๓\n\t๒\n")
    assert grid.source == "tabs"
    assert draw(grid) == [["แบบ", "ลำดับ", ""], ["IIT", "๑", "๙๒.๒๓"], ["", "๒", ""]]


def test_empty_cells_at_both_ends_count() -> None:
    grid = grid_of("\t\tต่อ\t\t\n")
    assert (grid.n_rows, grid.n_cols, [(cell.row, cell.col) for cell in grid.cells]) == (1, 5, [(0, 2)])


def test_a_blank_line_or_one_without_tab_ends_the_grid() -> None:
    blocks = blocks_of("ก\tข\n\nค\tง\nจ\nฉ\tช")
    assert [type(block).__name__ for block in blocks] == ["Grid", "Grid", "Line", "Grid"]


def test_rules_go_without_ending_the_grid() -> None:
    assert draw(grid_of("ก\tข\n---\t--\nค\tง\n:---:\t\n:-\t:-:\nจ\t-\n")) == [["ก", "ข"], ["ค", "ง"], ["จ", "-"]]


def test_dashes_alone_are_cells() -> None:
    assert draw(grid_of("ก\tข\n-\t-\n--\t--\n")) == [["ก", "ข"], ["-", "-"], ["--", "--"]]


def test_tags_in_cells_make_lines() -> None:
    grid = grid_of('ก\t<p>๑. ข</p> <p>๒. ค<br/>ง</p><ul style="x"> <li>จ</li></ul>\t<b>ฉ\tช')
    assert draw(grid) == [["ก", "๑. ข\n๒. ค\nง\n- จ", "ฉ", "ช"]]
    second = grid.cells[1]
    assert [line.starts_paragraph for line in second.lines] == [True, True, False, True]
    assert [line.raw for line in second.lines] == ["<p>๑. ข</p>", "<p>๒. ค<br/>", "ง</p>", "<li>จ</li>"]
    assert [cell.lines[0].strong for cell in grid.cells] == [False, False, True, False]


def test_a_tab_inside_a_tag_is_no_column() -> None:
    assert draw(grid_of('ก\t<span\tclass="x">ข</span>')) == [["ก", "ข"]]


def test_tabs_that_only_indent_are_prose() -> None:
    lines = lines_of("\tตามที่หน่วยงานได้จัดทำ\nมาตรการ\n\t\t\t(ลงชื่อ)\n")
    assert [(line.text, line.starts_paragraph) for line in lines] == [
        ("ตามที่หน่วยงานได้จัดทำ", True),
        ("มาตรการ", False),
        ("(ลงชื่อ)", True),
    ]


def test_a_table_inside_a_cell_stays_in_it() -> None:
    grid = grid_of("ก\t<table><tr><td>ข</td><td>ค</td></tr><tr><td>ง</td></tr></table>\tจ\n")
    assert draw(grid) == [["ก", "ข\nค\nง", "จ"]]


def test_a_row_of_far_too_many_cells_keeps_its_words() -> None:
    grid = grid_of("\t".join("ก" * 2000))
    assert grid.n_cols == 500
    assert sum(cell.text.count("ก") for cell in grid.cells) == 2000


def test_a_very_long_run_of_rows_goes_on_in_another_grid() -> None:
    assert [grid.n_rows for grid in grids_of("ก\tข\n" * 5001)] == [5000, 1]


@given(grids(min_cols=2))
def test_rows_read_back(rows: list[list[str]]) -> None:
    assert draw(grid_of("\n".join("\t".join(row) for row in rows))) == rows
