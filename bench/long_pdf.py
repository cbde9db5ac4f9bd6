"""Long PDF files, made by repeating the pages of a short one."""

from pathlib import Path


def page_count(path: Path) -> int:
    """How many pages the PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def write_long(source: Path, target: Path, *, pages: int) -> Path:
    """Writes a PDF of so many pages: those of `source` in their order, over and over; returns `target`."""
    import pypdfium2

    with pypdfium2.PdfDocument(source) as short, pypdfium2.PdfDocument.new() as long:
        while missing := pages - len(long):
            long.import_pages(short, list(range(min(missing, len(short)))))
        long.save(target)
    return target
