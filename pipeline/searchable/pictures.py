"""A PDF of picture files: each page holds its picture as the file has it, where a PDF can.

JPEG files and the pictures of most PNG files and of fax TIFF files go in as they are. The others are packed anew,
without any loss that can be seen.
"""

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

from extractors.page.images.open import FORMATS, to_grey
from schemas.page import PageSize

_ORIENTATION = 0x0112
_COMPRESSION, _PHOTOMETRIC, _FILL_ORDER, _STRIP_OFFSETS, _STRIP_BYTES = 259, 262, 266, 273, 279
_GROUP_4 = 4
_SIGNATURE = 8
"""Bytes before the first part of a PNG file."""
_ALPHA_MODES = ("RGBA", "RGBa", "LA", "La", "PA")
_PNG_MODES = ("1", "L", "RGB", "P")
_SPACES = {"1": Name.DeviceGray, "L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}
_PLACED = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""How each orientation lays the picture on a page of width and height 1."""


class _Embedded(NamedTuple):
    """A picture as a PDF holds it: its bytes, how they are packed, and what they are."""

    data: bytes
    packing: Name
    parms: Dictionary | None
    entries: Dictionary


def to_pdf(data: bytes, sizes: Sequence[PageSize]) -> bytes:
    """A PDF of the PNG, JPEG or TIFF file in `data`, which was read before; a page for each of `sizes`."""
    with Pdf.new() as pdf, Image.open(BytesIO(data), formats=FORMATS) as image:
        for size in sizes:
            image.seek(size.page - 1)
            orientation = image.getexif().get(_ORIENTATION, 1)
            picture = _embed(image, data)
            stream = Stream(pdf, b"")
            stream.write(picture.data, filter=picture.packing, decode_parms=picture.parms)
            for key, value in picture.entries.items():
                stream[key] = value
            _add_page(pdf, stream, size, orientation)
        file = BytesIO()
        pdf.save(file, deterministic_id=True)
        return file.getvalue()


def _add_page(pdf: Pdf, picture: Stream, size: PageSize, orientation: int) -> None:
    """A page as a viewer shows the picture: before the reader stood it upright."""
    width, height = (size.height, size.width) if size.turned % 2 else (size.width, size.height)
    a, b, c, d, e, f = _PLACED.get(orientation, _PLACED[1])
    matrix = (a * width, b * height, c * width, d * height, e * width, f * height)
    content = f"q {' '.join(f'{value:g}' for value in matrix)} cm /Picture Do Q\n"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, width, height]),
        Resources=Dictionary(XObject=Dictionary(Picture=pdf.make_indirect(picture))),
        Contents=pdf.make_stream(content.encode("ascii")),
    )
    pdf.pages.append(Page(pdf.make_indirect(page)))


def _embed(image: Image.Image, data: bytes) -> _Embedded:
    """The picture of the frame that `image` stands at; `data` is the whole file."""
    if image.format == "JPEG" and image.mode in _SPACES:
        return _embed_jpeg(image, data)
    fax = _fax_of(image, data)
    if fax is not None:
        return fax
    if image.format == "PNG":
        png = _png_of(data)
        if png is not None:
            return png
    return _pack(image)


def _described(width: int, height: int, space: Object, bits: int) -> Dictionary:
    return Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, ColorSpace=space, BitsPerComponent=bits
    )


def _embed_jpeg(image: Image.Image, data: bytes) -> _Embedded:
    entries = _described(image.width, image.height, _SPACES[image.mode], 8)
    if image.mode == "CMYK" and "adobe" in image.info:  # such files hold their inks inverted
        entries[Name.Decode] = Array([1, 0] * 4)
    return _Embedded(data, Name.DCTDecode, None, entries)


def _fax_of(image: Image.Image, data: bytes) -> _Embedded | None:
    """A picture packed as fax machines do, as it stands in a TIFF; None for others, and for one in several strips."""
    if not isinstance(image, TiffImageFile):
        return None
    tags = image.tag_v2
    offsets, lengths = tags.get(_STRIP_OFFSETS, ()), tags.get(_STRIP_BYTES, ())
    if tags.get(_COMPRESSION) != _GROUP_4 or len(offsets) != 1 or tags.get(_FILL_ORDER, 1) != 1:
        return None
    strip = data[offsets[0] : offsets[0] + lengths[0]]
    return _embed_fax(strip, image.width, image.height, is_inverted=tags.get(_PHOTOMETRIC) == 1)


def _embed_fax(strip: bytes, width: int, height: int, *, is_inverted: bool) -> _Embedded:
    parms = Dictionary(K=-1, Columns=width, Rows=height, BlackIs1=is_inverted)
    return _Embedded(strip, Name.CCITTFaxDecode, parms, _described(width, height, Name.DeviceGray, 1))


def _png_of(data: bytes) -> _Embedded | None:
    """The picture of a PNG as it stands in the file; None where it is transparent, or woven of several passes."""
    parts = list(_parts_of(data))
    width, height, bits, kind, _, _, woven = struct.unpack(">IIBBBBB", parts[0][1][:13])
    names = {name for name, _ in parts}
    if woven or kind not in (0, 2, 3) or b"tRNS" in names:
        return None
    palette = next((body for name, body in parts if name == b"PLTE"), b"")
    space: Object = Name.DeviceRGB if kind == 2 else Name.DeviceGray
    if kind == 3:
        space = Array([Name.Indexed, Name.DeviceRGB, len(palette) // 3 - 1, String(palette)])
    parms = Dictionary(Predictor=15, Colors=3 if kind == 2 else 1, BitsPerComponent=bits, Columns=width)
    pixels = b"".join(body for name, body in parts if name == b"IDAT")
    return _Embedded(pixels, Name.FlateDecode, parms, _described(width, height, space, bits))


def _parts_of(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each part of a PNG file."""
    at = _SIGNATURE
    while at + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        yield name, data[at + 8 : at + 8 + length]
        at += 12 + length


def _pack(image: Image.Image) -> _Embedded:
    """The picture packed anew, as in a PNG; black and white as fax machines do, where that is smaller."""
    plain = _plain(image)
    file = BytesIO()
    plain.save(file, "PNG", optimize=True)
    packed = [_png_of(file.getvalue())]
    if plain.mode == "1":
        file = BytesIO()
        plain.save(file, "TIFF", compression="group4", strip_size=plain.width * plain.height)
        with Image.open(BytesIO(file.getvalue()), formats=["TIFF"]) as saved:
            packed.append(_fax_of(saved, file.getvalue()))
    return min((each for each in packed if each is not None), key=lambda each: len(each.data))


def _plain(image: Image.Image) -> Image.Image:
    """The picture on white paper, in a mode that PNG has."""
    if image.mode in _ALPHA_MODES or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    if image.mode in _PNG_MODES:
        return image
    return image.convert("RGB") if image.mode in ("CMYK", "YCbCr", "LAB", "HSV") else Image.fromarray(to_grey(image))
