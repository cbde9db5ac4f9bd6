"""The search with a character model: paths add up, classes are kept apart, digits are the picture's alone."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from training.alphabet import DIGITS
from training.beam import CharacterModel, search

CLASSES = ["", "ก", "ข", "ี", "่", "ี่", "๑", "๗"]
RARE = 1e-9


def frames(*each: Mapping[str, float]) -> NDArray[np.float32]:
    """Log-probabilities; what a frame does not name is rare."""
    return np.log(np.array([[one.get(name, RARE) for name in CLASSES] for one in each], np.float32))


def found(log_probs: NDArray[np.float32], texts: Sequence[str] = (), *, weight: float = 0.0, width: int = 8) -> str:
    model = CharacterModel(texts) if texts else None
    return search(log_probs, CLASSES, model, weight=weight, width=width)


def test_the_paths_of_one_text_add_up() -> None:
    # The likeliest path is blank, blank (0.36); the three paths of ก together have 0.64.
    assert found(frames({"": 0.6, "ก": 0.4}, {"": 0.6, "ก": 0.4})) == "ก"


def test_the_same_class_is_written_twice_where_a_blank_parts_it() -> None:
    sure = {"ก": 1.0}
    assert found(frames(sure, sure)) == "ก"
    assert found(frames(sure, {"": 1.0}, sure)) == "กก"


def test_without_frames_nothing_is_read() -> None:
    assert found(np.zeros((0, len(CLASSES)), np.float32)) == ""


def test_two_class_paths_of_one_text_are_kept_apart() -> None:
    # After ี่ as one class, ่ would be a second tone; after ี and ่ it is the same one, gone on.
    assert found(frames({"ก": 1.0}, {"ี": 0.9, "ี่": 0.1}, {"่": 1.0}, {"่": 1.0})) == "กี่"
    assert found(frames({"ก": 1.0}, {"ี": 0.1, "ี่": 0.9}, {"่": 1.0}, {"่": 1.0})) == "กี่่"


@pytest.mark.parametrize("weight", [0.0, 0.5])
def test_the_character_model_speaks_with_its_weight(weight: float) -> None:
    doubtful = frames({"ก": 1.0}, {"": 1.0}, {"ก": 0.45, "ข": 0.55})
    assert found(doubtful, ["กก"] * 9, weight=weight) == ("กก" if weight else "กข")


def test_the_character_model_hears_what_stands_inside_a_class() -> None:
    model = CharacterModel(["กี่"] * 5 + ["ขี"] * 5)
    assert model.log_probability("กี", "่") > model.log_probability("ขี", "่")
    assert found(frames({"ก": 0.5, "ข": 0.5}, {"ี่": 1.0}), ["กี่"] * 9 + ["ขี"] * 9, weight=0.3) == "กี่"


def test_digits_are_not_touched() -> None:
    model = CharacterModel(["ข้อ ๑"] * 50)
    assert {model.log_probability("ข้อ ", digit) for digit in DIGITS} == {0.0}
    assert model.log_probability("ข้อ ", "ก") < 0.0
    doubtful = frames({"๑": 0.49, "๗": 0.51})
    assert found(doubtful, ["๑"] * 50, weight=5.0) == "๗"


def test_a_character_never_counted_is_improbable_not_impossible() -> None:
    assert (
        -math.inf < CharacterModel(["กข"]).log_probability("ก", "ซ") < CharacterModel(["กข"]).log_probability("", "ข")
    )
