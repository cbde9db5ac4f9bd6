"""What follows from the times and the memory measured over PDF files."""

import json

import pytest

from bench.figures import Reading
from bench.pdf_figures import (
    LongReading,
    PdfFigures,
    PdfFileFigures,
    growth_per_page,
    pages_per_second,
    pdfs_to_json,
    ratio_to_tables,
)


def of_seconds(*seconds: float, tables: float = 1.0, pages: int = 4) -> PdfFileFigures:
    readings = [Reading(each, {"pages": each / 2}) for each in seconds]
    return PdfFileFigures("a.pdf", pages, readings, [tables + 1, tables])


def test_the_first_reading_is_never_the_best_where_there_are_others() -> None:
    figures = of_seconds(0.5, 3.0, 2.0)
    assert (figures.first, figures.best.seconds) == (0.5, 2.0)


def test_the_ratio_and_the_pace_weigh_long_files_more() -> None:
    files = [of_seconds(9, 4, tables=2, pages=8), of_seconds(9, 1, tables=8, pages=2)]
    assert ratio_to_tables(files) == pytest.approx(0.5)
    assert pages_per_second(files) == pytest.approx(2.0)


def test_memory_grows_by_what_lies_between_the_shortest_and_the_longest() -> None:
    readings = [LongReading(300, 9.0, 1270), LongReading(30, 1.0, 1000)]
    assert growth_per_page(readings) == pytest.approx(1.0)


@pytest.mark.parametrize("readings", [[], [LongReading(30, 1.0, 1000)], [LongReading(30, 1.0, 1000)] * 2])
def test_one_length_tells_nothing_of_growth(readings: list[LongReading]) -> None:
    assert growth_per_page(readings) is None


def test_the_figures_are_plain_json() -> None:
    files = [of_seconds(5.0, 1.0, tables=0.5), of_seconds(2.0, 1.0, tables=0.5, pages=6)]
    figures = PdfFigures(files, [LongReading(30, 3.0, 1024)], "a.pdf")
    written = json.loads(json.dumps(pdfs_to_json(figures)))
    assert written["all"]["pages"] == 10
    assert written["all"]["ratio_to_tables"] == pytest.approx(2.0)
    assert written["files"][1]["pages_per_second"] == pytest.approx(6.0)
    assert written["stage_shares_best"] == pytest.approx({"pages": 0.5, "rest": 0.5})
    assert written["long"] == [{"pages": 30, "seconds": 3.0, "peak_memory_bytes": 1024}]
    assert written["long_bytes_for_each_page"] is None
