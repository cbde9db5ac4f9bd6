"""Picture files of every kind come out as grey pages on white paper; bad ones are told."""

import struct
import zlib
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, TiffImagePlugin

from extractors.page.file_kinds import is_picture
from extractors.page.images.open import PictureLimits, PicturePage, open_picture
from schemas.errors import FileDamaged, FileTooLarge, InputError, UnknownFormat

GREY = np.array([[0, 60, 120], [180, 220, 255]], dtype=np.uint8)
PICTURE = Image.fromarray(GREY)


def to_bytes(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def open_all(data: bytes, limits: PictureLimits | None = None) -> list[PicturePage]:
    return list(open_picture(data, name="x.png", limits=limits or PictureLimits()))


def open_one(data: bytes) -> NDArray[np.uint8]:
    (page,) = open_all(data)
    assert page.pixels.dtype == np.uint8
    assert page.pixels.ndim == 2
    return page.pixels


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA", "P"])
def test_what_is_grey_stays_as_it_is(form: str, mode: str) -> None:
    if (form, mode) == ("TIFF", "LA"):
        pytest.skip("no such TIFF")
    assert np.abs(open_one(to_bytes(PICTURE.convert(mode), form)).astype(int) - GREY).max() <= 1


def test_jpeg_in_grey_colour_and_printing_inks() -> None:
    smooth = Image.fromarray(np.full((16, 16), 90, np.uint8))
    for mode in ("L", "RGB", "CMYK"):
        assert np.abs(open_one(to_bytes(smooth.convert(mode), "JPEG", quality=95)).astype(int) - 90).max() <= 3


def test_one_bit_is_black_and_white() -> None:
    assert open_one(to_bytes(PICTURE.convert("1", dither=Image.Dither.NONE))).tolist() == [[0, 0, 0], [255, 255, 255]]
    fax = to_bytes(PICTURE.convert("1", dither=Image.Dither.NONE), "TIFF", compression="group4")
    assert open_one(fax).tolist() == [[0, 0, 0], [255, 255, 255]]


def test_sixteen_bits_become_eight() -> None:
    deep = Image.fromarray(GREY.astype(np.uint16) * 257)
    assert open_one(to_bytes(deep)).tolist() == GREY.tolist()
    assert open_one(to_bytes(deep, "TIFF")).tolist() == GREY.tolist()
    dark = Image.fromarray(GREY.astype(np.uint16))
    assert open_one(to_bytes(dark)).max() == 1


def test_fractions_become_eight_bits() -> None:
    values = Image.fromarray((GREY / 255).astype(np.float32))
    assert open_one(to_bytes(values, "TIFF")).tolist() == GREY.tolist()


def test_what_is_transparent_shows_white_paper() -> None:
    image = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    image.putpixel((0, 0), (0, 0, 0, 255))
    assert open_one(to_bytes(image)).tolist() == [[0, 255]]
    palette = image.convert("P")
    assert open_one(to_bytes(palette, transparency=palette.getpixel((1, 0)))).tolist()[0][1] == 255


@pytest.mark.parametrize(("turn", "corner"), [(1, (0, 0)), (3, (1, 2)), (6, (0, 1)), (8, (2, 0))])
def test_a_picture_that_was_taken_sideways_is_stood_upright(turn: int, corner: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    pixels = open_one(to_bytes(PICTURE, exif=exif))
    assert np.argwhere(pixels == 0).tolist() == [list(corner)]


def test_a_tiff_has_pages_in_their_order() -> None:
    pages = [Image.fromarray(np.full((3, 4 + number), number, np.uint8)) for number in range(3)]
    data = to_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(300, 300))
    found = open_all(data)
    assert [each.pixels.shape[1] for each in found] == [4, 5, 6]
    assert [each.dpi for each in found] == [300.0] * 3
    with pytest.raises(FileTooLarge, match="more than 2 pages"):
        open_all(data, PictureLimits(pages=2))


def test_a_moving_picture_is_its_first_page() -> None:
    data = to_bytes(PICTURE, "PNG", save_all=True, append_images=[PICTURE.transpose(Image.Transpose.ROTATE_180)])
    assert open_one(data).tolist() == GREY.tolist()


@pytest.mark.parametrize("dpi", [0, 1, 100_000])
def test_a_resolution_that_cannot_be_is_none(dpi: int) -> None:
    (page,) = open_all(to_bytes(PICTURE, dpi=(dpi, dpi)))
    assert page.dpi is None


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
@given(share=st.floats(0.0, 0.95))
@settings(max_examples=25)
def test_a_picture_that_is_cut_off_is_told(form: str, share: float) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 256, (64, 64), dtype=np.uint8))
    data = to_bytes(noise, form)
    with pytest.raises(InputError) as told:
        open_all(data[: int(share * len(data))])
    assert told.value.hint
    assert "x.png" in told.value.message


@given(st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b""]))
def test_bytes_without_sense_are_told(noise: bytes, beginning: bytes) -> None:
    with pytest.raises((UnknownFormat, FileDamaged, FileTooLarge)):
        open_all(beginning + noise)


@given(
    st.lists(st.tuples(st.integers(8, 2000), st.integers(0, 255)), max_size=12),
    st.sampled_from(["PNG", "JPEG", "TIFF"]),
)
def test_changed_bytes_do_no_harm(changes: list[tuple[int, int]], form: str) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 256, (32, 32), dtype=np.uint8))
    data = bytearray(to_bytes(noise, form))
    for at, value in changes:
        data[at % len(data)] = value
    try:
        pages = open_all(bytes(data), PictureLimits(pixels=1_000_000, pages=20))
    except InputError:
        return
    assert all(page.pixels.size <= 1_000_000 for page in pages)


def test_other_kinds_of_pictures_are_not_opened() -> None:
    for form in ("GIF", "BMP", "PPM"):
        with pytest.raises(UnknownFormat):
            open_all(to_bytes(PICTURE, form))
    assert not is_picture(to_bytes(PICTURE, "GIF"))
    assert all(is_picture(to_bytes(PICTURE, form)) for form in ("PNG", "JPEG", "TIFF"))


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (30_000, 4_000), (70_000, 2), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_unpacks_without_end_is_refused_unopened(width: int, height: int) -> None:
    with pytest.raises(FileTooLarge):
        open_all(png_that_claims(width, height))


def test_the_limit_is_told_even_where_pillow_refuses_first() -> None:
    with pytest.raises(FileTooLarge, match="far too many pixels, more than 80 million or 60000 on a side"):
        open_all(png_that_claims(20_000, 20_000))


def test_limits_can_be_set() -> None:
    with pytest.raises(FileTooLarge, match="3 x 2 pixels"):
        open_all(to_bytes(PICTURE), PictureLimits(pixels=5))


def test_the_pages_before_a_damaged_one_come_out() -> None:
    pages = [Image.fromarray(np.full((50, 50), number, np.uint8)) for number in range(2)]
    data = to_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    opened = open_picture(data[:-1200], name="x.tif")
    assert next(opened).pixels.max() == 0
    with pytest.raises(FileDamaged, match="page 2"):
        next(opened)


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is so large."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def test_the_tags_of_a_tiff_may_be_odd() -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[65000] = "odd"
    assert open_one(to_bytes(PICTURE, "TIFF", tiffinfo=tags)).tolist() == GREY.tolist()
