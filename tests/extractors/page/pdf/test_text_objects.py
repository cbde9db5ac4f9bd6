"""What is painted over is not read; what only looks like it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.pdf.text_objects import Covers
from tests.pdfs import opened, page, text, texts_of

UNDER, OVER, BESIDE = text("ongoing work", y=700), text("done", y=700), text("the report of the year", y=650)
WHITE = b"1 1 1 rg 60 690 300 30 re f 0 g "


def test_what_is_printed_over_a_painted_box_is_what_the_page_says() -> None:
    assert texts_of(opened(page(UNDER + BESIDE + WHITE + OVER))) == ["done", "the report of the year"]


@pytest.mark.parametrize(
    "box",
    [
        b"0 0 0 rg 60 690 300 30 re f 0 g ",
        b"1 1 1 rg 0 G 60 690 300 30 re B 0 g ",
        b"1 1 1 rg 60 690 m 360 690 l 360 720 l 60 720 l h f 0 g ",
        b"q 2 0 0 2 0 0 cm 1 1 1 rg 30 345 150 15 re f Q ",
    ],
    ids=["blackened", "with a frame", "as a path", "in another scale"],
)
def test_any_opaque_box_hides(box: bytes) -> None:
    assert texts_of(opened(page(UNDER + BESIDE + box))) == ["the report of the year"]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (WHITE, b""),
        (b"", b"0 G 60 690 300 30 re S "),
        (b"", b"0 g 60 701 300 2 re f "),
        (b"", b"q 0 0 1 1 re W n 1 1 1 rg 60 690 300 30 re f Q "),
        (b"", b"1 1 1 rg 60 690 m 360 690 l 200 900 l h f 0 g "),
        (b"", b"/Clear gs 1 1 0 rg 60 690 300 30 re f 0 g "),
        (b"", b"/Times gs 1 1 0 rg 60 690 300 30 re f 0 g "),
    ],
    ids=["before", "only a frame", "a line", "clipped away", "no rectangle", "clear", "a marker pen"],
)
def test_what_leaves_the_text_to_be_seen_hides_nothing(before: bytes, behind: bytes) -> None:
    states = "/ExtGState << /Clear << /ca 0.4 >> /Times << /BM /Multiply >> >>"
    found = texts_of(opened(page(before + UNDER + behind + BESIDE, resources=states)))
    assert found == ["ongoing work", "the report of the year"]


SIDES = st.floats(-2000, 4000)


@given(st.lists(st.tuples(SIDES, SIDES, SIDES, SIDES, st.integers(0, 5)), max_size=5), SIDES, SIDES, st.integers(0, 5))
def test_a_point_is_hidden_by_any_box_around_it_that_is_drawn_later(
    boxes: list[tuple[float, float, float, float, int]], x: float, y: float, rank: int
) -> None:
    covers, expected = Covers(), False
    for a, b, c, d, texts_below in boxes:
        rectangle = (min(a, c), min(b, d), max(a, c), max(b, d))
        covers.add(rectangle, texts_below=texts_below)
        inside = rectangle[0] <= x <= rectangle[2] and rectangle[1] <= y <= rectangle[3]
        expected = expected or (inside and rank < texts_below)
    assert covers.hide(x, y, rank=rank) is expected
