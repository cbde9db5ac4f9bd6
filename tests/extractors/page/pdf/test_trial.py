"""Pages that take too much memory or time are found by a process that may fail."""

import pytest

from extractors.page.pdf import trial
from tests.pdfs import form, page, page_objects, pdf, picture, stream, text

HELLO = text("Hello world")
SELF_DRAWING = form(b"/X0 Do " * 5, forms={"X0": 100000})
NAMED = "/XObject << /X0 100000 0 R >>"


@pytest.fixture
def short_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes failures quick; the limit is read by the other process from its order."""
    monkeypatch.setattr(trial, "_SECONDS_A_PAGE", 0.4)


def heavy_pages(*contents: bytes) -> frozenset[int] | None:
    data = page(list(contents), resources=NAMED, objects={100000: SELF_DRAWING})
    return trial.find_too_heavy(data, password=None, pages=len(contents))


def test_good_pages_pass() -> None:
    assert heavy_pages(HELLO, HELLO, b"") == frozenset()


@pytest.mark.usefixtures("short_of_time")
def test_a_form_that_contains_itself_makes_its_page_too_heavy_and_no_other() -> None:
    assert heavy_pages(HELLO, b"/X0 Do", HELLO) == frozenset({2})


@pytest.mark.usefixtures("short_of_time")
def test_a_file_of_many_such_pages_is_too_heavy_as_a_whole() -> None:
    assert heavy_pages(HELLO, *[b"/X0 Do"] * 5) is None


def test_a_page_that_is_damaged_is_left_to_the_reader() -> None:
    objects = page_objects([HELLO]) | {2: b"<< /Type /Pages /Kids [4 0 R 2 0 R] /Count 2 >>"}
    assert trial.find_too_heavy(pdf(objects), password=None, pages=2) == frozenset()


def test_a_file_that_does_not_open_is_too_heavy() -> None:
    assert trial.find_too_heavy(b"%PDF-", password=None, pages=1) is None


@pytest.mark.usefixtures("short_of_time")
def test_a_pattern_of_countless_tiles_under_a_picture_is_too_heavy() -> None:
    tiles = stream(
        b"0 0 1 1 re f " * 100,
        "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << >>",
    )
    data = page(
        b"/Pattern cs /P0 scn 0 0 595 842 re f q 595 0 0 842 0 0 cm /Im0 Do Q",
        resources="/Pattern << /P0 100001 0 R >> /XObject << /Im0 100000 0 R >>",
        objects={100000: picture(), 100001: tiles},
    )
    assert trial.find_too_heavy(data, password=None, pages=1) == frozenset({1})
