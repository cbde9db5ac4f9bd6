"""`prongsai read --crops --searchable`: what is written beside the reports."""

import json
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from extractors.page.images.pixels import Grey
from extractors.page.ocr.engine import CharReading, LineReading
from pipeline.searchable.pictures import to_pdf
from pipeline.searchable.write import was_made_here
from schemas.errors import ExitCode
from schemas.page import PageSize
from tests.extractors.page.images.drawn_paper import TEXT, Paper
from tests.pdfs import page, text
from tests.pipeline.searchable.recognised import place_of, text_in

LINES = ("รายงานผลการดำเนินการ", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "เทศบาลตำบลบึงสาย อำเภอทุ่งหมอก จังหวัดน่าน")
PRINTED = page(text("words that are printed in a report which is no scan, with enough letters for a page"))


class Reader:
    """A recogniser that reads LINES, one after another, whatever the pictures show."""

    name, version, alphabet = "stand-in", "1", frozenset("".join(LINES))

    def read_lines(self, images: Sequence[Grey]) -> list[LineReading]:
        return [_reading(LINES[at % len(LINES)], image.shape[1]) for at, image in enumerate(images)]


def _reading(words: str, width: int) -> LineReading:
    step = width / len(words)
    chars = tuple(CharReading(char, 0.99, at * step, (at + 1) * step) for at, char in enumerate(words))
    return LineReading(words, 0.99, chars)


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The recogniser; and the real runner, where other tests have left the command bound to one of their own."""
    monkeypatch.setattr("pipeline.stages.pages.keep_engine", lambda _: Reader())
    for module in ("pipeline.cli.reading", "pipeline.cli.extras", "pipeline.crops.keep", "pipeline.searchable.keep"):
        monkeypatch.delitem(sys.modules, module, raising=False)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A page with as many printed lines as LINES, as a picture of 150 dots an inch."""
    paper = Paper(1240, 1754)
    for at in range(len(LINES)):
        paper.write(TEXT, x=150, baseline=300 + 60 * at)
    file = BytesIO()
    Image.fromarray(paper.grey()).save(file, "PNG")
    path = tmp_path / "scan.pdf"
    path.write_bytes(to_pdf(file.getvalue(), [PageSize(page=1, width=595.2, height=841.92)]))
    return path


def read(invoke: Any, *files: Path, to: Path, **options: object) -> Any:
    extras = [f"--{name}={to / name}" for name in ("crops", "searchable")]
    return invoke(
        "read", *files, "--output", to / "out", *extras, *(f"--{key}={value}" for key, value in options.items())
    )


def test_both_are_written_beside_the_report(invoke: Any, scan: Path, tmp_path: Path) -> None:
    result = read(invoke, scan, to=tmp_path)
    assert result.exit_code in (ExitCode.OK, ExitCode.NEEDS_REVIEW)
    copy = (tmp_path / "searchable" / "scan.pdf").read_bytes()
    assert text_in(copy) == " ".join(LINES)
    assert place_of(copy, "พ.ศ.").y1 == pytest.approx(360 * 0.48 + 4, abs=6)
    index = json.loads((tmp_path / "crops" / "scan" / "index.json").read_text(encoding="utf-8"))
    report = json.loads((tmp_path / "out" / "scan.json").read_text(encoding="utf-8"))
    assert report["fiscal_year"] == 2568
    shown = {each["path"]: entry["crop"] for entry in index["crops"] for each in entry["shows"]}
    assert shown["evidence.fiscal_year[0]"] == "fiscal_year-p1.png"
    assert set(shown.values()) < {path.name for path in (tmp_path / "crops" / "scan").iterdir()}
    assert f"Crops: {tmp_path / 'crops'}\n" in result.stdout
    assert f"Searchable PDF: {tmp_path / 'searchable'}\n" in result.stdout


def test_a_second_run_replaces_what_the_first_wrote(invoke: Any, scan: Path, tmp_path: Path) -> None:
    first, second = read(invoke, scan, to=tmp_path), read(invoke, scan, to=tmp_path)
    assert first.exit_code == second.exit_code


def test_names_follow_the_reports(invoke: Any, scan: Path, tmp_path: Path) -> None:
    read(invoke, scan, to=tmp_path, name="parent", format="jsonl")
    name = f"{tmp_path.name}-scan"
    assert (tmp_path / "searchable" / f"{name}.pdf").exists()
    assert (tmp_path / "crops" / name / "index.json").exists()


def test_a_document_without_scans_gets_no_copy_and_is_told_so(invoke: Any, tmp_path: Path) -> None:
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(PRINTED)
    result = read(invoke, printed, to=tmp_path)
    assert "no searchable PDF, for none of its pages is a scan" in result.stderr
    assert "no crops, for no value has a place on a page" in result.stderr
    assert not (tmp_path / "searchable").exists()


def test_an_input_is_never_replaced(invoke: Any, scan: Path, tmp_path: Path) -> None:
    before = scan.read_bytes()
    result = invoke("read", scan, "--output", tmp_path / "out", "--searchable", tmp_path)
    assert result.exit_code == ExitCode.USAGE
    assert scan.read_bytes() == before


def test_another_file_of_the_same_name_is_never_replaced(invoke: Any, scan: Path, tmp_path: Path) -> None:
    (tmp_path / "searchable").mkdir()
    other = tmp_path / "searchable" / "scan.pdf"
    other.write_bytes(PRINTED)
    result = read(invoke, scan, to=tmp_path)
    assert result.exit_code == ExitCode.STORE
    assert "is there already, and is no searchable copy" in result.stderr
    assert "Not all was written that was asked for (see the error above)." in result.stdout
    assert other.read_bytes() == PRINTED
    assert (tmp_path / "out" / "scan.json").exists()
    assert (tmp_path / "crops" / "scan" / "index.json").exists()


def test_a_signed_scan_is_told_and_still_read(invoke: Any, scan: Path, tmp_path: Path) -> None:
    with pikepdf.open(scan, allow_overwriting_input=True) as signed:
        signed.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        signed.save(scan)
    result = read(invoke, scan, to=tmp_path)
    assert result.exit_code == ExitCode.INPUT
    assert "scan.pdf is signed" in result.stderr
    assert (tmp_path / "out" / "scan.json").exists()


def test_a_protected_scan_is_opened_by_the_password(invoke: Any, scan: Path, tmp_path: Path) -> None:
    with pikepdf.open(scan, allow_overwriting_input=True) as open_scan:
        open_scan.save(scan, encryption=pikepdf.Encryption(user="geheim", owner="mehr"))
    for _ in range(2):
        result = read(invoke, scan, to=tmp_path, password="geheim")
        assert result.exit_code in (ExitCode.OK, ExitCode.NEEDS_REVIEW)
    copy = (tmp_path / "searchable" / "scan.pdf").read_bytes()
    assert was_made_here(copy, "geheim")
    assert text_in(copy, password="geheim") == " ".join(LINES)
