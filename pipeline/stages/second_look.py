"""Second look: what a broken text layer says is replaced by what a recogniser reads on the page itself."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from extractors.page.geometry import area, overlap
from pipeline.options import ReadOptions
from pipeline.stages.intake import PdfSource
from pipeline.stages.pages import OnPage, Opened, read_pictures_of, without_progress
from pipeline.stages.tokens import tokenize_pages
from pipeline.stages.trust import judge_pages, set_doubtful_aside
from schemas.geometry import Box
from schemas.page import Doubt, Line, Page, PageTrouble

_IN_LINE = 0.6
"""Of what was recognised, so much has to lie in the box of a line to be what stands there."""


@dataclass(frozen=True)
class Trusted:
    """The pages without what cannot be trusted, and what was left out; `judged` are the pages with all of their lines.

    Each line has its words and its trust.
    """

    pages: list[Page]
    judged: list[Page]
    troubles: list[PageTrouble]


def trust_pages(
    source: Opened, options: ReadOptions, pages: Sequence[Page], *, on_page: OnPage = without_progress
) -> Trusted:
    """The pages as far as they can be trusted. Where the text layer of a PDF cannot, the page's picture is read.

    `on_page` is told of each page before it is looked at again. Raises EngineError where a recogniser is
    needed and cannot be used.
    """
    judged = judge_pages(tokenize_pages(pages))
    kept, troubles = set_doubtful_aside(judged)
    garbled = {trouble.page: trouble for trouble in troubles if trouble.kind == "garbled" and trouble.page}
    if not garbled or not isinstance(source, PdfSource):
        return Trusted(kept, judged, troubles)
    pictured = {page.page_no: page for page in read_pictures_of(source, options, sorted(garbled), on_page=on_page)}
    looked_at = [
        _look_again(page, garbled[page.page_no], pictured[page.page_no]) if page.page_no in pictured else page
        for page in judged
    ]
    judged = judge_pages(tokenize_pages(looked_at))
    kept, left = set_doubtful_aside(judged)
    return Trusted(kept, judged, [*left, *(_told_of(page) for page in kept if _was_recognised(page, garbled))])


def _was_recognised(page: Page, garbled: Container[int]) -> bool:
    """Whether something of a page with a broken text layer was read from its picture."""
    return page.page_no in garbled and any(line.method == "ocr" for line in page.lines)


def _told_of(page: Page) -> PageTrouble:
    return PageTrouble(kind="recognised", page=page.page_no)


def _look_again(page: Page, trouble: PageTrouble, pictured: Page) -> Page:
    """The page as it was recognised, or with the lines recognised that cannot be trusted."""
    if trouble.detail == "all":
        return pictured if pictured.blocks else page
    bad = {(evidence.box, evidence.raw) for evidence in trouble.lines}

    def replaced(line: Line) -> Line:
        return _read_from(line, pictured.lines) if (line.box, line.raw) in bad else line

    return replace(page.with_lines(replaced), dirty=pictured.dirty)


def _read_from(line: Line, recognised: Sequence[Line]) -> Line:
    """The line with the words that were recognised in its place; itself where none were."""
    place = line.box
    if place is None:
        return line
    found = [each for each in recognised if each.box is not None and _lies_in(each.box, place)]
    if not found:
        return line
    found.sort(key=lambda each: each.box.x0 if each.box else 0.0)
    doubts: list[Doubt] = []
    at = 0
    for each in found:
        doubts += [replace(doubt, start=doubt.start + at, end=doubt.end + at) for doubt in each.doubts]
        at += len(each.text) + 1
    return replace(
        line.with_text(" ".join(each.text for each in found)),
        raw=" ".join(each.raw for each in found),
        method="ocr",
        confidence=min(each.confidence for each in found),
        repairs=tuple(repair for each in found for repair in each.repairs),
        doubts=tuple(doubts),
        trust=None,
    )


def _lies_in(box: Box, place: Box) -> bool:
    return overlap(box, place) >= _IN_LINE * area(box)
