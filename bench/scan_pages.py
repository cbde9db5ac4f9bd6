"""Scanned pages whose text is known: the PDF samples as a scanner would see them, with what stands where on each."""

import io
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from bench.ocr_lines import DPI, KnownText, aged, pages_with_text
from extractors.page.images.pixels import Grey

_QUALITY = 80
"""Of JPEG in the scanned PDF files, as scanners set it."""


class KnownPage(NamedTuple):
    """The picture of a page, pixels a point, and the lines of text on it, in points."""

    picture: Grey
    scale: float
    texts: Sequence[KnownText]


def known_pages(paths: Sequence[Path], *, count: int) -> list[KnownPage]:
    """So many pages of these PDF files, all in turn and again with other damage; the same for the same files."""
    clean = [page for path in paths for page in pages_with_text(path)]
    turns = islice(enumerate(cycle(clean)), count)
    return [KnownPage(aged(picture, seed=number), scale, texts) for number, (picture, scale, texts) in turns]


def write_scan(pages: Sequence[KnownPage], path: Path) -> Path:
    """Writes a PDF that holds nothing but the pictures; returns `path`."""
    import pypdfium2
    from PIL import Image

    with pypdfium2.PdfDocument.new() as pdf:
        for page in pages:
            packed = io.BytesIO()
            Image.fromarray(page.picture).save(packed, "JPEG", quality=_QUALITY)
            height, width = (side / page.scale for side in page.picture.shape)
            picture = pypdfium2.PdfImage.new(pdf)
            picture.load_jpeg(packed, inline=True)
            picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
            sheet = pdf.new_page(width, height)
            sheet.insert_obj(picture)
            sheet.gen_content()
        pdf.save(path)
    return path


def write_pictures(pages: Sequence[KnownPage], folder: Path) -> list[Path]:
    """The pages as PNG files, in their order."""
    from PIL import Image

    paths = [folder / f"{number:04d}.png" for number in range(len(pages))]
    for path, page in zip(paths, pages, strict=True):
        Image.fromarray(page.picture).save(path, dpi=(DPI, DPI))
    return paths


def halves(pages: Sequence[KnownPage]) -> Iterator[Sequence[KnownPage]]:
    """Every second page, and the others: two processes have as much to read; one where there is but one page."""
    yield pages[::2]
    if len(pages) > 1:
        yield pages[1::2]
