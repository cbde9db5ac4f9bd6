"""Real reports printed as PDF, where they lie beside this checkout: the figures that the project promises."""

from functools import cache
from pathlib import Path

import pytest

from pipeline.evaluate import Figures, compare
from pipeline.options import ReadOptions
from pipeline.runner import read_document
from schemas.errors import FileLocked
from tests.journey.samples import ROOT, Json, expected_of, read_json

SHARED = ROOT.parent / "shared"
PRESSED = sorted((SHARED / "press" / "digital").glob("*.pdf"))
REAL = sorted((SHARED / "real" / "expected").glob("*.json"))
LOCKED = SHARED / "real" / "needs-password.pdf"
WITHOUT_MEASURES = {
    "memo-no-measures": {"document.no-measures"},
    "scan-memo": {"page.recognised", "document.no-measures"},
    "scan-300dpi-hand-ticks": {"page.recognised", "document.no-measures"},
    "scan-junk-ocr-layer": {"page.recognised", "document.no-measures"},
    "text-layer-subset-garbage": {"page.recognised", "document.no-measures"},
}
"""The name of a file, and the findings that say why it yields no measure."""
WHOLE = ("agency", "fiscal_year", "assessment", "scores")

pytestmark = pytest.mark.skipif(not PRESSED or not REAL, reason="the real files are not beside this checkout")


@cache
def read(path: Path) -> Json:
    return read_json(path)


def figures_of(path: Path, answer: Path) -> Figures:
    return compare(expected_of(answer), read(path)).figures


@pytest.mark.parametrize("path", PRESSED, ids=lambda path: path.stem)
def test_each_printed_report(path: Path) -> None:
    figures = figures_of(path, SHARED / "expected" / f"{path.stem}.json")
    assert figures["field_f1"] >= 0.985
    assert [name for name in WHOLE if figures.get(name, 1.0) < 1] == []


@pytest.mark.parametrize("path", PRESSED, ids=lambda path: path.stem)
def test_no_measure_is_invented(path: Path) -> None:
    expected = expected_of(SHARED / "expected" / f"{path.stem}.json")
    assert len(read(path)["measures"]) == len(expected["measures"])


@pytest.mark.parametrize("answer", REAL, ids=lambda path: path.stem)
def test_each_real_report(answer: Path) -> None:
    figures = figures_of(SHARED / "real" / f"{answer.stem}.pdf", answer)
    assert figures["field_f1"] >= 0.985
    assert [name for name in ("measures", "owners", "period", "status", *WHOLE) if figures.get(name, 1.0) < 1] == []


@pytest.mark.parametrize("name", WITHOUT_MEASURES)
def test_a_file_without_measures_yields_none_and_says_why(name: str) -> None:
    report = read(SHARED / "real" / f"{name}.pdf")
    assert report["measures"] == []
    assert {finding["code"] for finding in report["findings"]} >= WITHOUT_MEASURES[name]


def test_a_protected_file_asks_for_its_password() -> None:
    with pytest.raises(FileLocked):
        read_document(LOCKED, ReadOptions())


def test_tables_printed_sideways_are_read() -> None:
    report = read(SHARED / "real" / "rotated-pages.pdf")
    assert len(report["measures"]) >= 10
    assert report["pages"]
    assert all(size["width"] > size["height"] for size in report["pages"])
