"""PDF files made byte by byte, good ones and bad ones, so that a test can say exactly what is wrong with each."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.options import ReadOptions
from pipeline.stages.intake import take_in
from pipeline.stages.pages import open_pages
from schemas.page import OpenedDocument

CATALOG, PAGES = 1, 2
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
A4 = "[0 0 595 842]"
Objects = dict[int, bytes]


def stream(data: bytes, entries: str = "", *, flate: bool = False) -> bytes:
    """A stream object; `flate` packs it."""
    packed = zlib.compress(data, 9) if flate else data
    said = "/Filter /FlateDecode " if flate else ""
    return f"<< {said}{entries} /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"


def pdf(objects: Mapping[int, bytes], *, trailer: str = "", header: bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") -> bytes:
    """The objects as a file with its table of places; object 1 is the catalog."""
    body = bytearray(header)
    places: dict[int, int] = {}
    for number in sorted(objects):
        places[number] = len(body)
        body += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    size = max(objects) + 1
    start = len(body)
    body += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        if number - 1 not in places:
            run = next(run for run in count(1) if number + run not in places)
            body += f"{number} {run}\n".encode()
        body += f"{place:010} 00000 n \n".encode()
    body += f"trailer\n<< /Size {size} /Root {CATALOG} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(body)


def text(words: str, *, x: float = 72, y: float = 700, size: float = 16, mode: int = 0) -> bytes:
    """Operators that print Latin words; `mode` 3 prints nothing."""
    return f"BT /F1 {size} Tf {mode} Tr {x} {y} Td ({words}) Tj ET\n".encode()


def page(
    content: bytes | Sequence[bytes] = b"",
    *,
    box: str | None = A4,
    extra: str = "",
    resources: str = "",
    objects: Mapping[int, bytes] | None = None,
    flate: bool = False,
) -> bytes:
    """A file with one page for each content, in Helvetica as /F1.

    `extra` goes into the dictionary of every page, `resources` beside its fonts; further objects begin at 100,000.
    """
    contents = [content] if isinstance(content, bytes) else list(content)
    return pdf(page_objects(contents, box=box, extra=extra, resources=resources, flate=flate) | dict(objects or {}))


def page_objects(
    contents: Iterable[bytes], *, box: str | None = A4, extra: str = "", resources: str = "", flate: bool = False
) -> Objects:
    """The objects of such a file: 3 is the font, then two for each page."""
    made: Objects = {CATALOG: f"<< /Type /Catalog /Pages {PAGES} 0 R >>".encode(), 3: HELVETICA}
    kids = []
    for at, content in enumerate(contents):
        number = 4 + 2 * at
        kids.append(f"{number} 0 R")
        shown = "" if box is None else f"/MediaBox {box} "
        made[number] = (
            f"<< /Type /Page /Parent {PAGES} 0 R {shown}{extra} /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> {resources} >> >>"
        ).encode()
        made[number + 1] = stream(content, flate=flate)
    made[PAGES] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return made


def picture(width: int = 16, height: int = 16, *, data: bytes | None = None) -> bytes:
    """A grey image: striped without data of its own."""
    pixels = bytes(255 * (at // width % 2) for at in range(width * height)) if data is None else data
    return stream(
        pixels,
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8",
        flate=True,
    )


def packed_zeros(mebibytes: int, *, byte: bytes = b"\0", times: int = 1) -> bytes:
    """So many MiB of the same byte, packed `times` times by Flate, made piece by piece."""
    packer = zlib.compressobj(9)
    piece = byte * (1024 * 1024)
    packed = b"".join(packer.compress(piece) for _ in range(mebibytes)) + packer.flush()
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return packed


def packed(data: bytes, *, filters: str = "/FlateDecode", entries: str = "") -> bytes:
    """A stream object of bytes that are packed already."""
    said = f"<< /Filter {filters} {entries} /Length {len(data)} >>\nstream\n"
    return said.encode() + data + b"\nendstream"


def form(content: bytes, *, forms: Mapping[str, int] | None = None) -> bytes:
    """A form that may draw other forms, by the names given to them."""
    inner = " ".join(f"/{name} {number} 0 R" for name, number in (forms or {}).items())
    return stream(
        content,
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        f"/Resources << /Font << /F1 3 0 R >> /XObject << {inner} >> >>",
    )


def full_page_picture(words: bytes = b"", *, below: bytes = b"", image: bytes | None = None) -> bytes:
    """A page that a picture fills, with text over and below it."""
    return page(
        below + b"q 595 0 0 842 0 0 cm /Im0 Do Q\n" + words,
        resources="/XObject << /Im0 100000 0 R >>",
        objects={100000: image or picture()},
    )


def opened(data: bytes, *, options: ReadOptions | None = None, name: str = "report.pdf") -> OpenedDocument:
    """The pages that a file of these bytes has, and the troubles with them."""
    chosen = options or ReadOptions()
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return open_pages(take_in(path, chosen), chosen)


def texts_of(document: OpenedDocument) -> list[str]:
    """The lines of all pages."""
    return [line.text for each in document.pages for line in each.lines]


def troubles_of(document: OpenedDocument) -> list[tuple[str, int | None]]:
    """Kind and page of each trouble."""
    return [(trouble.kind, trouble.page) for trouble in document.troubles]
