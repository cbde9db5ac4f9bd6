"""Picture files as PDF: drawn as they look, and the file's own bytes where that can be."""

from io import BytesIO
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps

from pipeline.searchable.pictures import to_pdf
from schemas.page import PageSize

ORIENTATION = 0x0112


def drawing(mode: str = "RGB") -> Image.Image:
    """A picture of which no two corners are alike."""
    image = Image.new("RGB", (61, 40), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 30, 12), fill=(200, 30, 30))
    draw.rectangle((45, 25, 60, 39), fill=(20, 60, 160))
    draw.rectangle((3, 30, 10, 36), fill="black")
    return image.convert(mode)


def packed(image: Image.Image, form: str, **how: Any) -> bytes:
    file = BytesIO()
    image.save(file, form, **how)
    return file.getvalue()


def pixels(image: Image.Image) -> NDArray[np.int16]:
    return np.asarray(image.convert("RGB"), dtype=np.int16)


def pages_of(data: bytes) -> list[Image.Image]:
    document = pdfium.PdfDocument(data)
    try:
        return [page.render(scale=1).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def sizes(*pages: tuple[float, float], turned: int = 0) -> list[PageSize]:
    return [
        PageSize(page=number, width=width, height=height, turned=turned)
        for number, (width, height) in enumerate(pages, start=1)
    ]


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "LA", "RGBA"])
@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_a_picture_looks_as_it_did(mode: str, form: str) -> None:
    if (mode, form) == ("LA", "TIFF"):
        pytest.skip("TIFF has no such pictures")
    image = drawing(mode)
    (page,) = pages_of(to_pdf(packed(image, form), sizes(image.size)))
    assert page.size == image.size
    assert np.array_equal(pixels(page), pixels(image))


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_goes_in_as_it_is(mode: str) -> None:
    data = packed(drawing(mode), "JPEG", quality=95)
    pdf = to_pdf(data, sizes((61, 40)))
    assert data in pdf
    (page,) = pages_of(pdf)
    with Image.open(BytesIO(data)) as seen:
        assert np.abs(pixels(page) - pixels(seen)).mean() < 20


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_is_laid_as_a_viewer_shows_it(orientation: int) -> None:
    tags = Image.Exif()
    tags[ORIENTATION] = orientation
    data = packed(drawing(), "PNG", exif=tags)
    with Image.open(BytesIO(data)) as stored:
        shown = ImageOps.exif_transpose(stored)
    (page,) = pages_of(to_pdf(data, sizes(shown.size)))
    assert np.array_equal(pixels(page), pixels(shown))


def test_a_page_that_was_read_on_its_side_lies_as_the_picture_does() -> None:
    (page,) = pages_of(to_pdf(packed(drawing(), "PNG"), sizes((40, 61), turned=1)))
    assert np.array_equal(pixels(page), pixels(drawing()))


def test_a_png_keeps_its_packing() -> None:
    data = packed(drawing(), "PNG")
    start = data.index(b"IDAT") + 4
    assert data[start : start + 40] in to_pdf(data, sizes((61, 40)))


@pytest.mark.parametrize("compression", ["group4", "tiff_lzw", None])
def test_black_and_white_stays_small(compression: str | None) -> None:
    image = Image.new("1", (1600, 1200), 1)
    ImageDraw.Draw(image).rectangle((200, 200, 900, 700), fill=0)
    data = packed(image, "TIFF", compression=compression)
    pdf = to_pdf(data, sizes((400, 300)))
    assert len(pdf) < 3_000
    (page,) = pages_of(pdf)
    assert (pixels(page)[100, 100].tolist(), pixels(page)[10, 10].tolist()) == ([0, 0, 0], [255, 255, 255])


def test_white_on_black_faxes_are_no_negatives() -> None:
    """A TIFF may count black as nothing or as one."""
    image = drawing("1")
    counted = packed(image, "TIFF", compression="group4")
    with Image.open(BytesIO(counted)) as opened:
        other = 1 - opened.tag_v2[262]  # type: ignore[attr-defined]
    again = packed(image, "TIFF", compression="group4", tiffinfo={262: other})
    for data in (counted, again):
        with Image.open(BytesIO(data)) as seen:
            (page,) = pages_of(to_pdf(data, sizes(seen.size)))
            assert np.array_equal(pixels(page), pixels(seen))


def test_each_page_of_a_tiff_becomes_a_page() -> None:
    data = packed(drawing(), "TIFF", save_all=True, append_images=[drawing("L").rotate(90, expand=True)])
    first, second = pages_of(to_pdf(data, sizes((61, 40), (40, 61))))
    assert np.array_equal(pixels(first), pixels(drawing()))
    assert np.array_equal(pixels(second), pixels(drawing("L").rotate(90, expand=True)))


def test_the_page_has_the_size_that_boxes_are_measured_in() -> None:
    with pikepdf.open(BytesIO(to_pdf(packed(drawing(), "PNG"), sizes((595.5, 842.25))))) as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 595.5, 842.25]
