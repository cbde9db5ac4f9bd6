"""Grids of HTML tables, whole and broken."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.page import Grid
from tests.extractors.page.dump.drawing import blocks_of, draw, grid_of, grids_of, lines_in
from tests.extractors.page.dump.thai_text import grids


def occupied(grid: Grid) -> dict[tuple[int, int], int]:
    """How many cells cover each position."""
    covered: dict[tuple[int, int], int] = {}
    for cell in grid.cells:
        for place in product(range(cell.row, cell.row + cell.row_span), range(cell.col, cell.col + cell.col_span)):
            covered[place] = covered.get(place, 0) + 1
    return covered


def test_a_table_over_many_lines_with_sections() -> None:
    grid = grid_of(
        """<table border="1">
  <thead>
    <tr>
      <th rowspan="2">ที่</th>
      <th colspan="2">ผล</th>
    </tr>
    <tr><th>แล้ว</th><th>ยัง</th></tr>
  </thead>
  <tbody><tr><td>๑</td><td>/</td><td></td></tr></tbody>
</table>"""
    )
    assert grid.source == "html"
    assert draw(grid) == [["ที่", "ผล", ""], ["", "แล้ว", "ยัง"], ["๑", "/", ""]]
    spans = {cell.text: (cell.row_span, cell.col_span) for cell in grid.cells if cell.text}
    assert (spans["ที่"], spans["ผล"]) == ((2, 1), (1, 2))
    first, *_, slash = [cell for cell in grid.cells if cell.text]
    assert (first.lines[0].strong, first.lines[0].line_no) == (True, 4)
    assert (slash.lines[0].strong, slash.lines[0].line_no) == (False, 9)


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>ก<td>ข<tr><td>ค<td>ง</table>",
        "<table><td>ก</td><td>ข</td><tr><td>ค</td><td>ง</td></table>",
        "<table><tr><td>ก</td>ข<tr>ค</td><td>ง</td></tr></table>",
        "<tr><td>ก</td><td>ข</td></tr><tr><td>ค</td><td>ง</td></tr></table>",
        "<table><tr><td>ก</td><td>ข</td></tr><tr><td>ค</td><td>ง",
        '<table><tr><td>ก</td><td>ข</td></tr><tr><td>ค</td><td>ง</td></tr><tr><td rowspan="',
        "<table><tr><td>ก</td></td><td>ข</td></tr></tr></tbody><tr><td>ค</td><td>ง</td></tr></table></table>",
    ],
)
def test_missing_and_surplus_tags(text: str) -> None:
    rows = draw(grid_of(text))
    assert [row for row in rows if any(row)] == [["ก", "ข"], ["ค", "ง"]]


@pytest.mark.parametrize(
    ("attributes", "spans"),
    [
        ("rowspan=2", (2, 1)),
        ("rowspan=0", (3, 1)),
        ("rowspan=10000", (3, 1)),
        ("rowspan=-1", (1, 1)),
        ("rowspan='2.9'", (2, 1)),
        ("rowspan=สอง", (1, 1)),
        ("colspan=0", (1, 1)),
        ("colspan=-3", (1, 1)),
        ("colspan=2", (1, 2)),
        ("colspan=100000", (1, 2)),
    ],
)
def test_spans_absurd_and_broken(attributes: str, spans: tuple[int, int]) -> None:
    grid = grid_of(f"<table><tr><td {attributes}>ก</td></tr><tr><td>ข<td>ค</tr><tr><td>ง</tr></table>")
    assert (grid.cells[0].row_span, grid.cells[0].col_span) == spans
    assert max(occupied(grid).values()) == 1


def test_a_span_may_reach_from_the_head_into_a_short_row_only() -> None:
    short = grid_of("<table><thead><tr><th rowspan=2>ก<th>ข</thead><tbody><tr><td>ค</tbody></table>")
    assert draw(short) == [["ก", "ข"], ["", "ค"]]
    full = grid_of("<table><thead><tr><th rowspan=2>ก<th>ข</thead><tbody><tr><td>ค<td>ง</tbody></table>")
    assert draw(full) == [["ก", "ข"], ["ค", "ง"]]
    assert full.cells[0].row_span == 1


def test_several_tables_on_one_line_with_text_between() -> None:
    blocks = blocks_of("ก<table><tr><td>ข</table>ค<table><tr><td>ง</table>จ")
    assert [line.text for line in lines_in(blocks)] == ["ก", "ข", "ค", "ง", "จ"]
    assert [isinstance(block, Grid) for block in blocks] == [False, True, False, True, False]


def test_a_nested_table_becomes_lines_of_its_cell() -> None:
    grid = grid_of("<table><tr><td>ก<table><tr><td>ข<td>ค<tr><td>ง</table>จ</td><td>ฉ</td></tr></table>")
    assert draw(grid) == [["ก\nข\nค\nง\nจ", "ฉ"]]
    assert [line.starts_paragraph for line in grid.cells[0].lines] == [False, True, False, True, False]


def test_a_table_that_only_lays_out_the_page_gives_way_to_those_inside() -> None:
    text = "<table><tr><td>ก<table><tr><td>ข<td>ค</table></td></tr><tr><td>ง</td></tr></table>"
    blocks = blocks_of(text)
    assert [line.text for line in lines_in(blocks)] == ["ก", "ข", "ค", "ง"]
    assert [grid.n_cols for grid in grids_of(text)] == [2]


def test_tables_nested_without_end_keep_their_words() -> None:
    text = "<table><tr><td>ก<td>ข" * 40 + "</table>" * 40
    assert sum(line.text.count("ก") for line in lines_in(blocks_of(text))) == 40


def test_a_caption_stands_before_its_table() -> None:
    blocks = blocks_of("<table><caption>ตารางที่ ๑</caption><tr><td>ก</td></tr></table>")
    assert [line.text for line in lines_in(blocks)] == ["ตารางที่ ๑", "ก"]


def test_an_unclosed_table_does_not_swallow_what_follows() -> None:
    blocks = blocks_of("<table><tr><td>ก</td><td>ข\n\nย่อหน้าต่อไป\n\n<table><tr><td>ค</td></tr></table>")
    assert [type(block).__name__ for block in blocks] == ["Grid", "Line", "Grid"]
    blocks = blocks_of("<table><tr><td>ก</td></tr>\nย่อหน้า\n<tr><td>ข</td></tr>")
    assert [type(block).__name__ for block in blocks] == ["Grid", "Line", "Grid"]


def test_lines_and_markdown_in_cells() -> None:
    grid = grid_of("<table><tr><td>ก\nข\n\nค</td><td>**ง**</td></tr></table>")
    assert draw(grid) == [["ก\nข\nค", "ง"]]
    assert [(line.line_no, line.starts_paragraph) for line in grid.cells[0].lines] == [
        (1, False),
        (2, False),
        (4, True),
    ]


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@given(grids(), st.sampled_from(["", "\n", "\n    "]), st.booleans())
def test_rows_read_back(rows: list[list[str]], space: str, closed: bool) -> None:
    td, tr = ("</td>", "</tr>") if closed else ("", "")
    body = "".join(
        f"{space}<tr>" + "".join(f"{space}<td>{escape(cell)}{td}" for cell in row) + f"{space}{tr}" for row in rows
    )
    assert draw(grid_of(f"<table>{body}{space}</table>")) == rows


@st.composite
def tilings(draw_from: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """A rectangle cut into cells at random: rows, columns, and row, column, row span, column span of each."""
    n_rows = draw_from(st.integers(1, 6))
    n_cols = draw_from(st.integers(1, 6))
    free = set(product(range(n_rows), range(n_cols)))
    tiles = []
    for row, col in product(range(n_rows), range(n_cols)):
        if (row, col) not in free:
            continue
        width = 1
        widest = draw_from(st.integers(1, n_cols - col))
        while width < widest and (row, col + width) in free:
            width += 1
        height = draw_from(st.integers(1, n_rows - row))
        tiles.append((row, col, height, width))
        free -= set(product(range(row, row + height), range(col, col + width)))
    return n_rows, n_cols, tiles


@given(tilings())
def test_spans_read_back_without_overlap(tiling: tuple[int, int, list[tuple[int, int, int, int]]]) -> None:
    n_rows, n_cols, tiles = tiling
    rows = [
        "".join(f"<td rowspan={high} colspan={wide}>ก</td>" for row, _, high, wide in tiles if row == index)
        for index in range(n_rows)
    ]
    grid = grid_of("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    assert [(cell.row, cell.col, cell.row_span, cell.col_span) for cell in grid.cells] == tiles
    assert occupied(grid) == dict.fromkeys(product(range(n_rows), range(n_cols)), 1)


span_values = st.sampled_from(["1", "2", "3", "0", "99999", "-1", "x", ""])


@given(st.lists(st.lists(st.tuples(span_values, span_values), max_size=5), min_size=1, max_size=6), st.data())
def test_any_spans_stay_inside_the_grid_and_off_each_other(
    rows: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    sections = data.draw(st.lists(st.sampled_from(["", "<tbody>", "</thead>"]), min_size=len(rows), max_size=len(rows)))
    body = "".join(
        section + "<tr>" + "".join(f"<td rowspan='{high}' colspan='{wide}'>ก" for high, wide in row)
        for section, row in zip(sections, rows, strict=True)
    )
    grids = grids_of(f"<table>{body}</table>")
    assert len(grids) == any(rows)
    for grid in grids:
        assert max(occupied(grid).values()) == 1
        assert all(row < grid.n_rows and col < grid.n_cols for row, col in occupied(grid))
        assert len(grid.cells) == sum(map(len, rows))
