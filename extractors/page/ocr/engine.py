"""What every recogniser of lines does, and what it gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

LineImage: TypeAlias = NDArray[np.uint8]
"""One line of text: [height, width] of grey values, 0 black ink, 255 white paper; any size."""


@dataclass(frozen=True, slots=True)
class CharReading:
    """One character, how sure it is (0 to 1), and where it stands: from `x0` to `x1` in pixels of the line image.

    Marks have the place of the consonant that they stand on, where the engine reads both as one.
    """

    char: str
    confidence: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class LineReading:
    """What a line says, and how probably all of it is right.

    The characters joined are the text. `doubt` says in English why nobody should rely on the line, whatever it says.
    """

    text: str
    confidence: float
    chars: tuple[CharReading, ...] = ()
    doubt: str = ""

    def __post_init__(self) -> None:
        if self.text != "".join(each.char for each in self.chars):
            raise ValueError("the characters of a line do not make its text")


class LineEngine(Protocol):
    """A recogniser of lines; it holds no state that one line could leave for the next."""

    @property
    def name(self) -> str:
        """What it is called, such as `thai-line`."""

    @property
    def version(self) -> str:
        """The version of the program or the model."""

    @property
    def alphabet(self) -> frozenset[str]:
        """Every character that it can write."""

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        """A reading for each image, in their order; raises EngineError where the engine fails as a whole."""

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        """How probably these neighbouring characters of a line, such as a date, are all right (0 to 1)."""


def check_images(images: Sequence[LineImage]) -> None:
    """Raises ValueError for what is no line image: other types than uint8, other than two dimensions."""
    for at, image in enumerate(images):
        if image.dtype != np.uint8 or image.ndim != 2:
            raise ValueError(f"line image {at} is {image.dtype} with {image.ndim} dimensions, not uint8 with 2")
