"""Tokens: the words of every line, and the names, dates and codes in it."""

from collections.abc import Iterable, Sequence

from extractors.thai.spans import find_spans
from extractors.thai.tokens import tokenize
from schemas.page import Grid, GridCell, Line, Page


def tokenize_pages(pages: Sequence[Page]) -> list[Page]:
    """The same pages, each line with its words and spans."""
    return [page.model_copy(update={"blocks": tuple(_with_tokens(block) for block in page.blocks)}) for page in pages]


def _with_tokens(block: Line | Grid) -> Line | Grid:
    if isinstance(block, Line):
        return _tokenize_line(block)
    return block.model_copy(update={"cells": tuple(_tokenize_cells(block.cells))})


def _tokenize_cells(cells: Iterable[GridCell]) -> Iterable[GridCell]:
    for cell in cells:
        yield cell.model_copy(update={"lines": tuple(_tokenize_line(line) for line in cell.lines)})


def _tokenize_line(line: Line) -> Line:
    tokens = tokenize(line.text)
    return line.model_copy(update={"tokens": tokens, "spans": find_spans(line.text, tokens)})
