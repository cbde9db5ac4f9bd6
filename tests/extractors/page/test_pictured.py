"""Pages that are pictures are told, with the text that lies over or under them; the others are read."""

from io import BytesIO

import pytest

from extractors.page.pdf import print as print_module
from tests.pdfs import full_page_picture, opened, page, picture, text, texts_of, troubles_of
from tests.thai_font import use_thai_font

LINES = 20
PARAGRAPHS = b"".join(text("the report of the year", y=780 - 24 * at) for at in range(LINES))
HIDDEN = PARAGRAPHS.replace(b" 0 Tr", b" 3 Tr")
WHITE = picture(data=bytes([255]) * 256)
SMALL = b"q 60 0 0 60 250 760 cm /Im0 Do Q "
HALF = b"q 595 0 0 500 0 0 cm /Im0 Do Q "
STRIPS = b"".join(b"q 595 0 0 85 0 %d cm /Im0 Do Q " % (at * 85) for at in range(10))
TILES = b"".join(b"q 200 0 0 85 %d %d cm /Im0 Do Q " % (x, y) for y in range(0, 850, 85) for x in (0, 200, 400))
PHOTOGRAPHS = b"".join(b"q 260 0 0 240 %d %d cm /Im0 Do Q " % (x, y) for y in (20, 280, 540) for x in (20, 300))
NAMED = "/XObject << /Im0 100000 0 R >>"


def with_picture(content: bytes) -> bytes:
    return page(content, resources=NAMED, objects={100000: picture()})


@pytest.mark.parametrize(
    "data",
    [
        full_page_picture(),
        full_page_picture(text("Received 12345", x=400, y=800)),
        full_page_picture(text("7", x=300, y=20)),
        with_picture(HALF),
        with_picture(b"q 0 -842 595 0 0 842 cm /Im0 Do Q "),
        with_picture(STRIPS + text("Received 12345")),
        with_picture(TILES + text("Received 12345")),
    ],
    ids=[
        "alone",
        "with a stamp",
        "with a page number",
        "over half of the page",
        "turned",
        "in strips with a stamp",
        "in tiles with a stamp",
    ],
)
def test_a_page_that_is_a_picture(data: bytes) -> None:
    document = opened(data)
    assert troubles_of(document) == [("picture", 1)]
    assert document.pages == ()


@pytest.mark.parametrize(
    "data",
    [
        full_page_picture(HIDDEN),
        full_page_picture(below=HIDDEN),
        full_page_picture(below=PARAGRAPHS),
        full_page_picture(text("Received 12345"), below=PARAGRAPHS),
        with_picture(PARAGRAPHS + STRIPS),
        page(HIDDEN),
    ],
    ids=["over it", "under it", "printed under it", "and a stamp", "under strips", "and nothing else"],
)
def test_hidden_text_of_an_earlier_ocr_is_not_used(data: bytes) -> None:
    document = opened(data)
    assert troubles_of(document) == [("picture", 1)]
    assert document.pages == ()


@pytest.mark.parametrize(
    "data",
    [
        full_page_picture(PARAGRAPHS, image=WHITE),
        with_picture(SMALL + PARAGRAPHS),
        with_picture(PARAGRAPHS + SMALL),
        with_picture(PHOTOGRAPHS + PARAGRAPHS),
        page(PARAGRAPHS),
    ],
    ids=["over a background", "under a letterhead", "with a photograph", "with many photographs", "alone"],
)
def test_text_that_is_printed_is_read(data: bytes) -> None:
    document = opened(data)
    assert document.troubles == ()
    assert texts_of(document) == ["the report of the year"] * LINES


def test_printed_letters_that_the_text_layer_lacks_make_it_a_picture() -> None:
    assert troubles_of(opened(full_page_picture(PARAGRAPHS, image=picture(8, 200)))) == [("picture", 1)]


@pytest.mark.parametrize("data", [b"", b"1 1 9 9 re f ", text(" ")])
def test_a_page_without_text_or_picture_is_only_empty(data: bytes) -> None:
    document = opened(page([data, PARAGRAPHS]))
    assert (document.troubles, document.page_count, [each.page_no for each in document.pages]) == ((), 2, [2])


def test_letters_turned_into_shapes_make_the_page_a_picture() -> None:
    outlines = b"".join(b"%d %d m %d %d l %d %d l f " % (x, 700, x + 2, 705, x + 4, 700) for x in range(50, 500, 3))
    document = opened(page(outlines))
    assert troubles_of(document) == [("picture", 1)]


def test_one_page_is_a_picture_and_the_others_are_read() -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    for words in ("รายงานผลการดำเนินการ", None, "ผู้รับผิดชอบ กองคลัง"):
        if words is None:
            canvas.drawImage(_striped(ImageReader), 0, 0, 595, 842)
        else:
            canvas.setFont(use_thai_font(), 16)
            canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    document = opened(file.getvalue())
    assert texts_of(document) == ["รายงานผลการดำเนินการ", "ผู้รับผิดชอบ กองคลัง"]
    assert [each.page_no for each in document.pages] == [1, 3]
    assert troubles_of(document) == [("picture", 2)]


def _striped(reader: type) -> object:
    from PIL import Image

    return reader(Image.frombytes("L", (4, 4), bytes([0, 0, 0, 0, 255, 255, 255, 255] * 2)))


def test_a_picture_too_large_to_be_unpacked_speaks_for_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    data = full_page_picture(PARAGRAPHS, image=WHITE)
    assert troubles_of(opened(data)) == []
    monkeypatch.setattr(print_module, "_MOST_UNPACKED", 255)
    assert troubles_of(opened(data)) == [("recognised", 1)]
