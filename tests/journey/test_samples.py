"""Every sample is read as its answer by hand says."""

from functools import cache
from pathlib import Path

import pytest

from pipeline.evaluate import Comparison, compare
from tests.journey.samples import (
    PDF_SAMPLES,
    SAMPLES,
    TEXT_SAMPLES,
    Json,
    expected_of,
    places_in,
    places_of_measure,
    read_json,
    report_in,
)

LEAST_OF_A_PICTURE = 0.998


def codes_expected(folder: Path) -> set[str]:
    return {finding["code"] for finding in expected_of(folder / "expected.json").get("findings", [])}


@cache
def read(folder: Path) -> Json:
    return read_json(report_in(folder))


@cache
def compared(folder: Path) -> Comparison:
    return compare(expected_of(folder / "expected.json"), read(folder))


def test_there_is_a_sample_of_every_family() -> None:
    assert len(TEXT_SAMPLES) >= 7
    assert len(PDF_SAMPLES) >= 6


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_the_fields(folder: Path) -> None:
    comparison = compared(folder)
    # A recogniser may take a letter for another; a text file and a text layer say which it is.
    least = LEAST_OF_A_PICTURE if "page.recognised" in codes_expected(folder) else 1 - 1e-6
    assert comparison.figures["field_f1"] >= least, comparison.misses
    assert [miss for miss in comparison.misses if miss.path != "findings"] == []


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_the_expected_findings_come_out(folder: Path) -> None:
    missed = [miss.expected for miss in compared(folder).misses if miss.path == "findings"]
    assert missed == []


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_nothing_is_doubted_that_is_sound(folder: Path) -> None:
    """Only a sample that expects errors may yield one."""
    expected = {finding["code"] for finding in expected_of(folder / "expected.json").get("findings", [])}
    errors = {finding["code"] for finding in read(folder)["findings"] if finding["severity"] == "error"}
    assert errors <= expected


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_every_measure_says_where_it_stands(folder: Path) -> None:
    for measure in read(folder)["measures"]:
        assert measure["evidence"]["activities"] or measure["evidence"]["steps"]
        assert places_of_measure(measure)


@pytest.mark.parametrize("folder", TEXT_SAMPLES, ids=lambda folder: folder.name)
def test_the_places_in_a_text_are_lines(folder: Path) -> None:
    n_lines = len(report_in(folder).read_bytes().splitlines())
    for place in places_in(read(folder)):
        assert 1 <= place["line"] <= n_lines
        assert (place["page"], place["box"], place["method"]) == (None, None, "text_file")


@pytest.mark.parametrize("folder", PDF_SAMPLES, ids=lambda folder: folder.name)
def test_the_places_in_a_pdf_are_boxes_on_its_pages(folder: Path) -> None:
    report = read(folder)
    sizes = {size["page"]: size for size in report["pages"]}
    assert sorted(sizes) == list(range(1, report["source"]["pages"] + 1))
    for place in places_in(report):
        assert (place["line"], place["method"] in ("text_layer", "ocr")) == (None, True)
        assert 1 <= place["page"] <= report["source"]["pages"]
        x0, y0, x1, y1 = place["box"]
        size = sizes[place["page"]]
        assert 0 <= x0 < x1 <= size["width"]
        assert 0 <= y0 < y1 <= size["height"]


@pytest.mark.parametrize("folder", PDF_SAMPLES, ids=lambda folder: folder.name)
def test_a_page_is_read_from_its_picture_only_where_that_is_expected(folder: Path) -> None:
    """And then all of it: no place is in its text layer."""
    layers = {place["page"] for place in places_in(read(folder)) if place["method"] == "text_layer"}
    pictures = {place["page"] for place in places_in(read(folder)) if place["method"] == "ocr"}
    assert bool(pictures) == ("page.recognised" in codes_expected(folder))
    assert not layers & pictures


@pytest.mark.parametrize("folder", PDF_SAMPLES, ids=lambda folder: folder.name)
def test_a_finding_is_on_the_page_of_its_first_place(folder: Path) -> None:
    for finding in read(folder)["findings"]:
        assert not finding["evidence"] or finding["page"] == finding["evidence"][0]["page"]
