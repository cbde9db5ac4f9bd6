"""Trust: lines that say other than what is printed are set aside, before anything is read from them."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from extractors.page.layer.trust import LEAST_TRUST, judge
from extractors.page.scan.trust import (
    LEAST_SURE,
    doubt_number_on_dirt,
    doubt_unknown_words,
    find_names,
    judge_recognised,
)
from schemas.page import Grid, Line, Page, PageTrouble

LEAST_SHARE_OF_PAGE = 0.4
"""Where so much of a page's text cannot be trusted, none of it is used: the rest shares its fonts."""


def judge_pages(pages: Sequence[Page]) -> list[Page]:
    """The pages, each line with its trust."""
    names = find_names(line for page in pages for line in page.lines if line.method == "ocr")
    return [page.with_lines(partial(_judge_line, names=names, dirty=page.dirty)) for page in pages]


def set_doubtful_aside(pages: Sequence[Page]) -> tuple[list[Page], list[PageTrouble]]:
    """The judged pages without the lines that cannot be trusted; what was taken out of each, and which are dirty."""
    kept: list[Page] = []
    troubles: list[PageTrouble] = []
    for judged in pages:
        if judged.dirty:
            troubles.append(PageTrouble(kind="dirty", page=judged.page_no))
        bad = [line for line in judged.lines if _is_bad(line)]
        if not bad:
            kept.append(judged)
            continue
        layer = [line for line in judged.lines if line.method == "text_layer"]
        garbled = [line for line in bad if line.method == "text_layer"]
        total = sum(len(line.text) for line in layer)
        whole = bool(garbled) and sum(len(line.text) for line in garbled) >= LEAST_SHARE_OF_PAGE * total
        if garbled:
            troubles.append(_trouble("garbled", judged, layer if whole else garbled, detail="all" if whole else ""))
        if len(bad) > len(garbled):
            troubles.append(_trouble("unsure", judged, [line for line in bad if line.method == "ocr"]))
        kept.append(_without(judged, _is_of_layer_or_bad if whole else _is_bad))
    return [page for page in kept if page.lines], troubles


def _trouble(kind: Literal["garbled", "unsure"], page: Page, lines: Sequence[Line], *, detail: str = "") -> PageTrouble:
    return PageTrouble(kind=kind, page=page.page_no, lines=tuple(line.evidence() for line in lines), detail=detail)


def _judge_line(line: Line, *, names: Container[str], dirty: bool) -> Line:
    """The line with its trust; the confidence in a line of a text layer is no higher than that.

    Words in no dictionary, unless they are `names`, lower the confidence in a recognised line, and numbers where its
    page is `dirty`; not its trust: they are print, too.
    """
    if line.method == "ocr":
        if line.trust is not None:  # its words were looked at
            return line
        sure = doubt_unknown_words(line.confidence, line.tokens, names=names)
        sure = doubt_number_on_dirt(sure, line.text) if dirty else sure
        return replace(line, trust=judge_recognised(line), confidence=sure)
    if line.method != "text_layer":
        return line
    trust = judge(line)
    return replace(line, trust=trust, confidence=round(min(line.confidence, trust.score), 3))


def _is_bad(line: Line) -> bool:
    least = LEAST_SURE if line.method == "ocr" else LEAST_TRUST
    return line.trust is not None and line.trust.score < least


def _is_of_layer_or_bad(line: Line) -> bool:
    return line.method == "text_layer" or _is_bad(line)


def _without(page: Page, is_lost: Callable[[Line], bool]) -> Page:
    blocks: list[Line | Grid] = []
    for block in page.blocks:
        if isinstance(block, Grid):
            cells = tuple(
                replace(cell, lines=tuple(line for line in cell.lines if not is_lost(line))) for cell in block.cells
            )
            blocks.append(replace(block, cells=cells))
        elif not is_lost(block):
            blocks.append(block)
    return replace(page, blocks=tuple(blocks))
