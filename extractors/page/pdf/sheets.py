"""One page of a PDF as content on upright paper."""

from collections.abc import Sequence
from typing import Any

from pypdfium2 import raw

from extractors.page.content import PageContent, Picture
from extractors.page.pdf.annotations import read_annotations
from extractors.page.pdf.document import PdfFile
from extractors.page.pdf.drawings import read_objects, to_drawings
from extractors.page.pdf.glyphs import read_glyphs
from extractors.page.pdf.print import print_beside_text
from extractors.page.pdf.upright import Upright
from extractors.page.pictured import FEW_LETTERS, LEAST_COVERED, covered_share
from extractors.page.unseen import hide_light_text
from schemas.geometry import Box

SMALLEST_PRINT = 2.0
"""Points; smaller letters cannot be read on paper, and are left there by accident."""
_MOST_COVERED = 0.8


def read_sheet(pdf: PdfFile, page_no: int) -> PageContent:
    """The content of page `page_no`; raises FileDamaged or FileTooLarge."""
    with pdf.page(page_no) as page:
        objects = read_objects(page, name=pdf.name, most=pdf.limits.objects)
        upright, glyphs = read_glyphs(
            page, objects.texts, objects.covers, crop=_crop_of(page), rotation=page.get_rotation() // 90 % 4
        )
        strokes, shapes = to_drawings(objects.paths, upright)
        ink, fields, notes = read_annotations(page, upright)
        width, height = upright.size
        pictures = tuple(
            Picture(
                upright.box(*each.bounds),
                covers_text=each.opaque and each.texts_below > _MOST_COVERED * len(objects.texts),
            )
            for each in objects.pictures
        )
        shown = tuple(
            glyph for glyph in glyphs if glyph.size >= SMALLEST_PRINT and _is_on_page(glyph.ink, width, height)
        )
        if _fills([picture for picture in pictures if picture.covers_text], width, height):
            shown = tuple(glyph._replace(hidden=True) for glyph in shown)
        shown = tuple(hide_light_text(shown, shapes, pictures))
        # With fewer letters such a page is a picture, whatever is printed beside them.
        is_behind = len(shown) >= FEW_LETTERS and _fills(pictures, width, height)
        return PageContent(
            page_no=page_no,
            width=width,
            height=height,
            glyphs=shown,
            strokes=strokes,
            shapes=(*shapes, *ink),
            pictures=pictures,
            fields=fields,
            notes=notes,
            turned=(upright.turns - page.get_rotation() // 90) % 4,
            print_beside_text=print_beside_text(page, shown, upright) if is_behind else 0.0,
        )


def upright_of(pdf: PdfFile, page_no: int, *, turned: int) -> Upright:
    """The way from user space of page `page_no` to the page as it stands after `turned` clockwise quarter turns.

    These turns come after those of a viewer. Raises FileDamaged or FileTooLarge.
    """
    with pdf.page(page_no) as page:
        return Upright(_crop_of(page), (page.get_rotation() // 90 + turned) % 4)


def _crop_of(page: Any) -> tuple[float, float, float, float]:
    """The part of the page that is shown, in user space."""
    box = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page.raw, box) and box.right > box.left and box.top > box.bottom:
        return box.left, box.bottom, box.right, box.top
    left, bottom, right, top = page.get_mediabox()
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _fills(pictures: Sequence[Picture], width: float, height: float) -> bool:
    return covered_share(pictures, width, height) >= LEAST_COVERED


def _is_on_page(ink: Box, width: float, height: float) -> bool:
    return ink.x1 >= 0 and ink.y1 >= 0 and ink.x0 <= width and ink.y0 <= height
