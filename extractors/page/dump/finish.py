"""Finished lines and grids: markup out of the text, boxes drawn, Thai repaired, doubts found."""

from collections.abc import Iterable, Iterator, Sequence

from extractors.page.dump.boxes import draw_latex_boxes
from extractors.page.dump.drafts import DraftBlock, DraftGrid, DraftLine
from extractors.page.dump.emphasis import begins_item, drop_links, mark_bold, take_bold, take_heading
from extractors.page.dump.text_lines import is_empty
from extractors.thai.doubts import find_doubts
from extractors.thai.repair import repair_text
from schemas.page import Grid, GridCell, Line


def finish_prose(drafts: Sequence[DraftLine], *, page_no: int) -> Iterator[Line]:
    """The lines of prose; one that begins a list item or a heading starts a paragraph."""
    return _finish_lines(drafts, page_no=page_no, items_start_paragraphs=True)


def finish_block(block: DraftBlock, *, page_no: int) -> Iterator[Line | Grid]:
    """The line or grid; nothing for a grid in which nothing can be seen."""
    if isinstance(block, DraftLine):
        yield from _finish_lines([block], page_no=page_no, items_start_paragraphs=False)
        return
    cells = tuple(_finish_cells(block, page_no=page_no))
    if any(cell.lines for cell in cells):
        yield Grid(n_rows=block.n_rows, n_cols=block.n_cols, cells=cells, source=block.source)


def _finish_cells(grid: DraftGrid, *, page_no: int) -> Iterator[GridCell]:
    for cell in grid.cells:
        yield GridCell(
            row=cell.row,
            col=cell.col,
            row_span=cell.row_span,
            col_span=cell.col_span,
            lines=tuple(_finish_lines(cell.lines, page_no=page_no, items_start_paragraphs=False)),
        )


def _finish_lines(drafts: Iterable[DraftLine], *, page_no: int, items_start_paragraphs: bool) -> Iterator[Line]:
    for paragraph in _split_paragraphs(drafts):
        texts = mark_bold("\n".join(drop_links(draft.text) for draft in paragraph)).split("\n")
        headings = [take_heading(text) for text in texts]
        shown = take_bold([text for text, _ in headings])
        for draft, marked, (_, is_heading), (text, is_bold) in zip(paragraph, texts, headings, shown, strict=True):
            starts = draft.starts_paragraph or (items_start_paragraphs and (is_heading or begins_item(marked)))
            line = _finish_line(draft, text, page_no=page_no, starts_paragraph=starts, strong=is_bold or is_heading)
            if not is_empty(line.text):
                yield line


def _split_paragraphs(drafts: Iterable[DraftLine]) -> Iterator[list[DraftLine]]:
    """The drafts in paragraphs: within one, bold runs from line to line."""
    paragraph: list[DraftLine] = []
    for draft in drafts:
        if draft.starts_paragraph and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(draft)
    if paragraph:
        yield paragraph


def _finish_line(draft: DraftLine, text: str, *, page_no: int, starts_paragraph: bool, strong: bool) -> Line:
    repaired = repair_text(draw_latex_boxes(text).strip())
    return Line(
        text=repaired.text,
        raw=draft.raw,
        page_no=page_no,
        line_no=draft.line_no,
        method="text_file",
        starts_paragraph=starts_paragraph,
        strong=strong,
        pictured=draft.pictured,
        repairs=repaired.repairs,
        doubts=find_doubts(repaired.text),
    )
