"""Lines that say nothing are dirt, on a dirty page."""

import numpy as np
import pytest

from extractors.page.images.letters import find_pieces
from extractors.page.images.specks import Specks
from extractors.page.scan.dirt import is_piece_of_line, reads_like_dirt

BLOT = find_pieces(np.ones((2, 2), np.uint8))
NOTHING = find_pieces(np.zeros((2, 2), np.uint8))


@pytest.mark.parametrize("text", [".", "' .", "•", ""])
def test_dots_alone_are_dirt(text: str) -> None:
    assert reads_like_dirt(text, Specks(BLOT, dashes=False))
    assert not reads_like_dirt(text, Specks(NOTHING, dashes=False))


def test_dashes_are_dirt_where_specks_look_like_them() -> None:
    assert reads_like_dirt("-", Specks(BLOT, dashes=True))
    assert not reads_like_dirt("-", Specks(BLOT, dashes=False))


@pytest.mark.parametrize("text", ["๑.", "✓", "/", "-๕"])
def test_what_says_something_is_none(text: str) -> None:
    assert not reads_like_dirt(text, Specks(BLOT, dashes=True))


@pytest.mark.parametrize("text", ["ะ", "ั้ ่"])
def test_marks_without_a_letter_belong_to_another_line(text: str) -> None:
    assert is_piece_of_line(text)


@pytest.mark.parametrize("text", ["กะ", "๑", "า", "", "-"])
def test_what_may_stand_by_itself_belongs_to_none(text: str) -> None:
    assert not is_piece_of_line(text)
