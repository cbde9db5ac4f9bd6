"""Recognised lines as runs of words with their places."""

from dataclasses import replace

import pytest

from pipeline.searchable.runs import runs_of, was_recognised
from schemas.geometry import Box
from schemas.page import Grid, GridCell, Line
from tests.pipeline.searchable.recognised import line, page


def boxed(text: str, box: Box) -> Line:
    return Line(text=text, raw=text, box=box, method="ocr")


def test_lines_of_a_text_layer_are_left_out() -> None:
    printed = replace(line("พิมพ์"), method="text_layer")
    assert runs_of(page(printed)) == []
    assert not was_recognised(page(printed))
    assert [run.text for run in runs_of(page(printed, line("อ่าน")))] == ["อ่าน"]


def test_cells_come_in_the_order_of_the_grid() -> None:
    cells = tuple(GridCell(row=row, col=col, lines=(line(f"{row}{col}"),)) for row in (0, 1) for col in (0, 1))
    grid = Grid(n_rows=2, n_cols=2, cells=cells, source="rulings")
    whole = replace(page(line("บน")), blocks=(line("บน"), grid))
    assert [run.text for run in runs_of(whole)] == ["บน", "00", "01", "10", "11"]


def test_without_places_words_share_the_line() -> None:
    (run,) = runs_of(page(boxed("กขคง ฉช", Box(100, 50, 240, 70))))
    assert [end for word in run.words for end in (word.start, word.end)] == pytest.approx([0, 80, 100, 140])
    assert (run.x0, run.x1) == (100, 240)
    assert run.y0 == run.y1 == 65


def test_words_that_do_not_fit_their_places_share_the_line() -> None:
    """A later stage may have changed the text."""
    changed = replace(line("กข คง", width=50), text="กขคง")
    (run,) = runs_of(page(changed))
    assert [tuple(word) for word in run.words] == [("กขคง", 0, 50)]


def test_a_line_in_a_narrow_box_runs_upwards() -> None:
    (run,) = runs_of(page(boxed("ข้างบน", Box(100, 50, 120, 250))))
    assert (run.x0, run.y0, run.x1, run.y1) == (115, 250, 115, 50)


def test_a_line_without_any_place_is_left_out() -> None:
    assert runs_of(page(Line(text="ก", raw="ก", method="ocr"))) == []
