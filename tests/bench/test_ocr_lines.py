"""Pictures of lines: only those of which it is sure what they say, the same each time."""

from dataclasses import replace

import numpy as np
import pytest

from bench.inputs import pdfs_with_sound_text
from bench.ocr_lines import FoundLine, KnownLine, KnownText, aged, evenly, known_lines, match, text_of
from schemas.geometry import Box
from schemas.page import Doubt, Line, Repair

PAGE = np.full((60, 80), 255, np.uint8)
PAGE[20:30, 10:70] = 0


def line_at(x0: float, x1: float, *, baseline: float = 110.0) -> FoundLine:
    """A found line with consonants 10 points high."""
    return FoundLine(Box(x0, baseline - 10, x1, baseline), 10.0)


def text_at(x0: float, x1: float, *, y0: float = 96.0, y1: float = 112.0, text: str | None = "กข") -> KnownText:
    return KnownText(Box(x0, y0, x1, y1), text)


def matched(found: list[FoundLine], known: list[KnownText]) -> list[tuple[int, str]]:
    return list(match(found, known))


def test_a_line_has_the_text_at_its_place() -> None:
    found = [line_at(50, 200), line_at(50, 300, baseline=130)]
    known = [text_at(53, 296, y0=115, y1=133, text="ล่าง"), text_at(52, 197, text="บน")]
    assert matched(found, known) == [(0, "บน"), (1, "ล่าง")]


@pytest.mark.parametrize(
    "known",
    [
        pytest.param([], id="no text"),
        pytest.param([text_at(50, 200, text=None)], id="a text that is not sure"),
        pytest.param([text_at(50, 230)], id="a text that ends farther right"),
        pytest.param([text_at(30, 200)], id="a text that begins farther left"),
        pytest.param([text_at(50, 120), text_at(130, 200)], id="two texts side by side"),
        pytest.param([text_at(50, 200), text_at(190, 210, text=None)], id="another text that touches it"),
        pytest.param([text_at(50, 200, y0=80, y1=125)], id="a text as high as two lines"),
        pytest.param([text_at(50, 200, y0=105, y1=120)], id="a text that stands lower"),
    ],
)
def test_a_line_of_which_it_is_not_sure_is_left_out(known: list[KnownText]) -> None:
    assert matched([line_at(50, 200)], known) == []


def test_a_text_that_was_found_in_two_parts_is_left_out() -> None:
    assert matched([line_at(50, 199), line_at(195, 260)], [text_at(50, 200)]) == []


def test_a_repaired_or_doubted_text_is_not_sure() -> None:
    plain = Line(text="ข้อ ....... □", raw="", method="text_layer")
    assert text_of(plain) == "ข้อ … ☐"
    doubt = Doubt(rule="private-use", start=0, end=1, text="ข")
    for unsure in (
        replace(plain, confidence=0.97),
        replace(plain, pictured=True),
        replace(plain, text="漢字"),
        replace(plain, text=" "),
        replace(plain, doubts=(doubt,)),
        replace(plain, repairs=(Repair(rule="any", before="a", after="b"),)),
    ):
        assert text_of(unsure) is None


def test_lines_are_taken_from_all_pages_alike() -> None:
    lines = [KnownLine(PAGE, str(number)) for number in range(10)]
    assert [each.text for each in evenly(lines, most=4)] == ["0", "2", "5", "7"]
    assert evenly(lines, most=20) == lines
    assert evenly([], most=20) == []


def test_ageing_is_the_same_for_the_same_seed_and_leaves_ink_dark() -> None:
    old = aged(PAGE, seed=3)
    assert (old.dtype, old.shape) == (PAGE.dtype, PAGE.shape)
    assert np.array_equal(old, aged(PAGE, seed=3))
    assert not np.array_equal(old, aged(PAGE, seed=4))
    assert old[23:27, 20:60].mean() < 80
    assert 200 < old[40:].mean() < 255


def test_the_samples_give_lines() -> None:
    path = next(path for path in pdfs_with_sound_text() if path.parent.name == "form-with-ticks")
    lines = known_lines([path], most=20)
    assert len(lines) == 20
    assert all(line.image.shape[0] == 40 and line.text for line in lines)
