"""Numbers in both scripts: what is read, what is refused, and that all prints come back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.numbers import (
    find_mixed_numbers,
    format_thai,
    has_mixed_scripts,
    parse_decimal,
    parse_int,
    to_arabic,
    to_thai,
)

DECIMALS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("๙๑.๓๓", "91.33"),
        ("91.33", "91.33"),
        ("๙๙. ๕๑", "99.51"),
        ("๙๙ .๕๑", "99.51"),
        ("๑๐๐", "100"),
        ("๑๐๐.๐๐", "100.00"),
        ("1,000", "1000"),
        ("๑,๒๓๔,๕๖๗.๘๙", "1234567.89"),
        ("๘๔.๒๕ คะแนน", "84.25"),
        ("ร้อยละ ๙๑.๓๓", "91.33"),
        ("ร้อยละ๙๑", "91"),
        ("75.5 %", "75.5"),
        ("75.5%", "75.5"),
        ("(๘๘.๑๐)", "88.10"),
        ("  ๗  ", "7"),
        ("จำนวน ๕ ข้อ", "5"),
        ("๒๕๖3", "2563"),
        ("91.", "91"),
        ("-3", "-3"),
    ],
)
def test_one_number_is_read_exactly(text: str, number: str) -> None:
    parsed = parse_decimal(text)
    assert parsed is not None
    assert parsed.as_tuple() == Decimal(number).as_tuple()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "–",
        "คะแนน",
        "๑ ๒",
        "91.33 84.20",
        "1.2.3",
        "1,00",
        "1,0000",
        "๙๙,๕๑",
        "i15",
        "o๓",
        "๑. ทบทวนคู่มือ",
        ".5",
        "9 1",
    ],
)
def test_what_is_not_exactly_one_number_is_none(text: str) -> None:
    assert parse_decimal(text) is None
    assert parse_int(text) is None


def test_a_fraction_is_no_whole_number() -> None:
    assert parse_int("๓.๐") is None
    assert parse_int("๒,๕๖๗ คน") == 2567


def test_a_misread_ruling_of_digits_is_no_number() -> None:
    assert parse_int("1" * 10_000) is None
    assert parse_decimal("0." + "1" * 5_000) is None


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("พ.ศ. ๒๕๖3", ["๒๕๖3"]),
        ("ได้ ๙๑.33 คะแนน", ["๙๑.33"]),
        ("๑,000 บาท", ["๑,000"]),
        ("ITA ๒๕๖๘ 5", []),
        ("ข้อ ๑, 2 และ 3", []),
        ("๑ - 2", []),
        ("๒๕๖๗/12", []),
        ("2567 ๒๕๖๗", []),
    ],
)
def test_mixed_scripts_count_only_within_one_number(text: str, mixed: list[str]) -> None:
    assert [text[start:end] for start, end in find_mixed_numbers(text)] == mixed
    assert has_mixed_scripts(text) == bool(mixed)


@given(st.text())
def test_changing_the_script_keeps_length_and_comes_back(text: str) -> None:
    assert len(to_arabic(text)) == len(to_thai(text)) == len(text)
    assert to_arabic(to_thai(text)) == to_arabic(text)
    assert not any(digit in to_arabic(text) for digit in "๐๑๒๓๔๕๖๗๘๙")


@given(number=st.integers(0, 10**12))
def test_whole_numbers_come_back_from_every_form(number: int) -> None:
    for printed in (str(number), f"{number:,}", format_thai(number), to_thai(f"{number:,} บาท"), f"ร้อยละ {number}"):
        assert parse_int(printed) == number


@given(number=DECIMALS)
def test_decimals_come_back_exactly(number: Decimal) -> None:
    for printed in (f"{number:f}", format_thai(number), f"{number:,f} คะแนน", format_thai(number).replace(".", ". ")):
        parsed = parse_decimal(printed)
        assert parsed is not None
        assert parsed.as_tuple() == number.as_tuple()


def test_thai_numbers_have_no_exponent() -> None:
    assert format_thai(Decimal("1E+2")) == "๑๐๐"
    assert format_thai(Decimal("1E-7")) == "๐.๐๐๐๐๐๐๑"


@given(st.text(alphabet="0123456789๐๑๒๓๔๕๖๗๘๙., -%()ร้อยละคะแนน\n"))
def test_any_text_is_a_number_or_none(text: str) -> None:
    parsed = parse_decimal(text)
    whole = parse_int(text)
    assert whole is None or parsed == whole
    if parsed is not None:
        assert any(digit.isdigit() for digit in text)
