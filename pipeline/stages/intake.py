"""Intake: a path becomes the bytes of one document, and what is known of them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from extractors.page.encoding import decode_text
from extractors.page.file_kinds import is_pdf, is_picture, picture_type
from pipeline.files import printable_name, read_bytes, read_known
from pipeline.options import ReadOptions
from schemas.errors import FileEmpty
from schemas.report import Source

TEXT_TYPES = {".html": "text/html", ".htm": "text/html", ".md": "text/markdown", ".markdown": "text/markdown"}
PDF_TYPE = "application/pdf"


@dataclass(frozen=True)
class TextSource:
    """A document that is text: where it came from, and its decoded text.

    `replaced` counts bytes that were no text in the file's encoding, `dropped_nuls` NUL characters left out.
    """

    source: Source
    text: str
    replaced: int
    dropped_nuls: int


@dataclass(frozen=True)
class PdfSource:
    """A document that is a PDF: where it came from, and where it lies: long scans are not held in memory."""

    source: Source
    path: Path

    def read(self) -> bytes:
        """Its bytes; raises FileUnreadable where the file is gone, or another now."""
        return read_known(self.path, sha256=self.source.sha256, name=self.source.filename)


@dataclass(frozen=True)
class PictureSource:
    """A document that is pictures of its pages: where it came from, and its bytes."""

    source: Source
    data: bytes

    def read(self) -> bytes:
        """Its bytes."""
        return self.data


def take_in(path: Path, options: ReadOptions) -> TextSource | PdfSource | PictureSource:
    """The document at `path`; its content says what it is, not its name.

    Raises FileMissing, FileUnreadable, FileEmpty, FileTooLarge, UnknownFormat or UnknownEncoding.
    """
    data = read_bytes(path, options)
    name = printable_name(path)
    if is_pdf(data):
        return PdfSource(source=_source(name, data, media_type=PDF_TYPE), path=path)
    if is_picture(data):
        return PictureSource(source=_source(name, data, media_type=picture_type(data)), data=data)
    decoded = decode_text(data, name=name)
    if not decoded.text.strip():
        raise FileEmpty(f"{name} holds no text", hint="It has only spaces or line ends; look at the original.")
    return TextSource(
        source=_source(name, data, media_type=TEXT_TYPES.get(path.suffix.lower(), "text/plain")),
        text=decoded.text,
        replaced=decoded.replaced,
        dropped_nuls=decoded.dropped_nuls,
    )


def _source(name: str, data: bytes, *, media_type: str) -> Source:
    return Source(filename=name, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type, bytes=len(data))
