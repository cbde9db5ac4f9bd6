"""Scores: wrong characters with and without spaces, digits by alignment, and what was taken for what."""

import pytest

from training.score import confusion_lines, score_texts


def test_spaces_count_only_where_asked() -> None:
    score = score_texts(["ก ข"], ["กข"])
    assert score.cer == pytest.approx(1 / 3)
    assert score.dense_cer == 0
    assert score.whole == 1


def test_digits_are_aligned() -> None:
    score = score_texts(["พ.ศ. ๒๕๖๗"], ["พ.ศ ๒๕๒๗"])
    assert (score.digits, score.digits_right) == (4, 3)
    assert score.confusions["๖", "๒"] == 1
    assert score.confusions[".", ""] == 1


def test_a_digit_that_was_added_takes_nothing_from_the_right_ones() -> None:
    score = score_texts(["๑๒"], ["๑๒๓"])
    assert score.digit_accuracy == 1
    assert score.cer == 0.5


def test_mistakes_are_listed_by_how_often() -> None:
    lines = confusion_lines(score_texts(["ชช ก"], ["ซซก"]))
    assert lines[0].split(maxsplit=1)[0] == "2"
    assert "nothing" in lines[1]
    assert "space" in lines[1]
