"""Opening a PDF: a password, limits, and what is no PDF that can be opened."""

import pickle
from io import BytesIO
from unittest import mock

import pypdfium2 as pdfium
import pytest

from pipeline.options import ReadOptions
from schemas.errors import ExitCode, FileDamaged, FileLocked, FileTooLarge, InputError
from tests.pdfs import form, opened, page, page_objects, pdf, text, texts_of, troubles_of

HELLO = text("Hello world")


def locked(*, user: str, owner: str = "owner", strength: int = 128, pages: int = 1) -> bytes:
    """Pages that read `Hello world`, encrypted."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(user, ownerPassword=owner, strength=strength))
    for _ in range(pages):
        canvas.drawString(72, 700, "Hello world")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def refused(data: bytes, error: type[InputError], *, options: ReadOptions | None = None) -> str:
    """The message of the error, which must help, be of the input's exit code, and survive a process pool."""
    with pytest.raises(error) as caught:
        opened(data, options=options)
    assert caught.value.hint
    assert caught.value.exit_code == ExitCode.INPUT
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("strength", [40, 128])
def test_a_locked_file_asks_for_its_password(strength: int) -> None:
    message = refused(locked(user="right", strength=strength), FileLocked)
    assert message == "report.pdf is protected by a password"


@pytest.mark.parametrize("password", ["wrong", "", "ผิด", "right "])
def test_a_wrong_password_is_told(password: str) -> None:
    message = refused(locked(user="right"), FileLocked, options=ReadOptions(password=password))
    assert message == "the password does not open report.pdf"


@pytest.mark.parametrize("password", ["right", "owner"])
def test_the_right_password_opens_the_file(password: str) -> None:
    document = opened(locked(user="right"), options=ReadOptions(password=password))
    assert texts_of(document) == ["Hello world"]
    assert document.troubles == ()


@pytest.mark.parametrize("password", ["right", "owner"])
def test_a_file_of_many_pages_is_opened_anew_with_its_password(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.page.pdf.document._MOST_SHOWN", 1)
    opening = mock.Mock(wraps=pdfium.PdfDocument)
    monkeypatch.setattr("extractors.page.pdf.document.pdfium.PdfDocument", opening)
    document = opened(locked(user="right", pages=3), options=ReadOptions(password=password))
    assert texts_of(document) == ["Hello world"] * 3
    assert document.troubles == ()
    assert opening.call_count == 3


@pytest.mark.parametrize("password", [None, "whatever"])
def test_a_file_that_only_forbids_printing_is_read(password: str | None) -> None:
    assert texts_of(opened(locked(user=""), options=ReadOptions(password=password))) == ["Hello world"]


def test_a_password_does_no_harm_to_an_open_file() -> None:
    assert texts_of(opened(page(HELLO), options=ReadOptions(password="any"))) == ["Hello world"]


def test_an_encryption_that_nobody_knows() -> None:
    data = pdf(page_objects([HELLO]), trailer="/ID [(a) (b)] /Encrypt << /Filter /Unknown /V 9 /R 9 >>")
    assert "report.pdf is encrypted in a way that cannot be opened" in refused(data, FileLocked)


NO_PDF = {
    "nothing behind the beginning": b"%PDF-",
    "garbage behind the beginning": b"%PDF-1.7\n" + bytes(range(256)) * 20,
    "text behind the beginning": b"%PDF-1.7\n" + b"report 2568\n" * 500,
    "no pages in the tree": pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}),
    "no tree": pdf({1: b"<< /Type /Catalog >>"}),
    "a catalog that is a number": pdf({1: b"5"}),
    "objects without a table of places": page(HELLO).partition(b"xref\n")[0],
}


@pytest.mark.parametrize("what", NO_PDF)
def test_what_is_no_pdf_with_pages_is_damaged(what: str) -> None:
    assert "report.pdf" in refused(NO_PDF[what], FileDamaged)


def test_a_table_of_places_that_is_wrong_everywhere_is_found_out() -> None:
    data = page(HELLO)
    assert texts_of(opened(data.replace(b"0000000", b"0000009"))) == ["Hello world"]


@pytest.mark.parametrize("junk", [b"\xef\xbb\xbf", b"\r\n\r\n", b"Content-Type: application/pdf\r\n\r\n", b"x" * 1000])
def test_junk_before_the_beginning_is_passed_over(junk: bytes) -> None:
    assert texts_of(opened(junk + page(HELLO))) == ["Hello world"]


def test_more_pages_than_the_limit() -> None:
    data = page([HELLO] * 4)
    message = refused(data, FileTooLarge, options=ReadOptions(max_pages=3))
    assert message == "report.pdf has 4 pages, more than 3"
    assert opened(data, options=ReadOptions(max_pages=4)).page_count == 4


def test_a_file_without_its_end_is_told_and_what_is_there_is_read() -> None:
    data = page([HELLO, HELLO])
    document = opened(data.replace(b"%%EOF", b"").replace(b"startxref", b""))
    assert troubles_of(document) == [("cut_off", None)]
    assert texts_of(document) == ["Hello world"] * 2


TREES = {
    "only itself": b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
    "itself before the page": b"<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 2 >>",
    "a page that is no page": b"<< /Type /Pages /Kids [(x) 4 0 R 99 0 R null] /Count 4 >>",
    "fewer pages than it says": b"<< /Type /Pages /Kids [4 0 R] /Count 20 >>",
    "far fewer pages than it says": b"<< /Type /Pages /Kids [4 0 R] /Count 2000000000 >>",
    "less than no page": b"<< /Type /Pages /Kids [4 0 R] /Count -5 >>",
    "the same page again": b"<< /Type /Pages /Kids [4 0 R 4 0 R 4 0 R] /Count 3 >>",
}


@pytest.mark.parametrize("tree", TREES)
def test_a_page_tree_that_is_wrong_costs_pages_and_tells_which(tree: str) -> None:
    document = opened(pdf(page_objects([HELLO]) | {2: TREES[tree]}))
    read, told = {each.page_no for each in document.pages}, {page_no for _, page_no in troubles_of(document)}
    assert read | told == set(range(1, document.page_count + 1))
    assert set(texts_of(document)) <= {"Hello world"}
    assert {kind for kind, _ in troubles_of(document)} <= {"unreadable"}


@pytest.mark.parametrize(("depth", "read"), [(50, True), (20_000, False)])
def test_a_deep_page_tree(depth: int, read: bool) -> None:
    objects = page_objects([HELLO]) | {2: b"<< /Type /Pages /Kids [100000 0 R] /Count 1 >>"}
    for number in range(100_000, 100_000 + depth):
        child = number + 1 if number < 100_000 + depth - 1 else 4
        objects[number] = f"<< /Type /Pages /Kids [{child} 0 R] /Count 1 >>".encode()
    document = opened(pdf(objects))
    assert texts_of(document) == (["Hello world"] if read else [])
    assert troubles_of(document) == ([] if read else [("unreadable", 1)])


def test_a_page_that_is_too_heavy_is_told_and_the_others_are_read() -> None:
    data = page(
        [HELLO, b"/X0 Do", HELLO],
        resources="/XObject << /X0 100000 0 R >>",
        objects={100000: form(b"/X0 Do " * 5, forms={"X0": 100000})},
    )
    document = opened(data)
    assert [each.page_no for each in document.pages] == [1, 3]
    assert troubles_of(document) == [("unreadable", 2)]
    assert "takes too much memory or time" in document.troubles[0].detail
