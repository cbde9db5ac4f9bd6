"""Pages and lines of a PDF that are not in the report, each told with its page and its reason."""

import pytest

from pipeline.stages.checks.rules import page_troubles
from schemas.evidence import Evidence
from schemas.finding import Finding
from schemas.geometry import Box
from schemas.page import PageTrouble


def place(raw: str, *, page: int = 3) -> Evidence:
    """Where a line stands on a page."""
    return Evidence(page=page, box=Box(72, 100, 300, 116), method="text_layer", confidence=0.2, raw=raw)


def only(*troubles: PageTrouble) -> Finding:
    """The one finding of the troubles."""
    (finding,) = page_troubles.find(troubles)
    return finding


def test_a_file_without_its_end() -> None:
    finding = only(PageTrouble(kind="cut_off"))
    assert (finding.code, finding.severity, finding.path, finding.page) == ("document.cut-off", "warning", "", None)
    assert finding.message.th == "ไฟล์ไม่มีส่วนท้าย อาจถูกตัดระหว่างการคัดลอก และอาจมีหน้าที่ขาดหาย"
    assert finding.message.en == (
        "The file lacks its end: it may have been cut off while it was copied, and pages may be missing"
    )


@pytest.mark.parametrize(
    ("trouble", "code", "thai", "english"),
    [
        (
            PageTrouble(kind="picture", page=3),
            "page.is-picture",
            "หน้า ๓ เป็นภาพที่ไม่พบข้อความ",
            "Page 3 is a picture in which no text was found",
        ),
        (
            PageTrouble(kind="unsure", page=5, lines=(place("๔x", page=5), place("=", page=5))),
            "text.unsure",
            "หน้า ๕ มี ๒ บรรทัดที่อ่านจากภาพได้ไม่แน่ชัด (ลายมือ ตราประทับ หรือภาพ) จึงไม่ใช้ เช่น “๔x”",
            "On page 5 some of the picture could not be read surely (handwriting, stamps, drawings) and was not used:"
            " 2 lines, such as “๔x”",
        ),
        (
            PageTrouble(kind="garbled", page=1, lines=(place("คB%Q6Hอ", page=1),), detail="all"),
            "page.garbled",
            "หน้า ๑ มีชั้นข้อความที่ไม่ตรงกับตัวพิมพ์ และอ่านจากภาพไม่ได้ จึงไม่มีในรายงานนี้",
            "Page 1 has a text layer that does not say what is printed, and is not in this report",
        ),
        (
            PageTrouble(kind="unreadable", page=7, detail="page 7 of a.pdf cannot be read"),
            "page.unreadable",
            "หน้า ๗ อ่านไม่ได้ จึงไม่มีในรายงานนี้",
            "Page 7 cannot be read, and is not in this report (page 7 of a.pdf cannot be read)",
        ),
        (
            PageTrouble(kind="part_picture", page=2),
            "page.picture-not-read",
            "หน้า ๒ มีภาพที่ไม่ได้อ่าน หากเป็นตารางหรือข้อความที่สแกน ข้อมูลนั้นไม่มีในรายงานนี้",
            "Page 2 has a picture that was not read: if it is a scanned table or text, this report lacks it",
        ),
        (
            PageTrouble(kind="notes", page=4, detail="12"),
            "page.notes-not-read",
            "หน้า ๔ มีข้อความในบันทึกย่อ ตราประทับ หรือช่องกรอก ๑๒ แห่งที่ไม่ได้อ่าน",
            "On page 4 words in notes, stamps or form fields were not read: 12 places",
        ),
    ],
    ids=lambda each: each.kind if isinstance(each, PageTrouble) else "",
)
def test_what_of_a_page_is_not_in_the_report_is_told(trouble: PageTrouble, code: str, thai: str, english: str) -> None:
    finding = only(trouble)
    severity = {"unreadable": "error", "garbled": "error", "notes": "warning", "unsure": "warning"}
    assert (finding.code, finding.page) == (code, trouble.page)
    assert finding.severity == severity.get(trouble.kind, "info")
    assert finding.message.th == thai
    assert finding.message.en == english
    assert tuple(finding.evidence) == trouble.lines


def test_single_lines_that_say_something_else_than_is_printed_are_a_warning() -> None:
    lines = (place("คB%Q6Hอ-JZR"), place("ข?9\nค"))
    finding = only(PageTrouble(kind="garbled", page=3, lines=lines))
    assert (finding.code, finding.severity, finding.page) == ("text.untrusted", "warning", 3)
    assert "หน้า ๓ มี ๒ บรรทัด" in finding.message.th
    assert finding.message.en == (
        "On page 3 the file's text is not what is printed, and was not used: 2 lines, such as “คB%Q6Hอ-JZR”"
    )
    assert tuple(finding.evidence) == lines


def test_each_trouble_has_its_finding_in_the_order_of_the_troubles() -> None:
    troubles = [
        PageTrouble(kind="cut_off"),
        PageTrouble(kind="picture", page=2),
        PageTrouble(kind="picture", page=3),
        PageTrouble(kind="unreadable", page=4),
    ]
    assert [(finding.code, finding.page) for finding in page_troubles.find(troubles)] == [
        ("document.cut-off", None),
        ("page.is-picture", 2),
        ("page.is-picture", 3),
        ("page.unreadable", 4),
    ]


def test_no_trouble_is_no_finding() -> None:
    assert list(page_troubles.find([])) == []


def test_pages_that_were_recognised_are_told_once() -> None:
    finding = only(*(PageTrouble(kind="recognised", page=page) for page in (1, 2, 3, 7, 9, 10)))
    assert (finding.code, finding.severity, finding.page) == ("page.recognised", "info", None)
    assert finding.message.en == "Pages that were read from their pictures, by OCR: 1–3, 7, 9–10"
    assert finding.message.th == "หน้าที่อ่านจากภาพด้วย OCR: ๑–๓, ๗, ๙–๑๐"
    assert only(PageTrouble(kind="recognised", page=4)).page == 4


def test_dirty_pages_are_told_once_and_to_be_looked_at() -> None:
    finding = only(*(PageTrouble(kind="dirty", page=page) for page in (2, 3, 5)))
    assert (finding.code, finding.severity, finding.page) == ("page.dirty", "warning", None)
    assert finding.message.en.endswith("to be compared with the paper: 2–3, 5")
    assert finding.message.th.endswith(": ๒–๓, ๕")
    both = page_troubles.find([PageTrouble(kind="dirty", page=1), PageTrouble(kind="recognised", page=1)])
    assert [each.code for each in both] == ["page.recognised", "page.dirty"]
