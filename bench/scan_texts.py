"""What a searchable PDF says at the places of lines whose text is known, as pdfium takes it out."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.ocr_lines import KnownText
from schemas.geometry import Box
from training.alphabet import to_canonical
from training.score import Score, score_texts

_NEAR = 6.0
"""Points from the middle of a letter to its line; what is farther from all lines belongs to none."""


class Letter(NamedTuple):
    """A letter of a text layer and the middle of it, in points from the top left corner."""

    text: str
    x: float
    y: float


def letters_of(path: Path) -> Iterator[list[Letter]]:
    """The letters of each page, in the order in which pdfium takes them out."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            height = page.get_height()
            text_page = page.get_textpage()
            found = []
            for at in range(text_page.count_chars()):
                text = text_page.get_text_range(at, 1)
                if text.strip():
                    left, bottom, right, top = text_page.get_charbox(at)
                    found.append(Letter(text, (left + right) / 2, height - (bottom + top) / 2))
            text_page.close()
            yield found


def score_pages(pages: Iterable[tuple[Sequence[KnownText], Sequence[Letter]]]) -> Score:
    """The mistakes in all lines whose text is sure; letters where no line is are lines of which nothing is true."""
    true: list[str] = []
    read: list[str] = []
    for texts, letters in pages:
        gathered: list[list[str]] = [[] for _ in texts]
        stray: list[str] = []
        for letter in letters:
            nearest = min(range(len(texts)), key=lambda at: _distance(texts[at].ink, letter), default=None)
            is_near = nearest is not None and _distance(texts[nearest].ink, letter) <= _NEAR
            (gathered[nearest] if is_near and nearest is not None else stray).append(letter.text)
        for known, found in zip(texts, gathered, strict=True):
            if known.text is not None:
                true.append(known.text)
                read.append(to_canonical("".join(found)))
        true.append("")
        read.append("".join(stray))
    return score_texts(true, read)


def _distance(box: Box, letter: Letter) -> float:
    across = max(box.x0 - letter.x, letter.x - box.x1, 0.0)
    down = max(box.y0 - letter.y, letter.y - box.y1, 0.0)
    # Inside of two lines, whose marks stand in each other, it belongs to the one whose middle is nearer.
    return across + down + abs((box.y0 + box.y1) / 2 - letter.y) * 1e-3
