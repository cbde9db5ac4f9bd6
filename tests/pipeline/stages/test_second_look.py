"""What a broken text layer says is replaced by what is read on the page, and only that is said to be recognised."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.options import ReadOptions
from pipeline.stages import second_look
from pipeline.stages.intake import PDF_TYPE, PdfSource, TextSource
from pipeline.stages.pages import OnPage
from pipeline.stages.second_look import Trusted, trust_pages
from schemas.page import Doubt, Grid, GridCell, Line, Page, PageTrouble
from schemas.report import Source
from tests.builders import page_line

SOUND = "เทศบาลได้จัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใสประจำปี"
GARBLED = "คB%Q6Hอ-JZR ข?9\x01ค&Q6Z"
PRINTED = "สำนักปลัดเทศบาลเป็นผู้รับผิดชอบ"
SOURCE = Source(filename="a.pdf", sha256="0" * 64, media_type=PDF_TYPE, bytes=1)


def page(*blocks: Line | Grid) -> Page:
    return Page(page_no=1, width=595, height=842, blocks=blocks)


def recognised(text: str = PRINTED, **place: Any) -> Line:
    return replace(page_line(text, **place), method="ocr", confidence=0.97)


def look(monkeypatch: pytest.MonkeyPatch, layer: Page, picture: Sequence[Line] | None) -> Trusted:
    """The page as it is trusted, where a recogniser reads these lines of its picture; None: it must not be asked."""

    def read(_source: PdfSource, _options: ReadOptions, page_nos: Sequence[int], *, on_page: OnPage) -> list[Page]:
        assert picture is not None
        return [page(*picture) for _ in page_nos]

    monkeypatch.setattr(second_look, "read_pictures_of", read)
    return trust_pages(PdfSource(SOURCE, Path("ก.pdf")), ReadOptions(), [layer])


def kinds(troubles: Sequence[PageTrouble]) -> list[str]:
    return [trouble.kind for trouble in troubles]


def test_a_sound_page_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    trusted = look(monkeypatch, page(page_line(SOUND)), None)
    assert (kinds(trusted.troubles), [line.text for line in trusted.pages[0].lines]) == ([], [SOUND])


def test_a_page_of_which_nothing_can_be_trusted_is_read_from_its_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    trusted = look(monkeypatch, page(page_line(GARBLED), page_line(GARBLED, y=122)), [recognised()])
    (line,) = trusted.pages[0].lines
    assert (line.text, line.method, line.confidence) == (PRINTED, "ocr", 0.97)
    assert kinds(trusted.troubles) == ["recognised"]


def test_a_page_whose_picture_says_nothing_stays_unread_and_is_not_called_recognised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trusted = look(monkeypatch, page(page_line(GARBLED), page_line(GARBLED, y=122)), [])
    assert (trusted.pages, kinds(trusted.troubles)) == ([], ["garbled"])


def test_a_line_is_read_anew_in_its_place_and_the_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = page_line(GARBLED, y=122)
    grid = Grid(n_rows=1, n_cols=1, cells=(GridCell(row=0, col=0, lines=(bad,)),), source="rulings")
    layer = page(page_line(SOUND), grid, page_line(SOUND, y=144), page_line(SOUND, y=166))
    trusted = look(monkeypatch, layer, [recognised("อื่น", y=100), recognised(y=122), recognised("อื่น", y=144)])
    assert [line.text for line in trusted.pages[0].lines] == [SOUND, PRINTED, SOUND, SOUND]
    read = trusted.pages[0].lines[1]
    assert (read.box, read.raw, read.method, read.confidence) == (bad.box, PRINTED, "ocr", 0.97)
    assert kinds(trusted.troubles) == ["recognised"]


def test_a_line_where_the_picture_shows_nothing_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    layer = page(page_line(SOUND), page_line(GARBLED, y=122), page_line(SOUND, y=144))
    trusted = look(monkeypatch, layer, [recognised("อื่น", y=400)])
    assert [line.text for line in trusted.pages[0].lines] == [SOUND, SOUND]
    assert kinds(trusted.troubles) == ["garbled"]


def test_a_text_has_no_picture_to_look_at() -> None:
    trusted = trust_pages(TextSource(SOURCE, "", 0, 0), ReadOptions(), [page(page_line(GARBLED))])
    assert kinds(trusted.troubles) == ["garbled"]


def test_doubts_of_what_was_recognised_come_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pieces in the place of one line: what is doubted in the second stands further on in the whole."""
    bad = page_line(GARBLED * 3, y=122)
    doubt = Doubt(rule="readings-differ", start=5, end=9, text="๒๕๖๗", other="๒๕๖๑")
    second = replace(recognised("พ.ศ. ๒๕๖๗", y=122, x=200), doubts=(doubt,), raw="พ.ศ. ๒๕๖๑")
    layer = page(page_line(SOUND), page_line(SOUND, y=144), page_line(SOUND, y=166), page_line(SOUND, y=188), bad)
    trusted = look(monkeypatch, layer, [recognised("สำนักปลัด", y=122), second])
    read = trusted.pages[0].lines[-1]
    assert (read.text, read.raw) == ("สำนักปลัด พ.ศ. ๒๕๖๗", "สำนักปลัด พ.ศ. ๒๕๖๑")
    assert [(each.other, read.text[each.start : each.end]) for each in read.doubts] == [("๒๕๖๑", "๒๕๖๗")]


def test_an_unknown_word_costs_a_recognised_line_once(monkeypatch: pytest.MonkeyPatch) -> None:
    layer = page(page_line(SOUND), page_line(SOUND, y=144), page_line(SOUND, y=166), page_line(GARBLED, y=122))
    unknown = recognised("คฃับคฅุฆ", y=200)
    once = look(monkeypatch, page(unknown), None).pages[0].lines[0]
    twice = look(monkeypatch, page(*layer.blocks, unknown), [recognised(y=122)]).pages[0].lines[-1]
    assert once.text == twice.text == unknown.text
    assert once.confidence == twice.confidence < 0.9
    assert once.trust is not None
    assert once.trust.reasons == (), "names are print, too"
