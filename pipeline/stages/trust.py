"""Trust: lines of a text layer that say other than what is printed are set aside, before anything is read from them."""

from collections.abc import Sequence

from extractors.page.layer.trust import LEAST_TRUST, judge
from schemas.page import Grid, Line, Page, PageTrouble

LEAST_SHARE_OF_PAGE = 0.4
"""Where so much of a page's text cannot be trusted, none of it is used: the rest shares its fonts."""


def set_doubtful_aside(pages: Sequence[Page]) -> tuple[list[Page], list[PageTrouble]]:
    """The pages without the lines that cannot be trusted, each line with its trust; and what was taken out of each."""
    kept: list[Page] = []
    troubles: list[PageTrouble] = []
    for page in pages:
        judged = _judge_page(page)
        bad = [line for line in judged.lines if _is_bad(line)]
        if not bad:
            kept.append(judged)
            continue
        total = sum(len(line.text) for line in judged.lines)
        whole = sum(len(line.text) for line in bad) >= LEAST_SHARE_OF_PAGE * total
        lost = judged.lines if whole else bad
        troubles.append(
            PageTrouble(
                kind="garbled",
                page=page.page_no,
                lines=tuple(line.evidence() for line in lost),
                detail="all" if whole else "",
            )
        )
        if not whole:
            kept.append(_without_bad(judged))
    return kept, troubles


def _judge_page(page: Page) -> Page:
    return page.model_copy(update={"blocks": tuple(_judge_block(block) for block in page.blocks)})


def _judge_block(block: Line | Grid) -> Line | Grid:
    if isinstance(block, Line):
        return _judge_line(block)
    cells = tuple(
        cell.model_copy(update={"lines": tuple(_judge_line(line) for line in cell.lines)}) for cell in block.cells
    )
    return block.model_copy(update={"cells": cells})


def _judge_line(line: Line) -> Line:
    """The line with its trust; only a text layer is judged, and its confidence is no higher than the trust."""
    if line.method != "text_layer":
        return line
    trust = judge(line)
    return line.model_copy(update={"trust": trust, "confidence": round(min(line.confidence, trust.score), 3)})


def _is_bad(line: Line) -> bool:
    return line.trust is not None and line.trust.score < LEAST_TRUST


def _without_bad(page: Page) -> Page:
    blocks: list[Line | Grid] = []
    for block in page.blocks:
        if isinstance(block, Grid):
            cells = tuple(
                cell.model_copy(update={"lines": tuple(line for line in cell.lines if not _is_bad(line))})
                for cell in block.cells
            )
            blocks.append(block.model_copy(update={"cells": cells}))
        elif not _is_bad(block):
            blocks.append(block)
    return page.model_copy(update={"blocks": tuple(blocks)})
