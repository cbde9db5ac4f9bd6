"""Lines that say something else than is printed are set aside, and whole pages where they are many."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.page.layer.trust import LEAST_TRUST
from pipeline.stages.tokens import tokenize_pages
from pipeline.stages.trust import judge_pages, set_doubtful_aside
from schemas.page import Grid, GridCell, Line, Page, PageTrouble
from tests.builders import line, page_line

SOUND = "เทศบาลได้จัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใสประจำปี"
GARBLED = "คB%Q6Hอ-JZR ข?9\x01ค&Q6Z"


def set_aside(pages: Sequence[Page]) -> tuple[list[Page], list[PageTrouble]]:
    return set_doubtful_aside(judge_pages(pages))


def page(*blocks: Line | Grid, page_no: int = 1) -> Page:
    (tokenized,) = tokenize_pages([Page(page_no=page_no, width=595, height=842, blocks=blocks)])
    return tokenized


def cell(text: str, *, col: int) -> GridCell:
    return GridCell(row=0, col=col, lines=(page_line(text),))


def test_sound_lines_stay_and_are_trusted() -> None:
    (kept,), troubles = set_aside([page(page_line(SOUND))])
    assert troubles == []
    (read,) = kept.lines
    assert read.trust is not None
    assert read.trust.score == pytest.approx(1, abs=0.1)
    assert read.confidence == read.trust.score


def test_a_garbled_line_is_taken_out_and_told_with_its_place() -> None:
    bad = page_line(GARBLED, y=122)
    (kept,), (trouble,) = set_aside([page(page_line(SOUND), bad, page_line(SOUND, y=144), page_no=3)])
    assert [each.text for each in kept.lines] == [SOUND, SOUND]
    assert (trouble.kind, trouble.page, trouble.detail) == ("garbled", 3, "")
    (place,) = trouble.lines
    assert (place.raw, place.box, place.page) == (GARBLED, bad.box, 1)
    assert place.confidence < LEAST_TRUST


def test_a_garbled_line_of_a_cell_leaves_the_cell_empty() -> None:
    grid = Grid(n_rows=1, n_cols=2, cells=(cell(SOUND, col=0), cell(GARBLED, col=1)), source="rulings")
    (kept,), (trouble,) = set_aside([page(grid, page_line(SOUND))])
    (table, _) = kept.blocks
    assert isinstance(table, Grid)
    assert [each.text for each in table.cells] == [SOUND, ""]
    assert [place.raw for place in trouble.lines] == [GARBLED]


def test_of_a_page_that_is_mostly_garbled_nothing_is_used() -> None:
    garbled = page(page_line(SOUND[:20]), page_line(GARBLED, y=122), page_line(GARBLED, y=144), page_no=2)
    kept, (trouble,) = set_aside([page(page_line(SOUND)), garbled])
    assert [each.page_no for each in kept] == [1]
    assert (trouble.kind, trouble.page, trouble.detail) == ("garbled", 2, "all")
    assert [place.raw for place in trouble.lines] == [SOUND[:20], GARBLED, GARBLED]


def test_each_page_is_judged_by_itself() -> None:
    pages = [page(page_line(SOUND), page_line(GARBLED), page_line(SOUND), page_no=at) for at in (1, 2)]
    kept, troubles = set_aside(pages)
    assert [len(each.lines) for each in kept] == [2, 2]
    assert [trouble.page for trouble in troubles] == [1, 2]


def test_what_an_ink_rule_changed_is_no_surer_than_before() -> None:
    (kept,), _ = set_aside([page(replace(page_line(SOUND), confidence=0.5))])
    assert kept.lines[0].confidence == 0.5


def test_a_text_dump_is_taken_as_it_is() -> None:
    (kept,), troubles = set_aside([page(line(GARBLED))])
    assert troubles == []
    assert (kept.lines[0].trust, kept.lines[0].confidence) == (None, 1.0)


def test_no_pages_are_no_trouble() -> None:
    assert set_aside([]) == ([], [])
    assert set_aside([page()])[1] == []


def test_a_dirty_page_is_told_and_its_numbers_are_not_sure() -> None:
    read = [replace(page_line(text), method="ocr", confidence=0.99) for text in ("จำนวน ๓๐ คน", "กองคลัง")]
    clean = page(*read)
    (kept,), troubles = set_aside([clean])
    assert (troubles, [line.confidence for line in kept.lines]) == ([], [0.99, 0.99])
    (kept,), (trouble,) = set_aside([replace(clean, dirty=True)])
    assert (trouble.kind, trouble.page) == ("dirty", 1)
    assert [line.confidence >= 0.9 for line in kept.lines] == [False, True]
