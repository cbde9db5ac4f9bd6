"""Every box of evidence in a PDF holds the words that it is evidence of."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from extractors.page.content import PageContent
from extractors.page.pdf.document import PdfLimits, open_pdf
from extractors.page.pdf.sheets import read_sheet
from tests.journey.samples import PDF_SAMPLES, Json, places_in, read_json, report_in
from tests.pdfs import opened, page

HAIR = 0.1
"""Points: boxes in a report are rounded."""
SLACK = 4.0
"""Points between a side of a box that was found in a picture and the print in it."""
FINE = 3
"""Pixels to a point."""
DARK = 128
NEVER_PRINTED_ALIKE = re.compile(r"[\s.…\-\u00ad\u0002\ufffe☐☑✓]")
"""Blanks, the dots of forms, hyphens, and boxes that are drawn."""

Rectangle = tuple[float, float, float, float]


def letters(text: str) -> Counter[str]:
    return Counter(NEVER_PRINTED_ALIKE.sub("", text))


def to_user_space(box: Rectangle, crop: Rectangle, turns: int) -> Rectangle:
    """The box as the file measures: from the lower left corner of a page that is turned by `turns` when it is shown."""
    x0, y0, x1, y1 = crop
    ways: tuple[Callable[[float, float], tuple[float, float]], ...] = (
        lambda x, y: (x0 + x, y1 - y),
        lambda x, y: (x0 + y, y0 + x),
        lambda x, y: (x1 - x, y0 + y),
        lambda x, y: (x1 - y, y1 - x),
    )
    (ax, ay), (bx, by) = ways[turns](box[0], box[1]), ways[turns](box[2], box[3])
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


@cache
def read(folder: Path) -> Json:
    return read_json(report_in(folder))


def distinct_places(report: Json) -> list[Json]:
    """Each place once, however many values were read from it."""
    return list({(place["page"], tuple(place["box"]), place["raw"]): place for place in places_in(report)}.values())


def places_in_text_layers(report: Json) -> list[Json]:
    """Not those on pages that were read from their pictures: what a text layer says there is not what is printed."""
    return [place for place in distinct_places(report) if place["method"] == "text_layer"]


@pytest.fixture(params=PDF_SAMPLES, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def pages(folder: Path) -> Iterator[dict[int, Any]]:
    """The sample's pages as pdfium has them, by number."""
    document = pdfium.PdfDocument(report_in(folder))
    yield {number: document[number - 1] for number in range(1, len(document) + 1)}
    document.close()


@pytest.fixture
def sheets(folder: Path) -> dict[int, PageContent]:
    """The same pages as they are read."""
    with open_pdf(report_in(folder).read_bytes(), name=folder.name, limits=PdfLimits()) as pdf:
        return {number: read_sheet(pdf, number) for number in range(1, pdf.page_count + 1)}


def test_cut_out_of_the_page_it_holds_its_words(folder: Path, pages: dict[int, Any]) -> None:
    """The text that pdfium has for that part of the page."""
    report = read(folder)
    sizes = {size["page"]: size for size in report["pages"]}
    places = places_in_text_layers(report)
    lost = []
    for place in places:
        here = pages[place["page"]]
        turns = (here.get_rotation() // 90 + sizes[place["page"]]["turned"]) % 4
        left, bottom, right, top = to_user_space(tuple(place["box"]), here.get_cropbox(), turns)
        text_page = here.get_textpage()
        inside = text_page.get_text_bounded(left - HAIR, bottom - HAIR, right + HAIR, top + HAIR)
        text_page.close()
        if letters(place["raw"]) - letters(inside):
            lost.append((place["raw"], inside))
    assert len(places) >= 20
    assert lost == []


def test_glyph_by_glyph_it_holds_its_words_and_nothing_else(folder: Path, sheets: dict[int, PageContent]) -> None:
    """What stands above and below the letters of the next line may reach into it."""
    wrong = []
    for place in places_in_text_layers(read(folder)):
        x0, y0, x1, y1 = place["box"]
        inside = [
            glyph.text
            for glyph in sheets[place["page"]].glyphs
            if x0 - HAIR <= glyph.ink.x0 <= glyph.ink.x1 <= x1 + HAIR
            and y0 - HAIR <= glyph.ink.y0 <= glyph.ink.y1 <= y1 + HAIR
        ]
        wanted, found = letters(place["raw"]), letters("".join(inside))
        besides = [char for char in found - wanted if unicodedata.category(char) != "Mn"]
        if wanted - found or (besides and not is_untrusted(place)):
            wrong.append((place["raw"], "".join(inside)))
    assert wrong == []


def test_read_from_a_picture_it_holds_print_from_its_left_to_its_right(folder: Path, pages: dict[int, Any]) -> None:
    report = read(folder)
    turned = {size["page"]: size["turned"] for size in report["pages"]}
    places = [place for place in distinct_places(report) if place["method"] == "ocr"]
    shown = {
        number: pages[number].render(scale=FINE, rotation=90 * turned[number], grayscale=True).to_numpy().squeeze()
        for number in {place["page"] for place in places}
    }
    wrong = []
    for place in places:
        x0, y0, x1, y1 = (round(FINE * side) for side in place["box"])
        inked = (shown[place["page"]][y0:y1, x0:x1] < DARK).any(axis=0).nonzero()[0]
        if not inked.size or max(inked[0], x1 - x0 - 1 - inked[-1]) > FINE * SLACK:
            wrong.append((place["raw"], place["box"]))
    assert wrong == []


def is_untrusted(place: Json) -> bool:
    """Whether the file's letters say something else than is printed, marks too."""
    return bool(place["confidence"] < 0.6)


SIDEWAYS = {0: "1 0 0 1 120 300", 1: "0 1 -1 0 300 120", 2: "-1 0 0 -1 420 500", 3: "0 -1 1 0 200 560"}
"""Matrices that turn the text so many quarters to the left, and put it on the page."""


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("quarters", SIDEWAYS)
def test_however_a_page_and_its_text_are_turned_the_box_is_where_the_words_are(rotate: int, quarters: int) -> None:
    words = "Words in a table that is printed sideways"
    data = page(
        f"BT /F1 16 Tf {SIDEWAYS[quarters]} Tm ({words}) Tj ET".encode(),
        extra=f"/Rotate {rotate} /CropBox [40 50 560 800]",
    )
    opened_file = opened(data)
    (line,) = opened_file.pages[0].lines
    (size,) = opened_file.sizes
    assert line.text == words
    assert line.box is not None
    document = pdfium.PdfDocument(data)
    turns = (document[0].get_rotation() // 90 + size.turned) % 4
    left, bottom, right, top = to_user_space(line.box, document[0].get_cropbox(), turns)
    inside = document[0].get_textpage().get_text_bounded(left - HAIR, bottom - HAIR, right + HAIR, top + HAIR)
    document.close()
    assert letters(inside) == letters(words)
    assert 0 <= line.box.x0 < line.box.x1 <= size.width
    assert 0 <= line.box.y0 < line.box.y1 <= size.height


def test_a_box_is_no_larger_than_its_print(folder: Path) -> None:
    """Of one line: as high as its letters, and as wide as their number allows."""
    for place in distinct_places(read(folder)):
        if "\n" in place["raw"]:
            continue
        x0, y0, x1, y1 = place["box"]
        assert min(x1 - x0, y1 - y0) <= 30
        assert max(x1 - x0, y1 - y0) <= 14 * max(2, len(place["raw"]))
