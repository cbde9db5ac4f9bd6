"""Pages of any shape and with anything on them: what can be read is read, what is too much is told."""

import math

import pytest

from extractors.page.pdf import annotations, drawings, glyphs
from extractors.page.pdf.document import PdfLimits, open_pdf
from extractors.page.pdf.sheets import read_sheet
from schemas.errors import FileTooLarge
from tests.pdfs import form, opened, page, page_objects, pdf, stream, text, texts_of, troubles_of

HELLO = text("Hello world of reports")
READ = ["Hello world of reports"]


def told(data: bytes) -> str:
    """What is said of the only page, which must be the only trouble."""
    document = opened(data)
    assert troubles_of(document) == [("unreadable", 1)]
    assert document.pages == ()
    return document.troubles[0].detail


BOXES = {
    "none": None,
    "without area": "[0 0 0 0]",
    "inside out": "[595 842 0 0]",
    "200 inches wide": "[0 0 14400 842]",
    "as large as a field": "[0 0 1e9 1e9]",
    "as large as numbers go": "[-3e38 -3e38 3e38 3e38]",
    "numbers that are none": "[0 0 nan inf]",
    "no numbers": "[(a) (b) /C null]",
    "too few numbers": "[0 0]",
    "a number without end": f"[0 0 {'9' * 400} 842]",
    "numbers of points and dashes": "[0 0 595..9.5 842-4-2]",
}


@pytest.mark.parametrize("box", BOXES)
def test_a_page_is_read_whatever_its_size(box: str) -> None:
    document = opened(page(HELLO, box=BOXES[box]))
    assert texts_of(document) == READ
    assert all(math.isfinite(side) and side > 0 for side in (document.pages[0].width, document.pages[0].height) if side)


@pytest.mark.parametrize("box", ["[0 0 0.001 0.001]", "[-600 -900 -5 -58]", "[3000 3000 3500 3500]"])
def test_what_lies_off_the_page_is_left_out(box: str) -> None:
    document = opened(page(HELLO, box=box))
    assert (texts_of(document), document.troubles, document.page_count) == ([], (), 1)


@pytest.mark.parametrize(
    "crop", ["[2000 2000 3000 3000]", "[5 5 5 5]", "[595 842 0 0]", "[nan nan nan nan]", "(x)", "[0 0 1e30 1e30]"]
)
def test_a_crop_that_shows_nothing_is_passed_over(crop: str) -> None:
    assert texts_of(opened(page(HELLO, extra=f"/CropBox {crop}"))) == READ


@pytest.mark.parametrize("turn", ["45", "-90", "90", "180", "450", "1e9", "-1", "nan", "(x)", "null"])
def test_a_page_is_read_however_it_is_turned(turn: str) -> None:
    assert texts_of(opened(page(HELLO, extra=f"/Rotate {turn}"))) == READ


@pytest.mark.parametrize("unit", ["0", "-1", "1e9", "nan"])
def test_the_unit_of_a_page_does_no_harm(unit: str) -> None:
    assert texts_of(opened(page(HELLO, extra=f"/UserUnit {unit}"))) == READ


@pytest.mark.parametrize("size", [0, 0.0001, 1e-30])
def test_text_too_small_to_be_seen_is_left_out(size: float) -> None:
    assert texts_of(opened(page(text("unseen", y=600, size=size) + HELLO))) == READ


@pytest.mark.parametrize(
    "turned_back",
    [
        b"BT /F1 -16 Tf -1 0 0 -1 72 700 Tm (Hello world of reports) Tj ET",
        b"BT /F1 -1 Tf -16 0 0 -16 72 700 Tm (Hello world of reports) Tj ET",
    ],
)
def test_a_size_below_zero_that_the_matrix_undoes_is_a_size(turned_back: bytes) -> None:
    assert texts_of(opened(page(turned_back))) == READ


STRANGE = {
    "text as large as a house": text("big", size=1e30),
    "text as large as numbers go": text("big", size=3.4e38),
    "text at numbers that are none": b"BT /F1 12 Tf nan nan nan nan nan nan Tm (abc) Tj ET ",
    "text beyond all numbers": b"BT /F1 12 Tf 1e39 0 0 1e39 1e39 1e39 Tm (abc) Tj ET ",
    "text pressed flat": b"BT /F1 12 Tf 0 0 0 0 100 100 Tm (abc) Tj ET ",
    "shapes beyond all numbers": b"q 1e39 0 0 1e39 -1e39 1e39 cm 1 1 50 0.5 re f 0 0 m 1e39 -1e39 l S Q ",
    "rulings without end": b"-1e30 100 m 1e30 100 l S 100 -1e30 m 100 1e30 l S 200 -1e30 m 200 1e30 l S ",
    "a frame beyond all numbers": b"-1e38 -1e38 3e38 3e38 re S 0 0 1e38 1e38 re f ",
    "dashes without length": b"[0 0] 0 d 0 0 m 9 9 l S [1e-30] 0 d 0 0 m 500 500 l S [] 0 d ",
    "brackets without end": b"[" * 100_000 + b"]" * 100_000 + b" ",
    "states that are never left": b"q " * 100_000,
    "a picture of a few bytes": b"BI /W 100000 /H 100000 /BPC 8 /CS /G ID x EI ",
    "many clips": b"q " + b"0 0 500 800 re W n " * 300 + b"1 1 9 0.5 re f " * 3000 + b"Q ",
}


@pytest.mark.parametrize("what", STRANGE)
def test_strange_drawing_does_no_harm_to_the_text(what: str) -> None:
    document = opened(page(STRANGE[what] + HELLO))
    assert READ[0] in " ".join(texts_of(document))
    assert document.troubles == ()


LOOPS = {
    "an object that is another that is the first": page(
        HELLO, extra="/X 100000 0 R", objects={100000: b"100001 0 R", 100001: b"100000 0 R"}
    ),
    "a length that is its own stream": pdf(
        page_objects([HELLO]) | {5: b"<< /Length 5 0 R >>\nstream\n" + HELLO + b"\nendstream"}
    ),
    "a form that contains itself once": page(
        HELLO + b"/X0 Do",
        resources="/XObject << /X0 100000 0 R >>",
        objects={100000: form(b"/X0 Do", forms={"X0": 100000})},
    ),
    "forms that contain each other": page(
        HELLO + b"/X0 Do",
        resources="/XObject << /X0 100000 0 R >>",
        objects={100000: form(b"/X1 Do", forms={"X1": 100001}), 100001: form(b"/X0 Do", forms={"X0": 100000})},
    ),
    "a mark whose look contains itself": page(
        HELLO,
        extra="/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 100 100] /AP << /N 100000 0 R >> >>]",
        objects={100000: form(b"/X0 Do " * 5, forms={"X0": 100000})},
    ),
    "values in values": page(HELLO, extra="/X " + "[" * 50_000 + "]" * 50_000),
    "resources that are the page": page(HELLO, extra="/X 4 0 R /Y 2 0 R"),
}


@pytest.mark.parametrize("loop", LOOPS)
def test_objects_that_go_in_circles_are_left(loop: str) -> None:
    document = opened(LOOPS[loop])
    assert texts_of(document) == READ
    assert set(troubles_of(document)) <= {("notes", 1)}


def test_a_font_that_draws_itself() -> None:
    widths = b"1 " * 256
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 255 "
        b"/Widths [" + widths + b"] /Encoding << /Differences [0 " + b"/a " * 256 + b"] >> "
        b"/CharProcs << /a 100000 0 R >> /Resources << /Font << /F1 3 0 R >> >> >>"
    )
    data = pdf(page_objects([HELLO]) | {3: font, 100000: stream(b"1 0 d0 BT /F1 1 Tf (aaaaaaaaaa) Tj ET")})
    assert opened(data).page_count == 1


@pytest.mark.parametrize(
    "character_map",
    [
        b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange\n" * 2000,
        b"100 beginbfrange " + b"<0000> <ffff> <0041>\n" * 20_000 + b" endbfrange",
        b"beginbfchar <" * 20_000,
    ],
)
def test_a_character_map_that_maps_everything(character_map: bytes) -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 100000 0 R >>"
    data = pdf(page_objects([HELLO]) | {3: font, 100000: stream(character_map, flate=True)})
    document = opened(data)
    assert document.page_count == 1
    assert len("".join(texts_of(document))) <= len("Hello world of reports")


def test_scripts_and_attachments_are_ignored() -> None:
    script = "<< /S /JavaScript /JS (while\\(1\\){}) >>"
    objects = page_objects([HELLO], extra=f"/AA << /O {script} /C {script} >>")
    objects[1] = (
        f"<< /Type /Catalog /Pages 2 0 R /OpenAction {script} "
        f"/Names << /JavaScript << /Names [(a) {script}] >> "
        "/EmbeddedFiles << /Names [(evil.exe) 100000 0 R] >> >> >>"
    ).encode()
    objects[100000] = b"<< /Type /Filespec /F (evil.exe) /EF << /F 100001 0 R >> >>"
    objects[100001] = stream(b"MZ" + text("in the attachment"), "/Type /EmbeddedFile")
    document = opened(pdf(objects))
    assert texts_of(document) == READ
    assert document.troubles == ()


def test_a_page_with_more_objects_than_the_limit() -> None:
    data = page(b"1 1 9 9 re f\n" * 11 + HELLO)
    with (
        open_pdf(data, name="report.pdf", limits=PdfLimits(objects=10)) as file,
        pytest.raises(FileTooLarge, match=r"a page of report\.pdf draws more than 10 objects"),
    ):
        read_sheet(file, 1)


def test_a_page_with_more_objects_than_any_report_is_told() -> None:
    assert "draws more than 100000 objects" in told(page(b"1 1 9 9 re f\n" * 100_001, flate=True))


def test_a_page_with_too_many_pieces_of_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "_MOST_TEXTS", 50)
    assert "prints more than 50 pieces of text" in told(
        page(b"BT /F1 9 Tf 50 400 Td " + b"(a) Tj 5 0 Td " * 51 + b"ET")
    )


def test_a_page_with_too_many_characters_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_MOST_CHARACTERS", 50)
    assert "has more than 50 characters" in told(page(text("a" * 51)))


PEN = b"<< /Type /Annot /Subtype /Ink /Rect [10 10 20 20] /InkList [[10 10 15 12 20 20]] >>"
TICK = "<< /Type /Annot /Subtype /Widget /FT /Btn /AS /Yes /Rect [{} {} {} {}] >>"


@pytest.mark.parametrize("many", [PEN, TICK.format(300, 300, 308, 308).encode()])
def test_thousands_of_annotations_are_read(many: bytes) -> None:
    numbers = range(100_000, 103_000)
    references = " ".join(f"{number} 0 R" for number in numbers)
    document = opened(page(HELLO, extra=f"/Annots [{references}]", objects=dict.fromkeys(numbers, many)))
    assert READ[0] in texts_of(document)
    assert document.troubles == ()


def test_a_page_with_too_many_annotations_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotations, "_MOST_ANNOTATIONS", 50)
    pens = (PEN.decode() + " ") * 51
    assert "has more than 50 marks of a pen or fields of a form" in told(page(HELLO, extra=f"/Annots [{pens}]"))


@pytest.mark.parametrize(
    "annotation",
    [
        "<< /Type /Annot /Subtype /Ink /Rect [nan 1e39 -1e39 0] /InkList [[1e39 -1e39 nan 1 2]] >>",
        "<< /Subtype /Stamp >> << /Subtype /Line /Rect [0 0] >> 5 null (x) [[]]",
        "<< /Subtype /Ink /Rect [0 0 9 9] /InkList [" + "[1 2 3 4]" * 50_000 + "] >>",
        "<< /Subtype /Ink /Rect [0 0 9 9] /InkList [[" + "1 2 " * 200_000 + "]] >>",
        "<< /Subtype /Widget /FT /Btn /AS /Yes /Rect [nan nan 1e38 1e38] /Parent 4 0 R >>",
    ],
)
def test_strange_annotations_do_no_harm(annotation: str) -> None:
    document = opened(page(HELLO, extra=f"/Annots [{annotation}]"))
    assert READ[0] in " ".join(texts_of(document))
    assert set(troubles_of(document)) <= {("notes", 1)}
