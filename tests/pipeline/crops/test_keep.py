"""Crops as files: they show what the box holds, and a folder appears whole or not at all."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pipeline.crops.index import INDEX
from pipeline.crops.keep import keep_crops
from pipeline.options import ReadOptions
from pipeline.runner import Journey
from pipeline.stages.intake import PdfSource, TextSource
from schemas.errors import StoreError
from schemas.evidence import Evidence
from schemas.geometry import Box
from schemas.page import OpenedDocument, PageSize
from schemas.report import Measure, Report, Source
from tests.pdfs import page_objects, pdf

SCALE = 200 / 72
Drawn = Callable[[Path], Path]


def journey(folder: Path, data: bytes, *evidence: Evidence, sizes: list[PageSize] | None = None) -> Journey:
    """The journey of a PDF that lies in an inbox in the folder."""
    path = folder / "inbox" / "ก.pdf"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    source = PdfSource(_source(path.name, data), path)
    known = sizes or [PageSize(page=1, width=595, height=842)]
    report = Report(
        source=source.source, kind="report", measures=[Measure(evidence={"owners": list(evidence)})], pages=known
    )
    return Journey(source, OpenedDocument(pages=(), page_count=1, sizes=tuple(known)), report)


def _source(name: str, data: bytes) -> Source:
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(filename=name, sha256=sha256, media_type="application/pdf", bytes=len(data), pages=1)


def evidence(box: Box, page: int = 1) -> Evidence:
    return Evidence(page=page, box=box, method="ocr", confidence=1.0, raw="กองคลัง")


def with_square(x: float, y: float, **page: Any) -> bytes:
    """A page of A4 with a black square of 40 points, its lower left corner at (`x`, `y`) of user space."""
    return pdf(page_objects([f"{x} {y} 40 40 re f".encode()], **page))


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("L")


def test_the_crop_shows_the_box_with_some_paper(tmp_path: Path) -> None:
    found = journey(tmp_path, with_square(100, 642), evidence(Box(100, 160, 140, 200)))
    assert keep_crops(found, tmp_path / "ก", ReadOptions()) == 1
    crop = opened(tmp_path / "ก" / "m01-owners-p1.png")
    assert crop.width == pytest.approx(48 * SCALE, abs=2)
    middle = crop.crop((14, 14, crop.width - 14, crop.height - 14))
    assert middle.getextrema() == (0, 0)
    assert crop.getpixel((2, 2)) == crop.getpixel((crop.width - 3, crop.height - 3)) == 255


def test_a_page_that_was_read_on_its_side_is_stood_upright(tmp_path: Path) -> None:
    """After a clockwise quarter turn the point (x, y) of user space lies y from the left and x from the top."""
    sizes = [PageSize(page=1, width=842, height=595, turned=1)]
    found = journey(tmp_path, with_square(100, 642), evidence(Box(642, 100, 682, 140)), sizes=sizes)
    keep_crops(found, tmp_path / "ก", ReadOptions())
    crop = opened(tmp_path / "ก" / "m01-owners-p1.png")
    assert crop.crop((14, 14, crop.width - 14, crop.height - 14)).getextrema() == (0, 0)


def test_a_box_at_the_edge_is_cut_there(tmp_path: Path) -> None:
    outside = [evidence(Box(-20, -20, 30, 10)), evidence(Box(590, 800, 700, 900)), evidence(Box(700, 900, 710, 910))]
    assert keep_crops(journey(tmp_path, with_square(0, 0), *outside), tmp_path / "ก", ReadOptions()) == 3
    assert all(min(opened(path).size) >= 1 for path in (tmp_path / "ก").glob("*.png"))


def test_the_index_says_what_each_crop_shows(tmp_path: Path) -> None:
    keep_crops(journey(tmp_path, with_square(0, 0), evidence(Box(1, 2, 30, 40))), tmp_path / "ก", ReadOptions())
    index = json.loads((tmp_path / "ก" / INDEX).read_text(encoding="utf-8"))
    assert index == {
        "file": "ก.pdf",
        "crops": [
            {
                "crop": "m01-owners-p1.png",
                "page": 1,
                "box": [1, 2, 30, 40],
                "shows": [{"path": "measures[0].evidence.owners[0]", "raw": "กองคลัง"}],
            }
        ],
    }


def test_crops_of_an_earlier_run_are_replaced_all(tmp_path: Path) -> None:
    data = with_square(0, 0)
    keep_crops(
        journey(tmp_path, data, evidence(Box(0, 0, 9, 9)), evidence(Box(0, 300, 9, 309))), tmp_path / "ก", ReadOptions()
    )
    keep_crops(journey(tmp_path, data, evidence(Box(0, 0, 9, 9))), tmp_path / "ก", ReadOptions())
    assert sorted(path.name for path in (tmp_path / "ก").iterdir()) == [INDEX, "m01-owners-p1.png"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox", "ก"]


@pytest.mark.parametrize("name", ["mine.png", "index.txt", "m01-owners-p1.png"])
def test_files_of_others_are_not_touched(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "ก"
    folder.mkdir()
    (folder / name).write_text("mine")
    with pytest.raises(StoreError, match="something else"):
        keep_crops(journey(tmp_path, with_square(0, 0), evidence(Box(0, 0, 9, 9))), folder, ReadOptions())
    assert (folder / name).read_text() == "mine"


def test_a_foreign_file_beside_crops_is_not_lost(tmp_path: Path) -> None:
    found = journey(tmp_path, with_square(0, 0), evidence(Box(0, 0, 9, 9)))
    keep_crops(found, tmp_path / "ก", ReadOptions())
    (tmp_path / "ก" / "note.txt").write_text("mine")
    with pytest.raises(StoreError, match=r"note\.txt"):
        keep_crops(found, tmp_path / "ก", ReadOptions())


def test_a_failure_leaves_the_older_crops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = journey(tmp_path, with_square(0, 0), evidence(Box(0, 0, 9, 9)))
    keep_crops(found, tmp_path / "ก", ReadOptions())

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", fail)
    with pytest.raises(StoreError, match="No space left"):
        keep_crops(found, tmp_path / "ก", ReadOptions())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox", "ก"]
    assert len(list((tmp_path / "ก").iterdir())) == 2


def test_a_text_dump_has_no_crops(tmp_path: Path) -> None:
    found = journey(tmp_path, b"", evidence(Box(0, 0, 9, 9)))
    text = Journey(TextSource(found.report.source, "ก", 0, 0), found.opened, found.report)
    assert keep_crops(text, tmp_path / "ก", ReadOptions()) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["inbox"]
