"""ำ comes in one piece, whichever engine gave it in two."""

import pytest

from extractors.page.ocr.engine import CharReading
from extractors.page.ocr.sara_am import compose_sara_am
from extractors.page.ocr.thai import ThaiEngine
from tests.extractors.page.ocr.stand_in import bars


@pytest.mark.parametrize(
    ("text", "composed"),
    [("นํา", "นำ"), ("นํ้า", "น้ำ"), ("น้ํา", "น้ำ"), ("กา", "กา"), ("าํ", "าํ"), ("", "")],
)
def test_sara_am_in_two_pieces_is_one_and_a_tone_goes_before_it(text: str, composed: str) -> None:
    chars = [CharReading(char, 0.5 + at / 100, at, at + 1) for at, char in enumerate(text)]
    assert "".join(each.char for each in compose_sara_am(chars)) == composed


def test_it_is_as_sure_as_the_less_sure_piece() -> None:
    (one,) = compose_sara_am([CharReading("ํ", 0.6, 3, 4), CharReading("า", 0.9, 4, 8)])
    assert one == CharReading("ำ", 0.6, 4, 8)


def test_our_own_engine_gives_it_in_one_piece(engine: ThaiEngine) -> None:
    (reading,) = engine.read_lines([bars("นํา")])
    assert reading.text == "นำ"
