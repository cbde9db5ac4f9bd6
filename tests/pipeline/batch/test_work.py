"""A document read for the store: what became of each page, and a count of rows that can be checked."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.batch.work import read_for_store, warm_up
from pipeline.document_read import DocumentRead
from pipeline.options import OcrOptions, ReadOptions
from pipeline.recogniser import keep_engine
from schemas.errors import InternalError, ModelUnfit
from tests.pdfs import full_page_picture, page, page_objects, pdf, text

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*/report.*"))
SCANNED = next(path for path in SAMPLES if path.parent.name == "garbled-and-scanned")
HEADER = "มาตรการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\n"
ROWS = (
    HEADER,
    "จัดอบรม\tกองคลัง\tไตรมาส ๑\tจัดแล้ว\n",
    "รวม\t\t\t๙\n",
    "หมายเหตุ ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๘\n",
    "\t\t\t\n",
    "การใช้อำนาจ\n",
    "ก\tข\n",
    "\tกองช่าง\t\t\n",
    "๑. การปรับปรุงคู่มือ\n",
    "(๑) ผู้รับผิดชอบ : กองคลัง\n",
    "(๒) ระยะเวลา : ไตรมาส ๑\n",
    "(๓) ผลการดำเนินการ : จัดแล้ว\n",
    "มาตรการที่ ๑\n",
    "ชื่อมาตรการ : จัดอบรม\n",
    "\n",
)


def read_data(folder: Path, data: bytes, options: ReadOptions | None = None, name: str = "report.pdf") -> DocumentRead:
    path = folder / name
    path.write_bytes(data)
    return read_for_store(path, options or ReadOptions())


def states(read: DocumentRead) -> list[str]:
    return [each.state for each in read.pages]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_row_of_a_sample_is_a_measure_or_explained(path: Path) -> None:
    read = read_for_store(path, ReadOptions())
    assert read.rows_found == len(read.report.measures) + read.rows_explained
    assert len(read.pages) == (read.report.source.pages or 1)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.sampled_from(ROWS), min_size=1, max_size=15))
def test_every_row_of_any_mixture_is_a_measure_or_explained(tmp_path: Path, rows: list[str]) -> None:
    read = read_data(tmp_path, ("ก" + "".join(rows)).encode(), name="report.txt")
    assert read.rows_found == len(read.report.measures) + read.rows_explained


def test_headings_sums_and_empty_rows_are_explained(tmp_path: Path) -> None:
    body = "จัดอบรม\tกองคลัง\tไตรมาส ๑\tจัดแล้ว\n" * 2 + "รวม\t\t\t๙\n"
    read = read_data(tmp_path, (HEADER + body).encode(), name="report.txt")
    assert (read.rows_found, read.rows_explained, len(read.report.measures)) == (3, 1, 2)


def test_a_text_has_lines_without_places(tmp_path: Path) -> None:
    read = read_data(tmp_path, "บันทึกข้อความ\nเรื่อง ขอส่งรายงาน\n".encode(), name="memo.txt")
    assert [(each.state, each.lines, each.width) for each in read.pages] == [
        ("read", (("บันทึกข้อความ", None), ("เรื่อง ขอส่งรายงาน", None)), None)
    ]


def test_each_page_tells_its_state_its_size_and_its_lines(tmp_path: Path) -> None:
    objects = page_objects([text("The first page"), b"", text("The third page")])
    objects[8] = b"null"
    read = read_data(tmp_path, pdf(objects))
    assert states(read) == ["read", "blank", "quarantined"]
    first = read.pages[0]
    ((line, box),) = first.lines
    assert (line, first.width, first.height) == ("The first page", 595, 842)
    assert box is not None
    assert 0 < box.x0 < box.x1 < 595


def test_pages_read_from_their_pictures_are_recognised_and_pictures_without_text_blank(tmp_path: Path) -> None:
    assert states(read_for_store(SCANNED, ReadOptions())) == ["read", "recognised", "recognised"]
    assert states(read_data(tmp_path, full_page_picture())) == ["blank"]


def test_pages_left_out_by_the_options_and_by_the_caller_are_quarantined(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(page([text(f"The words of page {page_no}") for page_no in range(1, 5)]))
    read = read_for_store(path, ReadOptions(skip_pages=frozenset({4, 99})), skip_pages=frozenset({2}))
    assert states(read) == ["read", "quarantined", "read", "quarantined"]


def test_the_recogniser_is_named_and_opened_once(tmp_path: Path) -> None:
    warm_up(ReadOptions())
    read = read_data(tmp_path, page(text("Few words")))
    engine = keep_engine(OcrOptions())
    assert (read.versions.recogniser, read.versions.recogniser_version) == (engine.name, engine.version)
    assert keep_engine(OcrOptions()) is engine


def test_without_a_recogniser_a_text_can_still_be_read(tmp_path: Path) -> None:
    options = ReadOptions(ocr=OcrOptions(model=tmp_path / "no.onnx"))
    warm_up(options)
    assert read_data(tmp_path, page(text("Few words")), options).versions.recogniser == ""


def test_a_document_at_which_the_recogniser_fails_is_told_from_a_recogniser_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ModelUnfit("the model gives values that are no numbers")

    monkeypatch.setattr("pipeline.stages.pages.recognise_scan", fail)
    with pytest.raises(InternalError, match="fails at this document: the model gives"):
        read_data(tmp_path, full_page_picture())
