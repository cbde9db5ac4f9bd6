"""A PDF file, opened: its pages by number, within limits."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.page.pdf.bombs import look_for_bombs
from extractors.page.pdf.trial import find_too_heavy
from schemas.errors import FileDamaged, FileLocked, FileTooLarge

_MOST_SHOWN = 64
"""Pages that are shown, most of them twice, before the file is opened anew."""
_END_REACH = 2048
"""A whole file says where it ends, at most so many bytes before its end."""


@dataclass(frozen=True)
class PdfLimits:
    """What is beyond these is refused: pages, objects on one page, and bytes that one stream unpacks to."""

    pages: int = 2000
    objects: int = 100_000
    decoded_bytes: int = 256 * 1024 * 1024


class PdfFile:
    """An open PDF; pages are counted from 1.

    `reopen` opens it once more: pdfium keeps the pictures of every page that it has shown until the file is closed.
    """

    def __init__(
        self,
        document: Any,
        *,
        reopen: Callable[[], Any],
        name: str,
        limits: PdfLimits,
        is_cut_off: bool = False,
        too_heavy: frozenset[int] = frozenset(),
    ) -> None:
        self._document = document
        self._reopen = reopen
        self._pages_open, self._pages_shown = 0, 0
        self._too_heavy = too_heavy
        self.name = name
        self.limits = limits
        self.is_cut_off = is_cut_off
        self.page_count: int = len(document)

    @contextmanager
    def page(self, page_no: int) -> Iterator[Any]:
        """The page, as pdfium knows it.

        Raises FileDamaged where it cannot be loaded, and FileTooLarge where that takes too much.
        """
        if page_no in self._too_heavy:
            raise FileTooLarge(
                f"page {page_no} of {self.name} takes too much memory or time to load",
                hint="It is made to harm, or a drawing rather than a report; take that page out.",
            )
        if self._pages_shown >= _MOST_SHOWN and not self._pages_open:
            self.close()
            self._document, self._pages_shown = self._reopen(), 0
        try:
            page = self._document[page_no - 1]
        except pdfium.PdfiumError as error:
            raise FileDamaged(
                f"page {page_no} of {self.name} cannot be read", hint="The file may be damaged."
            ) from error
        self._pages_open += 1
        self._pages_shown += 1
        try:
            yield page
        finally:
            self._pages_open -= 1
            page.close()

    def close(self) -> None:
        """Closes the file; none of its pages can be opened any more."""
        self._document.close()


@contextmanager
def open_pdf(
    data: bytes, *, name: str, password: str | None = None, limits: PdfLimits, stream: BinaryIO | None = None
) -> Iterator[PdfFile]:
    """The PDF in `data`; where `stream` is given, the file with these bytes, they are looked at once and not kept.

    Raises FileLocked where it needs another password, FileDamaged where it is no PDF that can be opened or has no
    page, and FileTooLarge beyond the limits. Scripts and attachments are never looked at.
    """
    suspicious = look_for_bombs(data, name=name, most=limits.decoded_bytes)
    kept = data if stream is None else stream
    document, needed = _open(kept, name=name, password=password)
    pdf: PdfFile | None = None
    try:
        pages = len(document)
        if pages == 0:
            raise FileDamaged(f"{name} has no pages", hint="The copy may have been cut off; fetch the file again.")
        if pages > limits.pages:
            raise FileTooLarge(
                f"{name} has {pages} pages, more than {limits.pages}",
                hint="No report is so long; check the file, or raise the limit with --max-pages.",
            )
        too_heavy = find_too_heavy(data, password=needed, pages=pages) if suspicious else frozenset()
        if too_heavy is None:
            raise FileTooLarge(
                f"{name} takes too much memory or time to load",
                hint="Such files are made to harm; ask who sent it for another copy.",
            )
        is_cut_off = b"%%EOF" not in data[-_END_REACH:]
        del data
        pdf = PdfFile(
            document,
            reopen=lambda: pdfium.PdfDocument(kept, password=needed),
            name=name,
            limits=limits,
            is_cut_off=is_cut_off,
            too_heavy=too_heavy,
        )
        yield pdf
    finally:
        (pdf or document).close()


def _open(data: bytes | BinaryIO, *, name: str, password: str | None) -> tuple[Any, str | None]:
    """The document, and the password that it needs."""
    try:
        return pdfium.PdfDocument(data, password=password), password
    except pdfium.PdfiumError as error:
        ours = _to_our_error(error, name=name, has_password=password is not None)
        if password is None or not isinstance(ours, FileLocked):
            raise ours from error
    try:  # one password for many files: some of them need none
        return pdfium.PdfDocument(data), None
    except pdfium.PdfiumError:
        raise ours from None


def _to_our_error(error: pdfium.PdfiumError, *, name: str, has_password: bool) -> FileLocked | FileDamaged:
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
        if has_password:
            return FileLocked(f"the password does not open {name}", hint="Give the right one with --password.")
        return FileLocked(
            f"{name} is protected by a password", hint="Give the password with --password, or ask for an open copy."
        )
    if "security" in str(error).lower():
        return FileLocked(f"{name} is encrypted in a way that cannot be opened", hint="Ask for an open copy.")
    return FileDamaged(
        f"{name} is damaged, or is no PDF",
        hint="Open it in a PDF viewer to see; fetch the file again if it is cut off.",
    )


def address(handle: Any) -> int:
    """The identity of a pdfium object; 0 for none."""
    return ctypes.addressof(handle.contents) if handle else 0
