"""Log-probabilities of frames become text: the best class of each frame, repeats and blanks taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.classes import BLANK


class Reading(NamedTuple):
    """One class that was read: its text, its probability, and the frame where it begins."""

    text: str
    probability: float
    frame: int


def greedy(log_probs: NDArray[np.float32], classes: Sequence[str]) -> list[Reading]:
    """What a line says, class by class; `log_probs` is [frames, classes] of one line."""
    best = log_probs.argmax(axis=1)
    changes = np.flatnonzero(np.diff(best, prepend=BLANK))
    ends = np.append(changes, len(best))[1:]
    return [
        Reading(classes[best[start]], float(np.exp(log_probs[start:end, best[start]].max())), int(start))
        for start, end in zip(changes, ends, strict=True)
        if best[start] != BLANK
    ]


def to_text(log_probs: NDArray[np.float32], classes: Sequence[str]) -> str:
    """The text of one line; `log_probs` is [frames, classes]."""
    return "".join(reading.text for reading in greedy(log_probs, classes))
