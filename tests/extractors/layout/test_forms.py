"""Fill-in forms as labelled paragraphs."""

import pytest

from extractors.layout.forms import find_forms, form_to_paragraphs
from extractors.layout.grid_rows import grid_to_rows
from schemas.geometry import Box
from schemas.page import Grid, GridCell
from tests.builders import grid_rows, measures_of, page_line


def paragraphs(*rows: list[str]) -> list[str] | None:
    found = form_to_paragraphs(grid_rows(*rows))
    return None if found is None else ["\n".join(line.text for line in each.lines) for each in found]


def test_labels_and_values_become_labelled_paragraphs() -> None:
    assert paragraphs(["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา :", "ไตรมาส ๑"], ["ผลการดำเนินงาน", "ครบ"]) == [
        "ผู้รับผิดชอบ : กองคลัง",
        "ระยะเวลา : ไตรมาส ๑",
        "ผลการดำเนินงาน : ครบ",
    ]


def test_a_number_before_the_label_stays_before_it() -> None:
    found = paragraphs(["๑.", "ผู้รับผิดชอบ", "กองคลัง"], ["๒", "ระยะเวลา", "ไตรมาส ๑"], ["๓", "ผลการดำเนินงาน", "ครบ"])
    assert found is not None
    assert found[0] == "๑. ผู้รับผิดชอบ : กองคลัง"


def test_a_lone_cell_is_a_paragraph_of_its_own() -> None:
    found = paragraphs(
        ["แบบรายงาน", ""], ["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา", "ไตรมาส ๑"], ["ผลการดำเนินงาน", "ครบ\nและตรงเวลา"]
    )
    assert found is not None
    assert (found[0], found[3]) == ("แบบรายงาน", "ผลการดำเนินงาน : ครบ\nและตรงเวลา")


@pytest.mark.parametrize(
    "rows",
    [
        [["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา", "ไตรมาส ๑"]],
        [["การใช้อำนาจ", "๘๘"], ["การใช้งบประมาณ", "๙๐"], ["ผู้รับผิดชอบ", "กองคลัง"]],
        [["ผู้รับผิดชอบ", "ก", "ข", "ค"], ["ระยะเวลา", "ก", "ข", "ค"], ["ผลการดำเนินงาน", "ก", "ข", "ค"]],
    ],
)
def test_what_is_no_form(rows: list[list[str]]) -> None:
    assert paragraphs(*rows) is None


def test_every_word_of_the_form_is_in_its_evidence() -> None:
    rows = grid_rows(["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา", "ไตรมาส ๑"], ["ผลการดำเนินงาน", "ครบ"])
    found = form_to_paragraphs(rows)
    assert found is not None
    assert [line.evidence().raw for each in found for line in each.lines] == [
        "ผู้รับผิดชอบ\tกองคลัง",
        "ระยะเวลา\tไตรมาส ๑",
        "ผลการดำเนินงาน\tครบ",
    ]


def test_a_form_tells_a_measure() -> None:
    text = "ชื่อโครงการ\tขุดลอกคลอง\nขั้นตอน\tสำรวจ\nผู้รับผิดชอบ\tกองช่าง\nระยะเวลา\tไตรมาส ๑\n"
    text += "งบประมาณ\t๕,๐๐๐\nผลการดำเนินงาน\tขุดแล้วเสร็จ\n"
    (measure,) = measures_of(text)
    assert (measure.activities, measure.steps, measure.results) == (["ขุดลอกคลอง"], ["สำรวจ"], ["ขุดแล้วเสร็จ"])
    assert [owner.name for owner in measure.owners] == ["กองช่าง"]
    assert measure.status.value == "done"


LABELLED = ["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา", "ไตรมาส ๑"]
STATUS = ["สถานะ", "☑ ดำเนินการแล้ว"]
REST = ["", "และกองช่าง"]


def over_pages(*parts: tuple[list[str], ...]) -> list[list[str]]:
    """The paragraphs of each page's part; none where it belongs to no form."""
    grids = dict(enumerate(grid_rows(*rows) for rows in parts))
    forms = find_forms(grids, turns={at: at - 1 for at in grids if at})
    return [["\n".join(line.text for line in each.lines) for each in forms.get(at, [])] for at in grids]


def test_rows_too_few_for_a_form_are_of_the_one_on_the_page_before_or_behind() -> None:
    labelled, status = ["ผู้รับผิดชอบ : กองคลัง", "ระยะเวลา : ไตรมาส ๑"], "สถานะ : ☑ ดำเนินการแล้ว"
    assert over_pages(LABELLED, (STATUS,)) == [labelled, [status]]
    assert over_pages((STATUS,), (*LABELLED, STATUS)) == [[status], [*labelled, status]]


def test_a_value_that_the_page_cuts_goes_on_with_its_label() -> None:
    assert over_pages(LABELLED[::-1], (REST, STATUS)) == [
        ["ระยะเวลา : ไตรมาส ๑", "ผู้รับผิดชอบ : กองคลัง\nและกองช่าง"],
        ["สถานะ : ☑ ดำเนินการแล้ว"],
    ]


def test_a_value_may_fill_a_page_of_its_own() -> None:
    assert over_pages(LABELLED[::-1], (REST,), (["", "และกองการศึกษา"],)) == [
        ["ระยะเวลา : ไตรมาส ๑", "ผู้รับผิดชอบ : กองคลัง\nและกองช่าง\nและกองการศึกษา"],
        [],
        [],
    ]


@pytest.mark.parametrize(
    "behind",
    [
        (["ผู้รับผิดชอบ", "ระยะเวลา"], ["กองคลัง", "ไตรมาส ๑"]),
        (["การใช้อำนาจ", "๘๘"],),
        (["นายสมมุติ ใจงาม", ""],),
    ],
)
def test_another_table_on_the_next_page_is_not_of_the_form(behind: tuple[list[str], ...]) -> None:
    assert over_pages((*LABELLED, STATUS), behind)[1] == []


def test_a_form_that_does_not_go_on_from_the_page_before_stands_by_itself() -> None:
    grids = {0: grid_rows(*LABELLED, STATUS), 1: grid_rows(STATUS)}
    assert set(find_forms(grids, turns={})) == {0}


def test_the_box_of_a_row_holds_its_label_too() -> None:
    labels = [page_line(text, x=72, y=y) for y, text in ((100, "ผู้รับผิดชอบ"), (120, "ระยะเวลา"), (140, "สถานะ"))]
    values = [page_line(text, x=200, y=y) for y, text in ((100, "กองคลัง"), (120, "ไตรมาส ๑"), (140, "แล้ว"))]
    cells = [
        GridCell(row=row, col=col, lines=(each,))
        for col, column in enumerate((labels, values))
        for row, each in enumerate(column)
    ]
    form = form_to_paragraphs(grid_to_rows(Grid(n_rows=3, n_cols=2, cells=tuple(cells), source="rulings")))
    assert form is not None
    for paragraph_of_row, label, value in zip(form, labels, values, strict=True):
        box = paragraph_of_row.lines[0].box
        assert box is not None
        assert label.box is not None
        assert value.box is not None
        assert box == Box(label.box.x0, label.box.y0, value.box.x1, value.box.y1)
