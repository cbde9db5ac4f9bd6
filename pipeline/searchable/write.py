"""A PDF once more, with what was read from its scanned pages as invisible text."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream

from extractors.page.pdf.alike import look_alike
from extractors.page.pdf.document import PdfFile, PdfLimits, open_pdf
from extractors.page.pdf.sheets import upright_of
from pipeline.searchable.layer import chars_of, write_layer
from pipeline.searchable.letters import Letters
from pipeline.searchable.old_text import resources_of, take_out_old_text
from pipeline.searchable.runs import runs_of
from schemas.errors import FileDamaged, FileLocked
from schemas.page import Page, PageSize

_FONT = "ProngsaiText"
_MADE_HERE = "/ProngsaiTextLayer"
"""An entry of the catalogue by which a file is known that this module wrote."""
_SIGNATURES_EXIST = 1


@dataclass(frozen=True)
class Original:
    """The PDF as it was read: its bytes, the name that errors tell, and what opens it."""

    data: bytes
    name: str
    password: str | None
    limits: PdfLimits


def add_text_layer(original: Original, pages: Sequence[Page], sizes: Sequence[PageSize]) -> bytes:
    """The PDF with what a recogniser read on `pages` as invisible text; `sizes` are those of the pages as read.

    Older text on these pages that nobody sees is taken out; all else stays as it is, the protection by a password too.
    Raises FileLocked for a file that is signed or may not be changed, FileDamaged for one that cannot be written again.
    """
    turned = {size.page: size.turned for size in sizes}
    runs_by_page = {page.page_no: runs for page in pages if (runs := runs_of(page))}
    with _open_twice(original) as (source, target):
        letters = Letters(chars_of(run for runs in runs_by_page.values() for run in runs))
        font = letters.to_font(target)
        for page_no, runs in runs_by_page.items():
            page = target.pages[page_no - 1]
            take_out_old_text(target, page)
            turns = turned.get(page_no, 0)
            upright = upright_of(source, page_no, turned=turns)
            _put_first(target, page, write_layer(runs, letters, upright, font=_FONT, turned=turns), font)
        target.Root[_MADE_HERE] = True
        data = _save(target)
        # Where the file had to be mended, pdfium may have seen more in it than is left.
        if target.get_warnings() and not look_alike(original.data, data, password=original.password):
            raise _damaged(original.name)
        return data


def was_made_here(data: bytes, password: str | None = None) -> bool:
    """Whether the file is one that `add_text_layer` wrote."""
    try:
        with _open(data, password) as pdf:
            return _MADE_HERE in pdf.Root
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return False


@contextmanager
def _open_twice(original: Original) -> Iterator[tuple[PdfFile, Pdf]]:
    """The file as pdfium reads it, and open for change."""
    name = original.name
    with open_pdf(original.data, name=name, password=original.password, limits=original.limits) as source:
        try:
            with _open(original.data, original.password) as target:
                if len(target.pages) != source.page_count:
                    raise _damaged(name)
                _refuse_what_may_not_change(target, name)
                yield source, target
        except (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.DataDecodingError) as error:
            raise _damaged(name) from error


def _open(data: bytes, password: str | None) -> Pdf:
    try:
        return Pdf.open(BytesIO(data), password=password or "", suppress_warnings=True)
    except pikepdf.PasswordError:  # one password for many files: some of them need none
        return Pdf.open(BytesIO(data), suppress_warnings=True)


def _damaged(name: str) -> FileDamaged:
    return FileDamaged(
        f"{name} is too damaged to be written again with a text layer",
        hint="Print it to a new PDF, or fetch the file again.",
    )


def _refuse_what_may_not_change(pdf: Pdf, name: str) -> None:
    """Raises FileLocked for a signed file, and for one whose owner allows no change."""
    if _is_signed(pdf):
        raise FileLocked(
            f"{name} is signed: a text layer would make its signature invalid",
            hint="Keep the signed file as it is; print it to a new PDF and read that one.",
        )
    if pdf.is_encrypted and not pdf.owner_password_matched and not pdf.allow.modify_other:
        raise FileLocked(
            f"{name} may not be changed: its owner has locked it against that",
            hint="Give the owner's password with --password, or ask for a copy without restrictions.",
        )


def _is_signed(pdf: Pdf) -> bool:
    form = pdf.Root.get("/AcroForm")
    flags = form.get("/SigFlags", 0) if isinstance(form, Dictionary) else 0
    return "/Perms" in pdf.Root or (isinstance(flags, int) and bool(flags & _SIGNATURES_EXIST))


def _put_first(pdf: Pdf, page: pikepdf.Page, layer: bytes, font: Object) -> None:
    """Puts the layer before all that the page draws, where nothing has been turned or shifted yet."""
    resources = resources_of(page)
    fonts = copy(resources.Font) if "/Font" in resources else Dictionary()
    fonts[f"/{_FONT}"] = font
    resources[Name.Font] = fonts
    page.obj[Name.Resources] = resources
    page.contents_add(pdf.make_stream(layer), prepend=True)


def _save(pdf: Pdf) -> bytes:
    """The file, packed well; the same bytes each time, where it is not encrypted."""
    file = BytesIO()
    locked = pdf.is_encrypted
    # A file that says it is made for archives may not be packed so, in the older of their kinds.
    packing = ObjectStreamMode.preserve if _is_for_archives(pdf) else ObjectStreamMode.generate
    pikepdf.settings.set_flate_compression_level(9)
    pdf.save(
        file,
        encryption=locked,
        deterministic_id=not locked,
        fix_metadata_version=False,
        object_stream_mode=packing,
    )
    return file.getvalue()


def _is_for_archives(pdf: Pdf) -> bool:
    """Whether the file calls itself PDF/A."""
    metadata = pdf.Root.get("/Metadata")
    return isinstance(metadata, Stream) and b"pdfaid" in metadata.read_bytes()
