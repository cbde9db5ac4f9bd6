"""Picture files opened safely: the one door from PNG, JPEG and TIFF to grey pages.

A file from anywhere may be cut off, turned, transparent, of 1 or 16 bits, in printing inks, or made to harm. What
comes out is always the same: grey values as a person sees them on white paper.
"""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from extractors.page.file_kinds import is_picture
from extractors.page.images.pixels import Colour, Grey
from schemas.errors import FileDamaged, FileTooLarge, ProngsaiError, UnknownFormat

FORMATS = ("PNG", "JPEG", "TIFF")
_WHITE = 255
_DEEPEST = 65535.0
"""The white of 16 bits."""
_MOST_DPI = 2400
_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N", "F")
_TOO_MANY_PIXELS = "Scan it with 300 dots an inch, or cut it into pieces."
_WITHOUT_COLOUR = ("1", "L", "LA", "La")
_MODES_WITH_ALPHA = ("RGBA", "RGBa", "LA", "La", "PA")


@dataclass(frozen=True)
class PictureLimits:
    """What is beyond these is refused: pixels of one page, its longer side in pixels, and pages of a file."""

    pixels: int = 80_000_000
    side: int = 60_000
    pages: int = 2000

    @property
    def in_words(self) -> str:
        """What is said of a page with more pixels."""
        return f"more than {self.pixels / 1e6:.0f} million or {self.side} on a side"


@dataclass(frozen=True)
class PicturePage:
    """A page of a picture file, pixels per inch where the file tells them, and its number from 1.

    The page is grey values [height, width]; [height, width, 3] where colours were asked for and are there.
    """

    pixels: Grey | Colour
    dpi: float | None
    page_no: int


def _each(_page_no: int) -> bool:
    """Every page is wanted."""
    return True


def open_picture(
    data: bytes,
    *,
    name: str,
    limits: PictureLimits = PictureLimits(),
    colour: bool = False,
    is_wanted: Callable[[int], bool] = _each,
) -> Iterator[PicturePage]:
    """The pages of the picture in `data`, one after another, upright as far as the file tells; with `colour` in colour.

    `is_wanted` is asked of each page before it is unpacked; those that are not wanted are left out.
    Raises UnknownFormat for what is no such picture, FileTooLarge beyond the limits, and FileDamaged where a page
    cannot be read; the pages before it have come out by then.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd tags; and Pillow's own limit, of which ours is a part
        try:
            image = Image.open(BytesIO(data), formats=FORMATS)
        except UnidentifiedImageError:
            if is_picture(data):
                raise _damaged(name, 1) from None
            raise UnknownFormat(f"{name} is no picture", hint="Give a PNG, JPEG, TIFF or PDF file.") from None
        except Exception as error:  # a broken file may make a decoder raise anything
            raise _to_our_error(error, name, 1, limits=limits) from error
    with image:
        yield from _read_pages(image, name=name, limits=limits, colour=colour, is_wanted=is_wanted)


def _read_pages(
    image: Image.Image, *, name: str, limits: PictureLimits, colour: bool, is_wanted: Callable[[int], bool]
) -> Iterator[PicturePage]:
    page_no = 1
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                image.seek(page_no - 1)
                page = None
                if is_wanted(page_no):
                    _check_size(image, name=name, page_no=page_no, limits=limits)
                    page = _read_page(image, page_no=page_no, colour=colour)
            except EOFError:
                if page_no == 1:
                    raise _damaged(name, page_no) from None
                return
            except ProngsaiError:
                raise
            except Exception as error:  # as above
                raise _to_our_error(error, name, page_no, limits=limits) from error
        if page is not None:
            yield page
        if image.format != "TIFF":  # the second picture of a JPEG is a preview, that of a PNG an animation
            return
        page_no += 1
        if page_no > limits.pages:
            raise FileTooLarge(f"{name} has more than {limits.pages} pages", hint="Cut it into several files.")


def _check_size(image: Image.Image, *, name: str, page_no: int, limits: PictureLimits) -> None:
    """Raises FileTooLarge by what the file says of itself, before anything is unpacked."""
    width, height = image.size
    if width * height > limits.pixels or max(width, height) > limits.side:
        raise FileTooLarge(
            f"page {page_no} of {name} has {width} x {height} pixels, {limits.in_words}", hint=_TOO_MANY_PIXELS
        )


def _read_page(image: Image.Image, *, page_no: int, colour: bool) -> PicturePage:
    dpi = image.info.get("dpi")
    image.load()
    turned = ImageOps.exif_transpose(image)
    resolution = float(dpi[0]) if isinstance(dpi, tuple) and dpi and dpi[0] else None
    pixels = to_colour(turned) if colour else to_grey(turned)
    return PicturePage(pixels, resolution if resolution and 10 < resolution <= _MOST_DPI else None, page_no)


def to_colour(image: Image.Image) -> Grey | Colour:
    """The image over white paper: [height, width, 3] where it has colours, else grey values [height, width]."""
    if image.mode in _DEEP or image.mode in _WITHOUT_COLOUR:
        return to_grey(image)
    if image.mode in _MODES_WITH_ALPHA or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGB", seen.size, (_WHITE, _WHITE, _WHITE))
        paper.paste(seen, mask=seen.getchannel("A"))
        return np.array(paper, dtype=np.uint8)
    return np.array(image if image.mode == "RGB" else image.convert("RGB"), dtype=np.uint8)


def to_grey(image: Image.Image) -> Grey:
    """Grey values of the image over white paper, [height, width]."""
    if image.mode in _DEEP:
        return _to_eight_bits(np.asarray(image))
    if image.mode in _MODES_WITH_ALPHA or "transparency" in image.info:
        seen = image.convert("RGBA").convert("LA")
        paper = Image.new("L", seen.size, _WHITE)
        paper.paste(seen.getchannel("L"), mask=seen.getchannel("A"))
        return np.array(paper, dtype=np.uint8)
    # Through RGB: the printing inks of CMYK and the colours of LAB have no direct way to grey.
    plain = image if image.mode in ("1", "L", "RGB") else image.convert("RGB")
    return np.array(plain.convert("L"), dtype=np.uint8)


def _to_eight_bits(values: NDArray[np.generic]) -> Grey:
    """Grey values of more than 8 bits, or fractions, brought to 0…255."""
    finite = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    highest = _DEEPEST if values.dtype.itemsize == 2 else float(finite.max(initial=0.0))
    full = next((top for top in (1.0, 255.0, _DEEPEST) if highest <= top), highest)
    return np.asarray((finite.clip(0.0) * (_WHITE / full)).round(), dtype=np.uint8)


def _to_our_error(error: Exception, name: str, page_no: int, *, limits: PictureLimits) -> FileDamaged | FileTooLarge:
    if isinstance(error, Image.DecompressionBombError):  # Pillow does not say how many pixels there are
        return FileTooLarge(f"page {page_no} of {name} has far too many pixels, {limits.in_words}", _TOO_MANY_PIXELS)
    if isinstance(error, MemoryError):
        return FileTooLarge(f"page {page_no} of {name} is too large for the memory", hint="Cut it into pieces.")
    return _damaged(name, page_no)


def _damaged(name: str, page_no: int) -> FileDamaged:
    return FileDamaged(
        f"page {page_no} of {name} is damaged or cut off", hint="Look at it in a viewer; fetch the file again."
    )
