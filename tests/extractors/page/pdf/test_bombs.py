"""Small files that would unpack to far more are told before anything unpacks them."""

import zlib

import pytest

from extractors.page.pdf.bombs import look_for_bombs
from schemas.errors import ExitCode, FileTooLarge
from tests.growth import grows_with_size
from tests.pdfs import form, packed, packed_zeros, page, page_objects, pdf, picture, stream, text

MOST = 4 * 1024 * 1024
HELLO = text("Hello world")


def is_suspicious(data: bytes) -> bool:
    return look_for_bombs(data, name="report.pdf", most=MOST)


def with_content(content: bytes) -> bytes:
    """A file whose page has this object as its content."""
    return pdf(page_objects([b""]) | {5: content})


def hidden_behind(first: bytes, rest: bytes) -> bytes:
    """Flate that holds `first` as it is, and then the rest packed."""
    plain = zlib.compressobj(0)
    head = plain.compress(first) + plain.flush(zlib.Z_FULL_FLUSH)
    tail = zlib.compressobj(9)
    return head + (tail.compress(rest) + tail.flush())[2:]


BOMB = packed_zeros(5)
BOMBS = {
    "as the content of a page": with_content(packed(BOMB)),
    "packed twice": with_content(packed(packed_zeros(200, times=2), filters="[/FlateDecode /FlateDecode]")),
    "packed three times": with_content(packed(packed_zeros(200, times=3), filters="[/Fl /Fl /Fl]")),
    "as an object stream": with_content(packed(BOMB, entries="/Type /ObjStm /N 1 /First 4")),
    "as a table of places": with_content(packed(BOMB, entries="/Type /XRef /W [1 2 1] /Size 9")),
    "as a font": page(HELLO, objects={100000: packed(BOMB, entries="/Length1 9")}),
    "as the character map of a font": page(HELLO, objects={100000: packed(BOMB)}),
    "as a picture": page(HELLO, objects={100000: picture(data=bytes(64 * MOST))}),
    "with another header of Flate": with_content(packed(b"\x48\x89" + BOMB[2:])),
    "behind the word endstream": with_content(packed(hidden_behind(b"endstream\n", bytes(5 * 1024 * 1024)))),
    "with a length that lies": with_content(b"<< /Filter /FlateDecode /Length 3 >>\nstream\r\n" + BOMB + b"endstream"),
    "in pieces": pdf(page_objects([b""]) | {100000 + at: packed(packed_zeros(3)) for at in range(9)}),
}


@pytest.mark.parametrize("where", BOMBS)
def test_a_bomb_is_refused(where: str) -> None:
    assert len(BOMBS[where]) < 300_000
    with pytest.raises(FileTooLarge, match=r"report\.pdf holds a stream that unpacks to more than 4 MiB") as caught:
        is_suspicious(BOMBS[where])
    assert caught.value.hint
    assert caught.value.exit_code == ExitCode.INPUT


TRIED = {
    "a large content": page(b"1 1 9 9 re f\n" * 200_000, flate=True),
    "a form that draws forms": page(
        b"/X0 Do",
        resources="/XObject << /X0 100000 0 R >>",
        objects={100000: form(b"/X0 Do /X0 Do", forms={"X0": 100000})},
    ),
    "a large form that is drawn often": page(b"/X0 Do " * 1000, objects={100000: form(HELLO * 100)}),
    "a form by another spelling": page(b"", objects={100000: stream(b"/X0 Do /X0 Do", "/Subtype /F#6Frm")}),
    "a form that a long dictionary hides": page(
        b"", objects={100000: stream(b"/X0 Do /X0 Do", "/Subtype /Form /Padding (" + "x" * 5000 + ")")}
    ),
    "drawing that is called a picture": page(
        b"", objects={100000: stream(b"q " * 10_000, "/Subtype /Image", flate=True)}
    ),
    "LZW": with_content(packed(b"\x80\x0b\x60\x50", filters="/LZWDecode")),
    "run lengths in Flate": with_content(packed(zlib.compress(b"\x81q"), filters="[/FlateDecode /RunLengthDecode]")),
    "a filter that stands elsewhere": with_content(packed(zlib.compress(b"q"), filters="100000 0 R")),
    "a pattern": page(b"", objects={100000: stream(b"0 0 1 1 re f", "/PatternType 1 /XStep 0.0001")}),
    "encryption": pdf(page_objects([HELLO]), trailer="/Encrypt << /Filter /Standard >>"),
}


@pytest.mark.parametrize("what", TRIED)
def test_what_cannot_be_told_by_looking_is_suspicious(what: str) -> None:
    assert is_suspicious(TRIED[what])


HONEST = {
    "a page": page(HELLO * 500),
    "a packed page": page(HELLO * 500, flate=True),
    "many pages": page([HELLO] * 100, flate=True),
    "a blank picture": page(HELLO, objects={100000: picture(2000, 1500, data=bytes(3_000_000))}),
    "a form with a picture": page(
        b"/X0 Do", objects={100000: form(b"/Im0 Do", forms={"Im0": 100001}), 100001: picture()}
    ),
    "a broken stream": with_content(packed(zlib.compress(HELLO * 500)[:40] + b"\xff" * 40)),
    "an empty stream": with_content(packed(b"")),
    "a stream without an end": page(HELLO)[:-400],
}


@pytest.mark.parametrize("what", HONEST)
def test_an_honest_file_is_not_suspicious(what: str) -> None:
    assert not is_suspicious(HONEST[what])


def streams_without_end(number: int) -> bytes:
    return b"%PDF-1.7\n" + b"stream\nx\x9c" * number


def test_streams_without_end_are_looked_at_in_linear_time() -> None:
    assert grows_with_size(lambda number: is_suspicious(streams_without_end(number)), 20_000)


def test_more_streams_than_any_report_has_are_refused() -> None:
    with pytest.raises(FileTooLarge, match=r"report\.pdf holds more than 300000 streams"):
        is_suspicious(streams_without_end(300_002))
