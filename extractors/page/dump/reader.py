"""The pages of a text dump."""

import re

from extractors.page.dump.drafts import DraftBlock, DraftGrid
from extractors.page.dump.finish import finish_block, finish_prose
from extractors.page.dump.html_tables import read_html_table
from extractors.page.dump.page_marks import find_page_mark
from extractors.page.dump.pipe_tables import has_pipe, is_framed, read_pipe_rows
from extractors.page.dump.places import Places
from extractors.page.dump.source import SourceBreak, SourceLine, SourceTable, split_source
from extractors.page.dump.tab_rows import read_tab_rows
from extractors.page.dump.text_lines import LineMaker, is_empty
from schemas.page import Grid, Line, OpenedDocument, Page

_DOCUMENT = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_FENCE = re.compile(r"\s*(?:```|~~~)[A-Za-z0-9_-]*\s*")
_RULE = re.compile(r"\s*(?P<mark>[-*=])(?:\s*(?P=mark)){2,}\s*")
_LAST_PAGE = 9999


def read_dump(text: str) -> OpenedDocument:
    """The lines and grids of `text` in reading order, on pages where it marks them.

    Tabs, HTML, markdown and prose may be mixed. Every visible character is in a line of a block or in
    `marks`; only what draws goes: rules of dashes, code fences, emphasis, images. `line_no` counts from 1.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _DOCUMENT.match(text):
        text = text.replace("\t", " ")  # there a tab is only space
    places = Places(text)
    reader = _DumpReader(places)
    for item in split_source(text, places):
        reader.read(item)
    return reader.finish()


class _DumpReader:
    """Gathers runs of rows and of prose, and puts what comes of them on pages."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._page_no = 1
        self._turned = False
        self._blocks: list[Line | Grid] = []
        self._pages: list[Page] = []
        self._marks: list[Line] = []
        self._tab_rows: list[SourceLine] = []
        self._pipe_rows: list[SourceLine] = []
        self._prose = LineMaker(places, starts_paragraph=True)

    def read(self, item: SourceLine | SourceTable | SourceBreak) -> None:
        """Take the next item of the file."""
        if isinstance(item, SourceLine):
            self._read_line(item)
        elif isinstance(item, SourceTable):
            self._end_runs()
            for block in read_html_table(item.pieces, self._places):
                self._add(block)
            self._prose.end_paragraph()
        else:
            self._turn_page(item.page_no, opens=item.opens)

    def finish(self) -> OpenedDocument:
        """All pages, once the file is read."""
        self._end_runs()
        self._end_page()
        pages = tuple(self._pages) or (Page(page_no=1, blocks=()),)
        return OpenedDocument(pages=pages, page_count=self._page_no, marks=tuple(self._marks))

    def _read_line(self, line: SourceLine) -> None:
        text = line.text
        if has_pipe(text) and (is_framed(text) or "\t" not in text):
            self._end_tab_rows()
            self._pipe_rows.append(line)
            return
        self._end_pipe_rows()
        if "\t" in text:
            self._tab_rows.append(line)
            return
        self._end_tab_rows()
        self._read_prose(line, text)

    def _read_prose(self, line: SourceLine, text: str) -> None:
        page_no = find_page_mark(text)
        if page_no is not None:
            self._turn_page(page_no)
            self._marks.append(_to_mark(line, text, self._places, page_no=self._page_no))
        elif _RULE.fullmatch(text) or (is_empty(text) and not any(piece.name for piece in line.pieces)):
            self._prose.end_paragraph()
        elif not _FENCE.fullmatch(text):
            for piece in line.pieces:
                self._prose.read(piece)
            self._prose.break_line()

    def _end_runs(self) -> None:
        """Turn the rows and the prose that were gathered into blocks."""
        self._end_tab_rows()
        self._end_pipe_rows()
        self._end_prose()

    def _end_tab_rows(self) -> None:
        rows, self._tab_rows = self._tab_rows, []
        if rows:
            self._end_prose()
            for block in read_tab_rows(rows, self._places):
                self._add(block)
            self._prose = LineMaker(self._places)

    def _end_pipe_rows(self) -> None:
        rows, self._pipe_rows = self._pipe_rows, []
        for item in read_pipe_rows(rows, self._places):
            if isinstance(item, DraftGrid):
                self._end_prose()
                self._add(item)
                self._prose = LineMaker(self._places)
            else:
                self._read_prose(item, item.text)

    def _end_prose(self) -> None:
        self._blocks.extend(finish_prose(self._prose.take(), page_no=self._page_no))

    def _add(self, block: DraftBlock) -> None:
        self._blocks.extend(finish_block(block, page_no=self._page_no))

    def _turn_page(self, page_no: int, *, opens: bool = False) -> None:
        """Begin page `page_no`, or the next one where no number is given or the number makes no sense.

        `opens`: the mark stands at the head of each page, so the first one ends none.
        """
        self._end_runs()
        is_first = opens and not self._turned and not self._blocks
        here = self._page_no if is_first or (page_no and not self._blocks) else self._page_no + 1
        self._end_page()
        self._page_no = page_no if here <= page_no <= _LAST_PAGE else here
        self._turned = True
        self._prose.end_paragraph()

    def _end_page(self) -> None:
        if self._blocks:
            self._pages.append(Page(page_no=self._page_no, blocks=tuple(self._blocks)))
            self._blocks = []


def _to_mark(line: SourceLine, text: str, places: Places, *, page_no: int) -> Line:
    return Line(
        text=text.strip(),
        raw=line.raw.strip(),
        page_no=page_no,
        line_no=places.line_no(line.start),
        method="text_file",
    )
