"""A page of a document as a picture."""

from dataclasses import dataclass

from extractors.page.images.pixels import Grey
from schemas.errors import ProngsaiError


@dataclass(frozen=True)
class PicturedPage:
    """A page as grey values [height, width], its number from 1, and how many points a pixel is.

    `points` is None for picture files, whose places are told in pixels.
    """

    pixels: Grey
    page_no: int
    points: float | None = None


@dataclass(frozen=True)
class FailedPage:
    """A page that cannot be read, and why."""

    page_no: int
    error: ProngsaiError
