"""Grids of markdown tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractors.page.dump.drawing import blocks_of, draw, grid_of, texts_of
from tests.extractors.page.dump.thai_text import grids


@pytest.mark.parametrize(
    "text",
    [
        "| ก | ข |\n|:-:|:--|\n| ค | |\n",
        "ก | ข\n--- | ---\nค |\n",
        "|ก|ข\n|---|---\n|ค|\n",
        "| ก | ข |\n| ค | |",
    ],
)
def test_rows_with_and_without_outer_pipes(text: str) -> None:
    grid = grid_of(text)
    assert grid.source == "markdown"
    assert draw(grid) == [["ก", "ข"], ["ค", ""]]


def test_escaped_pipes_breaks_and_emphasis_in_cells() -> None:
    text = r"| **ก** | ข \| ค |" + "\n|---|---|\n" + "| ง<br>- จ | [x] ฉ |"
    grid = grid_of(text)
    assert draw(grid) == [["ก", "ข | ค"], ["ง\n- จ", "☑ ฉ"]]
    assert grid.cells[0].lines[0].strong


def test_dashes_alone_are_cells() -> None:
    assert draw(grid_of("| ก | ข |\n|---|---|\n| - | - |")) == [["ก", "ข"], ["-", "-"]]


def test_a_pipe_in_prose_makes_no_table() -> None:
    assert texts_of("กองคลัง | สำนักปลัด\n\n|ก|\n") == ["กองคลัง | สำนักปลัด", "|ก|"]


def test_prose_straight_above_a_table_stays_prose() -> None:
    blocks = blocks_of("ดังนี้ ก | ข\n| ก | ข |\n|---|---|\n| ค | ง |\nต่อ")
    assert [type(block).__name__ for block in blocks] == ["Line", "Grid", "Line"]


@given(grids(min_cols=2), st.booleans())
def test_rows_read_back(rows: list[list[str]], framed: bool) -> None:
    width = len(rows[0])
    lines = [rows[0], ["---"] * width, *rows[1:]]
    frame = "| {} |" if framed else "{}"
    text = "\n".join(frame.format(" | ".join(line)) for line in lines)
    assert draw(grid_of(text)) == rows
