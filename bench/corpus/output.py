"""Pages as files: a digital PDF, a scan of it, or a text dump of an earlier OCR."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import gmtime

from bench.aged_scans import aged_pages
from bench.corpus.blocks import EMPTY_BOX, TICKED_BOX, Block, Paragraph, Table
from bench.corpus.faces import Face
from bench.corpus.typeset import SIZE, Sheet

BOX_SIDE = 9.0
RULING = 0.6
MARKUP = {EMPTY_BOX: '<input type="checkbox"/>', TICKED_BOX: '<input checked="" type="checkbox"/>'}
SCAN_DPI = 200


def to_pdf(sheets: Sequence[Sheet], face: Face, *, password: str | None = None) -> bytes:
    """The pages as a PDF with a text layer; the same bytes each time. With a password nobody can read it without."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, invariant=1, encrypt=StandardEncryption(password) if password else None)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        canvas.setLineWidth(RULING)
        for x0, y0, x1, y1 in sheet.rulings:
            canvas.line(x0, sheet.height - y0, x1, sheet.height - y1)
        canvas.setFont(face.name, SIZE)
        for words in sheet.words:
            y = sheet.height - words.baseline
            if words.box:
                _draw_box(canvas, words.x - BOX_SIDE - 3, y - 1, ticked=words.box == TICKED_BOX)
            for text, right, up in face.placed(words.text, SIZE):
                canvas.drawString(words.x + right, y + up, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def to_scan(pdf: bytes, *, damage: str, name: str, dpi: int = SCAN_DPI) -> bytes:
    """The PDF printed and scanned, with the damage, a key of `aged_scans.DAMAGE`: a PDF of pictures."""
    from PIL import Image

    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(pdf)
        first, *rest = [Image.fromarray(page) for page in aged_pages(path, damage, dpi=dpi)]
    file = BytesIO()
    made = gmtime(0)
    first.save(
        file, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=70, creationDate=made, modDate=made
    )
    return file.getvalue()


def to_dump(blocks: Sequence[Block]) -> bytes:
    """The report as text: rows with tabs, boxes as markup, items of a cell as paragraphs."""
    parts: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(text=text):
                parts.append(text)
            case Table(rows=rows, widths=widths):
                parts.append("\n".join("\t".join(_cells(row, len(widths))) for row in rows))
    return "\n\n".join(parts).encode()


def _cells(row: Sequence[str], columns: int) -> list[str]:
    return [*(_cell(text) for text in row), *[""] * (columns - len(row))]


def _cell(text: str) -> str:
    for box, markup in MARKUP.items():
        text = text.replace(box, markup)
    lines = text.split("\n")
    return text if len(lines) == 1 else " ".join(f"<p>{line}</p>" for line in lines)


def _draw_box(canvas: object, x: float, y: float, *, ticked: bool) -> None:
    from reportlab.pdfgen.canvas import Canvas

    assert isinstance(canvas, Canvas)
    canvas.rect(x, y, BOX_SIDE, BOX_SIDE)
    if ticked:
        path = canvas.beginPath()
        path.moveTo(x + 1.5, y + 4.5)
        path.lineTo(x + 3.8, y + 1.8)
        path.lineTo(x + 8, y + 7.8)
        canvas.drawPath(path)
