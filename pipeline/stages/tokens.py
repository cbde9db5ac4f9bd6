"""Tokens: the words of every line, and the names, dates and codes in it."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.thai.spans import find_spans
from extractors.thai.tokens import tokenize
from schemas.page import Line, Page


def tokenize_pages(pages: Sequence[Page]) -> list[Page]:
    """The same pages, each line with its words and spans."""
    return [page.with_lines(_tokenize_line) for page in pages]


def _tokenize_line(line: Line) -> Line:
    tokens = tokenize(line.text)
    return replace(line, tokens=tokens, spans=find_spans(line.text, tokens))
