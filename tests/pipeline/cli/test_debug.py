"""What `prongsai debug` draws and prints."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from extractors.page.images.looks import BLUE, GREEN, RED
from extractors.page.scan.step_names import Step
from pipeline.debug import palette
from schemas.errors import ExitCode

ROOT = Path(__file__).parents[3]
PRESS = ROOT.parent / "shared" / "press" / "digital"
A4 = (595.0, 842.0)
# reportlab brings no types.
new_canvas: Callable[..., Any] = import_module("reportlab.pdfgen.canvas").Canvas
protect: Callable[..., Any] = import_module("reportlab.lib.pdfencrypt").StandardEncryption
Draw = Callable[[Any], object]


def pdf(*pages: Draw, size: tuple[float, float] = A4, password: str | None = None) -> bytes:
    """A PDF with a page for each function that draws one."""
    data = BytesIO()
    canvas = new_canvas(data, pagesize=size, encrypt=protect(password) if password else None)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def words(canvas: Any) -> None:
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, 700, "Open data for everyone")


def boxes(canvas: Any) -> None:
    """An empty box, a ticked one, and one that is written with brackets."""
    canvas.rect(100, 600, 10, 10)
    canvas.drawString(120, 600, "not yet")
    canvas.rect(100, 570, 10, 10)
    canvas.line(101, 571, 109, 579)
    canvas.line(101, 579, 109, 571)
    canvas.drawString(120, 570, "done")
    canvas.drawString(100, 540, "(x) stopped")


def dirty(canvas: Any) -> None:
    """Lines of text, and specks far from them."""
    canvas.setFont("Helvetica", 14)
    for y in range(500, 800, 30):
        canvas.drawString(72, y, "Open data for everyone who asks")
    for at in range(120):
        canvas.rect(60 + 37 * at % 470, 60 + 53 * at % 380, 1.2, 1.4, stroke=0, fill=1)


def ruled(canvas: Any) -> None:
    """A table of two rows and two columns; its first row is one cell."""
    for y in (700, 660, 600):
        canvas.line(100, y, 500, y)
    canvas.line(100, 600, 100, 700)
    canvas.line(500, 600, 500, 700)
    canvas.line(300, 600, 300, 660)
    canvas.drawString(110, 670, "heading over both")
    canvas.drawString(110, 630, "left cell")
    canvas.drawString(310, 630, "right cell")


def nothing(canvas: Any) -> None:
    canvas.setFont("Helvetica", 14)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def picture(path: Path) -> Image.Image:
    with Image.open(path) as image:
        assert image.format == "PNG"
        return image.convert("RGB")


def has_colour(image: Image.Image, colour: palette.Colour) -> bool:
    found = image.getcolors(maxcolors=1 << 24)
    return any(each == colour for _, each in found or ())


def test_the_picture_is_named_after_the_file_and_the_page(invoke: Any, here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "a report.pdf").write_bytes(pdf(nothing, words))
    result = invoke("debug", "in/a report.pdf", "--page", 2)
    assert result.exit_code == ExitCode.OK, result.output
    assert "Picture: a report-p2.png" in result.stdout
    assert "page 2 of 2" in result.stdout
    image = picture(here / "a report-p2.png")
    assert image.width > 2 * 595
    assert image.height > 2 * 842


def test_output_says_another_place(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(words))
    assert invoke("debug", "a.pdf", "-p", 1, "-o", "new/look.PNG").exit_code == ExitCode.OK
    assert [path.name for path in (here / "new").iterdir()] == ["look.PNG"]


def test_standard_input_is_read(invoke: Any, here: Path) -> None:
    assert invoke("debug", "-", "-p", 1, stdin=pdf(words)).exit_code == ExitCode.OK
    assert (here / "standard-input-p1.png").exists()


def test_scale_sets_the_pixels_per_point(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(words))
    heights = []
    for scale in (1, 3):
        result = invoke("debug", "a.pdf", "-p", 1, "--scale", scale)
        assert f"drawn at {scale}.00 pixels per point" in result.stdout
        heights.append(picture(here / "a-p1.png").height)
    assert heights[1] - heights[0] >= 2 * 842


def test_lines_are_outlined_by_their_trust(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(words))
    result = invoke("debug", "a.pdf", "-p", 1)
    assert "1 (0 in cells), 0 trusted less than 0.95" in result.stdout
    assert has_colour(picture(here / "a-p1.png"), palette.SURE)


def test_a_line_stands_where_it_is_printed(here: Path) -> None:
    """All that is printed is dark, and lies in the outline of the line: the picture and the boxes fit together."""
    from pipeline.debug.journey import look_at_page
    from pipeline.options import ReadOptions

    for turn in (0, 90, 180, 270):
        (here / "a.pdf").write_bytes(pdf(partial(turned, turn=turn)))
        view = look_at_page(here / "a.pdf", ReadOptions(), page_no=1, scale=2.0)
        (line,) = view.lines
        assert line.box is not None
        ink = view.picture.image.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
        assert ink == pytest.approx([2 * value for value in line.box], abs=4), turn


def turned(canvas: Any, turn: int) -> None:
    """Words that stand upright when the page is turned so often."""
    canvas.setFont("Helvetica", 14)
    canvas.setPageRotation(turn)
    canvas.translate(*{0: (0, 0), 90: (400, 0), 180: (500, 500), 270: (0, 500)}[turn])
    canvas.rotate(turn)
    canvas.drawString(100, 200, "Measures for integrity and transparency")


def test_marks_are_drawn_and_counted(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(boxes))
    result = invoke("debug", "a.pdf", "-p", 1)
    assert "☐ 1  ☑ 2" in result.stdout
    assert has_colour(picture(here / "a-p1.png"), palette.MARK)


def test_cells_are_drawn_and_counted(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(ruled))
    result = invoke("debug", "a.pdf", "-p", 1)
    assert "ruled 2 x 2" in result.stdout
    assert "3 cells" in result.stdout
    assert has_colour(picture(here / "a-p1.png"), palette.CELL)


def test_an_empty_page_says_so(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(nothing, words))
    result = invoke("debug", "a.pdf", "-p", 1)
    assert result.exit_code == ExitCode.OK
    assert "No text was found on this page." in result.stdout
    assert has_colour(picture(here / "a-p1.png"), palette.ALARM)


def test_a_page_that_is_a_picture_says_so(invoke: Any, here: Path, tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    Image.new("L", (200, 280), 120).save(scan)
    (here / "a.pdf").write_bytes(pdf(lambda canvas: canvas.drawImage(str(scan), 0, 0, 595, 842)))
    result = invoke("debug", "a.pdf", "-p", 1)
    assert result.exit_code == ExitCode.OK
    assert "This page is a picture in which no text was found." in result.stdout
    assert has_colour(picture(here / "a-p1.png"), palette.ALARM)


def test_a_huge_page_is_drawn_smaller(invoke: Any, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.debug.journey.MOST_PIXELS", 1_000_000)
    (here / "a.pdf").write_bytes(pdf(words, size=(4000, 4000)))
    result = invoke("debug", "a.pdf", "-p", 1)
    assert "so large that it was drawn with 0.25 pixels per point: 1000 x 1000 pixels" in result.stdout
    assert picture(here / "a-p1.png").height < 1200


def test_a_tiny_page_is_drawn(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(nothing, size=(3, 3)))
    assert invoke("debug", "a.pdf", "-p", 1, "--scale", 0.5).exit_code == ExitCode.OK


def test_a_password_opens_a_protected_file(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(words, password="secret"))
    locked = invoke("debug", "a.pdf", "-p", 1)
    assert locked.exit_code == ExitCode.INPUT
    assert "--password" in locked.stderr
    assert invoke("debug", "a.pdf", "-p", 1, "--password", "secret").exit_code == ExitCode.OK


@pytest.mark.parametrize(
    ("options", "told", "hint"),
    [
        ([], "nothing says which page", "--page N"),
        (["--page", 3], "a.pdf has no page 3: its last page is 2", "counted from 1"),
        (["--page", 1, "--output", "."], ". is a folder", "a-p1.png"),
        (["--page", 1, "--output", "a.jpg"], "a.jpg does not end in .png", "a-p1.png"),
    ],
)
def test_wrong_usage_is_told(invoke: Any, here: Path, options: list[object], told: str, hint: str) -> None:
    (here / "a.pdf").write_bytes(pdf(words, nothing))
    result = invoke("debug", "a.pdf", *options)
    assert result.exit_code == ExitCode.USAGE
    assert told in result.stderr
    assert hint in result.stderr
    assert [path.name for path in here.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("รายงาน".encode(), "a.pdf is text, not a PDF"),
        (b"%PDF-1.7 and nothing more", "a.pdf is damaged"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf is a picture, not a PDF"),
    ],
)
def test_what_is_no_pdf_is_told(invoke: Any, here: Path, data: bytes, told: str) -> None:
    (here / "a.pdf").write_bytes(data)
    result = invoke("debug", "a.pdf", "-p", 1)
    assert result.exit_code == ExitCode.INPUT
    assert told in result.stderr
    assert "hint:" in result.stderr


def test_the_input_is_never_replaced(invoke: Any, here: Path) -> None:
    (here / "a.png").write_bytes(pdf(words))
    result = invoke("debug", "a.png", "-p", 1, "-o", "a.png")
    assert result.exit_code == ExitCode.USAGE
    assert (here / "a.png").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_told(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(words))
    (here / "file").touch()
    result = invoke("debug", "a.pdf", "-p", 1, "-o", "file/look.png")
    assert result.exit_code == ExitCode.STORE
    assert "cannot write" in result.stderr


@pytest.mark.skipif(not (PRESS / "report0.pdf").exists(), reason="the printed reports are not here")
def test_roles_and_fields_of_a_report(invoke: Any, here: Path) -> None:
    result = invoke("debug", PRESS / "report0.pdf", "-p", 3)
    assert result.exit_code == ExitCode.OK, result.output
    assert "measure | steps | owner | period | result | outcome" in result.stdout
    assert "☐ 1  ☑ 1" in result.stdout
    assert "owners" in result.stdout
    assert "(m3)" in result.stdout
    image = picture(here / "report0-p3.png")
    assert has_colour(image, palette.CELL)
    assert has_colour(image, palette.MARK)


@pytest.mark.parametrize("step", list(Step))
def test_each_step_has_its_picture(invoke: Any, here: Path, step: Step) -> None:
    (here / "a.pdf").write_bytes(pdf(ruled))
    result = invoke("debug", "a.pdf", "-p", 1, "--step", step)
    assert result.exit_code == ExitCode.OK, result.output
    assert f"Picture: a-p1-{step}.png" in result.stdout
    image = picture(here / f"a-p1-{step}.png")
    assert image.height > image.width > 1000, "at the resolution at which a scan is looked at"


def test_a_step_shows_what_it_found_in_colour(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(ruled))
    for step, tint in ((Step.RULINGS, BLUE), (Step.LINES, GREEN)):
        assert invoke("debug", "a.pdf", "-p", 1, "--step", step, "-o", "look.png").exit_code == ExitCode.OK
        assert has_colour(picture(here / "look.png"), tint)


def test_the_dirt_of_a_page_is_shown(invoke: Any, here: Path) -> None:
    (here / "a.pdf").write_bytes(pdf(dirty))
    assert invoke("debug", "a.pdf", "-p", 1, "--step", Step.DIRT, "-o", "look.png").exit_code == ExitCode.OK
    assert has_colour(picture(here / "look.png"), RED)


def test_a_step_of_a_picture_file_is_drawn_too(invoke: Any, here: Path) -> None:
    Image.new("L", (200, 280), 255).save(here / "scan.tif", save_all=True, append_images=[Image.new("1", (100, 50))])
    assert invoke("debug", "scan.tif", "-p", 2, "--step", "clean").exit_code == ExitCode.OK
    assert picture(here / "scan-p2-clean.png").size == (100, 50)
    result = invoke("debug", "scan.tif", "-p", 3, "--step", "clean")
    assert result.exit_code == ExitCode.USAGE
    assert "its last page is 2" in result.stderr


def test_a_step_that_is_none_and_a_file_without_pages_are_told(invoke: Any, here: Path) -> None:
    (here / "a.txt").write_text("รายงาน", encoding="utf-8")
    assert invoke("debug", "a.txt", "-p", 1, "--step", "wash").exit_code == ExitCode.USAGE
    result = invoke("debug", "a.txt", "-p", 1, "--step", "clean")
    assert result.exit_code == ExitCode.INPUT
    assert "a.txt is text" in result.stderr


def test_the_help_names_the_steps(invoke: Any) -> None:
    told = " ".join(invoke("debug", "--help").stdout.split())
    assert all(step in told for step in Step)
