"""Greedy decoding: repeats become one, blanks part what is the same, and each class knows its frame."""

import numpy as np
import pytest
from numpy.typing import NDArray

from training.decode import greedy, to_text

CLASSES = ["", "ก", "ข", "ี่"]


def frames(*best: int, sure: float = 0.9) -> NDArray[np.float32]:
    """Log-probabilities where each frame says one class."""
    chances = np.full((len(best), len(CLASSES)), (1 - sure) / (len(CLASSES) - 1))
    chances[np.arange(len(best)), list(best)] = sure
    logs: NDArray[np.float32] = np.log(chances).astype(np.float32)
    return logs


@pytest.mark.parametrize(
    ("best", "text"),
    [
        ((0, 1, 1, 3, 0), "กี่"),
        ((1, 0, 1), "กก"),
        ((1, 1, 1), "ก"),
        ((1, 2, 1), "กขก"),
        ((0, 0), ""),
        ((), ""),
    ],
)
def test_repeats_and_blanks(best: tuple[int, ...], text: str) -> None:
    assert to_text(frames(*best), CLASSES) == text


def test_a_class_knows_where_it_begins_and_how_sure_it_is() -> None:
    found = greedy(frames(0, 1, 1, 0, 2), CLASSES)
    assert [(each.text, each.frame) for each in found] == [("ก", 1), ("ข", 4)]
    assert found[0].probability == pytest.approx(0.9, abs=1e-4)
