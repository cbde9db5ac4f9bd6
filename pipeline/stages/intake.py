"""Intake: a path becomes the bytes of one document, and what is known of them."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from extractors.page.encoding import decode_text
from extractors.page.file_kinds import is_pdf
from extractors.page.images.open import is_picture, picture_type
from pipeline.options import MEBIBYTE, ReadOptions
from schemas.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable
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
    """A document that is a PDF: where it came from, and its bytes."""

    source: Source
    data: bytes


@dataclass(frozen=True)
class PictureSource:
    """A document that is pictures of its pages: where it came from, and its bytes."""

    source: Source
    data: bytes


def take_in(path: Path, options: ReadOptions) -> TextSource | PdfSource | PictureSource:
    """The document at `path`; its content says what it is, not its name.

    Raises FileMissing, FileUnreadable, FileEmpty, FileTooLarge, UnknownFormat or UnknownEncoding.
    """
    data = read_bytes(path, options)
    name = printable_name(path)
    if is_pdf(data):
        return PdfSource(source=_source(name, data, media_type=PDF_TYPE), data=data)
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


def read_bytes(path: Path, options: ReadOptions) -> bytes:
    """The file's bytes; raises FileMissing, FileUnreadable, FileEmpty or FileTooLarge."""
    name = printable_name(path)
    try:
        _refuse_what_is_no_file(path.stat().st_mode, name)
        with path.open("rb") as stream:
            head = stream.read(1024)
            most = options.most_bytes(of_text=not is_pdf(head) and not is_picture(head))
            data = head + stream.read(max(0, most + 1 - len(head)))
    except FileNotFoundError as error:
        raise FileMissing(f"{name} does not exist", hint="Check the name and the folder.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileUnreadable(f"{name} cannot be opened: {reason}", hint="Check who may read the file.") from error
    except ValueError as error:  # a name that no file can have
        raise FileUnreadable(f"{name} cannot be opened: {error}", hint="Check the name.") from error
    if not data:
        raise FileEmpty(f"{name} is empty", hint="The copy may have been cut off; fetch the file again.")
    if len(data) > most:
        raise FileTooLarge(
            f"{name} is larger than {most / MEBIBYTE:g} MiB",
            hint="No report is so large; check the file, or raise the limit with --max-mib.",
        )
    return data


def printable_name(path: Path) -> str:
    """The file's name, with U+FFFD for bytes in it that are no text: JSON cannot hold them."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in path.name)


def _refuse_what_is_no_file(mode: int, name: str) -> None:
    """Raises FileUnreadable for a folder, and for a pipe or device, which could be waited for without end."""
    if stat.S_ISDIR(mode):
        raise FileUnreadable(f"{name} is a folder", hint=f"Name the files in it, such as {name}/*.pdf.")
    if not stat.S_ISREG(mode):
        raise FileUnreadable(f"{name} is no regular file", hint="Give - to read what another command pipes in.")
