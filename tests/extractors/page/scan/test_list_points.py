"""A comma behind the number of an item was a point; one within a series of numbers stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.scan.list_points import LIST_POINT, with_list_point
from schemas.page import Doubt, Line


def read(text: str) -> Line:
    return with_list_point(Line(text=text, raw=text, method="ocr"))


@pytest.mark.parametrize(
    ("text", "mended", "before", "after"),
    [
        ("๒, จัดประชุม", "๒. จัดประชุม", "๒,", "๒."),
        ("1,เสนอร่าง", "1.เสนอร่าง", "1,", "1."),
        (" ๑๒,  ติดประกาศ", " ๑๒.  ติดประกาศ", " ๑๒,", " ๑๒."),
        ("๒, ข้อมูลข่าวสาร", "๒. ข้อมูลข่าวสาร", "๒,", "๒."),
        ("๒, ที่ดินสาธารณะ", "๒. ที่ดินสาธารณะ", "๒,", "๒."),
    ],
)
def test_an_item_has_its_point_back(text: str, mended: str, before: str, after: str) -> None:
    line = read(text)
    assert (line.text, line.raw) == (mended, text)
    assert [(repair.rule, repair.before, repair.after) for repair in line.repairs] == [(LIST_POINT, before, after)]


@pytest.mark.parametrize(
    "text",
    [
        "๒, และ ๓",
        "๒, และข้อ ๓",
        "๒, ข้อ ๓",
        "2, 3, 4",
        "๑,๒๐๐ บาท",
        "ข้อ ๑, ๒",
        "๑๒๐, คน",
        "(๑, จัด",
        "๒,",
        "๒. จัด, ประชุม",
        "จัด ๒, ประชุม",
    ],
)
def test_other_commas_stay(text: str) -> None:
    assert read(text) == Line(text=text, raw=text, method="ocr")


@given(st.text(alphabet="๑๒12.,() กขและ", max_size=12))
def test_nothing_but_one_comma_changes(text: str) -> None:
    line = read(text)
    assert line.text == text or line.text == text.replace(",", ".", 1)
    assert read(line.text) == Line(text=line.text, raw=line.text, method="ocr")


def test_a_doubt_about_the_number_tells_what_stands_there_now() -> None:
    doubts = (
        Doubt(rule="readings-differ", start=0, end=2, text="๒,", other="๓,"),
        Doubt(rule="readings-differ", start=9, end=10, text="๕", other="๖"),
    )
    line = with_list_point(Line(text="๒, จำนวน ๕ คน", raw="๒, จำนวน ๕ คน", method="ocr", doubts=doubts))
    assert [(doubt.text, doubt.other) for doubt in line.doubts] == [("๒.", "๓."), ("๕", "๖")]
    assert all(line.text[doubt.start : doubt.end] == doubt.text for doubt in line.doubts)
