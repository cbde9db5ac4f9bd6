"""What a test compares: pages as plain values."""

from collections.abc import Iterable

from extractors.page.dump.reader import read_dump
from schemas.page import Grid, Line


def blocks_of(text: str) -> list[Line | Grid]:
    """All blocks of the dump, over its pages."""
    return [block for page in read_dump(text).pages for block in page.blocks]


def lines_of(text: str) -> list[Line]:
    """The blocks of a dump without grids."""
    blocks = blocks_of(text)
    assert all(isinstance(block, Line) for block in blocks)
    return [block for block in blocks if isinstance(block, Line)]


def texts_of(text: str) -> list[str]:
    """The lines of a dump without grids, as text."""
    return [line.text for line in lines_of(text)]


def grids_of(text: str) -> list[Grid]:
    """Only the grids of the dump."""
    return [block for block in blocks_of(text) if isinstance(block, Grid)]


def grid_of(text: str) -> Grid:
    """The one grid of the dump."""
    (grid,) = grids_of(text)
    return grid


def draw(grid: Grid) -> list[list[str]]:
    """The grid's cells, row by row; where a cell only reaches, there is nothing."""
    rows = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row][cell.col] = cell.text
    return rows


def lines_in(blocks: Iterable[Line | Grid]) -> list[Line]:
    """Every line, those of cells too."""
    lines: list[Line] = []
    for block in blocks:
        lines += [block] if isinstance(block, Line) else [line for cell in block.cells for line in cell.lines]
    return lines
