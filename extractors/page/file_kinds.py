"""Files that hold no text, told by how they begin, and what a person can do with each."""

from typing import NamedTuple


class FileKind(NamedTuple):
    """What a file is, such as `a PDF file`, and how its report can be read all the same."""

    name: str
    hint: str


PDF_BEGINNING = b"%PDF-"
_PDF_REACH = 1024
"""Readers accept other bytes before the beginning, up to here."""

_OFFICE = "Office files cannot be read yet; save it as plain text (UTF-8) and give that."
_ZIP = "Office files cannot be read yet; save it as plain text (UTF-8), or unpack the archive, and give that."
_PICTURE = "Save it as PNG, JPEG, TIFF or PDF, and give that."
_PAGE = "prongsai read takes it as it is."
_ARCHIVE = "Unpack it, and give the text files in it."
_NO_REPORT = "It holds no report; look whether this is the file that you mean."

_BEGINNINGS = [
    (b"PK\x03\x04", FileKind("a ZIP archive or an Office file (.docx, .xlsx, .odt)", _ZIP)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind("an old Office file (.doc, .xls)", _OFFICE)),
    (b"{\\rtf", FileKind("an RTF file", _OFFICE)),
    (b"\x89PNG\r\n\x1a\n", FileKind("a PNG picture", _PAGE)),
    (b"\xff\xd8\xff", FileKind("a JPEG picture", _PAGE)),
    (b"GIF87a", FileKind("a GIF picture", _PICTURE)),
    (b"GIF89a", FileKind("a GIF picture", _PICTURE)),
    (b"II*\x00", FileKind("a TIFF picture", _PAGE)),
    (b"MM\x00*", FileKind("a TIFF picture", _PAGE)),
    (b"II+\x00", FileKind("a TIFF picture", _PAGE)),
    (b"MM\x00+", FileKind("a TIFF picture", _PAGE)),
    (b"RIFF", FileKind("a WebP picture, a sound or a film", _PICTURE)),
    (b"\x1f\x8b", FileKind("a gzip archive", _ARCHIVE)),
    (b"BZh", FileKind("a bzip2 archive", _ARCHIVE)),
    (b"\xfd7zXZ\x00", FileKind("an xz archive", _ARCHIVE)),
    (b"7z\xbc\xaf\x27\x1c", FileKind("a 7-Zip archive", _ARCHIVE)),
    (b"Rar!\x1a\x07", FileKind("a RAR archive", _ARCHIVE)),
    (b"SQLite format 3\x00", FileKind("an SQLite database", _NO_REPORT)),
    (b"\x7fELF", FileKind("a program", _NO_REPORT)),
    (b"MZ\x90\x00", FileKind("a program", _NO_REPORT)),
]
"""https://en.wikipedia.org/wiki/List_of_file_signatures"""


def is_pdf(data: bytes) -> bool:
    """True for a PDF file, by its first bytes."""
    return PDF_BEGINNING in data[:_PDF_REACH] and kind_of(data) is None


def kind_of(data: bytes) -> FileKind | None:
    """The kind of a file that holds no text, by its first bytes; None where they may be text."""
    if data.startswith(b"BM") and data[6:10] == bytes(4):  # two letters alone may begin a text
        return FileKind("a BMP picture", _PICTURE)
    head = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t \x00")
    return next((kind for magic, kind in _BEGINNINGS if data.startswith(magic) or head.startswith(magic)), None)


def is_picture(data: bytes) -> bool:
    """Whether the file begins as a PNG, JPEG or TIFF does."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"))


def picture_type(data: bytes) -> str:
    """The media type of a picture, by its first bytes."""
    if data.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8") else "image/tiff"
