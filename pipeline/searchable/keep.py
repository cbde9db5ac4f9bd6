"""The searchable copy of a document that was read, and its file."""

from pathlib import Path

from extractors.page.pdf.document import PdfLimits
from pipeline.options import ReadOptions
from pipeline.output import prepare_folder, write_bytes_atomically
from pipeline.runner import Journey
from pipeline.searchable.pictures import to_pdf
from pipeline.searchable.runs import was_recognised
from pipeline.searchable.write import Original, add_text_layer, was_made_here
from pipeline.stages.intake import PdfSource, TextSource
from schemas.errors import StoreError


def keep_searchable(journey: Journey, path: Path, options: ReadOptions) -> bool:
    """Writes the searchable PDF to `path`, in one step; tells whether there is one.

    A document of which no page was read by a recogniser needs none. Raises StoreError where `path` is a file of another
    origin, or cannot be written, and what `searchable_copy` raises.
    """
    data = searchable_copy(journey, options)
    if data is None:
        return False
    prepare_folder(path.parent)
    _refuse_foreign_file(path, options.password)
    write_bytes_atomically(path, data)
    return True


def searchable_copy(journey: Journey, options: ReadOptions) -> bytes | None:
    """The document as a PDF with what was recognised as invisible text; None where nothing was.

    Raises FileLocked for a PDF that may not be changed, and FileDamaged for one that cannot be written again.
    """
    source, pages = journey.source, journey.opened.pages
    if isinstance(source, TextSource) or not any(was_recognised(page) for page in pages):
        return None
    sizes = journey.opened.sizes
    data = source.read() if isinstance(source, PdfSource) else to_pdf(source.read(), sizes)
    limits = PdfLimits(pages=options.max_pages)
    return add_text_layer(Original(data, source.source.filename, options.password, limits), pages, sizes)


def _refuse_foreign_file(path: Path, password: str | None) -> None:
    """Raises StoreError where something stands at `path` that is no searchable copy: it may be an original."""
    try:
        older = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}", "Check the folder.") from error
    if older is not None and not was_made_here(older, password):
        raise StoreError(
            f"{path} is there already, and is no searchable copy from here",
            "Name another folder with --searchable, or move that file away.",
        )
