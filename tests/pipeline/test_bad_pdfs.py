"""Bad PDF files from the path to the report: a clear error or what can be read, within 30 s and 1 GB each."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.options import ReadOptions
from pipeline.runner import read_document
from schemas.errors import ExitCode, FileDamaged, InputError
from schemas.report import Report
from tests.builders import read_bytes
from tests.pdfs import form, full_page_picture, packed, packed_zeros, page, page_objects, pdf, picture, text
from tests.thai_font import use_thai_font

ROOT = Path(__file__).parents[2]
SECONDS = 30
KIBIBYTES = 1024 * 1024
"""One GB, as the system counts it."""
HELLO = text("Hello world")
FAR_TOO_LONG = 3 * SECONDS


class Run(NamedTuple):
    """What the command did with one file, its processor time, and the most memory that it or its children held."""

    exit_code: int
    codes: frozenset[str]
    error: str
    seconds: float
    kibibytes: int


# What a process is said to have held at most counts what its parent held when it began: between these tests, which hold
# much, and the command stands a small process that starts it, and writes down what it held.
BETWEEN = """
import os, resource, sys
status = os.waitpid(os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ), 0)[1]
with open(sys.argv[1], "w") as told:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(os.waitstatus_to_exitcode(status))
"""


def run(path: Path, words: Sequence[str] = ()) -> Run:
    """`prongsai read` as a process of its own."""
    told = path.parent / "told"
    command = [sys.executable, "-m", "pipeline.cli", "read", str(path), "--output", "-", *words]
    with (path.parent / "out").open("w+b") as out, (path.parent / "err").open("w+b") as err:
        process = subprocess.Popen(
            [sys.executable, "-c", BETWEEN, str(told), *command],
            cwd=ROOT,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        killer = threading.Timer(FAR_TOO_LONG, os.killpg, (process.pid, signal.SIGKILL))
        killer.start()
        exit_code = process.wait()
        killer.cancel()
        out.seek(0)
        err.seek(0)
        report, error = out.read(), err.read().decode()
    found = json.loads(report)["findings"] if report else []
    codes = frozenset(each["code"] for each in found)
    seconds, kibibytes = told.read_text().split()
    return Run(exit_code, codes, error, float(seconds), int(kibibytes))


def read(data: bytes, *, name: str = "report.pdf", options: ReadOptions | None = None) -> Report:
    return read_bytes(data, name=name, options=options)


def read_or_error(data: bytes) -> Report | InputError:
    try:
        return read(data)
    except InputError as error:
        return error


def codes_of(report: Report) -> set[str]:
    """The findings about pages and the file, not about what is missing on them."""
    codes = {finding.code for finding in report.findings}
    return {code for code in codes if code.startswith("page.") or code in ("document.cut-off", "text.untrusted")}


def _squared_paper() -> bytes:
    lines = (
        b"10 %d m 580 %d l S %d 10 m %d 800 l S\n" % (y, y, x, x)
        for x, y in zip(range(10, 590, 2), range(10, 2000, 4), strict=False)
    )
    return b"0.1 w " + b"".join(lines) + HELLO


def _map() -> bytes:
    """Thousands of squares and strokes, of the size of boxes and ticks."""
    squares = b"".join(b"%d %d 8 8 re S\n" % (at % 48 * 12, at // 48 * 12) for at in range(3000))
    places = ((at % 570, at // 20) for at in range(12_000))
    return squares + b"".join(b"%d %d m %d %d l %d %d l S\n" % (x, y, x + 3, y - 4, x + 9, y + 7) for x, y in places)


def _laughs() -> bytes:
    """Forms in forms in forms: a hundred million words."""
    forms = {100000 + at: form(f"/X{at + 1} Do ".encode() * 10, forms={f"X{at + 1}": 100001 + at}) for at in range(7)}
    forms[100007] = form(HELLO)
    return page([HELLO, b"/X0 Do " * 10], resources="/XObject << /X0 100000 0 R >>", objects=forms)


def _bomb_in_a_page(data: bytes) -> bytes:
    return pdf(page_objects([b""]) | {5: packed(data)})


HEAVY: dict[str, Callable[[], bytes]] = {
    "10,000 empty pages": lambda: page([b""] * 10_000),
    "300 MB of zeros": lambda: _bomb_in_a_page(packed_zeros(300)),
    "a content that never ends": lambda: _bomb_in_a_page(packed_zeros(100, byte=b"q ")),
    "forms that contain themselves": lambda: page(
        b"/X0 Do",
        resources="/XObject << /X0 100000 0 R >>",
        objects={100000: form(b"/X0 Do " * 5, forms={"X0": 100000})},
    ),
    "forms in forms": _laughs,
    "a picture of 900 million pixels": lambda: full_page_picture(image=picture(30_000, 30_000, data=bytes(1000))),
    "30,000 shapes": lambda: page(
        b"".join(b"%d %d 9 9 re f\n" % (at % 500, at // 125) for at in range(30_000)) + HELLO, flate=True
    ),
    "squared paper": lambda: page(_squared_paper()),
    "a map of small shapes": lambda: page(_map() + HELLO, flate=True),
    "text on text": lambda: page(b"BT /F1 9 Tf 50 400 Td " + b"(a) Tj -5 0 Td " * 60_000 + b"ET", flate=True),
}
REFUSED = {
    "10,000 empty pages": "has 10000 pages, more than 2000",
    "300 MB of zeros": "holds a stream that unpacks to more than 256 MiB",
}
FOUND = {
    "a content that never ends": "page.unreadable",
    "forms that contain themselves": "page.unreadable",
    "forms in forms": "page.unreadable",
    "a picture of 900 million pixels": "page.is-picture",
    "text on text": "page.unreadable",
}


@pytest.mark.parametrize("what", HEAVY)
def test_a_file_made_to_harm_is_met_within_30_seconds_and_a_gigabyte(tmp_path: Path, what: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(HEAVY[what]())
    did = run(path)
    assert did.exit_code in (ExitCode.INPUT, ExitCode.NEEDS_REVIEW)
    assert did.seconds < SECONDS
    assert did.kibibytes < KIBIBYTES
    assert (did.exit_code == ExitCode.INPUT) == (what in REFUSED)
    assert REFUSED.get(what, "") in did.error
    assert FOUND.get(what) in {*did.codes, None}


def test_ten_thousand_empty_pages_are_read_where_that_many_are_allowed(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(page([b""] * 10_000))
    did = run(path, ["--max-pages", "10000"])
    assert (did.exit_code, did.seconds < SECONDS, did.kibibytes < KIBIBYTES) == (ExitCode.NEEDS_REVIEW, True, True)


@cache
def thai_report() -> bytes:
    """Two pages of Thai text."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    for lines in (
        ("รายงานผลการดำเนินการเพื่อยกระดับคุณธรรมและความโปร่งใส", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "เทศบาลตำบลบึงสาย จังหวัดน่าน"),
        ("๑. จัดอบรมเจ้าหน้าที่", "ผู้รับผิดชอบ กองคลัง"),
    ):
        canvas.setFont(use_thai_font(), 16)
        for at, line in enumerate(lines):
            canvas.drawString(72, 760 - 26 * at, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_the_report_that_is_cut_here_is_read_when_it_is_whole() -> None:
    report = read(thai_report())
    assert (report.fiscal_year, report.source.pages, codes_of(report)) == (2568, 2, set())
    assert report.agency is not None
    assert report.agency.name == "เทศบาลตำบลบึงสาย"


def told_or_read(data: bytes) -> None:
    """Asserts that the file is refused with an error that helps, or read with a finding that its end is missing."""
    became = read_or_error(data)
    if isinstance(became, InputError):
        assert "report.pdf" in str(became)
        assert became.hint
        assert became.exit_code == ExitCode.INPUT
    else:
        assert "document.cut-off" in codes_of(became)


@pytest.mark.parametrize("tenths", range(10))
@pytest.mark.parametrize("made", [thai_report, lambda: page([HELLO] * 3)], ids=["by reportlab", "by hand"])
def test_a_file_cut_off_at_every_tenth_of_its_length(made: Any, tenths: int) -> None:
    whole = made()
    told_or_read(whole[: len(whole) * tenths // 10])


@pytest.mark.parametrize("half", [0.4, 0.7, 0.95])
def test_a_file_of_which_the_rest_is_not_yet_written(half: float) -> None:
    whole = thai_report()
    kept = int(len(whole) * half)
    told_or_read(whole[:kept] + bytes(len(whole) - kept))


def test_an_empty_file_is_told() -> None:
    with pytest.raises(InputError, match=r"report\.pdf is empty"):
        read(b"")


def test_a_jpeg_named_pdf_is_read_as_what_it_is() -> None:
    from PIL import Image

    file = BytesIO()
    Image.new("L", (8, 8)).save(file, "JPEG")
    report = read(file.getvalue())
    assert (report.source.media_type, report.source.pages) == ("image/jpeg", 1)
    assert "page.is-picture" in {finding.code for finding in report.findings}
    with pytest.raises(FileDamaged, match="is damaged or cut off"):
        read(file.getvalue()[:200])


def test_a_text_named_pdf_is_read_as_text() -> None:
    report = read("รายงาน\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n".encode())
    assert (report.source.media_type, report.source.pages, report.fiscal_year) == ("text/plain", None, 2568)


@pytest.mark.parametrize("name", ["report.txt", "report.html", "report", "report.jpg"])
def test_a_pdf_of_another_name_is_read_as_pdf(name: str) -> None:
    report = read(thai_report(), name=name)
    assert (report.source.media_type, report.source.pages, report.fiscal_year) == ("application/pdf", 2, 2568)


def test_a_picture_with_a_stamp_is_read_as_a_picture() -> None:
    report = read(full_page_picture(text("Received 12345")))
    assert report.source.pages == 1
    codes = {each.code: each for each in report.findings}
    assert codes.keys() & {"page.recognised", "page.is-picture"}
    assert {each.severity for each in report.findings if each.code.startswith("page.")} == {"info"}


def test_no_word_of_a_hidden_text_is_in_the_report() -> None:
    report = read(full_page_picture(text("secret words of an OCR", mode=3)))
    assert "page.is-picture" in {each.code for each in report.findings}
    assert "secret" not in report.model_dump_json()


def _locked(folder: Path) -> Path:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "report.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("right", ownerPassword="owner", strength=128))
    canvas.drawString(72, 700, "Hello world")
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        ([], ExitCode.INPUT, "report.pdf is protected by a password"),
        (["--password", "wrong"], ExitCode.INPUT, "the password does not open report.pdf"),
        (["--password", "right"], ExitCode.NEEDS_REVIEW, ""),
    ],
)
def test_the_password_on_the_command_line(
    invoke: Any, tmp_path: Path, words: list[str], exit_code: ExitCode, said: str
) -> None:
    result = invoke("read", _locked(tmp_path), "-o", tmp_path / "out", *words)
    assert result.exit_code == exit_code
    assert said in " ".join((result.stdout + result.stderr).split())
    assert (tmp_path / "out" / "report.json").exists() == (exit_code != ExitCode.INPUT)


def test_a_bad_file_does_not_stop_the_others(invoke: Any, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 garbage")
    (tmp_path / "b.pdf").write_bytes(thai_report())
    result = invoke("read", tmp_path / "a.pdf", tmp_path / "b.pdf", "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.INPUT
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.json"]


def test_the_password_may_open_one_of_several_files(tmp_path: Path) -> None:
    path = tmp_path / "open.pdf"
    path.write_bytes(thai_report())
    assert read_document(path, ReadOptions(password="right")).fiscal_year == 2568
