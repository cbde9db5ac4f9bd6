"""Pages that are pictures, whatever text lies over or under them."""

from collections.abc import Sequence

from extractors.page.content import Glyph, PageContent
from extractors.page.geometry import area, overlap
from schemas.geometry import Box
from schemas.page import PageTrouble

LEAST_COVERED = 0.55
"""Share of the page that a picture covers to be the page itself; letterheads and photographs are smaller."""
FEW_LETTERS = 100
"""A stamp, a page number or a signature line over a scan has fewer letters than a page of text."""
_LEAST_PICTURE = 0.03
_MOST_PRINT_BESIDE = 0.35
"""Of the print on a page, so much may lie beside its text where a picture is only the background."""
_OUTLINES = 150
"""So many shapes without a letter are letters turned into shapes."""


def judge_content(content: PageContent) -> PageTrouble | None:
    """What is wrong with the page's text as a whole; None for a page that its text layer tells, or an empty one."""
    letters = [glyph for glyph in content.glyphs if not glyph.text.isspace()]
    hidden = [glyph for glyph in letters if glyph.hidden]
    shown = [glyph for glyph in letters if not glyph.hidden]
    page = Box(0, 0, content.width, content.height)
    covered = max((overlap(page, picture.box) for picture in content.pictures), default=0.0) / max(area(page), 1.0)
    if covered >= LEAST_COVERED:
        return _judge_over_picture(content, shown, hidden)
    if shown:
        return None
    if hidden:
        return PageTrouble(kind="hidden_text", page=content.page_no, detail=_count(hidden))
    if covered >= _LEAST_PICTURE or len(content.shapes) >= _OUTLINES:
        return PageTrouble(kind="picture", page=content.page_no)
    return None


def _judge_over_picture(content: PageContent, shown: Sequence[Glyph], hidden: Sequence[Glyph]) -> PageTrouble | None:
    if len(hidden) > len(shown):
        return PageTrouble(kind="hidden_text", page=content.page_no, detail=_count(hidden))
    if len(shown) < FEW_LETTERS:
        return PageTrouble(kind="picture", page=content.page_no, detail=_count(shown) if shown else "")
    if content.print_beside_text > _MOST_PRINT_BESIDE:
        return PageTrouble(kind="picture", page=content.page_no, detail=_count(shown))
    return None


def _count(letters: Sequence[Glyph]) -> str:
    return f"{len(letters)} letters of its text layer were not used"
