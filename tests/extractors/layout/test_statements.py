"""What a document states, line for line."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.statements import to_statements
from extractors.thai.tokens import tokenize
from schemas.geometry import Box
from schemas.page import Doubt, Grid, GridCell, Line, Page, Repair
from tests.builders import line, wrapped
from tests.extractors.page.dump.thai_text import phrases

REPAIR = Repair(rule="nfc", before="ก", after="ข")


def printed(text: str, *, at: int = 0, starts: bool = False, page_no: int = 1, confidence: float = 1.0) -> Line:
    """A line of a PDF page, at its place."""
    return Line(
        text=text,
        raw=f"[{text}]",
        page_no=page_no,
        box=Box(72, 100 + 20 * at, 72 + 5 * len(text), 114 + 20 * at),
        method="text_layer",
        confidence=confidence,
        starts_paragraph=starts,
    )


def page(*blocks: Line | Grid, page_no: int = 1) -> Page:
    return Page(page_no=page_no, blocks=blocks)


def texts(*pages: Page) -> list[str]:
    return [statement.text for statement in to_statements(pages)]


def test_the_lines_of_a_paragraph_become_one() -> None:
    first, second = printed("การประเมินคุณธรรม", starts=True), printed("และความโปร่งใส", at=1)
    (statement,) = to_statements([page(first, second)])
    assert statement.text == "การประเมินคุณธรรมและความโปร่งใส"
    assert statement.raw == "[การประเมินคุณธรรม]\n[และความโปร่งใส]"
    assert statement.box == Box(72, 100, 72 + 5 * len(first.text), 134)
    assert statement.tokens == tokenize(statement.text)
    assert statement.starts_paragraph


def test_a_name_that_the_line_end_cuts_is_found() -> None:
    cut = [printed("ให้กองยุทธศาสตร์", starts=True), printed("และงบประมาณเป็นผู้รับผิดชอบ", at=1)]
    (statement,) = to_statements([page(*cut)])
    assert [span.text for span in statement.spans if span.label == "unit"] == ["กองยุทธศาสตร์และงบประมาณ"]


def test_what_was_known_of_its_lines_is_kept_where_it_still_holds() -> None:
    doubt = Doubt(rule="foreign-letter", start=0, end=1, text="ก")
    first = replace(printed("กอง", starts=True), repairs=(REPAIR,), doubts=(doubt,))
    second = replace(printed("คลัง", at=1, confidence=0.9), repairs=(REPAIR,))
    (statement,) = to_statements([page(first, second)])
    assert (statement.confidence, statement.repairs, statement.doubts) == (0.9, (REPAIR, REPAIR), ())


def test_each_paragraph_and_each_page_is_a_statement_of_its_own() -> None:
    first = page(printed("ก", starts=True), printed("ข", at=1), printed("ค", at=2, starts=True))
    second = page(printed("ง", page_no=2), printed("จ", at=1, page_no=2), page_no=2)
    assert texts(first, second) == ["กข", "ค", "งจ"]


def test_lines_of_cells_stand_for_themselves_and_end_the_paragraph() -> None:
    cells = (
        GridCell(row=0, col=0, lines=(printed("ค"), printed("ง", at=1))),
        GridCell(row=0, col=1, lines=(printed("จ"),)),
    )
    grid = Grid(n_rows=1, n_cols=2, cells=cells, source="rulings")
    assert texts(page(printed("ก", starts=True), printed("ข", at=1), grid, printed("ฉ"))) == ["กข", "ค", "ง", "จ", "ฉ"]


def test_the_lines_of_a_text_dump_stay_as_they_are() -> None:
    lines = wrapped("การประเมิน", "คุณธรรม")
    assert to_statements([page(*lines)]) == lines


def test_a_line_alone_stays_as_it_is() -> None:
    alone = printed("กองคลัง")
    assert to_statements([page(alone)]) == [alone]
    assert to_statements([]) == []
    assert to_statements([page()]) == []


def test_a_line_without_a_place_begins_anew() -> None:
    assert texts(page(printed("ก", starts=True), line("ข"), printed("ค", at=1))) == ["ก", "ขค"]


@given(st.lists(st.tuples(phrases, st.booleans()), max_size=8))
def test_nothing_is_lost(specs: list[tuple[str, bool]]) -> None:
    blocks = [printed(text, at=at, starts=starts) for at, (text, starts) in enumerate(specs)]
    stated = "".join(texts(page(*blocks)))
    assert stated.replace(" ", "") == "".join(text for text, _ in specs).replace(" ", "")
