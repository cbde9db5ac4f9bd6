"""Dates and fiscal years in text: their prints, what only looks like one, and long hostile text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.dates import find_dates, find_fiscal_years, join_of, month_of
from extractors.thai.lexicon.calendar import MONTH_ABBREVIATIONS, MONTH_MISSPELLINGS, MONTH_NAMES, MONTH_STEMS
from extractors.thai.numbers import to_thai
from tests.growth import grows_with_size

DAYS = st.dates(date(1997, 1, 1), date(2056, 12, 31))


def read(text: str) -> list[tuple[str, int | None, int, int | None]]:
    return [(text[found.start : found.end], found.day, found.month, found.year) for found in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "๑๗ กุมภาพันธ์ ๒๕๖๔",
        "17 กุมภาพันธ์ พ.ศ. 2564",
        "17 เดือน กุมภาพันธ์ พ.ศ. 2564",
        "๑๗ กุมภาพันธ์ พ.ศ.๒๕๖๔",
        "17 กุมภาพันธ์ ปี พ.ศ. 2564",
        "๑๗ กุมภาพันธ์ พุทธศักราช ๒๕๖๔",
        "๑๗กุมภาพันธ์๒๕๖๔",
        "๑๗ กุมภา พันธ์ ๒๕ ๖๔",
        "๑๗\nกุมภาพันธ์\n๒๕๖๔",
        "๑๗ ก.พ. ๖๔",
        "17 ก.พ.64",
        "17 ก. พ. 2564",
        "17 ก.พ 64",
        "17 กพ 64",
        "17 กพ. 64",
        "17 ก.พ. '64",
        "17-ก.พ.-64",
        "17/ก.พ./2564",
        "17 กุมภา 64",
        "17 กุมภาพันธ์ ค.ศ. 2021",
        "17 ก.พ. 2021",
        "17 February 2021",
        "17 Feb. 2021",
        "February 17, 2021",
        "17/2/2564",
        "๑๗/๐๒/๖๔",
        "17.02.64",
        "17-2-2564",
        "2021-02-17",
        "2564-02-17",
        "๑๗ กุมภาพันธ์ ๒๕๖4",
    ],
)
def test_one_day_in_its_many_prints(text: str) -> None:
    for printed in (text, f"ณ วันที่ {text} ณ ห้องประชุม", f"({text})", f"วันพุธที่ {text}"):
        found = find_dates(printed)
        assert [printed[match.start : match.end] for match in found] == [text]
        assert found[0].date() == date(2021, 2, 17)
        assert found[0].year == 2564


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("วันที่ ๓๑ ตุลาคมถึง วันที่ ๓๑ มีนาคม ๒๕๖๘", [("๓๑ ตุลาคม", 31, 10, None), ("๓๑ มีนาคม ๒๕๖๘", 31, 3, 2568)]),
        (".๑ ตุลาคม ๒๕๖๗-.๓๐ กันยายน ๒๕๖๘", [("๑ ตุลาคม ๒๕๖๗", 1, 10, 2567), ("๓๐ กันยายน ๒๕๖๘", 30, 9, 2568)]),
        ("ประจำเดือนมกราคม ๒๕๖๘", [("มกราคม ๒๕๖๘", None, 1, 2568)]),
        ("เดือน ก.ค.", [("ก.ค.", None, 7, None)]),
        ("ต.ค. - ธ.ค. 66", [("ต.ค.", None, 10, None), ("ธ.ค. 66", None, 12, 2566)]),
        ("๓๑ ตุลาคม ๓๑ มีนาคม ๒๕๖๘", [("๓๑ ตุลาคม", 31, 10, None), ("๓๑ มีนาคม ๒๕๖๘", 31, 3, 2568)]),
        ("๕ มีนาคม ๒๕๖๘ เวลา ๑๓.๓๐-๑๖.๓๐ น.", [("๕ มีนาคม ๒๕๖๘", 5, 3, 2568)]),
        ("วันที่ ๓ ๑ ตุลาคม ๒๕๖๗", [("๓ ๑ ตุลาคม ๒๕๖๗", 31, 10, 2567)]),
        ("ไตรมาสที่ ๑ ตุลาคม ๒๕๖๗", [("ตุลาคม ๒๕๖๗", None, 10, 2567)]),
        ("รอบ ๖ เดือน ตุลาคม ๒๕๖๗", [("ตุลาคม ๒๕๖๗", None, 10, 2567)]),
        ("1. ตุลาคม 2567", [("ตุลาคม 2567", None, 10, 2567)]),
        ("๑๕.มกราคม ๒๕๖๘", [("๑๕.มกราคม ๒๕๖๘", 15, 1, 2568)]),
        ("01/10/67-30/09/68", [("01/10/67", 1, 10, 2567), ("30/09/68", 30, 9, 2568)]),
        ("ต.ค.พ.ศ.๒๕๖๗", [("ต.ค.พ.ศ.๒๕๖๗", None, 10, 2567)]),
        ("มกราคม 45 ครั้ง", [("มกราคม", None, 1, None)]),
        ("มกราคม 10.30 น.", [("มกราคม", None, 1, None)]),
        ("15 ก.พ. 2567 วันที่ประชุม", [("15 ก.พ. 2567", 15, 2, 2567)]),
    ],
)
def test_dates_in_running_text(text: str, expected: list[tuple[str, int | None, int, int | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "สำนักงาน ก.พ. กำหนด",
        "ระเบียบสำนักงาน ก.พ. ๒๕๕๑",
        "ก.พ.ร. และ ก.ค.ศ.",
        "อ.ก.พ. ๑๒",
        "มีความโปร่งใส ส่งเสริมคุณธรรม",
        "กระทรวงคมนาคม",
        "นางสาวมีนา ตุลาการ",
        "ข้อ 1.2.10",
        "เวลา 08.30-16.30 น.",
        "You may read",
        "ร้อยละ 91.33",
        "2/2564",
        "99/99/99",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "31 กุมภาพันธ์ 2568",
        "๒๙ ก.พ. ๒๕๖๘",
        "31 กันยายน 2568",
        "0 มกราคม 2568",
        "45 มกราคม 2568",
        "1/13/2567",
        "31/4/2567",
        "๑ ตุลาคม ค.ศ. ๒๕๖๘",
        "๑ ตุลาคม พ.ศ. 2024",
        "1/10/24",
        "1 ต.ค. 25",
        "1 ต.ค.",
        "ต.ค. 67",
    ],
)
def test_an_impossible_or_incomplete_date_is_a_match_without_a_day(text: str) -> None:
    found = find_dates(text)
    assert len(found) == 1
    assert found[0].date() is None


def test_leap_days_follow_the_common_era() -> None:
    assert find_dates("29 ก.พ. 2567")[0].date() == date(2024, 2, 29)
    assert find_dates("๒๙ กุมภาพันธ์ ๒๕๖๖")[0].date() is None


def test_short_years_are_buddhist_era_where_that_is_sure() -> None:
    assert [found.year for found in find_dates("ต.ค. 40, ต.ค. 99")] == [2540, 2599]
    assert [found.year for found in find_dates("ต.ค. 39")] == []
    assert find_dates("ต.ค. พ.ศ. 39")[0].year == 2539


def test_lone_abbreviations_count_where_the_text_speaks_of_times() -> None:
    assert find_dates("ก.พ.") == []
    assert [found.month for found in find_dates("ก.พ.", lone_months=True)] == [2]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("ต.ค.", 10),
        ("ต.ค", 10),
        ("ต. ค.", 10),
        ("เดือน มกราคม", 1),
        ("ตุลาคม\n๒๕๖๗", 10),
        ("ธ.ค. 67", 12),
        ("1 ต.ค.", None),
        ("ต.ค. - ธ.ค.", None),
        ("ผู้รับผิดชอบ", None),
        ("ระยะเวลา (เดือน)", None),
        ("", None),
    ],
)
def test_a_heading_that_is_a_month(text: str, month: int | None) -> None:
    assert month_of(text) == month


def test_every_spelling_of_every_month_is_read() -> None:
    for month in range(1, 13):
        first, second = MONTH_ABBREVIATIONS[month - 1]
        spellings = [MONTH_NAMES[month - 1], MONTH_STEMS[month - 1], f"{first}.{second}.", f"{first}.{second}"]
        spellings += [f"{first}. {second}.", first + second, f"{first}{second}."]
        spellings += [wrong for wrong, right in MONTH_MISSPELLINGS.items() if right == month]
        for spelling in spellings:
            assert read(f"๗ {spelling} ๒๕๖๘") == [(f"๗ {spelling} ๒๕๖๘", 7, month, 2568)], spelling


@pytest.mark.parametrize(
    ("between", "join"),
    [
        (" - ", "range"),
        ("–", "range"),
        ("-.", "range"),
        ("ถึง วันที่ ", "range"),
        (" จนถึงวันที่ ", "range"),
        (" to ", "range"),
        ("\n–\n", "range"),
        (" และ ", "list"),
        (", ", "list"),
        (" ", None),
        (" เผยแพร่ ", None),
        ("-" * 100, None),
    ],
)
def test_what_joins_two_dates(between: str, join: str | None) -> None:
    assert join_of(between) == join


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ โดย", [("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", 2568, None, True)]),
        ("ประจำปีงบประมาณ 2564", [("ประจำปีงบประมาณ 2564", 2564, None, True)]),
        ("ปีงบประมาณ พ.ศ.๒๕๖3", [("ปีงบประมาณ พ.ศ.๒๕๖3", 2563, None, True)]),
        ("ปีงบประมาณ\n พ.ศ. ๒๕๖๗", [("ปีงบประมาณ\n พ.ศ. ๒๕๖๗", 2567, None, True)]),
        ("ปี งบประมาณ ๒๕ ๖๗", [("ปี งบประมาณ ๒๕ ๖๗", 2567, None, True)]),
        ("ปีงบ ๖๘", [("ปีงบ ๖๘", 2568, None, True)]),
        ("ในงบประมาณ พ.ศ. 2564", [("งบประมาณ พ.ศ. 2564", 2564, None, True)]),
        ("ประจำปี ๒๕๖๘", [("ประจำปี ๒๕๖๘", 2568, None, False)]),
        ("ITA ปี พ.ศ. 2563", [("ITA ปี พ.ศ. 2563", 2563, None, False)]),
        ("ปี พ.ศ. 2563", [("ปี พ.ศ. 2563", 2563, None, False)]),
        ("วิเคราะห์ผล ITA ๒๕๖๗ ในแต่ละ", [("ITA ๒๕๖๗", 2567, None, False)]),
        ("(ITA) ประจำปี 2563", [("ประจำปี 2563", 2563, None, False)]),
        ("ITA ๒๕๖๘ 5", [("ITA ๒๕๖๘", 2568, None, False)]),
        ("พ.ศ. 2561 – 2564", [("พ.ศ. 2561 – 2564", 2561, 2564, False)]),
        ("ในปีงบประมาณ พ.ศ.2561 – 2564 นั้น", [("ปีงบประมาณ พ.ศ.2561 – 2564", 2561, 2564, True)]),
        ("ปีงบประมาณ ๒๕๖๗-๖๘", [("ปีงบประมาณ ๒๕๖๗-๖๘", 2567, 2568, True)]),
        ("ปีงบประมาณ 2567 ถึง ปีงบประมาณ 2568", [("ปีงบประมาณ 2567 ถึง ปีงบประมาณ 2568", 2567, 2568, True)]),
        ("ปีงบประมาณ ๒๕๖๗ และ ๒๕๖๘", [("ปีงบประมาณ ๒๕๖๗", 2567, None, True), ("๒๕๖๘", 2568, None, True)]),
        ("ปีงบประมาณ 2567 เรื่อง มาตรการ", [("ปีงบประมาณ 2567", 2567, None, True)]),
        ("ปีงบประมาณ 2568 - 1 ครั้ง", [("ปีงบประมาณ 2568", 2568, None, True)]),
        ("ปีงบประมาณ 2568 รายงานผลปี 2567", [("ปีงบประมาณ 2568", 2568, None, True), ("ปี 2567", 2567, None, False)]),
    ],
)
def test_mentions_of_fiscal_years(text: str, expected: list[tuple[str, int, int | None, bool]]) -> None:
    found = find_fiscal_years(text)
    assert [(text[each.start : each.end], each.year, each.last_year, each.fiscal) for each in found] == expected
    assert [each.is_range for each in found] == [last is not None for _, _, last, _ in expected]


@pytest.mark.parametrize(
    "text",
    [
        "พระราชบัญญัติข้อมูลข่าวสาร พ.ศ. ๒๕๔๐",
        "๑ ตุลาคม ๒๕๖๗",
        "๑ ตุลาคม ปี ๒๕๖๗",
        "ITA 89.50",
        "ผลคะแนน ITA 89",
        "งบประมาณ 2500 บาท",
        "ปีงบประมาณ 2567 บาท",
        "อายุ 20 ปี 60 คน",
        "แผนยุทธศาสตร์ ๒๐ ปี",
        "ปีการศึกษา ๒๕๖๘",
        "ปีงบประมาณ 9999",
        "ปีงบประมาณ",
        "",
    ],
)
def test_what_is_no_mention_of_a_fiscal_year(text: str) -> None:
    assert find_fiscal_years(text) == []


@given(day=DAYS, thai=st.booleans())
def test_days_come_back_from_every_print(day: date, thai: bool) -> None:
    year = day.year + 543
    name, (first, second) = MONTH_NAMES[day.month - 1], MONTH_ABBREVIATIONS[day.month - 1]
    prints = [f"{day.day} {name} {year}", f"{day.day} {name} พ.ศ. {year}", f"วันที่ {day.day} เดือน {name} พ.ศ.{year}"]
    prints += [f"{day.day} {first}.{second}. {year}", f"{day.day}/{day.month}/{year}", f"{day:%d.%m.}{year}"]
    prints += [f"{day.day} {name} ค.ศ. {day.year}", day.isoformat(), f"{day:%d}-{day:%m}-{year}"]
    if 2540 <= year <= 2599:
        prints += [f"{day.day} {first}.{second}.{year % 100}", f"{day.day}/{day.month:02}/{year % 100}"]
    for printed in prints:
        text = to_thai(printed) if thai else printed
        assert [found.date() for found in find_dates(text)] == [day], text


@given(st.text(alphabet="0123456789๐๑๒๓. -/กพมคตยุลาีันธ์์เดือวที่ถงปศ\n'"))
def test_matches_lie_in_order_within_any_text(text: str) -> None:
    for lone_months in (False, True):
        found = find_dates(text, lone_months=lone_months)
        assert all(match.start < match.end <= len(text) for match in found)
        assert all(left.end <= right.start for left, right in pairwise(found))
        for match in found:
            day = match.date()
            assert day is None or (day.day == match.day and day.year + 543 == match.year and day.year < 2200)


@given(st.text())
def test_any_text_may_be_searched(text: str) -> None:
    assert all(text[match.start : match.end] for match in find_dates(text))
    assert all(match.year < (match.last_year or 9999) for match in find_fiscal_years(text))


@pytest.mark.parametrize(
    ("piece", "size"),
    [("1", 150_000), ("ม.ค.", 150_000)]
    + [
        (piece, 25_000)
        for piece in ("๑", "ม.ค. ", "1/", "1.", " ", "ก", "ตุลาคม - ", "๑ ต.ค. ๒๕๖๗ – ", "ปีงบประมาณ ", "2 5 6 ")
    ],
)
def test_long_hostile_text_takes_linear_time(piece: str, size: int) -> None:
    def find(size: int) -> None:
        text = piece * (size // len(piece))
        find_dates(text)
        find_fiscal_years(text)

    assert grows_with_size(find, size)
