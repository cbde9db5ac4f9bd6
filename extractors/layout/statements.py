"""What a document states, line for line: wrapped lines of prose put together again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.page.geometry import around
from extractors.thai.joining import join_wrapped
from extractors.thai.spans import find_spans
from extractors.thai.tokens import tokenize
from schemas.page import Line, Page


def to_statements(pages: Sequence[Page]) -> list[Line]:
    """Every line in reading order, those in cells too; a paragraph of prose that a page wraps is one line.

    Only where lines have a place on a page is it known that they wrap; the lines of a text dump stay as they are.
    """
    return [statement for page in pages for statement in _of_page(page)]


def _of_page(page: Page) -> Iterator[Line]:
    paragraph: list[Line] = []
    for block in page.blocks:
        if isinstance(block, Line) and block.box is not None and not block.starts_paragraph and paragraph:
            paragraph.append(block)
            continue
        yield from _together(paragraph)
        paragraph = []
        if isinstance(block, Line):
            paragraph = [block]
        else:
            yield from (line for cell in block.cells for line in cell.lines)
    yield from _together(paragraph)


def _together(lines: Sequence[Line]) -> Iterator[Line]:
    if len(lines) < 2:
        yield from lines
        return
    text = join_wrapped([line.text for line in lines])
    tokens = tokenize(text)
    yield replace(
        lines[0],
        text=text,
        raw="\n".join(line.raw for line in lines),
        box=around(line.box for line in lines if line.box),
        confidence=min(line.confidence for line in lines),
        repairs=tuple(repair for line in lines for repair in line.repairs),
        doubts=(),
        tokens=tokens,
        spans=find_spans(text, tokens),
    )
