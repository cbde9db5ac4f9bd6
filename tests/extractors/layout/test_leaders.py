"""Dotted lines to write on."""

import pytest
from hypothesis import given

from extractors.layout.leaders import without_leaders
from tests.builders import line
from tests.extractors.page.dump.thai_text import phrases


@pytest.mark.parametrize(
    ("text", "filled_in"),
    [
        ("กองคลัง..............", "กองคลัง"),
        ("กองคลัง ……………", "กองคลัง"),
        ("กองคลัง ______", "กองคลัง"),
        ("...กองคลัง...............", "กองคลัง"),
        ("……… กองคลัง", "กองคลัง"),
        ("๑. ......จัดทำคู่มือ........", "๑. จัดทำคู่มือ"),
        ("(2)….จัดทำคู่มือ", "(2)จัดทำคู่มือ"),
        ("................", ""),
        ("________", ""),
    ],
)
def test_dots_around_what_is_filled_in_go(text: str, filled_in: str) -> None:
    assert without_leaders(line(text)).text == filled_in


@pytest.mark.parametrize(
    "text",
    [
        "กองคลัง",
        "พ.ศ. ๒๕๖๘",
        "ฯลฯ...",
        "ลงชื่อ..............ผู้รายงาน",
        "๑. จัดทำคู่มือ",
        "ไฟล์ o__12.txt",
        "ต่อ…",
        "",
    ],
)
def test_other_dots_stay(text: str) -> None:
    whole = line(text)
    assert without_leaders(whole) is whole


def test_places_in_the_text_are_dropped_with_the_dots_and_raw_is_kept() -> None:
    found = without_leaders(line(".....กองคลัง....", line_no=7, starts=True))
    assert (found.text, found.raw, found.line_no, found.starts_paragraph) == ("กองคลัง", ".....กองคลัง....", 7, True)
    assert (found.tokens, found.spans, found.doubts) == ((), (), ())


@given(phrases)
def test_what_is_filled_in_is_found_whole(text: str) -> None:
    assert without_leaders(line(f"{text}{'.' * 12}")).text == text
    assert without_leaders(line(f"......{text} ......")).text == text
