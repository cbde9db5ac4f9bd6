"""Our own recogniser: line images through the network, in batches of equal width."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.page.ocr.calibration import confidences_of
from extractors.page.ocr.decode import Character, decode, empty_confidence, to_chars
from extractors.page.ocr.engine import CharReading, LineImage, LineReading, check_images
from extractors.page.ocr.model import HEIGHT, STRIDE, WIDTH_STEP, Model, ModelCard, open_model
from extractors.page.ocr.sara_am import compose_sara_am
from extractors.page.ocr.shapes import Piece, find_trouble, stack, to_pieces

_MOST_LINES = 32
"""Lines of one batch; more of them are no faster."""
_MOST_COLUMNS = 32 * 1024
"""Columns of one batch, padding included: what bounds the memory, at about 2 KiB for each."""

_SURELY_EMPTY = 0.9
"""How sure the network must be, between 0 and 1, that ink is no text; else the line is doubtful."""
_UNREADABLE = "the ink may be text, but could not be read"


class ThaiEngine:
    """The recogniser of a model file. A line comes out the same alone and among others."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.alphabet = frozenset("".join(model.card.classes))

    @property
    def name(self) -> str:
        """What the model calls itself."""
        return self._model.card.name

    @property
    def version(self) -> str:
        """The model's version."""
        return self._model.card.version

    @property
    def card(self) -> ModelCard:
        """All that the file says of the model."""
        return self._model.card

    def read_lines(self, images: Sequence[LineImage]) -> list[LineReading]:
        """A reading for each image [height, width], in their order.

        Images that hold no line (too small, all of one grey, far too wide) give an empty text with a doubt, and so
        does ink that may be text but is not read. Raises ValueError for arrays that are no grey images, ModelUnfit
        where the model fails.
        """
        check_images(images)
        troubles = [find_trouble(image) for image in images]
        lines = [
            [] if trouble else to_pieces(image, height=HEIGHT, step=STRIDE)
            for image, trouble in zip(images, troubles, strict=True)
        ]
        outputs = self._run([piece for pieces in lines for piece in pieces])
        return [
            trouble.to_reading() if trouble else self._to_reading(pieces, outputs, width=image.shape[1])
            for image, trouble, pieces in zip(images, troubles, lines, strict=True)
        ]

    def token_confidence(self, chars: Sequence[CharReading]) -> float:
        """How probably these characters of a line are all right (0 to 1), by the model's calibration."""
        return self._model.card.calibration.token(confidences_of(chars))

    def _run(self, pieces: Sequence[Piece]) -> Iterator[tuple[list[Character], float]]:
        """For each piece, in order: its characters, and how sure it is that it holds nothing, if they are none."""
        buckets: dict[int, list[int]] = {}
        for at, piece in enumerate(pieces):
            width = -(-piece.pixels.shape[1] // WIDTH_STEP) * WIDTH_STEP
            buckets.setdefault(width, []).append(at)
        found: dict[int, tuple[list[Character], float]] = {}
        for width, places in sorted(buckets.items()):
            size = max(1, min(_MOST_LINES, _MOST_COLUMNS // width))
            for first in range(0, len(places), size):
                some = places[first : first + size]
                log_probs = self._model.run(stack([pieces[at].pixels for at in some], width=width))
                found.update(zip(some, map(self._decode, log_probs), strict=True))
        return (found[at] for at in range(len(pieces)))

    def _decode(self, log_probs: NDArray[np.float32]) -> tuple[list[Character], float]:
        characters = decode(log_probs, self._model.card.classes)
        return characters, 1.0 if characters else empty_confidence(log_probs)

    def _to_reading(
        self, pieces: Sequence[Piece], outputs: Iterator[tuple[list[Character], float]], *, width: int
    ) -> LineReading:
        """The reading of an image `width` pixels wide; takes as many outputs as the line has pieces."""
        scale = width / sum(piece.pixels.shape[1] for piece in pieces)
        chars: list[CharReading] = []
        emptiness = 1.0
        for piece in pieces:
            characters, empty = next(outputs)
            emptiness = min(emptiness, empty)
            read = to_chars(characters, frame_width=STRIDE * scale, offset=piece.offset * scale, most=float(width))
            if piece.after_gap and chars and read:
                chars.append(_space_between(chars[-1], read[0]))
            chars.extend(read)
        if not chars:
            return LineReading("", emptiness, doubt="" if emptiness >= _SURELY_EMPTY else _UNREADABLE)
        chars = compose_sara_am(chars)
        confidence = self._model.card.calibration.line(confidences_of(chars))
        return LineReading("".join(each.char for each in chars), confidence, tuple(chars))


def open_thai(path: Path, *, threads: int = 1) -> ThaiEngine:
    """The recogniser of the model file; raises EngineMissing or ModelUnfit where it cannot be used."""
    return ThaiEngine(open_model(path, threads=threads))


def _space_between(left: CharReading, right: CharReading) -> CharReading:
    """The space at which a wide line was cut."""
    return CharReading(" ", min(left.confidence, right.confidence), left.x1, max(left.x1, right.x0))
