"""Lines drawn and damaged: their shape, their text, that a seed makes them again, and that some faces are held out."""

from random import Random

import numpy as np
import pytest

from extractors.page.ocr.model import HEIGHT, STRIDE
from training.alphabet import ALPHABET, is_writable, to_canonical
from training.classes import Codec, frames_needed, make_classes
from training.damage import SETTINGS, any_damage, damaged
from training.feed import WIDEST
from training.fonts import HELD_OUT, all_faces, can_shape, held_out_faces, training_faces
from training.lines import Line, lines

needs_fonts = pytest.mark.skipif(
    not (can_shape() and training_faces() and held_out_faces()), reason="no Thai fonts installed, or no libraqm"
)


@pytest.fixture(scope="module")
def drawn() -> list[Line]:
    return lines(4, training_faces(), 60)


def test_held_out_faces_are_never_trained_on() -> None:
    assert {face.family for face in training_faces()} & HELD_OUT == set()
    assert {face.path for face in training_faces()} & {face.path for face in held_out_faces()} == set()
    assert len(training_faces()) + len(held_out_faces()) == len(all_faces())


@needs_fonts
def test_lines_have_the_recognisers_shape(drawn: list[Line]) -> None:
    assert all(line.image.dtype == np.uint8 and line.image.shape[0] == HEIGHT for line in drawn)
    assert all(8 <= line.image.shape[1] <= WIDEST for line in drawn)


@needs_fonts
def test_lines_say_what_can_be_written(drawn: list[Line]) -> None:
    assert all(is_writable(line.text) and to_canonical(line.text) == line.text for line in drawn)


@needs_fonts
def test_nearly_every_line_has_frames_for_its_text(drawn: list[Line]) -> None:
    codec = Codec(make_classes(ALPHABET))
    fits = [frames_needed(codec.encode(line.text) or []) <= line.image.shape[1] // STRIDE for line in drawn]
    assert np.mean(fits) > 0.97


@needs_fonts
def test_the_same_seed_draws_the_same(drawn: list[Line]) -> None:
    again = lines(4, training_faces(), 60)
    assert [line.text for line in again] == [line.text for line in drawn]
    assert all(np.array_equal(one.image, other.image) for one, other in zip(drawn, again, strict=True))


@needs_fonts
def test_clean_ink_is_dark_and_paper_is_light(drawn: list[Line]) -> None:
    usual = [line for line in drawn if line.text and not line.damage.get("negative")]
    assert np.mean([np.percentile(line.image, 80) > np.percentile(line.image, 3) + 40 for line in usual]) > 0.95


@pytest.mark.parametrize("setting", SETTINGS)
def test_damage_keeps_the_shape_and_follows_the_dice(setting: str) -> None:
    ink = np.zeros((60, 300), np.uint8)
    ink[20:40, 50:250:10] = 255
    for seed in range(40):
        first, second = (
            damaged(ink, any_damage(dice, setting), body=18.0, tint=None, dice=dice)
            for dice in (Random(seed), Random(seed))
        )
        assert first.shape == ink.shape
        assert np.array_equal(first, second)
