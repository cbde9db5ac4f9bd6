"""Which lines of a text layer are believed."""

import pytest
from hypothesis import given

from extractors.page.layer.trust import LEAST_TRUST, judge
from extractors.thai.doubts import find_doubts
from extractors.thai.tokens import tokenize
from schemas.page import Line, Trust
from tests.extractors.page.dump.thai_text import phrases

CLEAN = 0.8


def trust(text: str, *, raw: str | None = None) -> Trust:
    return judge(
        Line(
            text=text,
            raw=text if raw is None else raw,
            method="text_layer",
            doubts=find_doubts(text),
            tokens=tokenize(text),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "1>@01>1/0@1@>@1 อคB/B>",
        "B>1@/0>1 อ1ค0B@ >1ก/2",
        "ก1>คB/@01 2>ข1@ค",
        "\ufffd\ufffd\ufffd ก\ufffd\ufffd",
        "ะาิี่้ำ์ัุู",
        "กЖขДคИ",
    ],
)
def test_garbage_is_not_believed(text: str) -> None:
    found = trust(text)
    assert found.score < LEAST_TRUST
    assert found.reasons


@pytest.mark.parametrize(
    "text",
    [
        "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
        "นายสมชาย กิตติวัฒนานนท์",
        "(นางสาวปิยธิดา ศรีวรพงษ์พันธุ์)",
        "https://www.example.go.th/ita/2568?o=12&page=3",
        "ดาวน์โหลดที่ https://bit.ly/3xY-9aB_c?d=1",
        "saraban@example.go.th โทร. ๐ ๒๑๒๓ ๔๕๖๗",
        "06a1b2c3@example.go.th",
        "E-Service",
        "PP&P Excellence",
        "o๑๑ การใช้จ่ายงบประมาณ (OIT ข้อ o11)",
        "i๑ - i๑๕",
        "๑,๒๓๔,๕๖๗.๘๙ บาท",
        "งบประมาณ 1,250,000.00 บาท (ร้อยละ 85.5%)",
        "โทรศัพท์ 0-2123-4567 ต่อ 101",
        "☑ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ",
        "ลงชื่อ......................ผู้รายงาน",
        "Q&A ถาม-ตอบ",
        "ไตรมาส ๑/๒๕๖๘",
        "LINE OA: @example_th",
        "เทศบาลตำบลบ้านกลางคลองใหม่",
        "๓",
        "-",
        "ที่",
    ],
)
def test_what_reports_say_is_believed(text: str) -> None:
    assert trust(text).score >= CLEAN


@given(phrases)
def test_words_of_reports_are_wholly_believed(text: str) -> None:
    assert trust(text).score >= 0.9


def test_a_clean_line_has_no_reasons_and_an_empty_one_neither() -> None:
    assert trust("มาตรการส่งเสริมความโปร่งใส") == Trust(score=1.0)
    assert trust("") == Trust(score=1.0)


@pytest.mark.parametrize(
    ("text", "raw", "reason"),
    [
        ("กองคลัง\ufffd", None, "unnamed-glyph"),
        ("กองคลัง", "กอง\x03คลัง", "control-character"),
        ("กองคลัง", "กอง\ue123คลัง", "control-character"),
        ("กองคลััง", None, "impossible-cluster"),
        ("กองคລัง", None, "foreign-letter"),
        ("กองคลัง ก1>B2ค", None, "jumbled-words"),
        ("กอง@คลัง", None, "symbols-in-words"),
        ("ฟหกดฟหกด", None, "unknown-words"),
    ],
)
def test_reasons_are_told(text: str, raw: str | None, reason: str) -> None:
    found = trust(text, raw=raw)
    assert reason in found.reasons
    assert found.score < 1.0


@pytest.mark.parametrize("raw", ["\uf70aก", "\uf0feก", "ก\tข\n", "\uf884ก"])
def test_private_characters_that_stand_for_something_cost_nothing(raw: str) -> None:
    assert trust("กก", raw=raw).score == trust("กก").score


def test_more_garbage_is_less_trust_and_never_below_nothing() -> None:
    scores = [trust("มาตรการส่งเสริม" + "\ufffd" * count).score for count in (0, 1, 3, 5, 50)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0.0
