"""Which numbers can stand where they were read."""

import pytest

from extractors.thai.possible import is_dash_due, is_possible


@pytest.mark.parametrize(
    ("number", "before", "behind", "possible"),
    [
        ("๒๕๖๗", "ประจำปีงบประมาณ พ.ศ. ", "", True),
        ("๒๕๑๗", "ประจำปีงบประมาณ พ.ศ. ", "", False),
        ("๒๘๖๗", "ปีงบประมาณ ", "", False),
        ("๒๕๖", "พ.ศ. ", "", False),
        ("๒๕๖๘", "๓๑ มีนาคม ", "", True),
        ("๙๕๖๘", "๓๑ มีนาคม ", "", False),
        ("๖๘", "มี.ค. ", "", True),
        ("๑๘", "มี.ค. ", "", False),
        ("๓๑", "", " มีนาคม ๒๕๖๘", True),
        ("๓๗", "", " มีนาคม ๒๕๖๘", False),
        ("๓๑", "วันที่ ", " เมษายน", False),
        ("๒๙", "", " ก.พ. ๖๗", True),
        ("๐", "", " ต.ค. ๖๗", False),
        ("๘๗.๖๒", "ร้อยละ ", "", True),
        ("๘๗๖๒", "ได้ ", " คะแนน", False),
        ("๑๐๐.๐๐", "", "%", True),
        ("ซ", "", " มีนาคม", False),
        ("๑๗", "จำนวน ", " คน", None),
        ("๒๕๑๗", "เลขที่ ", "", None),
    ],
)
def test_the_words_around_tell_what_can_stand_there(
    number: str, before: str, behind: str, possible: bool | None
) -> None:
    assert is_possible(number, before=before, behind=behind) is possible


@pytest.mark.parametrize(
    ("before", "behind", "due"),
    [
        ("มิถุนายน 2568", " กันยายน 2568", True),
        ("๑ พ.ย. ๒๕๖๗", " ๓๑ มี.ค. ๒๕๖๘", True),
        ("ต.ค.", " ธ.ค. ๖๗", True),
        ("ตั้งแต่ ๑ ตุลาคม ๒๕๖๗", "", False),
        ("ภายในปี ๒๕๖๗", " มีนาคม ๒๕๖๘", False),
        ("มิถุนายน 2568", " จัดประชุม", False),
        ("", " กันยายน 2568", False),
    ],
)
def test_a_dash_is_due_between_two_dates(before: str, behind: str, due: bool) -> None:
    assert is_dash_due(before=before, behind=behind) is due
