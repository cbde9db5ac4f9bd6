"""Every sample is read as its answer by hand says."""

from functools import cache
from pathlib import Path

import pytest

from pipeline.evaluate import Comparison, compare
from tests.journey.samples import SAMPLES, Json, expected_of, read_json, report_in


@cache
def read(folder: Path) -> Json:
    return read_json(report_in(folder))


@cache
def compared(folder: Path) -> Comparison:
    return compare(expected_of(folder / "expected.json"), read(folder))


def test_there_is_a_sample_of_every_family() -> None:
    assert len(SAMPLES) >= 7


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_the_fields(folder: Path) -> None:
    comparison = compared(folder)
    assert comparison.figures["field_f1"] == pytest.approx(1), comparison.misses
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
    n_lines = len(report_in(folder).read_bytes().splitlines())
    for measure in read(folder)["measures"]:
        assert measure["evidence"]["activities"] or measure["evidence"]["steps"]
        places = [place for found in measure["evidence"].values() for place in found]
        assert all(1 <= place["line"] <= n_lines and place["page"] is None for place in places)
