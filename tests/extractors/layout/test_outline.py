"""Numbers that open paragraphs, in every way of printing them."""

import pytest

from extractors.layout.outline import has_bullet, read_numbering, without_bullet


@pytest.mark.parametrize(
    ("text", "style", "parts", "rest"),
    [
        ("๑. จัดทำคู่มือ", "N", (1,), "จัดทำคู่มือ"),
        ("12.จัดทำคู่มือ", "N", (12,), "จัดทำคู่มือ"),
        ("๓) จัดทำคู่มือ", "N)", (3,), "จัดทำคู่มือ"),
        ("(๒) จัดทำคู่มือ", "(N)", (2,), "จัดทำคู่มือ"),
        ("(๒.๑) ผู้รับผิดชอบ : กองคลัง", "(N.N)", (2, 1), "ผู้รับผิดชอบ : กองคลัง"),
        ("๒.๑ วิธีการ", "N.N", (2, 1), "วิธีการ"),
        ("2.1.3 วิธีการ", "N.N.N", (2, 1, 3), "วิธีการ"),
        ("มาตรการที่ ๔ จัดอบรม", "มาตรการที่N", (4,), "จัดอบรม"),
        ("ประเด็นที่ 5: การสื่อสาร", "ประเด็นที่N", (5,), "การสื่อสาร"),
        ("MOIT 7 จัดหาพัสดุ", "MOITN", (7,), "จัดหาพัสดุ"),
        ("  ๑. ", "N", (1,), ""),
    ],
)
def test_numbering_styles(text: str, style: str, parts: tuple[int, ...], rest: str) -> None:
    numbering = read_numbering(text)
    assert numbering is not None
    assert (numbering.style, numbering.parts, numbering.rest) == (style, parts, rest)


def test_the_number_is_kept_as_printed() -> None:
    numbering = read_numbering("(๒.๑) วิธีการ")
    assert numbering is not None
    assert numbering.printed == "๒.๑"


@pytest.mark.parametrize("text", ["", "จัดทำคู่มือ", "๒ ครั้ง", "๒๕๖๘ เป็นปีที่", "(๒ คน", "- ๑. จัดทำ", "(ก) จัดทำ", "๑๒๓. มาก"])
def test_what_opens_no_numbered_paragraph(text: str) -> None:
    assert read_numbering(text) is None


@pytest.mark.parametrize(
    ("last", "text", "follows"),
    [
        ((1,), "๒. ก", True),
        ((1,), "๓. ก", False),
        ((2, 1), "๒.๒ ก", True),
        ((2, 1), "๓.๒ ก", False),
        ((2,), "๒.๑ ก", False),
        ((9,), "๑๐. ก", True),
    ],
)
def test_what_follows_in_a_list(last: tuple[int, ...], text: str, *, follows: bool) -> None:
    numbering = read_numbering(text)
    assert numbering is not None
    assert numbering.follows(last) is follows


@pytest.mark.parametrize(
    ("text", "rest"), [("- ก", "ก"), ("•ก", "ก"), ("– ก - ข", "ก - ข"), ("ก - ข", "ก - ข"), ("-", "-")]
)
def test_bullets(text: str, rest: str) -> None:
    assert without_bullet(text) == rest
    assert has_bullet(text) is (text != rest)
