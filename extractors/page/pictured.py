"""Pages that are pictures, whatever text lies over or under them."""

from collections.abc import Iterable

from extractors.page.content import PageContent, Picture
from extractors.page.geometry import area, overlap
from schemas.geometry import Box

LEAST_COVERED = 0.55
"""Share of the page that a picture covers to be the page itself; letterheads and photographs are smaller."""
FEW_LETTERS = 100
"""A stamp, a page number or a signature line over a scan has fewer letters than a page of text."""
_LEAST_PICTURE = 0.03
_WORTH_TELLING = 0.15
"""Share of the page; emblems and signatures are smaller."""
_MOST_PRINT_BESIDE = 0.35
"""Of the print on a page, so much may lie beside its text where a picture is only the background."""
_TOUCHING = 1.5
"""Points between the strips of one picture; photographs are laid farther apart."""
_PAGE_NUMBER = 12
"""Letters of a page number or a running head, beside which the page may still be a picture or outlines."""
_OUTLINES = 150
"""So many shapes without a letter are letters turned into shapes."""


def is_pictured(content: PageContent) -> bool:
    """Whether the page shows other text than its text layer tells: a scan, hidden text, letters turned to outlines."""
    letters = [glyph for glyph in content.glyphs if not glyph.text.isspace()]
    hidden = [glyph for glyph in letters if glyph.hidden]
    shown = [glyph for glyph in letters if not glyph.hidden]
    covered = covered_share(content.pictures, content.width, content.height)
    if covered >= LEAST_COVERED:
        few = len(hidden) > len(shown) or len(shown) < FEW_LETTERS
        return few or content.print_beside_text > _MOST_PRINT_BESIDE
    outlined = sum(not shape.by_hand for shape in content.shapes) >= _OUTLINES
    if shown and (len(shown) >= _PAGE_NUMBER or not (len(hidden) > FEW_LETTERS or outlined)):
        return False
    return bool(hidden) or outlined or covered >= _LEAST_PICTURE


def has_unread_picture(content: PageContent) -> bool:
    """Whether a picture that may hold text stands beside the page's text: a scanned table, or only a photograph.

    What a picture behind the whole page holds is judged by `is_pictured`.
    """
    return _WORTH_TELLING <= covered_share(content.pictures, content.width, content.height) < LEAST_COVERED


def covered_share(pictures: Iterable[Picture], width: float, height: float) -> float:
    """The share of the page that the largest picture on it covers; strips that lie against each other are one."""
    page = Box(0, 0, width, height)
    columns = _joined([picture.box for picture in pictures])
    whole = _joined([_tipped(box) for box in columns])
    return max((overlap(page, _tipped(box)) for box in whole), default=0.0) / max(area(page), 1.0)


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """The boxes, with those as one that have the same sides and lie under each other without a gap."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda each: (round(each.x0 / _TOUCHING), round(each.x1 / _TOUCHING), each.y0)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and abs(box.x0 - last.x0) <= _TOUCHING
            and abs(box.x1 - last.x1) <= _TOUCHING
            and box.y0 <= last.y1 + _TOUCHING
        ):
            joined[-1] = Box(min(last.x0, box.x0), last.y0, max(last.x1, box.x1), max(last.y1, box.y1))
        else:
            joined.append(box)
    return joined


def _tipped(box: Box) -> Box:
    """The box with its sides as its top and bottom."""
    return Box(box.y0, box.x0, box.y1, box.x1)
