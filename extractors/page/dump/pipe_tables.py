"""Grids out of markdown tables: `| a | b |`, or `a | b` above a rule of dashes."""

import re
from collections.abc import Iterator, Sequence

from extractors.page.dump.drafts import DraftGrid
from extractors.page.dump.places import Places
from extractors.page.dump.source import SourceLine
from extractors.page.dump.tab_rows import MOST_COLUMNS, MOST_ROWS, add_cell, is_rule_row, split_cells

_PIPE = re.compile(r"(?<!\\)\|")


def has_pipe(text: str) -> bool:
    """Whether the line may be a row: it holds a pipe that is not escaped."""
    return "|" in text and _PIPE.search(text) is not None


def is_framed(text: str) -> bool:
    """Whether the line has pipes at both ends and between, as a row has even without any rule."""
    text = text.strip()
    return text.startswith("|") and text.endswith("|") and len(_PIPE.split(text)) > 3


def read_pipe_rows(lines: Sequence[SourceLine], places: Places) -> Iterator[SourceLine | DraftGrid]:
    """The grids of consecutive lines with pipes; lines that are in no table come back as they are."""
    at = 0
    while at < len(lines):
        end = _end_of_table(lines, at)
        if end == at:
            yield lines[at]
            at += 1
            continue
        n_cols = min(MOST_COLUMNS, max(len(_split_text(line.text)) for line in lines[at:end]))
        rows = [line for line in lines[at:end] if not is_rule_row(_split_text(line.text))]
        for start in range(0, len(rows), MOST_ROWS):
            yield _to_grid(rows[start : start + MOST_ROWS], n_cols=n_cols, places=places)
        at = end


def _end_of_table(lines: Sequence[SourceLine], start: int) -> int:
    """Where the table that begins at `start` ends; `start` itself where none begins."""
    ruled = any(is_rule_row(_split_text(line.text)) for line in lines[start : start + 2])
    if ruled:
        return len(lines)
    end = start
    while end < len(lines) and is_framed(lines[end].text):
        end += 1
    return end


def _split_text(text: str) -> list[str]:
    """The texts between the pipes, without the empty ones outside of the outer pipes."""
    cells = _PIPE.split(text.strip())
    return cells[1 if not cells[0] else 0 : -1 if not cells[-1] else None]


def _to_grid(rows: Sequence[SourceLine], *, n_cols: int, places: Places) -> DraftGrid:
    grid = DraftGrid("markdown", n_rows=len(rows), n_cols=max(1, n_cols))
    for row, line in enumerate(rows):
        outer = 1 if line.text.lstrip().startswith("|") else 0
        for col, pieces in split_cells(line.pieces, _PIPE):
            add_cell(grid, pieces, row=row, col=max(0, col - outer), places=places)
    return grid
